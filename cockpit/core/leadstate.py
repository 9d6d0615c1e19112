"""What the queue keeps of a lead: one row of facts, none that hang on the config or on today."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum

from cockpit.core.history import History, outbound, silent_streak
from cockpit.core.hours import clock_hour, few, wall
from cockpit.core.model import Call, Zones
from cockpit.core.promise import is_kept
from cockpit.core.rules import DAY, ZoneUnknownRule
from cockpit.core.value import value
from cockpit.core.zone import zone_info

REMEMBERED = 30 * DAY
"""How many seconds an hour stays marked as tried: the default look-back of the guard."""

WALLS, WALL_BITS = 3, 17
"""How many wall times a lead's row has, and how many bits each of them takes."""


class Status(StrEnum):
    """Where a lead stands for good, whatever the hour."""

    OPEN = "open"
    ANSWERED = "answered"
    RETIRED = "retired"
    DO_NOT_CALL = "do_not_call"


@value
class LeadState:
    """The facts the queue asks for, one row a lead; nothing here hangs on the config or on today.

    ``tried`` has a bit for each hour of the lead's wall clock with an unanswered call in it,
    ``walls`` the wall times of the last three of them; past ``tried_until`` they may name hours
    that are fresh again. ``snoozed_until`` is the later of a snooze and a park, ``second_at`` the
    call before the last, ``touched_at`` the last time that anything else happened: a touch, a
    call from them, a promise. A promise that is kept has no times. Times are Unix seconds.
    """

    status: Status = Status.OPEN
    attempts: int = 0
    silent_streak: int = 0
    last_at: int = 0
    tried: int = 0
    tried_until: int = 0
    walls: int = 0
    snoozed_until: int = 0
    second_at: int = 0
    touches: int = 0
    touched_at: int = 0
    promise_from: int = 0
    promise_until: int = 0


def state(history: History, zones: Zones, barred: bool, phones: Sequence[str] = ()) -> LeadState:
    """The row that the queue keeps for a lead with this history and these numbers."""
    calls = tuple(call for call in history.calls if not call.undone)
    made = outbound(calls)
    tried, tried_until, walls = _tried(made, zones)
    promise = next(iter(history.promises[-1:]), None)
    owed = promise if promise and not is_kept(promise, made) else None
    return LeadState(
        status=_status(history, calls, barred, phones),
        attempts=len(made),
        silent_streak=len(silent_streak(calls)),
        last_at=_seconds(made[-1].at) if made else 0,
        tried=tried,
        tried_until=tried_until,
        walls=walls,
        snoozed_until=max(map(_seconds, filter(None, _absences(history))), default=0),
        second_at=_seconds(made[-2].at) if len(made) > 1 else 0,
        touches=len(history.touches),
        touched_at=max(_met(history, calls), default=0),
        promise_from=_seconds(owed.starts) if owed else 0,
        promise_until=_seconds(owed.ends) if owed else 0,
    )


def _met(history: History, calls: Iterable[Call]) -> Iterator[int]:
    yield from (_seconds(call.at) for call in calls if not call.is_outbound)
    yield from (_seconds(touch.at) for touch in history.touches)
    yield from (_seconds(promise.made) for promise in history.promises)


def _absences(history: History) -> tuple[datetime | None, datetime | None]:
    return history.snoozed_until, history.parked_until


def _status(history: History, calls: Sequence[Call], barred: bool, phones: Sequence[str]) -> Status:
    if barred:
        return Status.DO_NOT_CALL
    if history.retired or (phones and history.dead.issuperset(phones)):
        return Status.RETIRED
    heard = [call for call in calls if call.is_outbound or call.outcome.reached_person]
    if heard and heard[-1].outcome.reached_person:
        return Status.ANSWERED
    return Status.OPEN


def tried_zone(zones: Zones) -> str:
    """The zone whose clock the hours tried are told on: the first of a few candidates."""
    return next(iter(few(zones, ZoneUnknownRule()).names), "")


def _tried(made: Sequence[Call], zones: Zones) -> tuple[int, int, int]:
    unanswered = [call for call in made if call.unanswered_outbound]
    if not unanswered:
        return 0, 0, 0
    latest = _seconds(unanswered[-1].at)
    recent = [call for call in unanswered if latest - _seconds(call.at) <= REMEMBERED]
    name = tried_zone(zones)
    clock = zone_info(name) if name else UTC
    mask = 0
    for call in recent:
        mask |= 1 << clock_hour(call.at, clock)
    walls = [wall(call.at, clock) for call in recent[-WALLS:]]
    return mask, _seconds(recent[0].at) + REMEMBERED, packed(walls)


def packed(walls: Iterable[int]) -> int:
    """Wall times, in seconds since midnight, as one number: each plus one, in 17 bits."""
    number = 0
    for seconds in walls:
        number = number << WALL_BITS | (seconds + 1)
    return number


def _seconds(at: datetime) -> int:
    return int(at.timestamp())
