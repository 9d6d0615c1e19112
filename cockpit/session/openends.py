"""What a session leaves open with those it called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from cockpit.core.dossier import Dossier
from cockpit.core.history import counted, silent_streak
from cockpit.core.value import value
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.record import Record

AT_ONCE = 100
"""Leads that are read together: all who were called would take as much memory as they are many."""


@value
class OpenEnds:
    """Names of the leads whose last call was silent, and of those who answered and have no next
    step, in the order they were called.
    """

    owed: tuple[str, ...] = ()
    loose: tuple[str, ...] = ()


@dataclass(slots=True)
class Auditor:
    """Looks at everybody who was called, once for as long as nobody writes."""

    ledger: SqliteLedger
    record: Record
    _looked: tuple[int, int] = (-1, -1)
    _found: OpenEnds = field(default_factory=OpenEnds)

    def open_ends(self, now: datetime) -> OpenEnds:
        """What is left open at ``now``."""
        written = self.record.written, self.ledger.generation()
        if written != self._looked:
            self._found, self._looked = self._read(now), written
        return self._found

    def _read(self, now: datetime) -> OpenEnds:
        answered = [call.lead for call in self.record.calls if call.outcome.reached_person]
        loose = set(answered) - self.record.followed_up
        names, owed = {}, []
        for dossier in self._called():
            name = dossier.lead.name
            if dossier.lead.id in loose:
                names[dossier.lead.id] = name
            if silent_streak(counted(dossier.history.calls, now)):
                owed.append(name)
        return OpenEnds(tuple(owed), tuple(names[lead] for lead in answered if lead in names))

    def _called(self) -> Iterator[Dossier]:
        leads = iter(dict.fromkeys(call.lead for call in self.record.calls))
        while several := list(islice(leads, AT_ONCE)):
            found = self.ledger.dossiers(several)
            yield from (found[lead] for lead in several if lead in found)
