"""Leads of a file as the rows that an import keeps of them until they are merged."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from cockpit.core.model import Lead, LeadDraft
from cockpit.core.phone import country
from cockpit.core.regions import codes_with_hours
from cockpit.ledger import rows
from cockpit.ledger.finding import words
from cockpit.ledger.projection import Key

BATCH = 2_000
"""Leads that are packed together."""

Row = tuple[str | int | None, ...]


class Packed(NamedTuple):
    """Rows of the staging tables of the same names, those of a few leads."""

    drafts: list[Row]
    draft_numbers: list[Row]
    bars: list[Row]
    standings: list[Row]
    """Those that no leads before had."""


@dataclass(frozen=True, slots=True)
class Batches:
    """All leads of a file, packed already, numbered in its order from 1 on, perhaps with gaps."""

    each: Iterable[Packed]


@dataclass(slots=True)
class Packer:
    """Packs leads under the numbers they are given.

    Leads of one standing get into one pool. Standings are numbered from past ``last`` in steps,
    so that several packers who share a file do not get in each other's way.
    """

    last: int = 0
    step: int = 1
    _standings: dict[Key, int] = field(default_factory=dict)

    def packed(self, leads: Iterable[tuple[int, Lead | LeadDraft]]) -> Packed:
        """A few leads with their numbers, as rows."""
        into = Packed([], [], [], [])
        for id, lead in leads:
            phones = [number.phone for number in lead.numbers]
            zones = [",".join(number.zones) for number in lead.numbers]
            laws = codes_with_hours(country(phones[0]) if phones else "", lead.state)
            key = (lead.list, lead.zone, lead.state, zones[0] if zones else "", laws)
            standing = self._standings.get(key) or self._learnt(key, into)
            known_by = words(lead.name, lead.company, phones)
            into.drafts.append((id, *rows.said(lead), known_by, standing))
            for place, number in enumerate(lead.numbers):
                into.draft_numbers.append((id, place, number.phone, number.label, zones[place]))
            if isinstance(lead, LeadDraft) and lead.do_not_call:
                into.bars.append((id, " ".join(phones)))
        return into

    def _learnt(self, key: Key, into: Packed) -> int:
        self.last += self.step
        self._standings[key] = self.last
        into.standings.append((self.last, *key))
        return self.last


def packed(drafts: Iterable[LeadDraft]) -> Iterator[Packed]:
    """The leads of a file in its order, a few at a time, numbered from 1."""
    packer = Packer()
    numbered = enumerate(drafts, 1)
    while chunk := list(islice(numbered, BATCH)):
        yield packer.packed(chunk)
