"""The mask for the camera: who is called, on which number and what is written about them."""

import re
from dataclasses import replace

from cockpit.core import alias
from cockpit.core.dossier import Dossier
from cockpit.core.guard import Sign
from cockpit.core.history import Note
from cockpit.core.mask import Mask
from cockpit.core.model import Call, CallDraft, Lead, LeadDraft, Number, Touch
from cockpit.core.phone import shown
from cockpit.core.why import Explanation, Reason

DOT = "•"
HIDDEN = DOT * 5
"""A text that is there, of whatever length."""

LABELS = frozenset({"mobile", "home", "work", "direct", "corporate", "other", "main", "office"})
"""What a number may be labelled; any other label may be somebody's name."""

_COUNTRY = re.compile(r"\+[0-9]{1,3} ")
_NUMBER = re.compile(r"\+[0-9][0-9 ()./-]*[0-9](?:x[0-9]+| ext\. [0-9]+)?|[0-9]{7,}")
# From the first quote to the last: a name may have one of its own.
_CELLS = re.compile(r"'.*'|(?<= among )[^;]+", re.DOTALL)


class Masked(Mask):
    """Hides names, numbers, companies, emails and notes."""

    tag = "masked"
    hides = True

    def name(self, lead: int | None, name: str) -> str:
        """An alias; blank for a call that is no lead's."""
        return HIDDEN * bool(name) if lead is None else alias.person(lead)

    def lead(self, lead: Lead) -> Lead:
        """The lead under its aliases, with dots for what is written about it."""
        return replace(
            lead,
            name=alias.person(lead.id),
            company=alias.company(lead.id) if lead.company else "",
            email=self.note(lead.email),
            notes=self.note(lead.notes),
            numbers=tuple(map(self._labelled, lead.numbers)),
        )

    def dossier(self, dossier: Dossier) -> Dossier:
        """The dossier of the lead under its aliases; what was said and noted is hidden."""
        history = dossier.history
        return replace(
            dossier,
            lead=self.lead(dossier.lead),
            history=replace(
                history,
                calls=tuple(map(self._call, history.calls)),
                notes=tuple(map(self._noted, history.notes)),
                touches=tuple(map(self._touch, history.touches)),
            ),
        )

    def exported(self, lead: Lead) -> Lead:
        """The lead under its aliases, its numbers hidden too."""
        found = self.lead(lead)
        return replace(found, numbers=tuple(map(self._hidden, found.numbers)))

    def lead_draft(self, draft: LeadDraft) -> LeadDraft:
        """Dots for whatever tells who it is."""
        return replace(
            draft,
            name=self.note(draft.name),
            company=self.note(draft.company),
            email=self.note(draft.email),
            notes=self.note(draft.notes),
            numbers=tuple(map(self._labelled, draft.numbers)),
        )

    def call_draft(self, draft: CallDraft) -> CallDraft:
        """Dots for the name and the note."""
        return replace(draft, name=self.note(draft.name), note=self.note(draft.note))

    def phone(self, phone: str) -> str:
        """The number in its shape, for programs as for people: ``+1 •••-•••-••••``."""
        return self.shown(phone)

    def shown(self, phone: str) -> str:
        """The number in its shape, its digits hidden but for the country's."""
        return self.digits(shown(phone))

    def digits(self, text: str) -> str:
        """Dots for the digits, but for those of a country that stand apart."""
        country = _COUNTRY.match(text)
        head = country[0] if country else ""
        return head + re.sub(r"\d", DOT, text[len(head) :])

    def note(self, text: str) -> str:
        """Dots, if there is anything."""
        return HIDDEN if text else ""

    def typed(self, text: str) -> str:
        """A dot for each letter and digit."""
        return re.sub(r"\w", DOT, text)

    def sentence(self, text: str) -> str:
        """The sentence, the digits of the numbers in it hidden."""
        return _NUMBER.sub(lambda number: self.digits(number[0]), text)

    def error(self, text: str) -> str:
        """The sentence without the numbers and the cells in it."""
        return self.sentence(_CELLS.sub(HIDDEN, text))

    def signs(self, signs: tuple[Sign, ...]) -> tuple[Sign, ...]:
        """The signs without the number that one of them may name."""
        return tuple(replace(sign, text=self.sentence(sign.text)) for sign in signs)

    def explanation(self, found: Explanation) -> Explanation:
        """The reasons without the number that one of them may name."""
        reasons = (Reason(self.sentence(each.text), each.until) for each in found.reasons)
        return replace(found, reasons=tuple(reasons))

    def _labelled(self, number: Number) -> Number:
        known = LABELS.issuperset(number.label.casefold().split())
        return number if known else replace(number, label=HIDDEN)

    def _hidden(self, number: Number) -> Number:
        return replace(number, phone=self.phone(number.phone))

    def _call(self, call: Call) -> Call:
        return replace(call, note=self.note(call.note), said=self.note(call.said))

    def _noted(self, note: Note) -> Note:
        return replace(note, text=self.note(note.text))

    def _touch(self, touch: Touch) -> Touch:
        return replace(touch, note=self.note(touch.note))


MASKED = Masked()
