"""The queue as it stands at one moment, read from any place in either direction."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from heapq import merge
from typing import NamedTuple

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Sign, Situation, clocks, signs_of_hours
from cockpit.core.history import counted, state, tried_zone
from cockpit.core.hours import clock_hour, few, next_opening, wall
from cockpit.core.model import Zones
from cockpit.core.queue import Rank, Why, is_waiting, rest_seconds, tier
from cockpit.core.rules import Level, QueueRules
from cockpit.core.value import value
from cockpit.core.zone import zone_info
from cockpit.ledger.projection import standing_zones
from cockpit.ledger.queueing import Pool, Probe
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.files import Files

TIERS = (Why.FRESH, Why.REPEAT)


UTC = "Etc/UTC"

LARGE = 4_000
"""Open leads from which on a pool is worth leaping through: to read so many takes 1 ms."""


class Place(NamedTuple):
    """Where a lead stands: its tier, whether (and when) it was skipped, and its rank."""

    tier: int
    skipped: int
    rank: Rank


@value
class Standing:
    """A lead in the queue, with the signs that put it there."""

    place: Place
    dossier: Dossier
    signs: tuple[Sign, ...]

    @property
    def why(self) -> Why:
        """The tier."""
        return TIERS[self.place.tier]


@dataclass(slots=True)
class Lineup:
    """The queue over chosen lists (all of them if none is chosen), less what was skipped."""

    ledger: SqliteLedger
    files: Files
    lookout: Lookout
    rules: QueueRules
    large: int = LARGE
    lists: frozenset[str] = frozenset()
    skipped: list[int] = field(default_factory=list)

    def skip(self, lead: int) -> None:
        """Let a lead stand behind all others of its tier, those skipped before it too."""
        self.skipped = [*(other for other in self.skipped if other != lead), lead]

    def ahead(self, now: datetime, start: Place | None = None) -> Iterator[Standing]:
        """Those who stand after ``start``, or all, in order."""
        for number in range(start.tier if start else 0, len(TIERS)):
            here = start if start and start.tier == number else None
            if not (here and here.skipped):
                yield from self._tier(now, number, here.rank if here else None, False)
            for standing in self._skipped(now, number):
                if here is None or standing.place > here:
                    yield standing

    def behind(self, now: datetime, start: Place | None = None) -> Iterator[Standing]:
        """Those who stand before ``start``, or all, nearest first."""
        for number in range(start.tier if start else len(TIERS) - 1, -1, -1):
            here = start if start and start.tier == number else None
            for standing in reversed(self._skipped(now, number)):
                if here is None or standing.place < here:
                    yield standing
            rank = here.rank if here and not here.skipped else None
            yield from self._tier(now, number, rank, True)

    def standing(self, lead: int, now: datetime) -> Standing | None:
        """Where a lead stands, or ``None`` if it does not stand in the queue."""
        dossier = self.files.dossier(lead)
        if self.lists and dossier.lead.list not in self.lists:
            return None
        found = self._as_of(dossier, now)
        if found is None:
            return None
        signs = self.lookout.signs(dossier, now)
        why = tier(signs)
        if why is None:
            return None
        skipped = self.skipped.index(lead) + 1 if lead in self.skipped else 0
        return Standing(Place(TIERS.index(why), skipped, found), dossier, signs)

    def waiting(self, now: datetime) -> int:
        """How many leads may be called now."""
        seconds = int(now.timestamp())
        away = self.ledger.away(seconds, seconds - rest_seconds(self.rules))
        at_rest = sum(
            max(0, pool.waiting - away.get(pool.id, 0))
            for pool in self._pools()
            if self._hours_tier(pool.zones, now) is not None
        )
        later = map(self.files.dossier, (r.lead for r in self._called_later(now, None, False)))
        return at_rest + sum(
            self._hours_tier(standing_zones(dossier.lead), now) is not None for dossier in later
        )

    def returns(self, now: datetime) -> datetime | None:
        """When the first lead may be called, ``now`` if one may be; ``None`` if none ever may."""
        seconds = int(now.timestamp())
        rested = seconds - rest_seconds(self.rules)
        away = self.ledger.away(seconds, rested)
        back = self.ledger.returns(seconds, rested)
        starts = (
            (pool, now if pool.waiting > away.get(pool.id, 0) else back[pool.id])
            for pool in self._pools()
        )
        return min((self._opening(pool, start) for pool, start in starts), default=None)

    def _opening(self, pool: Pool, start: datetime) -> datetime:
        rules = self.lookout.rules
        if rules.calling_hours.level < Level.STOP:
            return start
        zones = clocks(few(pool.zones, rules.zone_unknown), self.lookout.rep_zone)
        return next_opening(start, zones, rules.calling_hours.window)

    def _tier(
        self, now: datetime, number: int, rank: Rank | None, backward: bool
    ) -> Iterator[Standing]:
        probes = [probe for pool in self._pools() for probe in self._probes(pool, now, number)]
        later = self._called_later(now, rank, backward)
        with closing(self.ledger.ranks(probes, rank, backward)) as ranks:
            for found in merge(ranks, later, reverse=backward):
                if found.lead in self.skipped:
                    continue
                dossier = self.files.dossier(found.lead)
                signs = self.lookout.signs(dossier, now)
                if tier(signs) is TIERS[number]:
                    yield Standing(Place(number, 0, found), dossier, signs)

    def _skipped(self, now: datetime, number: int) -> list[Standing]:
        found = (self.standing(lead, now) for lead in self.skipped)
        return [standing for standing in found if standing and standing.place.tier == number]

    def _called_later(self, now: datetime, start: Rank | None, backward: bool) -> Sequence[Rank]:
        # Their rows speak of calls that lie ahead of ``now``: their rank is worked out.
        found = (
            self._as_of(dossier, now)
            for dossier in map(self.files.dossier, self.ledger.called_after(int(now.timestamp())))
            if not self.lists or dossier.lead.list in self.lists
        )
        ranks = (rank for rank in found if rank and _beyond(rank, start, backward))
        return sorted(ranks, reverse=backward)

    def _as_of(self, dossier: Dossier, now: datetime) -> Rank | None:
        history = replace(dossier.history, calls=counted(dossier.history.calls, now))
        found = state(history, standing_zones(dossier.lead), bool(dossier.barred))
        if not is_waiting(found, now, self.rules):
            return None
        lead = dossier.lead
        return Rank(-lead.priority, found.attempts, found.last_at, lead.id)

    def _pools(self) -> Iterable[Pool]:
        return (p for p in self.ledger.pools() if not self.lists or p.list in self.lists)

    def _hours_tier(self, standing: Zones, now: datetime) -> Why | None:
        zones = few(standing, self.lookout.rules.zone_unknown)
        situation = Situation(now, "", zones, (), False, self.lookout.rep_zone)
        return tier(signs_of_hours(situation, self.lookout.rules))

    def _probes(self, pool: Pool, now: datetime, number: int) -> Iterator[Probe]:
        """What to read of a pool for a tier: at least all who stand in it, as few more as
        the index can tell.
        """
        why = self._hours_tier(pool.zones, now)
        seconds = int(now.timestamp())
        probe = Probe(pool.id, seconds, seconds - rest_seconds(self.rules))
        if why is None or (why is Why.REPEAT and TIERS[number] is Why.FRESH):
            return
        if why is Why.REPEAT:
            yield probe
        elif TIERS[number] is Why.FRESH:
            yield self._surely_fresh(probe, pool, now)
        else:
            yield self._maybe_repeats(probe, pool, now)

    def _surely_fresh(self, probe: Probe, pool: Pool, now: datetime) -> Probe:
        """Without those of whom the index tells that it is the same hour for certain.

        Two calls in one clock hour are less than 60 minutes apart.
        """
        rule = self.lookout.rules.same_hour
        zone = tried_zone(pool.zones)
        names = few(pool.zones, self.lookout.rules.zone_unknown).names
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
            untried=1 << clock_hour(now, clock),
            wall=wall(now, clock),
            within=rule.within_minutes * 60,
            few=self.large // 3 if pool.waiting >= self.large else None,
            zone=zone or UTC,
        )

    def _maybe_repeats(self, probe: Probe, pool: Pool, now: datetime) -> Probe:
        """Only those who may be repeats, as far as the index can tell."""
        rules = self.lookout.rules
        rule = rules.same_hour
        soon = int(now.timestamp()) - rules.too_soon.warn_within_seconds
        if rule.level < Level.WARNING:
            return replace(probe, tried=0, soon=soon)
        simple = len(pool.zones.names) == 1 and rule.lookback_days <= 30
        if not simple or rule.within_minutes > 60:
            return replace(probe, tried=0, soon=0)
        clock = _clock(tried_zone(pool.zones))
        hour = clock_hour(now, clock)
        mask = sum(1 << (hour + step) % 24 for step in (-1, 0, 1))
        within = rule.within_minutes * 60
        return replace(probe, tried=mask, soon=soon, wall=wall(now, clock), within=within)


def _clock(zone: str) -> tzinfo:
    return zone_info(zone or UTC)


def _beyond(rank: Rank, start: Rank | None, backward: bool) -> bool:
    return start is None or (rank < start if backward else rank > start)
