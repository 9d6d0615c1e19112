"""What holds where a number is: when it may be called, and how often. Not legal advice.

The regions, their hours and caps, and where they are written down stand in the config.
"""

from collections.abc import Collection, Iterable, Sequence

from cockpit.core.rules import Cap, Hours
from cockpit.core.value import value
from cockpit.core.week import Week, daily


@value
class Region:
    """A country (``CA``) or a state (``US-FL``, ISO 3166-2) with hours or caps of its own.

    ``since`` is the ISO date from which it holds, blank for always; without ``hours`` those of
    the guard hold alone.
    """

    code: str
    hours: Week | None = None
    caps: tuple[Cap, ...] = ()
    since: str = ""
    source: str = ""


@value
class Law:
    """All that holds for one number together: open when all are, and every cap.

    ``regions`` names those that changed anything.
    """

    week: Week
    caps: tuple[Cap, ...] = ()
    regions: tuple[str, ...] = ()


def law(window: Hours, caps: Iterable[Cap], regions: Sequence[Region], day: str) -> Law:
    """What the guard's own window and caps and those of some regions come to on a day.

    ``day`` is an ISO date. Of several the strictest holds, which is all of them at once.
    """
    found = Law(daily(window), tuple(dict.fromkeys(caps)))
    for region in regions:
        if region.since <= day:
            found = _stricter(found, region)
    return found


def codes_of(country: str, state: str) -> frozenset[str]:
    """The regions of a number and its lead: its country, the lead's state, and that one's country.

    A state without a number in it tells as much: the lead is there.
    """
    return frozenset({country, state, state[:2]} - {""})


def applying(table: Iterable[Region], codes: Collection[str]) -> tuple[Region, ...]:
    """The rows of a table for some regions."""
    return tuple(region for region in table if region.code in codes)


def _stricter(before: Law, region: Region) -> Law:
    week = before.week.within(region.hours) if region.hours else before.week
    caps = tuple(dict.fromkeys((*before.caps, *region.caps)))
    if (week, caps) == (before.week, before.caps):
        return before
    return Law(week, caps, (*before.regions, region.code))
