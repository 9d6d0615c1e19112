"""What can be read from the cockpit's screen."""

import re
from collections.abc import Sequence

_PASSING = re.compile(r"\d+:\d\d|\d+ an hour")
_ON_DECK = re.compile(r"╮╭─ (.+?) ─")

SHORTEST = 12
"""Characters of a name that the queue shows at least."""

FIRST_SCREEN = (b"Queue", b"+1 ", b" call ", b"Opener", b"answered")
"""What stands in every pane of the first screen: queue, card (twice), script, keys."""


def settled(lines: Sequence[str]) -> str:
    """The words on screen without those that change by themselves."""
    return _PASSING.sub("", "\n".join(lines))


def on_deck(lines: Sequence[str]) -> str:
    """The name on the card; empty where there is none."""
    found = _ON_DECK.search("\n".join(lines))
    return found[1] if found else ""


def agrees(lines: Sequence[str]) -> bool:
    """Whether the card is that of the queue's highlighted row, as far as that shows the name."""
    name = on_deck(lines)[:SHORTEST]
    return bool(name) and any(f"│▸ {name}" in line for line in lines)
