"""What a session leaves open with those it called."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from cockpit.core.dossier import Dossier
from cockpit.core.history import counted, silent_streak
from cockpit.core.value import value
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.book import subject
from cockpit.session.record import Record
from cockpit.session.view import Subject

AT_ONCE = 100
"""Leads that are read together: all who were called would take as much memory as they are many."""


@value
class OpenEnds:
    """The leads whose last call was silent, and those who answered and have no next step, in the
    order they were called.
    """

    owed: tuple[Subject, ...] = ()
    loose: tuple[Subject, ...] = ()


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
        found, owed = {}, []
        for dossier in self._called():
            if dossier.lead.id in loose:
                found[dossier.lead.id] = subject(dossier)
            if silent_streak(counted(dossier.history.calls, now)):
                owed.append(subject(dossier))
        return OpenEnds(tuple(owed), tuple(found[lead] for lead in answered if lead in found))

    def _called(self) -> Iterator[Dossier]:
        leads = iter(dict.fromkeys(call.lead for call in self.record.calls))
        while several := list(islice(leads, AT_ONCE)):
            found = self.ledger.dossiers(several)
            yield from (found[lead] for lead in several if lead in found)
