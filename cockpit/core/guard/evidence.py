"""Evidence in words: moments on the lead's clock, counts, spans of time."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from cockpit.core.guard.sign import Situation
from cockpit.core.hours import day_and_time
from cockpit.core.rules import DAY

_ORDINALS = (
    "First", "Second", "Third", "Fourth", "Fifth",
    "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
)  # fmt: skip


class Timed(Protocol):
    """A call or another touch."""

    @property
    def at(self) -> datetime:
        """When it was, aware, in UTC."""


def moments(things: Sequence[Timed]) -> tuple[datetime, ...]:
    """When they were."""
    return tuple(thing.at for thing in things)


def dates(things: Sequence[Timed], now: Situation, most: int = 4) -> str:
    """When they were in words, the last of them in full."""
    shown = [day_and_time(thing.at, now.clock, now.now) for thing in things[-most:]]
    before = f"{len(things) - most} earlier, " if len(things) > most else ""
    return before + ", ".join(shown)


def ordinal(number: int) -> str:
    """``Third`` for 3; beyond ten in digits."""
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(last, 'th') }"


def stretch(seconds: int) -> str:
    """So many seconds in words: ``48 hours``, ``7 days``."""
    if seconds % DAY == 0 and seconds > 2 * DAY:
        number, unit = seconds // DAY, "day"
    elif seconds % 3600 == 0:
        number, unit = seconds // 3600, "hour"
    else:
        number, unit = max(1, seconds // 60), "minute"
    return f"{number} {unit}{'s' * (number != 1)}"
