"""The queue: who is next, in order, with the lead's own time and a mark where a sign waits."""

from collections.abc import Callable, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from cockpit.core.guard import Sign
from cockpit.core.queue import Why
from cockpit.core.rules import Level
from cockpit.session.view import QueueView, Row, View
from cockpit.tui.ink import Line, Span, fitted, framed, highlighted, line, spread
from cockpit.tui.widgets.part import Part

AHEAD = 2
"""Rows kept in sight below the cursor, where there are any."""

GLYPHS = {Level.STOP: "■", Level.WARNING: "▲", Level.NOTE: "·"}


Entry = int | str | Row
"""A line of the list: a row of the queue by its index, a heading, a lead that is not in it."""


class QueuePane(Part):
    """A window on the queue; the list behind it may be a million long."""

    DEFAULT_CSS = "QueuePane { width: 44; }"

    class Picked(Message):
        """A row was clicked: so many rows away from the one on deck."""

        def __init__(self, steps: int) -> None:
            super().__init__()
            self.steps = steps

    def __init__(self, above: Callable[[], Sequence[Strip]]) -> None:
        super().__init__()
        self._above = above
        self._view: View | None = None
        self._top = 0
        self._shown: list[Entry] = []

    def show(self, view: View) -> None:
        """Paint the stretch of the queue in sight."""
        self._view = view
        self.redraw()

    @property
    def rows_in_sight(self) -> int:
        """How many rows a page is."""
        return max(1, self.size.height - len(self.covered()) - 4)

    def covered(self) -> Sequence[Strip]:
        """What the status has to say beyond a line, as far as it stands here."""
        return [strip.crop(0, self.outer_size.width) for strip in self._above()]

    def draw(self, width: int, height: int) -> list[Line]:
        """The box with its rows, the cursor always in it."""
        if self._view is None:
            return []
        queue = self._view.queue
        listed = _listed(self._view)
        room = height - 2
        by_hand = _on_deck_by_hand(self._view)
        at = 0 if by_hand or queue.cursor not in listed else listed.index(queue.cursor)
        lead_in = 1 if at and isinstance(listed[at - 1], str) else 0
        self._top = max(0, min(self._top, at - lead_in, len(listed) - room))
        self._top = max(self._top, min(at + AHEAD, len(listed) - 1) - room + 1)
        self._shown = listed[self._top : self._top + room]
        chosen = None if by_hand else queue.cursor
        minute = self._view.now.replace(second=0, microsecond=0)
        inside = [_line(entry, queue, minute, width - 2, chosen) for entry in self._shown]
        inside = inside or [line(Span("  nobody right now", "quiet"))]
        title = line(Span("Queue", "strong"), Span(of_lists(queue), "quiet"))
        corner = line(Span(f"{queue.waiting:,}", "strong"))
        return framed(inside, width, height, title, corner)

    def elements(self) -> dict[str, Region]:
        """The list, the uppermost tier in sight with its leads, and the row on deck."""
        width, height = self.outer_size
        whole = Region(0, 0, width, max(0, height - len(self.covered())))
        found = {"queue": whole}
        headings = [y for y, entry in enumerate(self._shown, 1) if isinstance(entry, str)]
        tiers = [y for y in headings if isinstance(self._shown[y - 1], Why)]
        if tiers:
            ends = (y for y in headings if y > tiers[0])
            end = next(ends, len(self._shown) + 1)
            found["tiers"] = Region(0, tiers[0], width, end - tiers[0])
        for y, entry in enumerate(self._shown, 1):
            if self._is_on_deck(entry):
                found["row"] = Region(0, y, width, 1)
        return found

    def _is_on_deck(self, entry: Entry) -> bool:
        if self._view is None or self._view.card is None:
            return False
        by_hand = _on_deck_by_hand(self._view)
        return isinstance(entry, Row) if by_hand else entry == self._view.queue.cursor

    def on_click(self, event: events.Click) -> None:
        """A click on a row puts it on deck."""
        entry = self._shown[event.y - 1] if 0 < event.y <= len(self._shown) else None
        if isinstance(entry, int) and self._view is not None:
            self.post_message(self.Picked(entry - self._view.queue.cursor))


def _listed(view: View) -> list[Entry]:
    """What stands in the list, from its first line to its last."""
    listed: list[Entry] = []
    if view.card and _on_deck_by_hand(view):
        card = view.card
        heading = "in conversation" if card.talking_since else "not in the queue"
        row = Row(card.lead.id, card.lead.name, "", card.clock, card.place, None, card.signs)
        listed += [heading, row]
    tier = None
    for index, row in enumerate(view.queue.rows):
        if row.why is not tier and row.why is not None:
            tier = row.why
            listed.append(tier)
        listed.append(index)
    return listed


def _line(entry: Entry, queue: QueueView, minute: datetime, width: int, chosen: int | None) -> Line:
    if isinstance(entry, str):
        return _heading(entry, width)
    row = queue.rows[entry] if isinstance(entry, int) else entry
    there, mark = clock_time(minute, row.zone), mark_of(row.signs)
    return _row_line(row.name, row.place, there, mark, width, entry == chosen or row is entry)


@lru_cache(64)
def clock_time(now: datetime, zone: tzinfo) -> str:
    """The time on a zone's clock."""
    return f"{now.astimezone(zone):%H:%M}"


# Most rows are in sight again after a key, with the same minute: kept, a page costs 1 ms less.
@lru_cache(256)
def _row_line(name: str, place: str, there: str, mark: Line, width: int, chosen: bool) -> Line:
    """A lead on one line: name, place and time there, the worst sign and how many there are."""
    where = fitted(line(Span(place or "zone unknown", "quiet")), 12)
    right = (Span(" "), *where, Span(f" {there} ", "quiet"), *fitted(mark, 4))
    pointer = Span("▸ ", "accent") if chosen else Span("  ")
    who = line(pointer, Span(name or "(no name)", "strong" if chosen else ""))
    text = spread(who, right, width)
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
    rule = Span("─" * max(0, width - len(words) - 3), "frame")
    return line(Span("─ ", "frame"), Span(f"{words} ", "quiet"), rule)


def of_lists(queue: QueueView) -> str:
    """Which lists the queue is of, where they were chosen."""
    if not queue.lists:
        return ""
    names = ", ".join(queue.lists) if len(queue.lists) < 3 else f"{len(queue.lists)} lists"
    return f" of {names}"
