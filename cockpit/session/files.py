"""The dossiers in use, kept until somebody writes."""

from collections import OrderedDict
from dataclasses import dataclass, field

from cockpit.core.dossier import Dossier
from cockpit.ledger.sqlite import SqliteLedger

KEPT = 2000
"""Dossiers in memory: a few screens full and everyone called today, however long the list.

The summary looks at all who were called: with fewer, it would read them all again.
"""


@dataclass(slots=True)
class Files:
    """Dossiers by lead, read once and forgotten when they may have changed."""

    ledger: SqliteLedger
    _kept: OrderedDict[int, Dossier] = field(default_factory=OrderedDict)
    _having: dict[str, set[int]] = field(default_factory=dict)
    """The leads whose dossiers are kept, by number."""
    _generation: int = -1

    def dossier(self, lead: int) -> Dossier:
        """The lead's dossier as it stands on disk."""
        found = self._kept.get(lead)
        if found is None:
            found = self._kept[lead] = self.ledger.dossier(lead)
            for number in found.lead.numbers:
                self._having.setdefault(number.phone, set()).add(lead)
            if len(self._kept) > KEPT:
                self._drop(next(iter(self._kept)))
        return found

    def forget(self, *phones: str) -> None:
        """Read anew whoever has one of the numbers."""
        for phone in phones:
            for lead in tuple(self._having.get(phone, ())):
                self._drop(lead)

    def notice(self) -> bool:
        """Forget everything if another process has written; whether it has."""
        generation = self.ledger.generation()
        changed = generation != self._generation
        if changed:
            self._kept.clear()
            self._having.clear()
            self._generation = generation
        return changed

    def _drop(self, lead: int) -> None:
        for number in self._kept.pop(lead).lead.numbers:
            others = self._having[number.phone]
            others.discard(lead)
            if not others:
                del self._having[number.phone]
