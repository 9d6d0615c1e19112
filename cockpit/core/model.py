"""The nouns of a calling session: leads, their numbers, outcomes and calls."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from enum import StrEnum

from cockpit.core.value import value


class Outcome(StrEnum):
    """How a call ended. Rules read its facts, never its code."""

    ANSWERED = "answered"
    VOICEMAIL = "voicemail"
    NO_MESSAGE = "no_message"

    @property
    def reached_person(self) -> bool:
        """Whether somebody picked up."""
        return self is Outcome.ANSWERED

    @property
    def left_message(self) -> bool:
        """Whether a message was left on their machine."""
        return self is Outcome.VOICEMAIL

    @property
    def is_silence(self) -> bool:
        """Whether they heard nothing from us."""
        return self is Outcome.NO_MESSAGE

    @property
    def label(self) -> str:
        """The words a rep reads."""
        return _LABELS[self]


_LABELS = {
    Outcome.ANSWERED: "answered",
    Outcome.VOICEMAIL: "voicemail left",
    Outcome.NO_MESSAGE: "no message",
}


class Detail(StrEnum):
    """What a rep may add to an outcome; with which outcomes it goes is `DETAILS`."""

    INTERESTED = "interested"
    ASKED_FOR_A_CALL = "asked_for_a_call"
    NOT_INTERESTED = "not_interested"
    WRONG_NUMBER = "wrong_number"
    DO_NOT_CALL = "do_not_call"
    GATEKEEPER = "gatekeeper"
    RANG_OUT = "rang_out"
    BUSY = "busy"
    MACHINE = "machine"
    DISCONNECTED = "disconnected"

    @property
    def label(self) -> str:
        """The words a rep reads."""
        return self.value.replace("_", " ")


DETAILS: Mapping[Outcome, tuple[Detail, ...]] = {
    Outcome.ANSWERED: (
        Detail.INTERESTED,
        Detail.ASKED_FOR_A_CALL,
        Detail.NOT_INTERESTED,
        Detail.WRONG_NUMBER,
        Detail.DO_NOT_CALL,
    ),
    Outcome.VOICEMAIL: (Detail.GATEKEEPER,),
    Outcome.NO_MESSAGE: (
        Detail.RANG_OUT,
        Detail.BUSY,
        Detail.MACHINE,
        Detail.GATEKEEPER,
        Detail.DISCONNECTED,
    ),
}


class Direction(StrEnum):
    """Who called whom: ``out`` is us, ``in`` is a call back."""

    OUT = "out"
    IN = "in"


class Channel(StrEnum):
    """How a lead was touched other than by a call."""

    EMAIL = "email"
    TEXT = "text"

    @property
    def label(self) -> str:
        """The words a rep reads."""
        return self.value


class Cause(StrEnum):
    """Why somebody called back, as they said themselves."""

    MESSAGE = "message"
    MISSED_CALL = "missed_call"
    EMAIL = "email"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """The words a rep reads."""
        return self.value.replace("_", " ")


class ZoneSource(StrEnum):
    """How a lead's zones are known."""

    LEAD = "lead"
    STATE = "state"
    NUMBER = "number"
    UNKNOWN = "unknown"


@value
class Zones:
    """The candidate time zones of one call: IANA names, empty when none is known."""

    names: tuple[str, ...] = ()
    source: ZoneSource = ZoneSource.UNKNOWN


@value
class Number:
    """One telephone number of a lead.

    ``phone`` is E.164, plus ``x`` and the extension where there is one
    (``+13122360001x12``). ``zones`` are the IANA zones its numbering plan allows, all of
    them, however many.
    """

    phone: str
    label: str = ""
    zones: tuple[str, ...] = ()


@value
class Lead:
    """Somebody to call, as their list describes them; texts are as imported.

    ``state`` is an ISO 3166-2 code such as ``US-TX``, blank where none is known.
    """

    id: int
    name: str
    company: str = ""
    title: str = ""
    email: str = ""
    zone: str = ""
    list: str = ""
    priority: int = 0
    notes: str = ""
    state: str = ""
    numbers: tuple[Number, ...] = ()


@value
class Call:
    """One try at one lead. ``at`` is aware, in UTC, in whole seconds."""

    event: str
    at: datetime
    phone: str
    outcome: Outcome
    lead: int | None = None
    direction: Direction = Direction.OUT
    note: str = ""
    undone: bool = False
    detail: Detail | None = None
    script: str = ""
    said: str = ""
    """The message they heard, word for word."""
    asked: str = ""
    """What the plan had for this attempt, as `policy.Ask` writes it."""
    cause: Cause | None = None

    @property
    def is_outbound(self) -> bool:
        """Whether we called them."""
        return self.direction is Direction.OUT

    @property
    def unanswered_outbound(self) -> bool:
        """Whether we rang and nobody picked up."""
        return self.is_outbound and not self.outcome.reached_person


@value
class Touch:
    """An email or a text to one lead. ``at`` is aware, in UTC, in whole seconds."""

    event: str
    at: datetime
    channel: Channel
    note: str = ""


@value
class LeadDraft:
    """A lead as a file describes it, before it has an id; blank means not said.

    ``state`` is an ISO 3166-2 code; ``do_not_call`` bars every one of its numbers.
    """

    name: str = ""
    company: str = ""
    title: str = ""
    email: str = ""
    zone: str = ""
    list: str = ""
    priority: int | None = None
    notes: str = ""
    state: str = ""
    numbers: tuple[Number, ...] = ()
    do_not_call: bool = False


@value
class CallDraft:
    """A past call as a file describes it; ``at`` is aware, in UTC, in whole seconds.

    ``event`` is what tells an exported call from others in the same second; ``seconds`` is
    how long it lasted, where the file says so.
    """

    phone: str
    at: datetime
    outcome: Outcome
    note: str = ""
    name: str = ""
    direction: Direction = Direction.OUT
    event: str = ""
    detail: Detail | None = None
    seconds: int | None = None
    cause: Cause | None = None


@value
class Counts:
    """What an import did, net: the rows add up."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    notices: tuple[str, ...] = field(default=())
