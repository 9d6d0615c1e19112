"""Why a lead stands where it stands in the queue, or why it doesn't, in words for the rep."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import MENDED_BY_WAITING, Sign
from cockpit.core.history import counted, outbound
from cockpit.core.hours import day_named
from cockpit.core.promise import Standing, open_promise, standing
from cockpit.core.queue import Rank, Why
from cockpit.core.rules import Level, QueueRules
from cockpit.core.value import value

_TIERS = {
    Why.PROMISED: "Promised: comes before everyone else.",
    Why.FRESH: "Fresh: nothing speaks against calling now.",
    Why.REPEAT: "A repeat: comes after every fresh lead.",
}


@value
class Reason:
    """One line of it. ``until`` is when it stops being so, where it does; aware, in UTC."""

    text: str
    until: datetime | None = None


@value
class Explanation:
    """Why somebody is where they are. ``why`` is ``None`` for a lead out of the queue."""

    name: str
    why: Why | None
    reasons: tuple[Reason, ...]


def explanation(
    dossier: Dossier, lookout: Lookout, rules: QueueRules, now: datetime, why: Why | None
) -> Explanation:
    """Why a lead stands in its tier at ``now``, or why it stands in none."""
    found = (
        _out(dossier, lookout, rules, now) if why is None else _inside(dossier, lookout, now, why)
    )
    return Explanation(dossier.lead.name, why, tuple(found))


def before(one: Rank, other: Rank) -> str:
    """What puts one lead before another of the same tier."""
    if one.priority != other.priority:
        return f"priority {-one.priority} against {-other.priority}"
    if one.attempts != other.attempts:
        return f"called {_times(one.attempts)}, not {_times(other.attempts)}"
    if one.last_at != other.last_at:
        return "longer since the last call" if one.last_at else "never called before"
    return "earlier on the list"


def _inside(dossier: Dossier, lookout: Lookout, now: datetime, why: Why) -> Iterator[Reason]:
    yield Reason(_TIERS[why])
    clock = lookout.clock(dossier)
    signs = lookout.signs(dossier, now)
    yield from (Reason(sign.text) for sign in signs if _puts(sign, why))
    if why is Why.PROMISED:
        yield Reason("Among the promised: broken promises first, then the oldest.")
        return
    made = outbound(counted(dossier.history.calls, now))
    last = f" ({day_named(made[-1].at, clock, now)})" if made else ""
    yield Reason(f"Among them: highest priority ({dossier.lead.priority}), then fewest calls "
                 f"({len(made)}), then longest since the last one{last}.")  # fmt: skip


def _puts(sign: Sign, why: Why) -> bool:
    """Whether a sign put a lead into its tier."""
    if why is Why.PROMISED:
        return sign.code.value.startswith("promise")
    return sign.code in MENDED_BY_WAITING and sign.level >= Level.WARNING


def _out(dossier: Dossier, lookout: Lookout, rules: QueueRules, now: datetime) -> Iterator[Reason]:
    clock, history = lookout.clock(dossier), dossier.history
    calls = counted(history.calls, now)
    made = outbound(calls)
    phones = {number.phone for number in dossier.lead.numbers}
    if not phones:
        yield Reason("Has no number.")
    elif history.dead.issuperset(phones):
        yield Reason("Every number is wrong or disconnected.")
    if history.retired:
        yield Reason("Retired: not called any more.")
    heard = [call for call in calls if call.is_outbound or call.outcome.reached_person]
    promise = open_promise(history.promises, history.calls, now)
    if heard and heard[-1].outcome.reached_person:
        at = day_named(heard[-1].at, clock, now)
        yield Reason(f"Answered {at}: only a promise brings them back.")
        if promise and standing(promise, now) is Standing.EARLY:
            starts = day_named(promise.starts, clock, now)
            yield Reason(f"Promised a call, due {starts}.", promise.starts)
    elif made and (rested := made[-1].at + timedelta(hours=rules.rest_hours)) > now:
        yield Reason(f"Resting after the last call until {day_named(rested, clock, now)}.", rested)
    for word, until in (("Snoozed", history.snoozed_until), ("Parked", history.parked_until)):
        if until and until > now:
            yield Reason(f"{word} until {day_named(until, clock, now)}.", until)
    if made and dossier.lead.list in rules.single_pass:
        yield Reason(f"Nobody on {dossier.lead.list} is called twice.")
    for sign in lookout.signs(dossier, now):
        if sign.level is Level.STOP:
            yield Reason(sign.text)


def _times(number: int) -> str:
    return {0: "never", 1: "once"}.get(number, f"{number} times")
