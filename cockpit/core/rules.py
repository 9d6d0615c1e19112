"""What can be set about the guard and the queue, with the defaults of the rules page.

Sources of the defaults are named in the README under "What fires when".
"""

from dataclasses import field
from enum import IntEnum, StrEnum

from cockpit.core.value import value

DAY = 86_400


class Level(IntEnum):
    """How loudly a sign speaks; ``off`` silences it."""

    OFF = 0
    NOTE = 1
    WARNING = 2
    STOP = 3

    @property
    def word(self) -> str:
        """The word used in the config, in JSON and on screen."""
        return self.name.lower()


@value
class Hours:
    """A stretch of the wall clock in seconds since midnight: start included, end not."""

    start: int
    end: int

    def __contains__(self, wall: int) -> bool:
        return self.start <= wall < self.end


@value
class NoMessageRule:
    """Silent calls in a row: a note at ``note_at`` of them, a warning at ``warn_at``."""

    level: Level = Level.WARNING
    note_at: int = 1
    warn_at: int = 2


@value
class SameHourRule:
    """An unanswered call nearer than ``within_minutes`` on the clock, in the last days."""

    level: Level = Level.WARNING
    within_minutes: int = 60
    lookback_days: int = 30


@value
class TooSoonRule:
    """Seconds since the last call: a warning below one, a note below the other."""

    level: Level = Level.WARNING
    warn_within_seconds: int = 300
    note_within_seconds: int = 3600


class Counted(StrEnum):
    """What a cap counts."""

    CALLS = "calls"
    TOUCHES = "touches"


@value
class Cap:
    """At most so many calls, or touches of any kind, within so many seconds."""

    most: int
    within: int
    level: Level = Level.WARNING
    counted: Counted = Counted.CALLS


TWO_DAYS = 2 * DAY
CAPS = (
    Cap(2, TWO_DAYS),
    Cap(3, DAY, Level.STOP),
    Cap(4, TWO_DAYS, counted=Counted.TOUCHES),
    Cap(7, 7 * DAY),
)


@value
class EveryDayRule:
    """Calls on so many days running, this one's among them, none of them answered."""

    level: Level = Level.WARNING
    days: int = 3


@value
class PromiseEarlyRule:
    """A promise lies ahead that is not due yet."""

    level: Level = Level.WARNING


@value
class PromiseDueRule:
    """A promise is due now."""

    level: Level = Level.NOTE


@value
class PromiseLapsedRule:
    """The day of a promise is over and nobody has called."""

    level: Level = Level.WARNING


@value
class SameMessageRule:
    """The message about to be used is the one they heard last time."""

    level: Level = Level.NOTE


@value
class CallingHoursRule:
    """The legal window on the lead's clock, every day of the week, where no region has its own."""

    level: Level = Level.STOP
    window: Hours = Hours(8 * 3600, 21 * 3600)


@value
class CourtesyHoursRule:
    """Office hours on the lead's clock, Monday to Friday."""

    level: Level = Level.NOTE
    window: Hours = Hours(9 * 3600, 17 * 3600 + 30 * 60)


@value
class ZoneUnknownRule:
    """No zone, or more than ``candidates`` of them."""

    level: Level = Level.NOTE
    candidates: int = 4


@value
class DoNotCallRule:
    """A number of the lead is on the do-not-call list."""

    level: Level = Level.STOP


@value
class AttemptsRule:
    """So many calls, none answered."""

    level: Level = Level.NOTE
    note_at: int = 6


@value
class GuardRules:
    """One rule a sign. ``not_a_phone`` has none: it cannot be set."""

    no_message: NoMessageRule = field(default_factory=NoMessageRule)
    same_hour: SameHourRule = field(default_factory=SameHourRule)
    too_soon: TooSoonRule = field(default_factory=TooSoonRule)
    cap: tuple[Cap, ...] = CAPS
    every_day: EveryDayRule = field(default_factory=EveryDayRule)
    promise_early: PromiseEarlyRule = field(default_factory=PromiseEarlyRule)
    promise_due: PromiseDueRule = field(default_factory=PromiseDueRule)
    promise_lapsed: PromiseLapsedRule = field(default_factory=PromiseLapsedRule)
    same_message: SameMessageRule = field(default_factory=SameMessageRule)
    calling_hours: CallingHoursRule = field(default_factory=CallingHoursRule)
    courtesy_hours: CourtesyHoursRule = field(default_factory=CourtesyHoursRule)
    zone_unknown: ZoneUnknownRule = field(default_factory=ZoneUnknownRule)
    do_not_call: DoNotCallRule = field(default_factory=DoNotCallRule)
    attempts: AttemptsRule = field(default_factory=AttemptsRule)


@value
class QueueRules:
    """How long a lead rests after an unanswered call, in hours; how long it is parked, in days.

    Nobody on a list named in ``single_pass`` is called twice.
    """

    rest_hours: float = 3.0
    park_days: int = 30
    single_pass: tuple[str, ...] = ()
