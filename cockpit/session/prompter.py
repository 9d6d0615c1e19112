"""The script held up to the rep: the one chosen, filled for the lead on deck."""

from dataclasses import dataclass, field
from datetime import date, datetime

from cockpit.config import Rep
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.hours import weekday
from cockpit.core.mask import CLEAR, Mask
from cockpit.core.model import Call
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

    def script(
        self, kind: Kind, dossier: Dossier | None, phone: str, now: datetime, mask: Mask = CLEAR
    ) -> ScriptView:
        """The chosen script of that kind, as it is said to this lead, or shown by a mask."""
        chosen = self._scripts(kind)[self._chosen[kind]]
        return self._filled(chosen, dossier, phone, now, mask)

    @property
    def message(self) -> str:
        """The name of the message script that is up."""
        return self._scripts(Kind.MESSAGE)[self._chosen[Kind.MESSAGE]].name

    def call_back(
        self, heard: str, dossier: Dossier, phone: str, now: datetime, mask: Mask = CLEAR
    ) -> ScriptView:
        """What to say to this lead, who calls back having heard the message of that name."""
        left = next((script for script in self.shelf.messages if script.name == heard), None)
        backs = self._scripts(Kind.CALL_BACK)
        named = (script for script in backs if left and script.name == left.call_back)
        return self._filled(next(named, backs[0]), dossier, phone, now, mask)

    def said_again(self, call: Call, dossier: Dossier, mask: Mask) -> str:
        """The message of a call word for word, but for what the mask hides.

        Where script or lead are not as they were, nobody can tell what to hide: all of it is.
        """
        for script in self.shelf.messages:
            if script.name == call.script:
                heard = self._filled(script, dossier, call.phone, call.at, CLEAR).text
                if heard == call.said:
                    return self._filled(script, dossier, call.phone, call.at, mask).text
        return mask.note(call.said)

    def _filled(
        self, chosen: Script, dossier: Dossier | None, phone: str, now: datetime, mask: Mask
    ) -> ScriptView:
        if dossier is None:
            return ScriptView(chosen, chosen.body)
        clock = self.lookout.clock(dossier, phone)
        values = lead_values(
            mask.lead(dossier.lead),
            weekday=weekday(now, clock),
            rep=self.rep.name,
            rep_company=self.rep.company,
            rep_phone=mask.digits(self.rep.phone),
            promise=_promised(chosen, now.astimezone(clock).date()),
        )
        return ScriptView(chosen, filled(chosen, values))

    def _scripts(self, kind: Kind) -> tuple[Script, ...]:
        return self.shelf.of(kind)


def _promised(script: Script, today: date) -> str:
    """The day that a message promises, as it is said today."""
    if not script.promise:
        return ""
    from cockpit.core.promising import day_in_words, day_said

    return day_in_words(day_said(script.promise, today), today)
