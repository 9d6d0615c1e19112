"""What dialogs offer and preview: leads found, keys, moments to snooze until."""

from collections.abc import Mapping
from datetime import datetime, tzinfo

from cockpit.core.days import WhenError
from cockpit.core.hours import day_named
from cockpit.core.whenever import moment
from cockpit.keymap import KEYS
from cockpit.session.view import Row, View
from cockpit.tui import keynames
from cockpit.tui.dialog import Choices, Preview
from cockpit.tui.ink import Line, Span, fitted, line
from cockpit.tui.widgets.queue import mark_of


def about(name: str, what: str) -> Preview:
    """Says whose note it will be."""
    return lambda _: line(Span(f"on {what}: ", "quiet"), name)


def snooze_preview(now: datetime, clock: tzinfo, rep_zone: tzinfo, place: str) -> Preview:
    """Says what the words mean, on the lead's clock and on the rep's."""

    def preview(words: str) -> Line:
        if not words.strip():
            return line(Span("when they should come up again, on their clock", "quiet"))
        try:
            until = moment(words, now, clock)
        except WhenError as error:
            return line(Span(str(error), "quiet"))
        there = day_named(until, clock, now)
        here = day_named(until, rep_zone, now)
        return line(
            "→ ", Span(there, "strong"), f" in {place}" if place else "", f"; yours: {here}"
        )

    return preview


def names_a_moment(words: str, now: datetime, clock: tzinfo) -> bool:
    """Whether the words name a moment that lies ahead."""
    try:
        moment(words, now, clock)
    except WhenError:
        return False
    return True


def found(rows: tuple[Row, ...], view: View) -> Choices:
    """Leads as lines to pick from: name, company, place and time there, signs."""
    return [(str(row.lead), _lead(row, view)) for row in rows]


def _lead(row: Row, view: View) -> Line:
    there = f"{row.place[:12]} {view.now.astimezone(row.zone):%H:%M}".strip()
    return line(
        *fitted(line(Span(row.name or "(no name)", "strong")), 22),
        " ",
        *fitted(line(row.company), 18),
        " ",
        *fitted(line(Span(there, "quiet")), 18),
        " ",
        *mark_of(row.signs),
    )


def keys(words: str, keymap: Mapping[str, tuple[str, ...]]) -> Choices:
    """Keys as lines to pick from: all, or those whose words or key fit."""
    wanted = words.lower().split()
    lines = []
    for key in KEYS:
        names = keynames.every(keymap, key.id)
        text = f"{names} {key.words} {key.id}".lower()
        if names and all(word in text for word in wanted):
            shown = (*fitted(line(Span(names, "key")), 16), Span(key.words))
            lines.append((key.action, shown))
    return lines
