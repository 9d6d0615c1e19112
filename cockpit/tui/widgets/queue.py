"""The queue: who is next, in order, with the lead's own time and a mark where a sign waits."""

from textual import events
from textual.message import Message

from cockpit.core.guard import Sign
from cockpit.core.rules import Level
from cockpit.session.view import QueueView, Row, View
from cockpit.tui.ink import Line, Span, fitted, framed, highlighted, line, spread
from cockpit.tui.widgets.pane import Pane

AHEAD = 2
"""Rows kept in sight below the cursor, where there are any."""

GLYPHS = {Level.STOP: "■", Level.WARNING: "▲", Level.NOTE: "·"}


class QueuePane(Pane):
    """A window on the queue; the list behind it may be a million long."""

    DEFAULT_CSS = "QueuePane { width: 44; }"

    class Picked(Message):
        """A row was clicked: so many rows away from the one on deck."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None
        self._top = 0
        self._shown: list[int | None] = []

    def show(self, view: View) -> None:
        """Paint the stretch of the queue in sight."""
        self._view = view
        self.redraw()

    @property
    def rows_in_sight(self) -> int:
        """How many rows a page is."""
        return max(1, self.size.height - 4)

    def draw(self, width: int, height: int) -> list[Line]:
        """The box with its rows, the cursor always in it."""
        if self._view is None:
            return []
        queue = self._view.queue
        listed, self._shown = _listed(self._view, width - 2)
        room = height - 2
        at = self._shown.index(queue.cursor) if queue.cursor in self._shown else 0
        at = 0 if _on_deck_by_hand(self._view) else at
        lead_in = 1 if at and self._shown[at - 1] is None else 0
        self._top = max(0, min(self._top, at - lead_in, len(listed) - room))
        self._top = max(self._top, min(at + AHEAD, len(listed) - 1) - room + 1)
        self._shown = self._shown[self._top :]
        inside = listed[self._top : self._top + room]
        title = line(Span("Queue", "strong"), Span(of_lists(queue), "quiet"))
        corner = line(Span(f"{queue.waiting:,}", "strong"))
        return framed(inside, width, height, title, corner)

    def on_click(self, event: events.Click) -> None:
        """A click on a row puts it on deck."""
        index = self._shown[event.y - 1] if 0 < event.y <= len(self._shown) else None
        if index is not None and self._view is not None:
            self.post_message(self.Picked(index - self._view.queue.cursor))


def _listed(view: View, width: int) -> tuple[list[Line], list[int | None]]:
    """Every line of the list, with the index of its row, or None for a heading."""
    lines: list[Line] = []
    rows: list[int | None] = []
    by_hand = _on_deck_by_hand(view)
    if by_hand and view.card:
        heading = "in conversation" if view.card.talking_since else "not in the queue"
        card = view.card
        row = Row(card.lead.id, card.lead.name, "", card.clock, card.place, None, card.signs)
        lines += [_heading(heading, width), row_line(row, view, width, True)]
        rows += [None, None]
    tier = None
    for index, row in enumerate(view.queue.rows):
        if row.why is not tier and row.why is not None:
            tier = row.why
            lines.append(_heading(tier, width))
            rows.append(None)
        chosen = index == view.queue.cursor and not by_hand
        lines.append(row_line(row, view, width, chosen))
        rows.append(index)
    return lines, rows


def row_line(row: Row, view: View, width: int, chosen: bool) -> Line:
    """A lead on one line: name, place and time there, the worst sign and how many there are."""
    mark = mark_of(row.signs)
    there = view.now.astimezone(row.zone)
    place = fitted(line(Span(row.place or "zone unknown", "quiet")), 12)
    right = (Span(" "), *place, Span(f" {there:%H:%M} ", "quiet"), *fitted(mark, 4))
    pointer = Span("▸ ", "accent") if chosen else Span("  ")
    name = line(pointer, Span(row.name or "(no name)", "strong" if chosen else ""))
    text = spread(name, right, width)
    return highlighted(text) if chosen else text


def mark_of(signs: tuple[Sign, ...]) -> Line:
    """The glyph of the worst sign and the number of signs."""
    if not signs:
        return ()
    worst = max(sign.level for sign in signs)
    return line(Span(f"{GLYPHS[worst]} {len(signs)}", worst.word))


def _on_deck_by_hand(view: View) -> bool:
    """Whether the lead on deck does not stand in the queue."""
    return view.card is not None and view.card.why is None


def _heading(words: str, width: int) -> Line:
    return line(Span(f"─ {words} ".ljust(width, "─"), "frame"))


def of_lists(queue: QueueView) -> str:
    """Which lists the queue is of, where they were chosen."""
    if not queue.lists:
        return ""
    names = ", ".join(queue.lists) if len(queue.lists) < 3 else f"{len(queue.lists)} lists"
    return f" of {names}"
