"""Signs about calling again: at the same hour, too soon, too often, day after day."""

from collections.abc import Iterator
from datetime import date, timedelta

from cockpit.core.guard.evidence import dates, moments, ordinal, stretch
from cockpit.core.guard.sign import Code, Sign, Situation
from cockpit.core.history import outbound
from cockpit.core.hours import nearest
from cockpit.core.model import Call, Touch
from cockpit.core.rules import DAY, Cap, Counted, GuardRules, Level


def same_hour(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """An unanswered call at the same time of day, the nearest of the candidate zones telling."""
    rule = rules.same_hour
    same = [
        call
        for call in now.calls
        if call.unanswered_outbound
        and 0 < now.since(call.at) <= rule.lookback_days * DAY
        and nearest(call.at, now.now, now.hour_clocks) < rule.within_minutes * 60
    ]
    if not same:
        return
    days = {call.at.astimezone(now.clock).date() for call in same}
    several = f"on {len(days)} days: " if len(days) >= 3 else "as "
    text = f"Same hour {several}{dates(same, now)}."
    yield Sign(Code.SAME_HOUR, rule.level, text, moments(same))


def too_soon(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """The last call was only just now."""
    rule = rules.too_soon
    last = next((call for call in reversed(now.calls) if call.is_outbound), None)
    if last is None:
        return
    ago = now.since(last.at)
    if ago >= max(rule.note_within_seconds, rule.warn_within_seconds):
        return
    level = rule.level if ago < rule.warn_within_seconds else min(rule.level, Level.NOTE)
    past = f"{ago // 60} min" if ago >= 60 else f"{ago} s"
    text = f"Called {past} ago, at {last.at.astimezone(now.clock):%H:%M}."
    yield Sign(Code.TOO_SOON, level, text, moments((last,)))


def cap(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """With this call, more calls or touches than there may be in a stretch of time.

    Of several the worst, and of those the shortest stretch.
    """
    most = len(now.calls) + len(now.touches)
    found = [
        (each, within)
        for each in now.laws(rules).caps
        if most >= each.most and len(within := _within(now, each)) >= each.most
    ]
    for each, within in sorted(found, key=lambda f: (-f[0].level, f[0].within))[:1]:
        what = "call" if each.counted is Counted.CALLS else "touch"
        text = f"{ordinal(len(within) + 1)} {what} in {stretch(each.within)}: {dates(within, now)}."
        yield Sign(Code.CAP, each.level, text, moments(within))


def every_day(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Days running with a call, today among them, and nobody picked up on any."""
    if len(now.calls) + 1 < rules.every_day.days:
        return
    run = _run(now)
    if len(run) + 1 < rules.every_day.days:
        return
    made = [call for calls in reversed(run) for call in calls]
    text = f"{ordinal(len(run) + 1)} day running with a call: {dates(made, now)}."
    yield Sign(Code.EVERY_DAY, rules.every_day.level, text, moments(made))


def counted_by(now: Situation, cap: Cap) -> list[Call | Touch]:
    """What a cap counts of all the past, in order."""
    things: list[Call | Touch] = [*outbound(now.calls)]
    if cap.counted is Counted.TOUCHES:
        things = sorted([*things, *now.touches], key=lambda thing: thing.at)
    return things


def _within(now: Situation, cap: Cap) -> list[Call | Touch]:
    return [each for each in counted_by(now, cap) if 0 < now.since(each.at) <= cap.within]


def _run(now: Situation) -> list[list[Call]]:
    """The calls of each day before today on which we called in vain, the latest day first.

    None where somebody picked up today.
    """
    by_day: dict[date, list[Call]] = {}
    for call in outbound(now.calls):
        by_day.setdefault(call.at.astimezone(now.clock).date(), []).append(call)
    day = now.now.astimezone(now.clock).date()
    if any(call.outcome.reached_person for call in by_day.get(day, ())):
        return []
    run: list[list[Call]] = []
    while calls := by_day.get(day := day - timedelta(days=1)):
        if any(call.outcome.reached_person for call in calls):
            break
        run.append(calls)
    return run
