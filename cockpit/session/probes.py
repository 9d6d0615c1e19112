"""What to read of a pool for a tier: at least all who stand in it, as few more as can be told."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from cockpit.core.dossier import Lookout
from cockpit.core.guard import Situation, signs_of_hours
from cockpit.core.hours import clock_hour, few, wall
from cockpit.core.law import Law
from cockpit.core.leadstate import tried_zone
from cockpit.core.queue import Why, rest_seconds, tier
from cockpit.core.regions import WITH_HOURS
from cockpit.core.rules import DAY, Cap, Counted, Level, QueueRules
from cockpit.core.zone import zone_info
from cockpit.ledger.pools import Pool
from cockpit.ledger.queueing import NEVER, Probe

UTC = "Etc/UTC"
CLOCK_CHANGE = 3600
"""Seconds by which two days may be longer than 48 hours."""


Hours = dict[tuple[tuple[str, ...], str], Why | None]
"""What the clock makes of leads by their zones and laws, for one minute of the clock."""


class Prober:
    """Makes probes for a moment. Of a pool of ``large`` or more, leads are leapt over.

    ``hours`` are those of the moment's minute that are known already.
    """

    def __init__(
        self, lookout: Lookout, rules: QueueRules, large: int, now: datetime, hours: Hours
    ) -> None:
        self.now = now
        self._lookout = lookout
        self._rules = rules
        self._large = large
        self._hours = hours
        self._seconds = int(now.timestamp())
        caps = _caps(lookout)
        self._often = self._counted(caps, Counted.CALLS)
        self._touched = self._counted(caps, Counted.TOUCHES)
        every_day = lookout.rules.every_day
        if every_day.level >= Level.WARNING:
            self._often += ((every_day.days - 1, self._seconds - 2 * DAY - CLOCK_CHANGE),)
        # After which moment a promise says that it is too early.
        early = lookout.rules.promise_early.level >= Level.WARNING
        self._owed = self._seconds if early else NEVER
        # By other hours than these pools are told apart; whoever has others, only a card tells.
        self._has_hours_of_its_own = any(
            region.hours and region.code not in WITH_HOURS for region in lookout.regions
        )
        # Each is asked for again: for every tier, up the queue and down.
        self._made: dict[tuple[int, bool, Why], tuple[Probe, ...]] = {}

    def probes(self, pool: Pool, wanted: Why) -> tuple[Probe, ...]:
        """What to read of a pool: nothing, all of it, or what the index can tell apart."""
        key = pool.id, pool.waiting >= self._large, wanted
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = tuple(self._probes(pool, wanted))
        return found

    def _probes(self, pool: Pool, wanted: Why) -> Iterator[Probe]:
        why = self.tier_of_hours(pool)
        if why is None or (why is Why.REPEAT and wanted is Why.FRESH):
            return
        probe = self._probe(pool)
        if why is Why.REPEAT or (wanted is Why.REPEAT and self._has_hours_of_its_own):
            yield probe
        elif wanted is Why.FRESH:
            yield self._surely_fresh(probe, pool)
        else:
            yield self._maybe_repeats(probe, pool)

    def tier_of_hours(self, pool: Pool) -> Why | None:
        """What the clock alone makes of the leads of a pool."""
        key = pool.zones.names, pool.laws
        if key not in self._hours:
            self._hours[key] = self._tier_of_hours(pool)
        return self._hours[key]

    def _tier_of_hours(self, pool: Pool) -> Why | None:
        zones = few(pool.zones, self._lookout.rules.zone_unknown)
        law = self.law(pool)
        situation = Situation(self.now, "", zones, (), False, self._lookout.rep_zone, law=law)
        return tier(signs_of_hours(situation, self._lookout.rules))

    def law(self, pool: Pool) -> Law:
        """What holds for the leads of a pool, as far as pools are told apart."""
        return self._lookout.law_of(frozenset(pool.laws.split()), self.now)

    def _probe(self, pool: Pool) -> Probe:
        most = 0 if pool.list in self._rules.single_pass else NEVER
        return Probe(pool.id, self._seconds, self._seconds - rest_seconds(self._rules), most=most)

    def _surely_fresh(self, probe: Probe, pool: Pool) -> Probe:
        """Without those of whom the index tells for certain that waiting would be better.

        Two calls in one clock hour are less than 60 minutes apart.
        """
        rules = self._lookout.rules
        probe = probe._replace(owed=self._owed, twice=self._twice(pool))
        rule = rules.same_hour
        zone = tried_zone(pool.zones)
        names = few(pool.zones, rules.zone_unknown).names
        certain = (
            rule.level >= Level.WARNING
            and rule.within_minutes >= 60
            and rule.lookback_days >= 30
            and (zone in names if names else not zone)
        )
        if not certain:
            return probe
        clock = _clock(zone)
        return probe._replace(
            untried=1 << clock_hour(self.now, clock),
            wall=wall(self.now, clock),
            within=rule.within_minutes * 60,
            few=self._large // 3 if pool.waiting >= self._large else None,
            zone=zone or UTC,
        )

    def _maybe_repeats(self, probe: Probe, pool: Pool) -> Probe:
        """Only those who may be repeats, as far as the index can tell."""
        rules, now = self._lookout.rules, self.now
        rule = rules.same_hour
        soon = self._seconds - rules.too_soon.warn_within_seconds
        if rules.too_soon.level < Level.WARNING:
            soon = NEVER
        probe = probe._replace(
            tried=0, soon=soon, owed=self._owed, often=self._often, touched=self._touched
        )
        if rule.level < Level.WARNING:
            return probe
        simple = len(pool.zones.names) == 1 and rule.lookback_days <= 30
        if not simple or rule.within_minutes > 60:
            return probe._replace(soon=0)
        clock = _clock(tried_zone(pool.zones))
        hour = clock_hour(now, clock)
        mask = sum(1 << (hour + step) % 24 for step in (-1, 0, 1))
        return probe._replace(tried=mask, wall=wall(now, clock), within=rule.within_minutes * 60)

    def _twice(self, pool: Pool) -> int:
        """After which moment a call before the last makes one more too many."""
        # A cap on touches counts the calls too.
        spans = [
            cap.within
            for cap in self.law(pool).caps
            if cap.most <= 2 and cap.level >= Level.WARNING
        ]
        return self._seconds - max(spans) - 1 if spans else NEVER

    def _counted(self, caps: Iterable[Cap], counted: Counted) -> tuple[tuple[int, int], ...]:
        """So many calls or touches, the last of them after a moment, may be too many."""
        return tuple(
            (cap.most, self._seconds - cap.within - 1) for cap in caps if cap.counted is counted
        )


def _caps(lookout: Lookout) -> list[Cap]:
    """The caps that may hold for anybody and say more than a word."""
    everywhere = (cap for region in lookout.regions for cap in region.caps)
    caps = dict.fromkeys((*lookout.rules.cap, *everywhere))
    return [cap for cap in caps if cap.level >= Level.WARNING]


def _clock(zone: str) -> tzinfo:
    return zone_info(zone or UTC)
