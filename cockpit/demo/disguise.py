"""A scenario's own words on camera: who is masked on screen is masked in them too."""

import re
from collections.abc import Iterable

from cockpit.core.mask import Mask
from cockpit.core.model import Lead


def disguised(text: str, leads: Iterable[Lead], mask: Mask) -> str:
    """The text with every lead in it, by name, first name or company, as the mask shows them."""
    if not mask.hides:
        return text
    shown = dict(pair for lead in leads for pair in _names(lead, mask.lead(lead)))
    if not shown:
        return text
    # The longest first: a first name is part of a name.
    words = sorted(shown, key=len, reverse=True)
    found = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words))
    return found.sub(lambda match: shown[match[0]], text)


def _names(lead: Lead, masked: Lead) -> Iterable[tuple[str, str]]:
    pairs = (
        (lead.name.partition(" ")[0], masked.name.partition(" ")[0]),
        (lead.name, masked.name),
        (lead.company, masked.company),
    )
    return ((real, alias) for real, alias in pairs if real)
