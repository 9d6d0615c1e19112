"""What a screen shows, all of it, frozen: the answer to every verb of the session."""

from dataclasses import replace
from datetime import datetime, tzinfo
from enum import StrEnum

from cockpit.core.guard import Sign
from cockpit.core.history import Note
from cockpit.core.mask import CLEAR, Mask
from cockpit.core.model import Call, Lead, Touch, Zones
from cockpit.core.policy import Ask
from cockpit.core.promise import Promise
from cockpit.core.queue import Why
from cockpit.core.script import Script
from cockpit.core.tally import Summary, Tally
from cockpit.core.value import value


@value
class Row:
    """A line of the queue; ``why`` is ``None`` for a lead that does not stand in it."""

    lead: int
    name: str
    company: str
    zone: tzinfo
    place: str
    why: Why | None
    signs: tuple[Sign, ...]


@value
class QueueView:
    """A stretch of the queue. ``cursor`` is the row on deck, or would be next if it is not here.

    ``waiting`` counts the leads that may be called now; ``first`` and ``last`` say whether the
    stretch reaches the queue's ends. ``returns`` is when the next lead comes back into an
    empty queue, if any does.
    """

    rows: tuple[Row, ...] = ()
    cursor: int = 0
    waiting: int = 0
    first: bool = True
    last: bool = True
    returns: datetime | None = None
    lists: tuple[str, ...] = ()


@value
class Card:
    """The lead on deck. Times are told on ``clock``."""

    lead: Lead
    phone: str
    zones: Zones
    clock: tzinfo
    signs: tuple[Sign, ...]
    calls: tuple[Call, ...]
    """Those that count, newest first."""
    notes: tuple[Note, ...]
    attempt: int
    """Which call this would be, or is while in conversation."""
    place: str = ""
    switchboard: bool = False
    why: Why | None = None
    """Its tier, or ``None`` where it does not stand in the queue."""
    talking_since: datetime | None = None
    dialled_at: datetime | None = None
    touches: tuple[Touch, ...] = ()
    """Emails and texts, newest first."""
    missed: tuple[Call, ...] = ()
    """What their phone lists of us: our calls that nobody picked up, newest first."""
    promise: Promise | None = None
    """The one still to be kept."""
    good_time: datetime | None = None
    """The next good time, in UTC; ``None`` too while nothing speaks against now."""
    asks: Ask | None = None
    """What the rep's plan has for this attempt; ``None`` where the policy is no plan."""
    plan: tuple[int, int] | None = None
    """Which attempt of the plan this would be, and how many it has."""


class Mood(StrEnum):
    """What kind of news the status line has."""

    QUIET = "quiet"
    SAVED = "saved"
    ASLEEP = "asleep"
    FAILED = "failed"


GAP = "{}"
"""Where a text has the name of the lead that it is about."""


@value
class Subject:
    """The lead that a text is about, by its real name."""

    lead: int
    name: str

    def named(self, text: str, mask: Mask) -> str:
        """The text, its gap filled with what the lead is called."""
        return text.replace(GAP, mask.name(self.lead, self.name))


@value
class Status:
    """What was just done, in words, and what the guard says about it."""

    mood: Mood = Mood.QUIET
    text: str = ""
    signs: tuple[Sign, ...] = ()
    key: str = ""
    """The id of the key to press next, where there is one to name."""
    does: str = ""
    """What that key does, as it stands behind it in a sentence: takes it back."""
    about: Subject | None = None
    """Who belongs into the gap of the text, as long as nobody stands there."""

    def seen(self, mask: Mask) -> "Status":
        """The status as it is shown: its lead named, no number in it that is hidden."""
        # Named anew with every look, since a mask is put on and off.
        text = self.about.named(self.text, mask) if self.about else self.text
        return replace(self, text=mask.sentence(text), signs=mask.signs(self.signs), about=None)


@value
class ScriptView:
    """The active script, its placeholders filled."""

    script: Script
    text: str


@value
class View:
    """One moment of a session."""

    now: datetime
    rep_zone: tzinfo
    tally: Tally
    summary: Summary | None
    """Only where nobody is on deck: it costs a look at everyone who was called."""
    queue: QueueView
    card: Card | None
    script: ScriptView
    status: Status
    empty: bool = False
    """Whether the database has no lead at all."""
    rep_phone: str = ""
    """The number that they see, as the rep wrote it."""
    mask: Mask = CLEAR
    """What numbers are shown by; all texts are masked already."""
