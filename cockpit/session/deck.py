"""The lead on deck."""

from dataclasses import dataclass
from datetime import datetime

from cockpit.core.script import Kind
from cockpit.core.value import value


@value
class Conversation:
    """An answered call that goes on. ``call`` is its event, ``phone`` the number dialled."""

    call: str
    phone: str
    since: datetime


@dataclass(slots=True)
class Deck:
    """Who is on screen, since when, and how far the call with them has come."""

    lead: int
    since: datetime
    phone: str = ""
    turned_to: Kind = Kind.OPENER
    dialled_at: datetime | None = None
    overridden: tuple[str, ...] = ()
    """The stops that the rep dials in spite of."""
    conversation: Conversation | None = None
