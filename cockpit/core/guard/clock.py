"""Signs about what time it is there."""

from collections.abc import Iterator
from datetime import tzinfo

from cockpit.core.guard.sign import Code, Sign, Situation
from cockpit.core.hours import city, weekday
from cockpit.core.rules import GuardRules, Level
from cockpit.core.week import Openness, daily, openness, span, working


def calling_hours(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Outside the hours that the law allows, on every clock it may be or on some."""
    rule, week = rules.calling_hours, now.laws(rules).week
    match openness(now.now, now.clocks, week):
        case Openness.CLOSED:
            hours = _hours(now, rules, now.clock)
            text = f"Outside calling hours ({hours}): {_there(now, now.clock)}."
            yield Sign(Code.CALLING_HOURS, rule.level, text)
        case Openness.PARTLY:
            closed = next(zone for zone in now.clocks if not week.is_open(now.now, zone))
            text = f"May be {_there(now, closed)}: calling hours are {_hours(now, rules, closed)}."
            yield Sign(Code.CALLING_HOURS, min(rule.level, Level.WARNING), text)
        case Openness.OPEN:
            pass


def courtesy_hours(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Inside calling hours everywhere it may be, outside office hours somewhere."""
    rule = rules.courtesy_hours
    office = working(rule.window)
    zone = next((zone for zone in now.clocks if not office.is_open(now.now, zone)), None)
    if zone is None or openness(now.now, now.clocks, now.laws(rules).week) is not Openness.OPEN:
        return
    if office.on(now.now.astimezone(zone).weekday()):
        text = f"Outside office hours ({span((rule.window,))}): {_there(now, zone)}."
    else:
        text = f"Weekend: {_there(now, zone)}."
    yield Sign(Code.COURTESY_HOURS, rule.level, text)


def zone_unknown(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Nobody knows what time it is there."""
    if not now.zones.names:
        text = "Zone unknown: hours are measured on your own clock."
        yield Sign(Code.ZONE_UNKNOWN, rules.zone_unknown.level, text)


def _hours(now: Situation, rules: GuardRules, zone: tzinfo) -> str:
    """That day's hours there, with the region that has its own."""
    law = now.laws(rules)
    day = now.now.astimezone(zone).weekday()
    hours = span(law.week.on(day)) or f"closed on a {weekday(now.now, zone)}"
    regional = law.regions and law.week != daily(rules.calling_hours.window)
    return f"{hours} in {law.regions[-1]}" if regional else hours


def _there(now: Situation, zone: tzinfo) -> str:
    local = now.now.astimezone(zone)
    name = getattr(zone, "key", "") if now.zones.names else ""
    return f"{local:%H:%M} in {city(name)}" if name else f"{local:%H:%M} on your own clock"
