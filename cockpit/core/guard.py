"""The signs: reasons to think twice before this call, each with its level and its evidence.

A lead's calls are all calls made to one of its numbers, whichever lead they were made for;
undone ones and later ones are left out by the caller (``history.counted``).
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, tzinfo
from enum import StrEnum

from cockpit.core.history import outbound, silent_streak
from cockpit.core.hours import (
    Openness,
    city,
    day_and_time,
    is_weekday,
    nearest,
    openness,
    wall,
)
from cockpit.core.model import Call, Zones
from cockpit.core.phone import is_phone
from cockpit.core.rules import DAY, GuardRules, Hours, Level
from cockpit.core.value import value
from cockpit.core.zone import zone_info


class Code(StrEnum):
    """The signs there are."""

    NO_MESSAGE = "no_message"
    SAME_HOUR = "same_hour"
    TOO_SOON = "too_soon"
    CALLING_HOURS = "calling_hours"
    COURTESY_HOURS = "courtesy_hours"
    ZONE_UNKNOWN = "zone_unknown"
    DO_NOT_CALL = "do_not_call"
    NOT_A_PHONE = "not_a_phone"
    ATTEMPTS = "attempts"


MENDED_BY_WAITING = frozenset({Code.SAME_HOUR, Code.TOO_SOON, Code.CALLING_HOURS})


@value
class Sign:
    """One reason to think twice. ``evidence`` are the moments it rests on, in UTC."""

    code: Code
    level: Level
    text: str
    evidence: tuple[datetime, ...] = ()


@value
class Situation:
    """A call about to be made: when, to which number, with what behind it.

    ``calls`` are those that count, in the order they were made; ``barred`` says that a
    number of the lead is on the do-not-call list; ``rep_zone`` is the rep's own clock.
    """

    now: datetime
    phone: str
    zones: Zones
    calls: tuple[Call, ...]
    barred: bool
    rep_zone: tzinfo

    @property
    def clocks(self) -> tuple[tzinfo, ...]:
        """The clocks that calling hours are measured on: the rep's own if none is known."""
        return clocks(self.zones, self.rep_zone)

    @property
    def clock(self) -> tzinfo:
        """The clock that times are told on."""
        return self.clocks[0]


Rule = Callable[[Situation, GuardRules], Iterator[Sign]]


def clocks(zones: Zones, rep_zone: tzinfo) -> tuple[tzinfo, ...]:
    """The clocks of candidate zones, or the rep's own."""
    return tuple(zone_info(name) for name in zones.names) or (rep_zone,)


def signs(situation: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the guard has to say before the call, worst first."""
    found = [sign for rule in _BEFORE for sign in rule(situation, rules) if sign.level]
    return tuple(sorted(found, key=lambda sign: -sign.level))


def signs_of_hours(situation: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the clock alone has to say: the same for every lead in the same zones."""
    return tuple(sign for sign in _calling_hours(situation, rules) if sign.level)


def signs_after(call: Call, before: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the guard has to say about a call just logged.

    ``before`` is the situation at the moment of that call without it.
    """
    streak = silent_streak((*before.calls, call))
    found = [
        *(_silence(streak, before, rules) if len(streak) >= rules.no_message.warn_at else ()),
        *_same_hour(before, rules),
    ]
    return tuple(sign for sign in found if sign.level)


def _no_message(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    yield from _silence(silent_streak(now.calls), now, rules)


def _silence(streak: Sequence[Call], now: Situation, rules: GuardRules) -> Iterator[Sign]:
    rule = rules.no_message
    if len(streak) < min(rule.note_at, rule.warn_at):
        return
    level = rule.level if len(streak) >= rule.warn_at else min(rule.level, Level.NOTE)
    times = "once" if len(streak) == 1 else f"{len(streak)} times"
    text = f"Called {times} without a message: {_dates(streak, now)}."
    yield Sign(Code.NO_MESSAGE, level, text, _moments(streak))


def _same_hour(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    rule = rules.same_hour
    zones = tuple(zone_info(name) for name in now.zones.names) or (UTC,)
    same = [
        call
        for call in now.calls
        if call.unanswered_outbound
        and 0 < _since(call, now) <= rule.lookback_days * DAY
        and nearest(call.at, now.now, zones) < rule.within_minutes * 60
    ]
    if not same:
        return
    days = {call.at.astimezone(now.clock).date() for call in same}
    several = f"on {len(days)} days: " if len(days) >= 3 else "as "
    text = f"Same hour {several}{_dates(same, now)}."
    yield Sign(Code.SAME_HOUR, rule.level, text, _moments(same))


def _too_soon(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    rule = rules.too_soon
    made = outbound(now.calls)
    if not made:
        return
    ago = _since(made[-1], now)
    if ago >= max(rule.note_within_seconds, rule.warn_within_seconds):
        return
    level = rule.level if ago < rule.warn_within_seconds else min(rule.level, Level.NOTE)
    past = f"{ago // 60} min" if ago >= 60 else f"{ago} s"
    text = f"Called {past} ago, at {made[-1].at.astimezone(now.clock):%H:%M}."
    yield Sign(Code.TOO_SOON, level, text, _moments(made[-1:]))


def _calling_hours(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    rule = rules.calling_hours
    match openness(now.now, now.clocks, rule.window):
        case Openness.CLOSED:
            text = f"Outside calling hours ({_span(rule.window)}): {_there(now, now.clock)}."
            yield Sign(Code.CALLING_HOURS, rule.level, text)
        case Openness.PARTLY:
            closed = next(zone for zone in now.clocks if wall(now.now, zone) not in rule.window)
            text = f"May be {_there(now, closed)}: calling hours are {_span(rule.window)}."
            yield Sign(Code.CALLING_HOURS, min(rule.level, Level.WARNING), text)
        case Openness.OPEN:
            pass


def _courtesy_hours(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    legal, polite = rules.calling_hours.window, rules.courtesy_hours.window
    if openness(now.now, now.clocks, legal) is not Openness.OPEN:
        return
    for zone in now.clocks:
        if not is_weekday(now.now, zone):
            yield Sign(
                Code.COURTESY_HOURS, rules.courtesy_hours.level, f"Weekend: {_there(now, zone)}."
            )
            return
        if wall(now.now, zone) not in polite:
            text = f"Outside office hours ({_span(polite)}): {_there(now, zone)}."
            yield Sign(Code.COURTESY_HOURS, rules.courtesy_hours.level, text)
            return


def _zone_unknown(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    if not now.zones.names:
        text = "Zone unknown: hours are measured on your own clock."
        yield Sign(Code.ZONE_UNKNOWN, rules.zone_unknown.level, text)


def _do_not_call(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    if now.barred:
        yield Sign(Code.DO_NOT_CALL, rules.do_not_call.level, "On the do-not-call list.")


def _not_a_phone(now: Situation, _: GuardRules) -> Iterator[Sign]:
    if not is_phone(now.phone):
        text = f"{now.phone or 'No number'}: not a telephone number that can be called."
        yield Sign(Code.NOT_A_PHONE, Level.STOP, text)


def _attempts(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    made = outbound(now.calls)
    unanswered = all(not call.outcome.reached_person for call in made)
    if len(made) >= rules.attempts.note_at and unanswered:
        text = f"{len(made)} calls, none answered: one last message, then let it rest."
        yield Sign(Code.ATTEMPTS, rules.attempts.level, text, _moments(made))


# Of equal level, the sign that comes first here stands first on screen.
_BEFORE: tuple[Rule, ...] = (
    _not_a_phone,
    _do_not_call,
    _calling_hours,
    _no_message,
    _same_hour,
    _too_soon,
    _attempts,
    _courtesy_hours,
    _zone_unknown,
)


def _since(call: Call, now: Situation) -> int:
    return int((now.now - call.at).total_seconds())


def _moments(calls: Sequence[Call]) -> tuple[datetime, ...]:
    return tuple(call.at for call in calls)


def _dates(calls: Sequence[Call], now: Situation, most: int = 4) -> str:
    shown = [day_and_time(call.at, now.clock, now.now) for call in calls[-most:]]
    before = f"{len(calls) - most} earlier, " if len(calls) > most else ""
    return before + ", ".join(shown)


def _span(hours: Hours) -> str:
    return f"{_clock(hours.start)} to {_clock(hours.end)}"


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}"


def _there(now: Situation, zone: tzinfo) -> str:
    local = now.now.astimezone(zone)
    name = getattr(zone, "key", "") if now.zones.names else ""
    return f"{local:%H:%M} in {city(name)}" if name else f"{local:%H:%M} on your own clock"
