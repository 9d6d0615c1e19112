"""The hours of a week, on whatever clock they are read."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
from functools import lru_cache

from cockpit.core.rules import DAY, Hours
from cockpit.core.value import value

Day = tuple[Hours, ...]
"""The stretches of one day, in order; none on a day that is closed."""

WORKING_DAYS = range(5)
"""Monday to Friday."""


class Openness(StrEnum):
    """Whether a week is open at one moment, over all the zones somebody may be in."""

    OPEN = "open"
    PARTLY = "partly"
    CLOSED = "closed"


@value
class Week:
    """Seven days from Monday on."""

    days: tuple[Day, ...]

    def on(self, weekday: int) -> Day:
        """The stretches of a day, Monday being 0."""
        return self.days[weekday]

    def is_open(self, now: datetime, zone: tzinfo) -> bool:
        """Whether it is open by the zone's clock: a stretch's start is in it, its end is not."""
        local = now.astimezone(zone)
        wall = local.hour * 3600 + local.minute * 60 + local.second
        return any(wall in hours for hours in self.days[local.weekday()])

    def opening(self, start: datetime, zone: tzinfo) -> datetime | None:
        """The first moment from ``start`` on at which it is open there, in UTC, if it ever is."""
        if self.is_open(start, zone):
            return start.astimezone(UTC)
        local = start.astimezone(zone)
        for days in range(8):
            date = local.date() + timedelta(days=days)
            for hours in self.days[date.weekday()]:
                opens = datetime.combine(date, _time(hours.start), zone).astimezone(UTC)
                if opens >= start and self.is_open(opens, zone):
                    return opens
        return None

    def within(self, other: "Week") -> "Week":
        """The hours that both have."""
        return Week(tuple(map(_common, self.days, other.days)))


def daily(hours: Hours) -> Week:
    """The same hours on every day."""
    return Week(((hours,),) * 7)


@lru_cache(maxsize=64)
def working(hours: Hours) -> Week:
    """The same hours from Monday to Friday."""
    return Week(tuple((hours,) if day in WORKING_DAYS else () for day in range(7)))


def openness(now: datetime, zones: Sequence[tzinfo], week: Week) -> Openness:
    """Whether the week is open at ``now`` in all, some or none of the zones."""
    found = {week.is_open(now, zone) for zone in zones}
    if len(found) > 1:
        return Openness.PARTLY
    return Openness.OPEN if True in found else Openness.CLOSED


def next_opening(start: datetime, zones: Sequence[tzinfo], week: Week) -> datetime | None:
    """The first moment from ``start`` on at which one of the zones is open, if any ever is."""
    return min(filter(None, (week.opening(start, zone) for zone in zones)), default=None)


def span(day: Day) -> str:
    """A day's hours in words: ``08:00 to 20:00``."""
    return " and ".join(f"{_clock(h.start)} to {_clock(h.end)}" for h in day)


@lru_cache(maxsize=1024)
def _common(one: Day, other: Day) -> Day:
    return tuple(_overlaps(one, other))


def _overlaps(one: Day, other: Day) -> Iterator[Hours]:
    for a in one:
        for b in other:
            start, end = max(a.start, b.start), min(a.end, b.end)
            if start < end:
                yield Hours(start, end)


def _time(seconds: int) -> time:
    seconds = min(seconds, DAY - 1)
    return time(seconds // 3600, seconds % 3600 // 60, seconds % 60)


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"
