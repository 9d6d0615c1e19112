"""What to read of a pool for a tier: at least all who stand in it, as few more as can be told."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Prober:
    """Makes probes for a moment. Of a pool of ``large`` or more, leads are leapt over.

    ``hours`` are those of the moment's minute that are known already.
    """

    lookout: Lookout
    rules: QueueRules
    large: int
    now: datetime
    hours: Hours = field(default_factory=dict)

    def probes(self, pool: Pool, wanted: Why) -> Iterator[Probe]:
        """What to read of a pool: nothing, all of it, or what the index can tell apart."""
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
        if key not in self.hours:
            self.hours[key] = self._tier_of_hours(pool)
        return self.hours[key]

    def _tier_of_hours(self, pool: Pool) -> Why | None:
        zones = few(pool.zones, self.lookout.rules.zone_unknown)
        law = self.law(pool)
        situation = Situation(self.now, "", zones, (), False, self.lookout.rep_zone, law=law)
        return tier(signs_of_hours(situation, self.lookout.rules))

    @property
    def _seconds(self) -> int:
        return int(self.now.timestamp())

    def law(self, pool: Pool) -> Law:
        """What holds for the leads of a pool, as far as pools are told apart."""
        return self.lookout.law_of(frozenset(pool.laws.split()), self.now)

    def _probe(self, pool: Pool) -> Probe:
        most = 0 if pool.list in self.rules.single_pass else NEVER
        return Probe(pool.id, self._seconds, self._seconds - rest_seconds(self.rules), most=most)

    def _surely_fresh(self, probe: Probe, pool: Pool) -> Probe:
        """Without those of whom the index tells for certain that waiting would be better.

        Two calls in one clock hour are less than 60 minutes apart.
        """
        rules = self.lookout.rules
        probe = replace(probe, owed=self._owed, twice=self._twice(pool))
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
        return replace(
            probe,
            untried=1 << clock_hour(self.now, clock),
            wall=wall(self.now, clock),
            within=rule.within_minutes * 60,
            few=self.large // 3 if pool.waiting >= self.large else None,
            zone=zone or UTC,
        )

    def _maybe_repeats(self, probe: Probe, pool: Pool) -> Probe:
        """Only those who may be repeats, as far as the index can tell."""
        rules, now = self.lookout.rules, self.now
        rule = rules.same_hour
        soon = self._seconds - rules.too_soon.warn_within_seconds
        if rules.too_soon.level < Level.WARNING:
            soon = NEVER
        probe = replace(
            probe, tried=0, soon=soon, owed=self._owed, often=self._often, touched=self._touched
        )
        if rule.level < Level.WARNING:
            return probe
        simple = len(pool.zones.names) == 1 and rule.lookback_days <= 30
        if not simple or rule.within_minutes > 60:
            return replace(probe, soon=0)
        clock = _clock(tried_zone(pool.zones))
        hour = clock_hour(now, clock)
        mask = sum(1 << (hour + step) % 24 for step in (-1, 0, 1))
        return replace(probe, tried=mask, wall=wall(now, clock), within=rule.within_minutes * 60)

    @property
    def _owed(self) -> int:
        """After which moment a promise says that it is too early."""
        early = self.lookout.rules.promise_early.level >= Level.WARNING
        return self._seconds if early else NEVER

    @property
    def _has_hours_of_its_own(self) -> bool:
        """Whether there are hours by which pools are not told apart: only the cards know then."""
        regions = self.lookout.regions
        return any(region.hours and region.code not in WITH_HOURS for region in regions)

    @property
    def _caps(self) -> list[Cap]:
        """The caps that may hold for anybody and say more than a word."""
        everywhere = (cap for region in self.lookout.regions for cap in region.caps)
        caps = dict.fromkeys((*self.lookout.rules.cap, *everywhere))
        return [cap for cap in caps if cap.level >= Level.WARNING]

    def _twice(self, pool: Pool) -> int:
        """After which moment a call before the last makes one more too many."""
        # A cap on touches counts the calls too.
        spans = [
            cap.within
            for cap in self.law(pool).caps
            if cap.most <= 2 and cap.level >= Level.WARNING
        ]
        return self._seconds - max(spans) - 1 if spans else NEVER

    @property
    def _often(self) -> tuple[tuple[int, int], ...]:
        """So many calls, the last of them after a moment, may be too many."""
        counted = [
            (cap.most, self._seconds - cap.within - 1)
            for cap in self._caps
            if cap.counted is Counted.CALLS
        ]
        rule = self.lookout.rules.every_day
        if rule.level >= Level.WARNING:
            counted.append((rule.days - 1, self._seconds - 2 * DAY - CLOCK_CHANGE))
        return tuple(counted)

    @property
    def _touched(self) -> tuple[tuple[int, int], ...]:
        """So many calls, emails and texts, the last of them after a moment, may be too many."""
        return tuple(
            (cap.most, self._seconds - cap.within - 1)
            for cap in self._caps
            if cap.counted is Counted.TOUCHES
        )


def _clock(zone: str) -> tzinfo:
    return zone_info(zone or UTC)
