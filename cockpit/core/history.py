"""What a lead's events add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum

from cockpit.core.events import (
    CallLogged,
    Event,
    NoteAdded,
    OutcomeCorrected,
    Snoozed,
    Undone,
)
from cockpit.core.hours import clock_hour, few, wall
from cockpit.core.model import Call, Direction, Zones
from cockpit.core.rules import DAY, ZoneUnknownRule
from cockpit.core.value import value
from cockpit.core.zone import zone_info

REMEMBERED = 30 * DAY
"""How many seconds an hour stays marked as tried: the default look-back of the guard."""

WALLS, WALL_BITS = 3, 17
"""How many wall times a lead's row has, and how many bits each of them takes."""


@value
class Note:
    """A line on the lead itself."""

    event: str
    at: datetime
    text: str


@value
class History:
    """Everything that happened to a lead.

    ``calls`` stand in the order they were made (ties by arrival) and include undone ones,
    marked as such; ``talked`` gives seconds of conversation by event id.
    """

    calls: tuple[Call, ...] = ()
    notes: tuple[Note, ...] = ()
    snoozed_until: datetime | None = None


class Status(StrEnum):
    """Where a lead stands for good, whatever the hour."""

    OPEN = "open"
    ANSWERED = "answered"
    DO_NOT_CALL = "do_not_call"


@value
class LeadState:
    """The facts the queue asks for, one row a lead; nothing here hangs on the config or on today.

    ``tried`` has a bit for each hour of the lead's wall clock with an unanswered call in it,
    ``walls`` the wall times of the last three of them; past ``tried_until`` they may name hours
    that are fresh again. Times are Unix seconds.
    """

    status: Status = Status.OPEN
    attempts: int = 0
    silent_streak: int = 0
    last_at: int = 0
    tried: int = 0
    tried_until: int = 0
    walls: int = 0
    snoozed_until: int = 0


def undone_ids(events: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that do not count, given all events in arrival order."""
    undone: set[str] = set()
    for event in reversed(events):
        if isinstance(event.body, Undone) and event.id not in undone:
            undone.add(event.body.event)
    return frozenset(undone)


def folded(events: Sequence[Event]) -> History:
    """The history that events in arrival order add up to."""
    undone = undone_ids(events)
    calls: dict[str, Call] = {}
    notes: list[Note] = []
    snoozed_until: datetime | None = None
    for event in events:
        counts = event.id not in undone
        match event.body:
            case CallLogged(phone, outcome, direction, note, detail=detail):
                calls[event.id] = Call(
                    event.id, event.at, phone, outcome, event.lead, direction, note, not counts,
                    detail,
                )  # fmt: skip
            case OutcomeCorrected(call, _, outcome, note, detail) if counts and call in calls:
                calls[call] = replace(
                    calls[call], outcome=outcome, note=note or calls[call].note, detail=detail
                )
            case NoteAdded(text, call) if counts and call in calls:
                calls[call] = replace(calls[call], note=joined(calls[call].note, text))
            case NoteAdded(text, "") if counts:
                notes.append(Note(event.id, event.at, text))
            case Snoozed(until) if counts:
                snoozed_until = until
            case _:
                pass
    ordered = tuple(sorted(calls.values(), key=lambda call: call.at))
    return History(ordered, tuple(notes), snoozed_until)


def joined(*notes: str) -> str:
    """Several notes on one call as one text."""
    return "; ".join(note for note in notes if note)


def counted(calls: Iterable[Call], now: datetime) -> tuple[Call, ...]:
    """The calls that the rules look at: not undone, not later than ``now``."""
    return tuple(call for call in calls if not call.undone and call.at <= now)


def outbound(calls: Iterable[Call]) -> tuple[Call, ...]:
    """The calls we made."""
    return tuple(call for call in calls if call.direction is Direction.OUT)


def silent_streak(calls: Sequence[Call]) -> tuple[Call, ...]:
    """The silent calls since they last heard from us, oldest first.

    An answered call, a message left or a call back from them ends a streak.
    """
    streak: list[Call] = []
    for call in reversed(calls):
        heard = call.outcome.reached_person or call.outcome.left_message
        if call.direction is Direction.IN or heard:
            break
        streak.append(call)
    return tuple(reversed(streak))


def state(history: History, zones: Zones, barred: bool) -> LeadState:
    """The row that the queue keeps for a lead with this history."""
    calls = tuple(call for call in history.calls if not call.undone)
    made = outbound(calls)
    tried, tried_until, walls = _tried(made, zones)
    return LeadState(
        status=_status(made, barred),
        attempts=len(made),
        silent_streak=len(silent_streak(calls)),
        last_at=_seconds(made[-1].at) if made else 0,
        tried=tried,
        tried_until=tried_until,
        walls=walls,
        snoozed_until=_seconds(history.snoozed_until) if history.snoozed_until else 0,
    )


def _status(made: Sequence[Call], barred: bool) -> Status:
    if barred:
        return Status.DO_NOT_CALL
    if made and made[-1].outcome.reached_person:
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
