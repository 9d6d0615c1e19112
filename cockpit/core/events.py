"""What the ledger remembers: one frozen value for each thing a rep, or an import, did.

An event carries what was true then, so that it can be read after settings have moved on.
``phone`` on an event that speaks about a call is that call's number: it is how everyone
who shares the number comes to hear of it. ``because`` is the event that another followed from:
it counts for as long as that one does.
"""

from datetime import datetime

from cockpit.core.model import Cause, Channel, Detail, Direction, Outcome
from cockpit.core.value import value


@value
class CallLogged:
    """A call, and what stood on the screen when it was logged."""

    phone: str
    outcome: Outcome
    direction: Direction = Direction.OUT
    note: str = ""
    zones: tuple[str, ...] = ()
    zone_source: str = ""
    offset: int | None = None
    """Seconds east of UTC on the lead's clock at that moment, where one zone was known."""
    script: str = ""
    script_version: str = ""
    said: str = ""
    """The message they heard, word for word."""
    signs: tuple[str, ...] = ()
    overridden: tuple[str, ...] = ()
    """The stops that the rep dialled in spite of."""
    seconds: int | None = None
    """From the dial key to the outcome key, where the dial key was used."""
    imported: bool = False
    detail: Detail | None = None
    asked: str = ""
    """What the rep's plan had for this attempt, as `policy.Ask` writes it."""
    cause: Cause | None = None
    """Why they called back, where they did."""


@value
class OutcomeCorrected:
    """A later word on a call: its outcome and note as they should have been."""

    call: str
    phone: str
    outcome: Outcome
    note: str = ""
    detail: Detail | None = None


@value
class Talked:
    """How long the conversation of an answered call lasted, in seconds."""

    call: str
    phone: str
    seconds: int


@value
class NoteAdded:
    """A line the rep wrote, on a call or on the lead."""

    text: str
    call: str = ""
    phone: str = ""


@value
class Snoozed:
    """The lead stays out of the queue until a moment chosen."""

    until: datetime


@value
class DetailAdded:
    """What a rep added to the outcome of a call."""

    call: str
    phone: str
    detail: Detail


@value
class TouchLogged:
    """Something other than a call that the lead noticed."""

    channel: Channel
    note: str = ""


@value
class PromiseMade:
    """What the rep said they would do: call on a day, or at a moment of it.

    ``day`` is an ISO date on the calendar of ``zone``, an IANA name; ``due`` is the moment
    where one was named. ``words`` are how the rep put it.
    """

    day: str
    zone: str
    due: datetime | None = None
    words: str = ""
    because: str = ""


@value
class Parked:
    """The lead is out of attempts for a while: not called until a moment far off."""

    until: datetime
    because: str = ""


@value
class Retired:
    """The lead is not called any more, for good."""


@value
class NumbersBarred:
    """Numbers put on the do-not-call list."""

    phones: tuple[str, ...]
    imported: bool = False
    because: str = ""


@value
class NumbersAllowed:
    """Numbers taken off the do-not-call list."""

    phones: tuple[str, ...]


@value
class Undone:
    """Takes an earlier event back; undoing this one brings it again."""

    event: str
    phone: str = ""


@value
class Forgotten:
    """Somebody asked to be forgotten, and so many events were erased; whose is kept nowhere."""

    events: int


@value
class Erased:
    """What is left of an event that was erased: its place, so that no other gets its id."""


Body = (
    CallLogged
    | OutcomeCorrected
    | Talked
    | NoteAdded
    | DetailAdded
    | Snoozed
    | TouchLogged
    | PromiseMade
    | Parked
    | Retired
    | NumbersBarred
    | NumbersAllowed
    | Undone
    | Forgotten
    | Erased
)


@value
class Event:
    """One line of the ledger. ``id`` is ``device:seq``; ``at`` is aware, in UTC."""

    id: str
    at: datetime
    lead: int | None
    body: Body


def can_be_undone(body: Body) -> bool:
    """Whether undo reaches for such an event: what a rep did, not what an import brought, nor
    what followed from something else and is taken back with it.
    """
    match body:
        case CallLogged(imported=imported):
            return not imported
        case NumbersBarred(imported=imported, because=because):
            return not (imported or because)
        case PromiseMade(because=because) | Parked(because=because):
            return not because
        case NoteAdded() | DetailAdded() | Snoozed() | TouchLogged() | Retired() | NumbersAllowed():
            return True
        case _:
            return False


def because_of(body: Body) -> str:
    """The id of the event this one followed from, and with which it is taken back; or blank."""
    match body:
        case NumbersBarred(because=because) | PromiseMade(because=because):
            return because
        case Parked(because=because):
            return because
        case _:
            return ""
