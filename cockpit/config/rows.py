"""Rows of tables in the configuration: caps, and the regions with laws of their own."""

import re
from datetime import date
from typing import NewType

from cockpit.config.problems import Unfit, quoted
from cockpit.config.values import region
from cockpit.core.law import Region
from cockpit.core.rules import DAY, Cap, Counted, Level
from cockpit.core.states import CALLING_CODES, state_zones
from cockpit.core.value import value
from cockpit.core.week import Week

Span = NewType("Span", int)
Code = NewType("Code", str)
IsoDate = NewType("IsoDate", str)

UNITS = {"m": 60, "h": 3600, "d": DAY}
LONGEST = 365 * DAY
_STATE = re.compile(r"[A-Za-z0-9]{1,3}")


@value
class CapRow:
    """A cap as it is written; 0 is not said. ``within`` is in seconds."""

    calls: int = 0
    touches: int = 0
    within: Span = Span(0)
    level: Level = Level.WARNING

    def made(self) -> Cap:
        """The cap; raises Unfit where something is missing."""
        if bool(self.calls) is bool(self.touches):
            raise Unfit("a cap counts either calls or touches; write one such as calls: 2")
        if not self.within:
            raise Unfit("a cap needs a stretch of time; write one such as within: 48h")
        counted = Counted.CALLS if self.calls else Counted.TOUCHES
        return Cap(self.calls or self.touches, self.within, self.level, counted)


@value
class RegionRow:
    """A region as it is written; a note is for whoever reads the file."""

    region: Code = Code("")
    hours: Week | None = None
    caps: tuple[Cap, ...] = ()
    since: IsoDate = IsoDate("")
    source: str = ""
    note: str = ""

    def made(self) -> Region:
        """The region; raises Unfit where it has no name."""
        if not self.region:
            raise Unfit("a row needs its region; write one such as region: US-FL")
        return Region(self.region, self.hours, self.caps, self.since, self.source)


def span(text: str) -> Span:
    """The seconds of a stretch of time such as ``90m``, ``48h`` or ``7d``."""
    match = re.fullmatch(r"([1-9][0-9]{0,5}) ?([mhd])", text)
    if not match:
        raise Unfit(f"{quoted(text)} is not a stretch of time; write one such as 90m, 48h or 7d")
    seconds = int(match[1]) * UNITS[match[2]]
    if seconds > LONGEST:
        raise Unfit(f"{quoted(text)} does not fit; write at most {LONGEST // DAY}d")
    return Span(seconds)


def code(text: str) -> Code:
    """A country such as ``CA``, or a state of one such as ``US-FL`` (ISO 3166-2)."""
    country, dash, state = text.partition("-")
    known = region(country)
    if not dash:
        return Code(known)
    written = f"{known}-{state.upper()}"
    exists = state_zones(written) if known in CALLING_CODES else _STATE.fullmatch(state)
    if not exists:
        raise Unfit(
            f"{quoted(text)} is not a state of {known}; write one such as US-FL, or {known}"
        )
    return Code(written)


def iso_date(text: str) -> IsoDate:
    """A day of the calendar such as ``2026-01-01``, or nothing."""
    if text:
        try:
            if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
                raise ValueError(text)
            date.fromisoformat(text)
        except ValueError as error:
            raise Unfit(f"{quoted(text)} is not a date; write it as 2026-01-01") from error
    return IsoDate(text)
