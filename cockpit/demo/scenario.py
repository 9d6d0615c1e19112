"""A scenario: where a demonstration begins, and step by step what the robot rep does."""

from datetime import datetime, timedelta
from enum import StrEnum

from cockpit.config import Rep
from cockpit.core.model import CallDraft, LeadDraft
from cockpit.core.value import value


class Source(StrEnum):
    """Where a scenario has its leads from."""

    WRITTEN = "written"
    """From the scenario's own file."""
    PRACTICE = "practice"
    """The practice list, with its recent past."""
    MADE_UP = "made-up"
    """A list of any size, drawn by a seed, with a past."""
    NONE = "none"
    """There are none yet."""


@value
class Say:
    """Words for whoever watches."""

    text: str


@value
class Press:
    """Keys, each by the name that Textual has for it."""

    keys: tuple[str, ...]


@value
class Type:
    """Text for a line that waits for one."""

    text: str


@value
class Wait:
    """Nothing, until a text is on screen; ``line`` is where the scenario says so."""

    text: str
    line: int


@value
class Pass:
    """The clock jumps."""

    by: timedelta


@value
class Pause:
    """Time to look."""

    seconds: float


@value
class Work:
    """The robot calls whoever is next, for so long by the session's clock."""

    span: timedelta


Step = Say | Press | Type | Wait | Pass | Pause | Work


@value
class Scenario:
    """A demonstration. ``clock`` is aware, in UTC; ``size`` is in cells, captions included."""

    name: str
    title: str
    clock: datetime
    steps: tuple[Step, ...]
    about: str = ""
    zone: str = "America/New_York"
    """The rep's own."""
    size: tuple[int, int] = (112, 32)
    rep: Rep = Rep("Sam Rivera", "Northwind", "212-555-0100")
    source: Source = Source.PRACTICE
    leads: tuple[LeadDraft, ...] = ()
    calls: tuple[CallDraft, ...] = ()
    count: int = 0
    """How many leads there are: made-up ones, never called, make up what is missing."""
