"""The rules once more, as plain loops over plain values: what the real ones are held against."""

from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

DAY = 86_400


@dataclass
class PlainCall:
    at: int
    outcome: str
    inbound: bool = False
    undone: bool = False
    asked: str = ""
    script: str = ""
    detail: str = ""
    number: int = 0


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
