"""The pages that have made parts, and what makes each part."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from cockpit.tui import keynames
from scripts.documentation import commands, elements, formats, scripts, settings, signs, structure
from scripts.documentation.marks import MarkError, Part, filled

MAIN_KEYS = (
    "outcome.answered", "outcome.voicemail", "outcome.no_message", "call.next", "call.dial",
    "script.turn", "lead.snooze", "lead.promise", "call.back", "session.undo", "queue.find",
    "lead.why", "app.private", "app.tour",
)  # fmt: skip
"""The keys that a newcomer is shown first, by their ids."""

PARTS: Mapping[str, Part] = {
    "keys": keynames.table,
    "elements": elements.elements,
    "main keys": lambda: keynames.table(MAIN_KEYS),
    "commands": commands.commands,
    "overview of commands": commands.overview,
    "settings": settings.settings,
    "signs": signs.signs,
    "signs from afar": lambda: signs.signs().replace("](#", "](docs/rules.md#"),
    "caps": signs.caps,
    "resting": signs.resting,
    "places": signs.places,
    "more places": signs.more_places,
    "lead columns": formats.lead_columns,
    "number labels": formats.number_labels,
    "recognised exports": formats.recognised,
    "vicidial columns": formats.vicidial_columns,
    "vicidial statuses": formats.vicidial_statuses,
    "call columns": formats.call_columns,
    "endings": formats.endings,
    "lead export": formats.lead_export,
    "call exports": formats.call_exports,
    "dispositions": formats.dispositions,
    "placeholders": scripts.placeholders,
    "promise days": scripts.promise_days,
    "worked script": scripts.worked,
    "mistakes": scripts.mistakes,
    "starters": scripts.starters,
    "layers": structure.layers,
    "folders": structure.folders,
    "events": structure.events,
}


def pages(root: Path) -> list[Path]:
    """The pages of a checkout: its README and what is in docs/."""
    return [root / "README.md", *sorted((root / "docs").glob("*.md"))]


def stale(root: Path) -> Iterator[tuple[Path, str]]:
    """Pages that say something else than the program, each with what it should say.

    Raises MarkError, with the page's name before it, for one whose marks are not in order.
    """
    for page in pages(root):
        text = page.read_text(encoding="utf-8")
        try:
            made = filled(text, PARTS)
        except MarkError as error:
            raise MarkError(f"{page.relative_to(root)}: {error}") from error
        if made != text:
            yield page, made
