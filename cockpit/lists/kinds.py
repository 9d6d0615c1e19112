"""What a file is a list of, as far as the names of its columns tell."""

from cockpit.lists.formats import recognised
from cockpit.lists.headers import CALL_KINDS, folded
from cockpit.lists.table import Table

_ABOUT_CALLS = ("call", "dial", "outcome", "disposition", "activity")
"""Lists of leads have a status and the day it was set too, but none of these words for them."""


def holds_calls(table: Table) -> bool:
    """Return whether a table has past calls in it rather than leads."""
    if recognised(table.header):
        return False
    kinds = {name: CALL_KINDS.get(name) for name in map(folded, table.header)}
    telling = {name: kind for name, kind in kinds.items() if kind in ("at", "date", "outcome")}
    return (
        {"outcome"} < set(telling.values())
        and any(word in name for name in telling for word in _ABOUT_CALLS)
    )  # fmt: skip
