"""What the ledger remembers: one frozen value for each thing a rep, or an import, did.

An event carries what was true then, so that it can be read after settings have moved on.
``phone`` on an event that speaks about a call is that call's number: it is how everyone
who shares the number comes to hear of it.
"""

from datetime import datetime

from cockpit.core.model import Detail, Direction, Outcome
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
class NumbersBarred:
    """Numbers put on the do-not-call list."""

    phones: tuple[str, ...]
    imported: bool = False


@value
class NumbersAllowed:
    """Numbers taken off the do-not-call list."""

    phones: tuple[str, ...]


@value
class Undone:
    """Takes an earlier event back; undoing this one brings it again."""

    event: str
    phone: str = ""


Body = (
    CallLogged
    | OutcomeCorrected
    | Talked
    | NoteAdded
    | Snoozed
    | NumbersBarred
    | NumbersAllowed
    | Undone
)


@value
class Event:
    """One line of the ledger. ``id`` is ``device:seq``; ``at`` is aware, in UTC."""

    id: str
    at: datetime
    lead: int | None
    body: Body


def can_be_undone(body: Body) -> bool:
    """Whether undo reaches for such an event: what a rep did, not what an import brought."""
    match body:
        case CallLogged(imported=imported) | NumbersBarred(imported=imported):
            return not imported
        case NoteAdded() | Snoozed() | NumbersAllowed():
            return True
        case _:
            return False
