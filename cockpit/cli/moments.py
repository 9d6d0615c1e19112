"""Moments that people type, or set the clock to."""

from datetime import datetime

from cockpit.clock import ClockError
from cockpit.core.hours import YEARS


def readable(at: datetime) -> datetime:
    """Return the moment, or raise ClockError if some clock on earth could not show it."""
    if at.year not in YEARS:
        raise ClockError(f"the year {at.year} is not between {YEARS[0]} and {YEARS[-1]}")
    return at
