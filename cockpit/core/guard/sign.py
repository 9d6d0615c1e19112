"""What a sign is, and the situation that signs are about."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from functools import lru_cache

from cockpit.core.law import Law
from cockpit.core.model import Call, Touch, Zones
from cockpit.core.policy import ALWAYS, Policy
from cockpit.core.promise import Promise
from cockpit.core.rules import GuardRules, Level
from cockpit.core.value import value
from cockpit.core.week import daily
from cockpit.core.zone import zone_info


class Code(StrEnum):
    """The signs there are."""

    NO_MESSAGE = "no_message"
    SAME_HOUR = "same_hour"
    TOO_SOON = "too_soon"
    CAP = "cap"
    EVERY_DAY = "every_day"
    CALLING_HOURS = "calling_hours"
    COURTESY_HOURS = "courtesy_hours"
    ZONE_UNKNOWN = "zone_unknown"
    DO_NOT_CALL = "do_not_call"
    NOT_A_PHONE = "not_a_phone"
    ATTEMPTS = "attempts"
    PROMISE_EARLY = "promise_early"
    PROMISE_DUE = "promise_due"
    PROMISE_LAPSED = "promise_lapsed"
    SAME_MESSAGE = "same_message"


MENDED_BY_WAITING = frozenset(
    {
        Code.SAME_HOUR,
        Code.TOO_SOON,
        Code.CAP,
        Code.EVERY_DAY,
        Code.PROMISE_EARLY,
        Code.CALLING_HOURS,
    }
)


class Remedy(StrEnum):
    """What would mend a sign; the screen knows the key for it."""

    MESSAGE = "message"
    SNOOZE = "snooze"
    OTHER_NUMBER = "other_number"
    OTHER_SCRIPT = "other_script"
    PARK = "park"
    SKIP = "skip"
    DIAL = "dial"
    IMPORT = "import"


REMEDIES = {
    Code.NO_MESSAGE: Remedy.MESSAGE,
    Code.ATTEMPTS: Remedy.PARK,
    Code.SAME_MESSAGE: Remedy.OTHER_SCRIPT,
    Code.PROMISE_DUE: Remedy.DIAL,
    Code.PROMISE_LAPSED: Remedy.DIAL,
    Code.DO_NOT_CALL: Remedy.SKIP,
    Code.NOT_A_PHONE: Remedy.OTHER_NUMBER,
    Code.ZONE_UNKNOWN: Remedy.IMPORT,
}
"""Of a sign that is not in it, waiting is the remedy."""


@value
class Sign:
    """One reason to think twice. ``evidence`` are the moments it rests on, in UTC."""

    code: Code
    level: Level
    text: str
    evidence: tuple[datetime, ...] = ()

    @property
    def remedy(self) -> Remedy:
        """What would mend it."""
        return REMEDIES.get(self.code, Remedy.SNOOZE)


@value
class Situation:
    """A call about to be made: when, to which number, with what behind it.

    ``calls`` are those that count, in the order they were made, ``touches`` likewise;
    ``barred`` says that a number of the lead is on the do-not-call list; ``rep_zone`` is the
    rep's own clock. ``message`` is the name of the message script about to be used;
    ``promise`` is the one still to be kept. Without a ``law`` the guard's own rules hold.
    """

    now: datetime
    phone: str
    zones: Zones
    calls: tuple[Call, ...]
    barred: bool
    rep_zone: tzinfo
    touches: tuple[Touch, ...] = ()
    promise: Promise | None = None
    message: str = ""
    policy: Policy = ALWAYS
    law: Law | None = None

    @property
    def clocks(self) -> tuple[tzinfo, ...]:
        """The clocks that calling hours are measured on: the rep's own if none is known."""
        return clocks(self.zones, self.rep_zone)

    @property
    def hour_clocks(self) -> tuple[tzinfo, ...]:
        """The clocks that the same hour is measured on: that of UTC if none is known."""
        return clocks(self.zones, UTC)

    @property
    def clock(self) -> tzinfo:
        """The clock that times are told on."""
        return self.clocks[0]

    def laws(self, rules: GuardRules) -> Law:
        """What holds for the number."""
        return self.law or Law(daily(rules.calling_hours.window), rules.cap)

    def followed_by(self, call: Call) -> "Situation":
        """The same with one more call behind it."""
        return replace(self, calls=(*self.calls, call))

    def since(self, at: datetime) -> int:
        """Whole seconds that have gone by."""
        return int((self.now - at).total_seconds())


Rule = Callable[[Situation, GuardRules], Iterator[Sign]]


def clocks(zones: Zones, rep_zone: tzinfo) -> tuple[tzinfo, ...]:
    """The clocks of candidate zones, or the rep's own."""
    return _clocks(zones.names) or (rep_zone,)


@lru_cache(maxsize=1024)
def _clocks(names: tuple[str, ...]) -> tuple[tzinfo, ...]:
    return tuple(map(zone_info, names))
