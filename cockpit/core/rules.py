"""What can be set about the guard and the queue, with the defaults of the rules page.

Sources of the defaults are named in the README under "What fires when".
"""

from dataclasses import field
from enum import IntEnum

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


@value
class CallingHoursRule:
    """The legal window on the lead's clock, every day of the week."""

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
    calling_hours: CallingHoursRule = field(default_factory=CallingHoursRule)
    courtesy_hours: CourtesyHoursRule = field(default_factory=CourtesyHoursRule)
    zone_unknown: ZoneUnknownRule = field(default_factory=ZoneUnknownRule)
    do_not_call: DoNotCallRule = field(default_factory=DoNotCallRule)
    attempts: AttemptsRule = field(default_factory=AttemptsRule)


@value
class QueueRules:
    """How long a lead rests after an unanswered call, in hours."""

    rest_hours: float = 3.0
