"""The dossiers in use, kept until somebody writes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from cockpit.core.dossier import Dossier
from cockpit.ledger.sqlite import SqliteLedger

KEPT = 200
"""Dossiers in memory: those of the longest stretch in sight, however many a session calls."""


@dataclass(slots=True)
class Files:
    """Dossiers by lead, read once and forgotten when they may have changed."""

    ledger: SqliteLedger
    _kept: dict[int, Dossier] = field(default_factory=dict)
    _having: dict[str, set[int]] = field(default_factory=dict)
    """The leads whose dossiers are kept, by number."""
    _generation: int = -1

    def dossier(self, lead: int) -> Dossier:
        """The lead's dossier as it stands on disk."""
        found = self._kept.get(lead)
        return found or self.dossiers((lead,))[0]

    def dossiers(self, leads: Sequence[int]) -> list[Dossier]:
        """The dossiers of several leads, in that order; those not at hand are read together."""
        missing = [lead for lead in leads if lead not in self._kept]
        read = self.ledger.dossiers(missing) if missing else {}
        found = [
            read.get(lead) or self._kept.get(lead) or self.ledger.dossier(lead) for lead in leads
        ]
        for dossier in read.values():
            self._keep(dossier)
        return found

    def renew(self, lead: int, phones: Iterable[str]) -> None:
        """Have a lead, and whoever has one of the numbers, as the last write left them."""
        for other in {lead}.union(*(self._having.get(phone, ()) for phone in phones)):
            self._drop(other)
            if other in self.ledger.fresh:
                self._keep(self.ledger.fresh[other])

    def notice(self) -> bool:
        """Forget everything if another process has written; whether it has."""
        generation = self.ledger.generation()
        changed = generation != self._generation
        if changed:
            self._kept.clear()
            self._having.clear()
            self._generation = generation
        return changed

    def _keep(self, dossier: Dossier) -> None:
        self._kept[dossier.lead.id] = dossier
        for number in dossier.lead.numbers:
            self._having.setdefault(number.phone, set()).add(dossier.lead.id)
        if len(self._kept) > KEPT:
            self._drop(next(iter(self._kept)))

    def _drop(self, lead: int) -> None:
        dossier = self._kept.pop(lead, None)
        for number in dossier.lead.numbers if dossier else ():
            others = self._having.get(number.phone, set())
            others.discard(lead)
            if not others:
                self._having.pop(number.phone, None)
