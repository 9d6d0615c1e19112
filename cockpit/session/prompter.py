"""The script held up to the rep: the one chosen, filled for the lead on deck."""

from dataclasses import dataclass, field
from datetime import datetime

from cockpit.config import Rep
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.hours import weekday
from cockpit.core.placeholders import lead_values
from cockpit.core.script import Kind, Script, filled
from cockpit.session.view import ScriptView
from cockpit.shelf import Shelf


@dataclass(slots=True)
class Prompter:
    """The scripts on the shelf, one opener and one message of them chosen for the session."""

    shelf: Shelf
    rep: Rep
    lookout: Lookout
    _chosen: dict[Kind, int] = field(default_factory=lambda: dict.fromkeys(Kind, 0))

    def turn(self, kind: Kind, steps: int) -> None:
        """Choose another script of that kind."""
        self._chosen[kind] = (self._chosen[kind] + steps) % len(self._scripts(kind))

    def script(self, kind: Kind, dossier: Dossier | None, phone: str, now: datetime) -> ScriptView:
        """The chosen script of that kind, as it is said to this lead."""
        chosen = self._scripts(kind)[self._chosen[kind]]
        if dossier is None:
            return ScriptView(chosen, chosen.body)
        values = lead_values(
            dossier.lead,
            weekday=weekday(now, self.lookout.clock(dossier, phone)),
            rep=self.rep.name,
            rep_company=self.rep.company,
            rep_phone=self.rep.phone,
        )
        return ScriptView(chosen, filled(chosen, values))

    def _scripts(self, kind: Kind) -> tuple[Script, ...]:
        return self.shelf.openers if kind is Kind.OPENER else self.shelf.messages
