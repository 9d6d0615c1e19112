"""The only place where the wall clock is read."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

Clock = Callable[[], datetime]
"""Answers with the present moment: aware, in UTC, in whole seconds."""


class ClockError(ValueError):
    """A moment that cannot be read."""


def system_clock() -> datetime:
    """The present moment."""
    return datetime.now(UTC).replace(microsecond=0)


def clock_from(start: datetime) -> Clock:
    """A clock that shows ``start`` now and ticks from there."""
    begun = time.monotonic()

    def clock() -> datetime:
        passed = timedelta(seconds=int(time.monotonic() - begun))
        return start.astimezone(UTC).replace(microsecond=0) + passed

    return clock


def chosen_clock() -> Clock:
    """The system's clock, or one that starts at COCKPIT_CLOCK.

    Raises ClockError if that is no ISO 8601 moment with an offset.
    """
    text = os.environ.get("COCKPIT_CLOCK", "")
    if not text:
        return system_clock
    try:
        return clock_from(moment(text))
    except ClockError as error:
        raise ClockError(f"COCKPIT_CLOCK: {error}") from error


def moment(text: str) -> datetime:
    """An ISO 8601 moment with its offset, in UTC and whole seconds. Raises ClockError."""
    try:
        at = datetime.fromisoformat(text.strip())
        if at.tzinfo is None:
            raise ClockError(f"{text!r} has no offset; write 2026-03-03T14:30:00-05:00")
        return at.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError) as error:
        if isinstance(error, ClockError):
            raise
        raise ClockError(f"{text!r} is not a time; write 2026-03-03T14:30:00-05:00") from error


def machine_zone() -> tzinfo:
    """The machine's own time zone, daylight saving and all."""
    from zoneinfo import ZoneInfo

    name = os.environ.get("TZ", "").removeprefix(":") or _linked_zone()
    try:
        return ZoneInfo(name)
    except (ValueError, OSError, KeyError):
        return datetime.now().astimezone().tzinfo or UTC


def _linked_zone() -> str:
    target = os.path.realpath("/etc/localtime")
    return target.partition("zoneinfo/")[2] or "?"
