"""The signs once more, as plain loops over plain values, from the rules page alone."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.plainly import (
    DAY,
    PlainCall,
    known_zones,
    outbound,
    same_hour_calls,
    seen,
    wall,
)

LEVELS = ("off", "note", "warning", "stop")
DEFAULTS = {
    "no_message": "warning",
    "same_hour": "warning",
    "too_soon": "warning",
    "every_day": "warning",
    "calling_hours": "stop",
    "courtesy_hours": "note",
    "zone_unknown": "note",
    "do_not_call": "stop",
    "attempts": "note",
    "promise_early": "warning",
    "promise_due": "note",
    "promise_lapsed": "warning",
    "same_message": "note",
}


@dataclass
class PlainCap:
    most: int
    within: int
    level: str = "warning"
    touches: bool = False


CAPS = [
    PlainCap(2, 48 * 3600),
    PlainCap(3, 24 * 3600, "stop"),
    PlainCap(4, 48 * 3600, touches=True),
    PlainCap(7, 7 * DAY),
]


@dataclass
class PlainRegion:
    """Hours as (start, end) for each weekday from Monday; None where it has none of its own."""

    code: str
    week: list[list[tuple[int, int]]] | None = None
    caps: list[PlainCap] = field(default_factory=list)
    since: str = ""


@dataclass
class PlainPromise:
    made: int
    day: str
    zone: str
    due: int | None = None
    undone: bool = False


@dataclass
class PlainCase:
    now: int
    zones: list[str]
    rep_zone: str
    calls: list[PlainCall] = field(default_factory=list)
    touches: list[int] = field(default_factory=list)
    promises: list[PlainPromise] = field(default_factory=list)
    country: str = "US"
    state: str = ""
    regions: list[PlainRegion] = field(default_factory=list)
    barred: bool = False
    is_phone: bool = True
    message: str = ""
    never: bool = False
    levels: dict[str, str] = field(default_factory=lambda: dict(DEFAULTS))


def at_most(one: str, other: str) -> str:
    return LEVELS[min(LEVELS.index(one), LEVELS.index(other))]


def local_day(t: int, zone: str) -> date:
    return datetime.fromtimestamp(t, ZoneInfo(zone)).date()


def clocks(case: PlainCase) -> list[str]:
    return known_zones(case.zones, 4) or [case.rep_zone]


def laws(case: PlainCase) -> list[PlainRegion]:
    today = str(local_day(case.now, case.rep_zone))
    places = [case.country, case.state, case.state[:2]]
    there = [region for region in case.regions if region.code and region.code in places]
    return [region for region in there if not region.since or region.since <= today]


def is_legal(case: PlainCase, t: int, zone: str) -> bool:
    seconds, weekday = wall(t, ZoneInfo(zone)), local_day(t, zone).weekday()
    if not 8 * 3600 <= seconds < 21 * 3600:
        return False
    for region in laws(case):
        if region.week is not None and not any(
            start <= seconds < end for start, end in region.week[weekday]
        ):
            return False
    return True


def is_courteous(t: int, zone: str) -> bool:
    seconds = wall(t, ZoneInfo(zone))
    return local_day(t, zone).weekday() < 5 and 9 * 3600 <= seconds < 17 * 3600 + 1800


def streak(case: PlainCase) -> int:
    silent = 0
    for call in seen(case.calls, case.now):
        if call.inbound or call.outcome in ("answered", "voicemail"):
            silent = 0
        elif call.asked == "silent" and not case.never:
            continue
        else:
            silent += 1
    return silent


def no_message(case: PlainCase) -> str:
    silent = streak(case)
    if silent == 0:
        return "off"
    level = case.levels["no_message"]
    return at_most(level, "note") if silent == 1 or case.never else level


def same_hour(case: PlainCase) -> str:
    found = same_hour_calls(case.calls, case.now, known_zones(case.zones, 4))
    return case.levels["same_hour"] if found else "off"


def too_soon(case: PlainCase) -> str:
    made = outbound(case.calls, case.now)
    if not made or case.now - made[-1].at >= 3600:
        return "off"
    level = case.levels["too_soon"]
    return level if case.now - made[-1].at < 300 else at_most(level, "note")


def cap(case: PlainCase) -> str:
    worst = "off"
    caps = list(CAPS)
    for region in laws(case):
        caps += region.caps
    for each in caps:
        times = [call.at for call in outbound(case.calls, case.now)]
        if each.touches:
            times += case.touches
        count = 1
        for at in times:
            if 0 < case.now - at <= each.within:
                count += 1
        if count > each.most and LEVELS.index(each.level) > LEVELS.index(worst):
            worst = each.level
    return worst


def every_day(case: PlainCase) -> str:
    zone = clocks(case)[0]
    today = local_day(case.now, zone)
    for back in range(3):
        day = today - timedelta(days=back)
        made = [c for c in outbound(case.calls, case.now) if local_day(c.at, zone) == day]
        if any(call.outcome == "answered" for call in made):
            return "off"
        if back > 0 and not made:
            return "off"
    return case.levels["every_day"]


def calling_hours(case: PlainCase) -> str:
    legal = [is_legal(case, case.now, zone) for zone in clocks(case)]
    if all(legal):
        return "off"
    level = case.levels["calling_hours"]
    return at_most(level, "warning") if any(legal) else level


def courtesy_hours(case: PlainCase) -> str:
    if not all(is_legal(case, case.now, zone) for zone in clocks(case)):
        return "off"
    if all(is_courteous(case.now, zone) for zone in clocks(case)):
        return "off"
    return case.levels["courtesy_hours"]


def zone_unknown(case: PlainCase) -> str:
    return "off" if known_zones(case.zones, 4) else case.levels["zone_unknown"]


def attempts(case: PlainCase) -> str:
    made = outbound(case.calls, case.now)
    answered = [call for call in made if call.outcome == "answered"]
    return case.levels["attempts"] if len(made) >= 6 and not answered else "off"


def same_message(case: PlainCase) -> str:
    left = ""
    for call in outbound(case.calls, case.now):
        if call.outcome == "voicemail":
            left = call.script
    return case.levels["same_message"] if left and left == case.message else "off"


def has_fallen_due(promise: PlainPromise, t: int) -> bool:
    if promise.due is not None:
        return t >= promise.due - 15 * 60
    return str(local_day(t, promise.zone)) >= promise.day


def promised(case: PlainCase) -> str:
    """The code of the sign that the last promise fires; blank for none."""
    last = None
    for promise in sorted(case.promises, key=lambda promise: promise.made):
        if promise.made <= case.now and not promise.undone:
            last = promise
    if last is None:
        return ""
    for call in outbound(case.calls, case.now):
        if call.at > last.made and has_fallen_due(last, call.at):
            return ""
    if not has_fallen_due(last, case.now):
        return "promise_early"
    over = str(local_day(case.now, last.zone)) > last.day
    return "promise_lapsed" if over else "promise_due"


RULES = (
    no_message, same_hour, too_soon, cap, every_day, calling_hours, courtesy_hours, zone_unknown,
    attempts, same_message,
)  # fmt: skip


def plain_signs(case: PlainCase) -> dict[str, str]:
    """The signs that fire and their levels."""
    found = {rule.__name__: rule(case) for rule in RULES}
    found["do_not_call"] = case.levels["do_not_call"] if case.barred else "off"
    found["not_a_phone"] = "off" if case.is_phone else "stop"
    if code := promised(case):
        found[code] = case.levels[code]
    return {code: level for code, level in found.items() if level != "off"}


def plain_good_time(case: PlainCase, opens: int, closes: int) -> int | None:
    """The next good time, the rep working from ``opens`` to ``closes`` from Monday to Friday."""
    now = case.now
    past = {
        "calls": [call for call in case.calls if call.at <= now],
        "touches": [at for at in case.touches if at <= now],
        "promises": [promise for promise in case.promises if promise.made <= now],
    }
    for t in range(now // 900 * 900 + 900, now + 14 * DAY + 1, 900):
        if not all(is_courteous(t, zone) for zone in clocks(case)):
            continue
        rep = datetime.fromtimestamp(t, ZoneInfo(case.rep_zone))
        if rep.weekday() > 4 or not opens <= wall(t, ZoneInfo(case.rep_zone)) < closes:
            continue
        then = PlainCase(**{**vars(case), **past, "now": t})
        if not all(is_legal(case, t, zone) for zone in clocks(case)):
            continue
        waiting = (same_hour, too_soon, cap, every_day)
        if any(rule(then) != "off" for rule in waiting):
            continue
        if promised(then) == "promise_early" and case.levels["promise_early"] != "off":
            continue
        return t
    return None
