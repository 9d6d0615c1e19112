"""What the guard says when, with the figures that are shipped, and the laws of places."""

import re
from collections.abc import Iterable, Iterator

import yaml

from cockpit.config import example
from cockpit.config.shape import DEFAULT_KEYS
from cockpit.core.guard import Code, Remedy
from cockpit.core.guard.evidence import stretch
from cockpit.core.guard.sign import REMEDIES
from cockpit.core.promise import AHEAD
from cockpit.core.regions import AS_OF, REGIONS
from cockpit.core.rules import Cap, Counted, GuardRules, Level, QueueRules
from cockpit.core.week import Week, span
from cockpit.tui.keynames import first
from cockpit.tui.remedies import WAYS
from scripts.documentation.markdown import code, sections, table

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_OPTIONAL = re.compile(r"^ +# (- \{region: .*(?:\n +#  +[^-].*)*)", re.MULTILINE)


def signs() -> str:
    """Every sign: its level, when it fires, and the key that mends it."""
    rules = GuardRules()
    when = _when(rules)
    rows = ((code(each), _level(each, rules), when[each], _mends(each)) for each in Code)
    return table(("sign", "level", "fires when", "what mends it"), rows)


def caps() -> str:
    """The caps of the guard itself."""
    rows = ((_counted(cap), stretch(cap.within), cap.level.word) for cap in GuardRules().cap)
    return table(("at most", "within", "level of one more"), rows)


def resting() -> str:
    """How long leads stay out of the queue."""
    rules = QueueRules()
    rows = (
        ("rest", f"{rules.rest_hours:g} hours", "after an unanswered call", "queue.rest_hours"),
        ("park", f"{rules.park_days} days", "`r`, or the end of a plan", "queue.park_days"),
        ("snooze", "until a moment", "`z`", ""),
        ("retire", "for good", "`R`; a promise or a snooze brings the lead back", ""),
    )
    return table(
        ("out of the queue", "for", "by", "setting"), ((*row, code(name)) for *row, name in rows)
    )


def places() -> str:
    """The table of regions that is shipped."""
    rows = (
        (code(each.code), _week(each.hours), _caps(each.caps), each.since, each.source)
        for each in REGIONS
    )
    return sections(f"As of {AS_OF}.", table(("place", "hours", "caps", "since", "source"), rows))


def more_places() -> str:
    """The rows that the example of the configuration has for whoever needs them."""
    rows = ((code(row["region"]), _written(row["hours"]), row["source"]) for row in _optional())
    return table(("place", "hours", "source"), rows)


def _when(rules: GuardRules) -> dict[Code, str]:
    calling, office = (span((each.window,)) for each in (rules.calling_hours, rules.courtesy_hours))
    soon = rules.too_soon
    ahead = stretch(int(AHEAD.total_seconds()))
    return {
        Code.NO_MESSAGE: f"calls in a row without a message, since they last heard from you: "
        f"{rules.no_message.note_at} a note, {rules.no_message.warn_at} and more the full level",
        Code.SAME_HOUR: "an unanswered call less than "
        f"{rules.same_hour.within_minutes} minutes from now on their clock, in the last "
        f"{rules.same_hour.lookback_days} days",
        Code.TOO_SOON: f"the last call was less than {stretch(soon.note_within_seconds)} ago: a "
        f"note; less than {stretch(soon.warn_within_seconds)}: the full level",
        Code.CAP: "this call would be one more than a [cap](#caps), or one of their place, allows",
        Code.EVERY_DAY: f"calls on {rules.every_day.days} of their days running, this one's among "
        "them, and nobody picked up",
        Code.CALLING_HOURS: f"outside {calling} every day, or outside the "
        "[hours of their place](#places-with-laws-of-their-own), wherever they may be; a warning "
        "where it is closed in some of their possible zones alone",
        Code.COURTESY_HOURS: f"inside calling hours, but outside {office} from Monday to Friday, "
        "in one of their possible zones at least",
        Code.ZONE_UNKNOWN: f"no zone is known, or more than {rules.zone_unknown.candidates}: hours "
        "are then measured on your own clock, the same hour on that of UTC",
        Code.DO_NOT_CALL: "one of their numbers is on the do-not-call list",
        Code.NOT_A_PHONE: "the number cannot be called: an emergency, a short or an invalid one; "
        "no setting changes that",
        Code.ATTEMPTS: f"{rules.attempts.note_at} calls or more, none answered",
        Code.PROMISE_EARLY: "you promised them a call, and it is not due yet",
        Code.PROMISE_DUE: f"the day you promised a call for is there; or its hour is {ahead} away, "
        "or past, and the day not over",
        Code.PROMISE_LAPSED: "the day you promised a call for is over, and nobody called",
        Code.SAME_MESSAGE: "the message that is up is the one they heard last time",
    }


def _level(sign: Code, rules: GuardRules) -> str:
    if sign is Code.NOT_A_PHONE:
        return Level.STOP.word
    if sign is Code.CAP:
        return " or ".join(sorted({cap.level.word for cap in rules.cap}, reverse=True))
    level: Level = getattr(rules, sign).level
    return level.word


def _mends(sign: Code) -> str:
    way = WAYS[REMEDIES.get(sign, Remedy.SNOOZE)]
    return f"{code(first(DEFAULT_KEYS, way.key))} {way.does}"


def _counted(cap: Cap) -> str:
    return f"{cap.most} {'calls' if cap.counted is Counted.CALLS else 'calls, emails and texts'}"


def _caps(caps: Iterable[Cap]) -> str:
    return "; ".join(f"{_counted(cap)} in {stretch(cap.within)}: {cap.level.word}" for cap in caps)


def _week(week: Week | None) -> str:
    """Hours in lines, one for each stretch of days with the same; those without are closed."""
    if week is None:
        return "those of the guard"
    lines: list[tuple[int, int]] = []
    for day in range(7):
        if lines and week.on(lines[-1][0]) == week.on(day):
            lines[-1] = (lines[-1][0], day)
        else:
            lines.append((day, day))
    return "\n".join(f"{_days(*line)} {span(week.on(line[0])) or 'closed'}" for line in lines)


def _days(begin: int, end: int) -> str:
    if (begin, end) == (0, 6):
        return "every day"
    last = f" to {_WEEKDAYS[end]}" if end > begin else ""
    return f"{_WEEKDAYS[begin]}{last}"


def _written(hours: dict[str, str]) -> str:
    return "\n".join(f"{days} {text}" for days, text in hours.items())


def _optional() -> Iterator[dict[str, dict[str, str]]]:
    for found in _OPTIONAL.finditer(example()):
        lines = (line.strip().lstrip("# ") for line in found[1].split("\n"))
        yield from yaml.safe_load(" ".join(lines))
