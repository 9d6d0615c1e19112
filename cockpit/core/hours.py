"""The wall clock at the other end: what time it is there, and whether one may call."""

from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache

from cockpit.core.model import Number, Zones, ZoneSource
from cockpit.core.rules import DAY, ZoneUnknownRule
from cockpit.core.states import state_zones

YEARS = range(1971, 3000)
"""The years that every clock on earth can show, and so those that a call may lie in."""


_HOUR = 3600
_LATEST = 1 << 40


def candidate_zones(lead_zone: str, state: str, number: Number | None) -> Zones:
    """Where somebody may be: the lead's own zone, its state's, else all its number allows.

    Of a state's zones (``US-TX`` has two) those count that the number allows too, if any; a
    number that may be nearly anywhere tells nothing.
    """
    if lead_zone:
        return Zones((lead_zone,), ZoneSource.LEAD)
    if there := state_zones(state):
        near = few(Zones(number.zones), ZoneUnknownRule()).names if number else ()
        both = tuple(zone for zone in there if zone in near)
        return Zones(both or there, ZoneSource.STATE)
    if number and number.zones:
        return Zones(number.zones, ZoneSource.NUMBER)
    return Zones()


def few(zones: Zones, rule: ZoneUnknownRule) -> Zones:
    """The candidates, or none where there are too many to mean anything."""
    return zones if len(zones.names) <= rule.candidates else Zones()


def wall(at: datetime, zone: tzinfo) -> int:
    """Seconds since midnight on the zone's clock, with the offset in force at ``at``."""
    local = at.astimezone(zone)
    return local.hour * 3600 + local.minute * 60 + local.second


def clock_hour(at: datetime, zone: tzinfo) -> int:
    """The hour, 0 to 23, that the zone's clock shows."""
    return at.astimezone(zone).hour


def distance(one: int, other: int) -> int:
    """How far apart two wall times are around the clock, in seconds: at most twelve hours."""
    apart = abs(one - other)
    return min(apart, DAY - apart)


def nearest(one: datetime, other: datetime, zones: Iterable[tzinfo]) -> int:
    """The least distance of two moments on the clock, over zones: the same zone on both sides."""
    return min(distance(wall(one, zone), wall(other, zone)) for zone in zones)


@lru_cache(maxsize=64)
def other_hours(now: datetime, zone: tzinfo) -> tuple[tuple[int, int], ...]:
    """All of time in Unix seconds, without stretches that were at this hour of the clock.

    Those lie less than 60 minutes from it, on each of the 30 days before ``now``. Where the
    clocks were changed meanwhile, none is left out.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for days in range(30, -1, -1):
        there = now.astimezone(zone) - timedelta(days=days)
        first, last = (there + timedelta(seconds=each) for each in (-_HOUR + 1, _HOUR - 1))
        lo, hi = int(first.timestamp()), int(last.timestamp())
        hi = min(hi, int(now.timestamp()) - 1)
        lo = max(lo, int(now.timestamp()) - 30 * DAY)
        if first.utcoffset() == last.utcoffset() and lo <= hi:
            spans.append((start, lo - 1))
            start = hi + 1
    return (*spans, (start, _LATEST))


def city(zone: str) -> str:
    """The place in a zone's name, as people write it: ``America/New_York`` is New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def day_and_time(at: datetime, zone: tzinfo, now: datetime) -> str:
    """``Mon 23 Feb 14:05`` on the zone's clock, with the year where it is not this one."""
    local = at.astimezone(zone)
    year = "" if local.year == now.astimezone(zone).year else f" {local.year}"
    return f"{_DAYS[local.weekday()]} {local.day} {_MONTHS[local.month - 1]}{year} {local:%H:%M}"


def date_named(at: datetime, zone: tzinfo, now: datetime) -> str:
    """``today``, ``tomorrow``, else ``Thu 12 Mar``, with the year where it is not this one."""
    apart = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(apart)
    return near or day_and_time(at, zone, now)[: -len(" 00:00")]


def day_named(at: datetime, zone: tzinfo, now: datetime) -> str:
    """``today 14:05``, ``tomorrow 09:00``, else the day and time."""
    apart = (at.astimezone(zone).date() - now.astimezone(zone).date()).days
    name = {0: "today", 1: "tomorrow", -1: "yesterday"}.get(apart)
    return f"{name} {at.astimezone(zone):%H:%M}" if name else day_and_time(at, zone, now)


def weekday(now: datetime, zone: tzinfo) -> str:
    """The name of the day on the zone's calendar: Thursday."""
    return _WEEKDAYS[now.astimezone(zone).weekday()]


# Never strftime's %a or %b: they follow the machine's locale.
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_DAYS = tuple(day[:3] for day in _WEEKDAYS)
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
