"""What a lead's events add up to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from cockpit.core.events import (
    CallLogged,
    DetailAdded,
    Event,
    NoteAdded,
    OutcomeCorrected,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    TouchLogged,
    Undone,
    because_of,
)
from cockpit.core.model import Call, Detail, Direction, Touch
from cockpit.core.policy import Ask
from cockpit.core.promise import Promise
from cockpit.core.value import value


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
    marked as such; ``touches`` likewise, without the undone; ``promises`` in the order they were
    made. ``retired`` says that the lead is not called any more, for good; ``dead`` are its
    numbers that are wrong or disconnected.
    """

    calls: tuple[Call, ...] = ()
    notes: tuple[Note, ...] = ()
    snoozed_until: datetime | None = None
    touches: tuple[Touch, ...] = ()
    promises: tuple[Promise, ...] = ()
    parked_at: datetime | None = None
    parked_until: datetime | None = None
    retired: bool = False
    dead: frozenset[str] = frozenset()


def undone_ids(events: Sequence[Event]) -> frozenset[str]:
    """The ids of the events that do not count, given all events in arrival order."""
    undone: set[str] = set()
    for event in reversed(events):
        if isinstance(event.body, Undone) and event.id not in undone:
            undone.add(event.body.event)
    return frozenset(undone)


def folded(events: Sequence[Event]) -> History:
    """The history that events in arrival order add up to."""
    fold = _Fold(undone_ids(events))
    for event in events:
        fold.add(event)
    return fold.history()


class _Fold:
    """Events on their way to a history, in arrival order."""

    def __init__(self, undone: frozenset[str]) -> None:
        self._undone = undone
        self._calls: dict[str, Call] = {}
        self._notes: list[Note] = []
        self._touches: list[Touch] = []
        self._promises: list[Promise] = []
        self._snoozed: datetime | None = None
        self._parked: tuple[datetime, datetime] | None = None
        self._retired = False

    def add(self, event: Event) -> None:
        """One more event."""
        counts = event.id not in self._undone and because_of(event.body) not in self._undone
        if isinstance(event.body, CallLogged):
            self._calls[event.id] = _call(event, event.body, not counts)
        elif counts:
            self._take(event)

    def _take(self, event: Event) -> None:
        match event.body:
            case OutcomeCorrected(id, _, outcome, note, detail) if call := self._calls.get(id):
                self._calls[id] = replace(
                    call, outcome=outcome, note=note or call.note, detail=detail
                )
            case DetailAdded(id, _, detail) if call := self._calls.get(id):
                self._calls[id] = replace(call, detail=detail)
            case NoteAdded(text, id) if call := self._calls.get(id):
                self._calls[id] = replace(call, note=joined(call.note, text))
            case NoteAdded(text, ""):
                self._notes.append(Note(event.id, event.at, text))
            case TouchLogged(channel, note):
                self._touches.append(Touch(event.id, event.at, channel, note))
            case PromiseMade(day, zone, due, words):
                self._promises.append(Promise(event.id, event.at, day, zone, due, words))
                self._retired = False
            case Snoozed(until):
                self._snoozed, self._retired = until, False
            case Parked(until):
                self._parked = event.at, until
            case Retired():
                self._retired = True
            case _:
                pass

    def history(self) -> History:
        """What they add up to."""
        calls = tuple(sorted(self._calls.values(), key=lambda call: call.at))
        parked_at, parked_until = self._parked or (None, None)
        return History(
            calls=calls,
            notes=tuple(self._notes),
            snoozed_until=self._snoozed,
            touches=tuple(sorted(self._touches, key=lambda touch: touch.at)),
            promises=tuple(sorted(self._promises, key=lambda promise: promise.made)),
            parked_at=parked_at,
            parked_until=parked_until,
            retired=self._retired,
            dead=_dead(calls),
        )


def _call(event: Event, body: CallLogged, undone: bool) -> Call:
    return Call(
        event.id, event.at, body.phone, body.outcome, event.lead, body.direction, body.note,
        undone, body.detail, body.script, body.said, body.asked, body.cause,
    )  # fmt: skip


_DEAD = frozenset({Detail.WRONG_NUMBER, Detail.DISCONNECTED})


def _dead(calls: Iterable[Call]) -> frozenset[str]:
    """The numbers that are wrong or disconnected, unless somebody picked up there since."""
    dead: set[str] = set()
    for call in calls:
        if call.undone:
            continue
        if call.detail in _DEAD:
            dead.add(call.phone)
        elif call.outcome.reached_person:
            dead.discard(call.phone)
    return frozenset(dead)


def joined(*notes: str) -> str:
    """Several notes on one call as one text."""
    return "; ".join(note for note in notes if note)


def counted(calls: Iterable[Call], now: datetime) -> tuple[Call, ...]:
    """The calls that the rules look at: not undone, not later than ``now``."""
    return tuple(call for call in calls if not call.undone and call.at <= now)


def as_of(history: History, now: datetime) -> History:
    """The history without the calls, touches and promises later than ``now``."""
    made = history.promises
    latest = [
        *(call.at for call in history.calls[-1:]),
        *(touch.at for touch in history.touches[-1:]),
        *(promise.made for promise in made[-1:]),
    ]
    if all(at <= now for at in latest):
        return history
    return replace(
        history,
        calls=tuple(call for call in history.calls if call.at <= now),
        touches=tuple(touch for touch in history.touches if touch.at <= now),
        promises=tuple(promise for promise in made if promise.made <= now),
    )


def outbound(calls: Iterable[Call]) -> tuple[Call, ...]:
    """The calls we made."""
    return tuple(call for call in calls if call.direction is Direction.OUT)


def unasked(calls: Iterable[Call]) -> tuple[Call, ...]:
    """The calls without those silences that the rep's plan had asked for."""
    return tuple(
        call for call in calls
        if not (call.asked == Ask.SILENCE and call.outcome.is_silence and call.is_outbound)
    )  # fmt: skip


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


def plan_attempt(history: History, calls: Sequence[Call]) -> int:
    """Which attempt of the rep's plan the next of these calls would be, counted from 1.

    A plan starts anew once somebody has picked up, and after the lead was parked.
    """
    since = history.parked_at
    attempts = 0
    for call in calls:
        if not call.is_outbound or (since and call.at <= since):
            continue
        attempts = 0 if call.outcome.reached_person else attempts + 1
    return attempts + 1
