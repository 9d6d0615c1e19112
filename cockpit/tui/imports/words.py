"""What is said of imports."""

from collections.abc import Mapping
from typing import Any

_COUNTS = {"added": "new", "updated": "updated", "unchanged": "unchanged", "rejected": "rejected"}


def counted(report: Mapping[str, Any]) -> str:
    """How many rows became what: ``12,000 new, 3 rejected``."""
    parts = [f"{report[key]:,} {words}" for key, words in _COUNTS.items() if report[key]]
    return ", ".join(parts) or "no rows"


def came_in(report: Mapping[str, Any]) -> str:
    """What an import has changed: the same, less what was there already."""
    changes = {**report, "unchanged": 0}
    return counted(changes) if any(changes[key] for key in _COUNTS) else "nothing new"


def bar(percent: int, width: int) -> str:
    """A bar that grows: ``▓▓▓░░░``."""
    full = round(width * percent / 100)
    return "▓" * full + "░" * (width - full)


def sentence(text: str) -> str:
    """A message as a sentence of its own."""
    return f"{text.rstrip('.?!')}."
