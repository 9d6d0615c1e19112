"""What is to be seen on the screens of a session."""

from cockpit.config.shape import DEFAULT_KEYS
from cockpit.tui.elements import ELEMENTS
from cockpit.tui.keynames import first
from scripts.documentation.markdown import codes, table


def elements() -> str:
    """Every element, what it shows, and its keys."""
    rows = (
        (each.name, each.words, codes(first(DEFAULT_KEYS, id) for id in each.keys))
        for each in ELEMENTS
    )
    return table(("on the screen", "what it shows", "its keys"), rows)
