"""The queue once more, as plain loops over plain values, from the rules page alone."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tests.plainly import DAY, PlainCall, known_zones, outbound, same_hour_calls, seen, wall
from tests.plainsigns import (
    CAPS,
    LEVELS,
    PlainCap,
    PlainPromise,
    PlainRegion,
    at_most,
    has_fallen_due,
    local_day,
)

PROMISED, FRESH, REPEAT = range(3)


@dataclass
class PlainNumber:
    country: str
    zones: list[str]


@dataclass
class PlainLead:
    """``calls`` name their number by its place; a lead with a state has that zone of its own."""

    id: int
    numbers: list[PlainNumber]
    calls: list[PlainCall] = field(default_factory=list)
    state: str = ""
    zone: str = ""
    priority: int = 0
    snoozed_until: int = 0
    parked_until: int = 0
    retired: bool = False
    barred: bool = False
    touches: list[int] = field(default_factory=list)
    promises: list[PlainPromise] = field(default_factory=list)
    list: str = ""


def levels() -> dict[str, str]:
    waiting = ("same_hour", "too_soon", "every_day", "promise_early", "promise_lapsed")
    notes = {"promise_due": "note", "attempts": "note", "calling_hours": "stop"}
    return {**dict.fromkeys(waiting, "warning"), **notes}


@dataclass
class PlainRules:
    levels: dict[str, str] = field(default_factory=levels)
    within: int = 3600
    lookback: int = 30 * DAY
    soon: int = 300
    days: int = 3
    caps: list[PlainCap] = field(default_factory=lambda: list(CAPS))
    regions: list[PlainRegion] = field(default_factory=list)
    opens: int = 8 * 3600
    closes: int = 21 * 3600
    candidates: int = 4
    rest: int = 3 * 3600
    single_pass: tuple[str, ...] = ()


@dataclass
class Moment:
    """A lead, the number that would be dialled, the clocks there, and all that is settled."""

    lead: PlainLead
    number: PlainNumber
    now: int
    zones: list[str]
    rep_zone: str
    rules: PlainRules

    @property
    def clocks(self) -> list[str]:
        return self.zones or [self.rep_zone]

    @property
    def made(self) -> list[PlainCall]:
        return outbound(self.lead.calls, self.now)


def is_dead(lead: PlainLead, place: int) -> bool:
    """Whether a number is wrong or disconnected, and nobody picked up there since."""
    dead = False
    for call in sorted(lead.calls, key=lambda call: call.at):
        if call.undone or call.number != place:
            continue
        if call.detail in ("wrong_number", "disconnected"):
            dead = True
        elif call.outcome == "answered":
            dead = False
    return dead


def moment(lead: PlainLead, now: int, rep_zone: str, rules: PlainRules) -> Moment | None:
    for place, number in enumerate(lead.numbers):
        if not is_dead(lead, place):
            zones = known_zones([lead.zone] if lead.zone else number.zones, rules.candidates)
            return Moment(lead, number, now, zones, rep_zone, rules)
    return None


def same_hour(at: Moment) -> bool:
    rules = at.rules
    return bool(same_hour_calls(at.lead.calls, at.now, at.zones, rules.within, rules.lookback))


def too_soon(at: Moment) -> bool:
    return bool(at.made) and at.now - at.made[-1].at < at.rules.soon


def every_day(at: Moment) -> bool:
    today = local_day(at.now, at.clocks[0])
    for back in range(at.rules.days):
        day = today - timedelta(days=back)
        calls = [call for call in at.made if local_day(call.at, at.clocks[0]) == day]
        if any(call.outcome == "answered" for call in calls):
            return False
        if back and not calls:
            return False
    return True


def attempts(at: Moment) -> bool:
    answered = [call for call in at.made if call.outcome == "answered"]
    return len(at.made) >= 6 and not answered


def laws(at: Moment) -> list[PlainRegion]:
    today = str(local_day(at.now, at.rep_zone))
    places = (at.number.country, at.lead.state, at.lead.state[:2])
    return [
        region
        for region in at.rules.regions
        if region.code in places and (not region.since or region.since <= today)
    ]


def cap(at: Moment) -> str:
    """The level of the worst cap that one more call would break."""
    caps = list(at.rules.caps)
    for region in laws(at):
        caps += region.caps
    worst = "off"
    for each in caps:
        times = [call.at for call in at.made]
        if each.touches:
            times += at.lead.touches
        within = [t for t in times if 0 < at.now - t <= each.within]
        if len(within) + 1 > each.most and LEVELS.index(each.level) > LEVELS.index(worst):
            worst = each.level
    return worst


def calling_hours(at: Moment) -> str:
    legal = [is_legal(at, zone) for zone in at.clocks]
    if all(legal):
        return "off"
    level = at.rules.levels["calling_hours"]
    return at_most(level, "warning") if any(legal) else level


def is_legal(at: Moment, zone: str) -> bool:
    seconds, weekday = wall(at.now, ZoneInfo(zone)), local_day(at.now, zone).weekday()
    if not at.rules.opens <= seconds < at.rules.closes:
        return False
    for region in laws(at):
        if region.week is not None and not any(
            start <= seconds < end for start, end in region.week[weekday]
        ):
            return False
    return True


def open_promise(lead: PlainLead, now: int) -> PlainPromise | None:
    """The last promise made, if nobody has called since it fell due."""
    last = None
    for promise in sorted(lead.promises, key=lambda promise: promise.made):
        if promise.made <= now and not promise.undone:
            last = promise
    if last is None:
        return None
    for call in outbound(lead.calls, now):
        if call.at > last.made and has_fallen_due(last, call.at):
            return None
    return last


def is_over(promise: PlainPromise, now: int) -> bool:
    return str(local_day(now, promise.zone)) > promise.day


def fell_due(promise: PlainPromise) -> int:
    if promise.due is not None:
        return promise.due - 15 * 60
    day = date.fromisoformat(promise.day)
    return int(datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(promise.zone)).timestamp())


def promised(lead: PlainLead, now: int) -> str:
    """The code of the sign that a promise fires; blank for none."""
    promise = open_promise(lead, now)
    if promise is None:
        return ""
    if not has_fallen_due(promise, now):
        return "promise_early"
    return "promise_lapsed" if is_over(promise, now) else "promise_due"


def has_been_answered(lead: PlainLead, now: int) -> bool:
    """Whether somebody picked up last, whoever called."""
    done = False
    for call in seen(lead.calls, now):
        if call.outcome == "answered":
            done = True
        elif not call.inbound:
            done = False
    return done


def at_hand(lead: PlainLead, now: int, rules: PlainRules) -> bool:
    """Whether a lead may stand in the queue, whatever the signs say."""
    made = outbound(lead.calls, now)
    owed = promised(lead, now) in ("promise_due", "promise_lapsed")
    if lead.barred or lead.retired or lead.snoozed_until > now or lead.parked_until > now:
        return False
    if all(is_dead(lead, place) for place in range(len(lead.numbers))):
        return False
    if has_been_answered(lead, now):
        return owed
    if made and now - made[-1].at < rules.rest:
        return False
    return owed or not (made and lead.list in rules.single_pass)


def fired(at: Moment) -> dict[str, str]:
    """The signs that decide where a lead stands, with their levels."""
    found = {"cap": cap(at), "calling_hours": calling_hours(at)}
    for rule in (same_hour, too_soon, every_day, attempts):
        if rule(at):
            found[rule.__name__] = at.rules.levels[rule.__name__]
    if code := promised(at.lead, at.now):
        found[code] = at.rules.levels[code]
    return found


MENDED = {"same_hour", "too_soon", "cap", "every_day", "promise_early", "calling_hours"}


def stands(lead: PlainLead, now: int, rep_zone: str, rules: PlainRules) -> tuple | None:
    """The sort key of a lead in the queue, the tier in front; None if it is not in it."""
    at = moment(lead, now, rep_zone, rules)
    if at is None or not at_hand(lead, now, rules):
        return None
    signs = fired(at)
    if "stop" in signs.values():
        return None
    promise = open_promise(lead, now)
    if promise and has_fallen_due(promise, now):
        return (PROMISED, not is_over(promise, now), fell_due(promise), lead.id)
    repeat = any(code in MENDED and level == "warning" for code, level in signs.items())
    last = at.made[-1].at if at.made else 0
    return (REPEAT if repeat else FRESH, -lead.priority, len(at.made), last, lead.id)


def queue(leads: list[PlainLead], now: int, rep_zone: str, rules: PlainRules) -> list[int]:
    keys = [stands(lead, now, rep_zone, rules) for lead in leads]
    return [key[-1] for key in sorted(key for key in keys if key is not None)]
