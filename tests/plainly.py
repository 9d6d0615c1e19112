"""The rules once more, as plain loops over plain values: what the real ones are held against."""

from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

DAY = 86_400


@dataclass
class PlainCall:
    at: int
    outcome: str
    inbound: bool = False
    undone: bool = False


@dataclass
class PlainLead:
    id: int
    zones: list[str]
    calls: list[PlainCall] = field(default_factory=list)
    list: str = ""
    priority: int = 0
    snoozed_until: int = 0
    barred: bool = False


@dataclass
class PlainRules:
    warn_at: int = 2
    no_message_off: bool = False
    within: int = 3600
    lookback: int = 30 * DAY
    same_hour: str = "warning"
    too_soon: str = "warning"
    soon: int = 300
    hours: str = "stop"
    opens: int = 8 * 3600
    closes: int = 21 * 3600
    candidates: int = 4
    rest: int = 3 * 3600


def wall(t: int, zone) -> int:
    local = datetime.fromtimestamp(t, zone)
    return local.hour * 3600 + local.minute * 60 + local.second


def distance(t1: int, t2: int, zone) -> int:
    d = abs(wall(t1, zone) - wall(t2, zone))
    return min(d, 86_400 - d)


def seen(calls: list[PlainCall], now: int) -> list[PlainCall]:
    kept = []
    for call in calls:
        if not call.undone and call.at <= now:
            kept.append(call)
    # A stable sort: ties stay in the order of arrival.
    return sorted(kept, key=lambda call: call.at)


def silent_calls(calls: list[PlainCall], now: int) -> list[int]:
    streak = []
    for call in seen(calls, now):
        if call.inbound or call.outcome in ("answered", "voicemail"):
            streak = []
        else:
            streak.append(call.at)
    return streak


def known_zones(zones: list[str], candidates: int) -> list[str]:
    return zones if 0 < len(zones) <= candidates else []


def same_hour_calls(
    calls: list[PlainCall], now: int, zones: list[str], within: int = 3600, lookback: int = 30 * DAY
) -> list[int]:
    clocks = [ZoneInfo(name) for name in zones] if zones else [UTC]
    found = []
    for call in seen(calls, now):
        if call.inbound or call.outcome == "answered":
            continue
        if not 0 < now - call.at <= lookback:
            continue
        if min(distance(call.at, now, clock) for clock in clocks) < within:
            found.append(call.at)
    return found


def outbound(calls: list[PlainCall], now: int) -> list[PlainCall]:
    return [call for call in seen(calls, now) if not call.inbound]


def open_clocks(now: int, zones: list[str], rep_zone: str, rules: PlainRules) -> list[bool]:
    return [rules.opens <= wall(now, ZoneInfo(name)) < rules.closes for name in zones or [rep_zone]]


def stands(lead: PlainLead, now: int, rep_zone: str, rules: PlainRules) -> tuple | None:
    """The sort key of a lead in the queue, the tier in front; None if it is not in it."""
    made = outbound(lead.calls, now)
    if lead.barred or lead.snoozed_until > now:
        return None
    if made and made[-1].outcome == "answered":
        return None
    if made and now - made[-1].at < rules.rest:
        return None
    zones = known_zones(lead.zones, rules.candidates)
    levels = []
    if same_hour_calls(lead.calls, now, zones, rules.within, rules.lookback):
        levels.append(rules.same_hour)
    if made and now - made[-1].at < rules.soon:
        levels.append(rules.too_soon)
    is_open = open_clocks(now, zones, rep_zone, rules)
    if not any(is_open):
        levels.append(rules.hours)
    elif not all(is_open):
        levels.append("warning" if rules.hours == "stop" else rules.hours)
    if "stop" in levels:
        return None
    tier = 1 if "warning" in levels else 0
    last = made[-1].at if made else 0
    return (tier, -lead.priority, len(made), last, lead.id)


def queue(leads: list[PlainLead], now: int, rep_zone: str, rules: PlainRules) -> list[int]:
    keys = [stands(lead, now, rep_zone, rules) for lead in leads]
    return [key[-1] for key in sorted(key for key in keys if key is not None)]
