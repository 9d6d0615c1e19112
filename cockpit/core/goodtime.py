"""The next good time: when a call would have nothing of time's speaking against it.

All of it is reckoned in Unix seconds, since it is asked for every lead on deck.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from functools import lru_cache

from cockpit.core.guard.repeats import counted_by, every_day
from cockpit.core.guard.sign import Situation
from cockpit.core.history import outbound
from cockpit.core.hours import distance, wall
from cockpit.core.rules import DAY, GuardRules, SameHourRule
from cockpit.core.week import Week, working

QUARTER = 900
AHEAD = 14 * DAY

_NEVER = 1 << 40
_THURSDAY = 3
"""The weekday on which Unix time begins."""

Test = Callable[[int], bool]
"""Whether a moment in Unix seconds is good as far as one thing goes."""


def next_good_time(situation: Situation, rules: GuardRules, rep_hours: Week) -> datetime | None:
    """The earliest quarter hour later than ``situation.now`` that is good for this call, in UTC.

    That is inside calling hours and office hours on every clock it may be there, whether or not
    their signs are off; inside the rep's own hours on the rep's clock; and without any of the
    signs that waiting mends, at any level. ``None`` if there is none within 14 days.
    """
    now = int(situation.now.timestamp())
    first = max([now + 1, *_ends(situation, rules)])
    tests = (
        *_open(situation, rules, rep_hours),
        *_fresh_hours(situation, rules.same_hour),
        _fresh_day(situation, rules),
    )
    for at in range(-(-first // QUARTER) * QUARTER, now + AHEAD + 1, QUARTER):
        if all(test(at) for test in tests):
            return datetime.fromtimestamp(at, UTC)
    return None


def _ends(situation: Situation, rules: GuardRules) -> Iterator[int]:
    """From when on each of those signs is silent that fall silent once and for all."""
    made, soon, promise = outbound(situation.calls), rules.too_soon, situation.promise
    if made and soon.level:
        yield _unix(made[-1].at) + max(soon.note_within_seconds, soon.warn_within_seconds)
    if promise and rules.promise_early.level:
        yield _unix(promise.starts)
    for cap in situation.laws(rules).caps:
        things = counted_by(situation, cap) if cap.level else []
        if cap.level and cap.most < 1:
            yield _NEVER
        elif len(things) >= cap.most:
            yield _unix(things[-cap.most].at) + cap.within + 1


def _open(situation: Situation, rules: GuardRules, rep_hours: Week) -> Iterator[Test]:
    there = situation.laws(rules).week.within(working(rules.courtesy_hours.window))
    yield _within(rep_hours, situation.rep_zone)
    for zone in situation.clocks:
        yield _within(there, zone)


def _within(week: Week, zone: tzinfo) -> Test:
    def is_open(at: int) -> bool:
        day, seconds = divmod(_local(at, zone), DAY)
        return any(hours.start <= seconds < hours.end for hours in days[day % 7])

    days = tuple(week.on((day + _THURSDAY) % 7) for day in range(7))
    return is_open


def _fresh_hours(situation: Situation, rule: SameHourRule) -> Iterator[Test]:
    calls = [call.at for call in situation.calls if call.unanswered_outbound]
    if calls and rule.level:
        for zone in situation.hour_clocks:
            yield _fresh_on(zone, calls, rule)


def _fresh_on(zone: tzinfo, calls: Sequence[datetime], rule: SameHourRule) -> Test:
    def is_fresh(at: int) -> bool:
        seconds = _local(at, zone) % DAY
        if seconds not in until:
            until[seconds] = max((end for tried, end in hours if near(tried, seconds)), default=0)
        return at > until[seconds]

    def near(one: int, other: int) -> bool:
        return distance(one, other) < rule.within_minutes * 60

    hours = [(wall(at, zone), _unix(at) + rule.lookback_days * DAY) for at in calls]
    until: dict[int, int] = {}
    return is_fresh


def _fresh_day(situation: Situation, rules: GuardRules) -> Test:
    def is_fresh(at: int) -> bool:
        day = _local(at, situation.clock) // DAY
        if day not in fresh:
            then = replace(situation, now=datetime.fromtimestamp(at, UTC))
            fresh[day] = not any(sign.level for sign in every_day(then, rules))
        return fresh[day]

    fresh: dict[int, bool] = {}
    return is_fresh


def _local(at: int, zone: tzinfo) -> int:
    """The seconds that the zone's clock would have counted since 1970 began on it."""
    offset = _steady_offset(at // DAY, zone)
    return at + (_offset(at, zone) if offset is None else offset)


@lru_cache(maxsize=512)
def _steady_offset(day: int, zone: tzinfo) -> int | None:
    """The zone's offset throughout a day of UTC; ``None`` where it changes on it."""
    start, end = (_offset(at, zone) for at in (day * DAY, (day + 1) * DAY))
    return start if start == end else None


def _offset(at: int, zone: tzinfo) -> int:
    offset = datetime.fromtimestamp(at, zone).utcoffset()
    return int(offset.total_seconds()) if offset else 0


def _unix(at: datetime) -> int:
    return int(at.timestamp())
