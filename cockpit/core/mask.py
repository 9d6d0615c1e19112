"""What may be seen of a lead: everything, or on camera an alias and dots.

What is shown or written goes by a mask, a number always: ``mask.shown(phone)``. Rules and the
ledger never see one.
"""

from typing import TYPE_CHECKING

from cockpit.core.phone import shown

if TYPE_CHECKING:
    from cockpit.core.dossier import Dossier
    from cockpit.core.guard import Sign
    from cockpit.core.model import CallDraft, Lead, LeadDraft
    from cockpit.core.why import Explanation


class Mask:
    """Hides nothing: leads are shown as they are."""

    tag = ""
    """What the screen's top line says of it."""
    hides = False

    def name(self, lead: int | None, name: str) -> str:
        """How a lead is called."""
        return name

    def lead(self, lead: "Lead") -> "Lead":
        """A lead with its texts as they may be read; its numbers are as they are."""
        return lead

    def dossier(self, dossier: "Dossier") -> "Dossier":
        """A dossier with its texts as they may be read; its numbers are as they are."""
        return dossier

    def exported(self, lead: "Lead") -> "Lead":
        """A lead as it may leave, numbers and all."""
        return lead

    def lead_draft(self, draft: "LeadDraft") -> "LeadDraft":
        """A lead of a file, which has no id and so no alias; its numbers are as they are."""
        return draft

    def call_draft(self, draft: "CallDraft") -> "CallDraft":
        """A past call of a file; its number is as it is."""
        return draft

    def phone(self, phone: str) -> str:
        """A number in our own form, as programs read it."""
        return phone

    def shown(self, phone: str) -> str:
        """A number in our own form, as people read it."""
        return shown(phone)

    def digits(self, text: str) -> str:
        """A number in anybody's writing."""
        return text

    def note(self, text: str) -> str:
        """What somebody wrote about a lead."""
        return text

    def typed(self, text: str) -> str:
        """What a rep typed to name somebody."""
        return text

    def sentence(self, text: str) -> str:
        """A sentence of ours that may name a number."""
        return text

    def error(self, text: str) -> str:
        """A sentence of ours that may quote cells of a file."""
        return text

    def signs(self, signs: "tuple[Sign, ...]") -> "tuple[Sign, ...]":
        """What the guard says."""
        return signs

    def explanation(self, found: "Explanation") -> "Explanation":
        """Why a masked lead stands where it does."""
        return found


CLEAR = Mask()


def mask_for(private: bool) -> Mask:
    """The mask that hides who is called, or the one that hides nothing."""
    if not private:
        return CLEAR
    # Most sessions do without its words.
    from cockpit.core.masked import MASKED

    return MASKED
