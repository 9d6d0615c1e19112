"""Promises: what the rep said they would do, and when it falls due, is kept or has lapsed."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from cockpit.core.hours import date_named, day_and_time
from cockpit.core.model import Call
from cockpit.core.value import value
from cockpit.core.zone import zone_info

AHEAD = timedelta(minutes=15)
"""How long before its moment a timed promise falls due."""


class Standing(StrEnum):
    """Where an open promise stands at one moment."""

    EARLY = "early"
    DUE = "due"
    LAPSED = "lapsed"


@value
class Promise:
    """A call promised for a day, on the calendar of ``zone``, or for a moment of that day.

    ``made`` and ``due`` are aware, in UTC; ``day`` is an ISO date; ``zone`` is an IANA name.
    """

    event: str
    made: datetime
    day: str
    zone: str
    due: datetime | None = None
    words: str = ""

    @property
    def starts(self) -> datetime:
        """When it falls due: with its day, or 15 minutes before its moment; in UTC."""
        return self.due - AHEAD if self.due else _midnight(date.fromisoformat(self.day), self.zone)

    @property
    def ends(self) -> datetime:
        """The end of its local day, in UTC; whoever has not called by then has broken it."""
        return _midnight(date.fromisoformat(self.day) + timedelta(days=1), self.zone)


def standing(promise: Promise, now: datetime) -> Standing:
    """Where a promise that nobody has kept stands at ``now``."""
    if now < promise.starts:
        return Standing.EARLY
    return Standing.DUE if now < promise.ends else Standing.LAPSED


def is_kept(promise: Promise, calls: Iterable[Call]) -> bool:
    """Whether one of our calls was made since it fell due, and since it was made."""
    made, starts = promise.made, promise.starts
    return any(
        call.is_outbound and not call.undone and call.at >= starts and call.at > made
        for call in calls
    )


def open_promise(
    promises: Iterable[Promise], calls: Iterable[Call], now: datetime
) -> Promise | None:
    """The last promise made by ``now``, unless it has been kept: its word replaces any earlier."""
    made = [promise for promise in promises if promise.made <= now]
    if not made or is_kept(made[-1], [call for call in calls if call.at <= now]):
        return None
    return made[-1]


def _midnight(day: date, zone: str) -> datetime:
    # Where the clock leaps over midnight, the day begins when it lands.
    return datetime.combine(day, time(), zone_info(zone)).astimezone(UTC)


def in_words(promise: Promise, clock: tzinfo, now: datetime) -> str:
    """When it is for: a day (``for today``, ``for Thu 12 Mar``), or a moment on the clock given."""
    if promise.due:
        return f"for {day_and_time(promise.due, clock, now)}"
    return f"for {date_named(promise.starts, zone_info(promise.zone), now)}"
