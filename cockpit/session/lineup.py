"""The queue as it stands at one moment, read from any place in either direction."""

from collections.abc import Collection, Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from heapq import merge
from itertools import chain, islice, starmap
from typing import NamedTuple, TypeVar

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Sign, clocks
from cockpit.core.history import as_of
from cockpit.core.hours import few
from cockpit.core.queue import Rank, Turn, Why, is_owed, is_waiting, rest_seconds, tier
from cockpit.core.rules import Level, QueueRules
from cockpit.core.value import value
from cockpit.core.week import next_opening
from cockpit.ledger.pools import Pool
from cockpit.ledger.projection import state_of
from cockpit.ledger.resting import Away
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.files import Files
from cockpit.session.probes import Hours, Prober

T = TypeVar("T", Rank, Turn)

TIERS = (Why.PROMISED, Why.FRESH, Why.REPEAT)

AT_ONCE = 30
"""Leads whose dossiers are read together."""

LARGE = 4_000
"""Open leads from which on a pool is worth leaping through: to read so many takes 1 ms."""


class Place(NamedTuple):
    """Where a lead stands: its tier, whether (and when) it was skipped, and its rank."""

    tier: int
    skipped: int
    rank: Rank | Turn


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
    _minute: int = -1
    _hours: Hours = field(default_factory=dict)
    _kept: Prober | None = None

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
        if not self._is_of_lists(dossier.lead.list):
            return None
        found = self._as_of(dossier, now)
        if found is None:
            return None
        signs = self.lookout.signs(dossier, now)
        why = tier(signs, isinstance(found, Turn))
        if why is None:
            return None
        skipped = self.skipped.index(lead) + 1 if lead in self.skipped else 0
        return Standing(Place(TIERS.index(why), skipped, found), dossier, signs)

    def holds(self, standing: Standing, now: datetime) -> bool:
        """Whether a lead still stands where it stood."""
        still = self.standing(standing.dossier.lead.id, now)
        return still is not None and still.place == standing.place

    def waiting(self, now: datetime) -> int:
        """How many leads may be called now."""
        seconds, prober = int(now.timestamp()), self._prober(now)
        rested = seconds - rest_seconds(self.rules)
        away = self.ledger.away(seconds, rested)
        found = [
            (pool, self._at_hand(pool, away.get(pool.id, Away()))) for pool in self.ledger.pools()
        ]
        for owed in self.ledger.owed(seconds, rested):
            again = owed.again if self._is_single_pass(owed.pool) else 0
            found.append((owed.pool, owed.answered + again))
        later = (self.standing(lead, now) for lead in self.ledger.dated_after(seconds))
        return sum(standing is not None for standing in later) + sum(
            leads
            for pool, leads in found
            if self._is_of_lists(pool.list) and prober.tier_of_hours(pool) is not None
        )

    def gone(self, leads: Iterable[int], now: datetime) -> int | None:
        """How many of these leads, all of whom stood in the queue, may not be called any more.

        ``None`` where they don't tell by themselves: whom only a sign keeps out may be waiting.
        """
        left = [lead for lead in leads if self.standing(lead, now) is None]
        if any(self._as_of(self.files.dossier(lead), now) for lead in left):
            return None
        return len(left)

    def moved_since(self, then: datetime, now: datetime, most: int) -> tuple[int, ...]:
        """At most so many who came after ``then``, or whose promise lapsed, whatever was written.

        Their rest, their snooze or the wait for what was promised ended by ``now``.
        """
        rest = rest_seconds(self.rules)
        return self.ledger.moved_since(int(then.timestamp()), int(now.timestamp()), rest, most)

    def returns(self, now: datetime) -> datetime | None:
        """When the first lead may be called, ``now`` if one may be; ``None`` if none ever may."""
        seconds = int(now.timestamp())
        rested = seconds - rest_seconds(self.rules)
        away = self.ledger.away(seconds, rested)
        back = {called: self.ledger.returns(seconds, rested, called) for called in (False, True)}
        starts = [*self.ledger.kept_from(seconds, rested)]
        for pool in self.ledger.pools():
            start = back[not self._is_single_pass(pool)].get(pool.id)
            if self._at_hand(pool, away.get(pool.id, Away())) > 0:
                start = now
            starts += [(pool, start)] if start else []
        found = (
            self._opening(pool, max(start, now), now)
            for pool, start in starts
            if self._is_of_lists(pool.list)
        )
        return min(filter(None, found), default=None)

    def _at_hand(self, pool: Pool, away: Away) -> int:
        """How many open leads of a pool may be called, as far as their rows tell."""
        new = pool.waiting - pool.called - away.new
        return new if self._is_single_pass(pool) else new + pool.called - away.called

    def _is_single_pass(self, pool: Pool) -> bool:
        return pool.list in self.rules.single_pass

    def _opening(self, pool: Pool, start: datetime, now: datetime) -> datetime | None:
        rules = self.lookout.rules
        if rules.calling_hours.level < Level.STOP:
            return start
        zones = clocks(few(pool.zones, rules.zone_unknown), self.lookout.rep_zone)
        return next_opening(start, zones, self._prober(now).law(pool).week)

    def _tier(
        self, now: datetime, number: int, start: Rank | Turn | None, backward: bool
    ) -> Iterator[Standing]:
        found = self._promised if TIERS[number] is Why.PROMISED else self._ranked
        with closing(found(now, number, start, backward)) as all_places:
            places = (place for place in all_places if place.lead not in self.skipped)
            while several := list(islice(places, AT_ONCE)):
                dossiers = self.files.dossiers([place.lead for place in several])
                for place, dossier in zip(several, dossiers, strict=True):
                    signs = self.lookout.signs(dossier, now)
                    if tier(signs, isinstance(place, Turn)) is TIERS[number]:
                        yield Standing(Place(number, 0, place), dossier, signs)

    def _ranked(
        self, now: datetime, number: int, start: Rank | Turn | None, backward: bool
    ) -> Generator[Rank | Turn, None, None]:
        here = start if isinstance(start, Rank) else None
        prober = self._prober(now)
        pools = [pool for pool in self.ledger.pools() if self._is_of_lists(pool.list)]
        probes = [probe for pool in pools for probe in prober.probes(pool, TIERS[number])]
        dated = self.ledger.dated_after(int(now.timestamp()))
        later = self._later(now, dated, Rank, here, backward)
        with closing(self.ledger.ranks(probes, here, backward)) as ranks:
            yield from merge(_without(dated, ranks), later, reverse=backward)

    def _promised(
        self, now: datetime, number: int, start: Rank | Turn | None, backward: bool
    ) -> Generator[Rank | Turn, None, None]:
        seconds = int(now.timestamp())
        rested = seconds - rest_seconds(self.rules)
        dated = self.ledger.dated_after(seconds)
        later = self._later(now, dated, Turn, start, backward)
        with ExitStack() as stack:
            turns: list[Iterator[Turn]] = []
            for lapsed in (False, True) if backward else (True, False):
                rows = self.ledger.promised(seconds, rested, lapsed, backward)
                stack.enter_context(closing(rows))
                turns.append(starmap(partial(Turn, not lapsed), rows))
            for turn in merge(_without(dated, chain(*turns)), later, reverse=backward):
                if _beyond(turn, start, backward) and self._is_chosen(turn.lead):
                    yield turn

    def _skipped(self, now: datetime, number: int) -> list[Standing]:
        found = (self.standing(lead, now) for lead in self.skipped)
        return [standing for standing in found if standing and standing.place.tier == number]

    def _later(
        self, now: datetime, dated: Sequence[int], kind: type[Rank] | type[Turn],
        start: Rank | Turn | None, backward: bool,
    ) -> Sequence[Rank | Turn]:  # fmt: skip
        # Their rows speak of what lies ahead of ``now``: their place is worked out.
        found = (
            self._as_of(dossier, now)
            for dossier in self.files.dossiers(dated)
            if self._is_of_lists(dossier.lead.list)
        )
        places = (p for p in found if isinstance(p, kind) and _beyond(p, start, backward))
        return sorted(places, reverse=backward)

    def _as_of(self, dossier: Dossier, now: datetime) -> Rank | Turn | None:
        lead = dossier.lead
        found = state_of(replace(dossier, history=as_of(dossier.history, now)))
        repeated = found.attempts and lead.list in self.rules.single_pass
        if not is_waiting(found, now, self.rules) or (repeated and not is_owed(found, now)):
            return None
        if is_owed(found, now):
            seconds = int(now.timestamp())
            return Turn(seconds < found.promise_until, found.promise_from, lead.id)
        return Rank(-lead.priority, found.attempts, found.last_at, lead.id)

    def _is_chosen(self, lead: int) -> bool:
        return not self.lists or self._is_of_lists(self.files.dossier(lead).lead.list)

    def _is_of_lists(self, name: str) -> bool:
        return not self.lists or name in self.lists

    def _prober(self, now: datetime) -> Prober:
        if self._kept is None or now != self._kept.now:
            # Hours open and close with a minute of the clock.
            minute = int(now.timestamp()) // 60
            if minute != self._minute:
                self._minute, self._hours = minute, {}
            self._kept = Prober(self.lookout, self.rules, self.large, now, self._hours)
        return self._kept


def _without(leads: Collection[int], places: Iterable[T]) -> Iterable[T]:
    return (place for place in places if place.lead not in leads) if leads else places


def _beyond(place: Rank | Turn, start: Rank | Turn | None, backward: bool) -> bool:
    return start is None or (place < start if backward else place > start)
