"""The lead on deck and what to say to them: one pane, so that a key costs one repaint."""

from collections.abc import Callable, Mapping, Sequence

from textual import events
from textual.geometry import Region
from textual.strip import Strip

from cockpit.session.view import View
from cockpit.tui import keynames
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, ruled, spread
from cockpit.tui.widgets import card as cards
from cockpit.tui.widgets.nobody import nobody
from cockpit.tui.widgets.part import Part
from cockpit.tui.widgets.past import cells_of_phone, happened, past
from cockpit.tui.widgets.queue import of_lists
from cockpit.tui.widgets.script import script_lines, script_title

WIDE = 70
"""Cells from which on the desk has boxes; below it has rules."""


class DeskPane(Part):
    """Card, script and earlier calls, each given the height that is left for it."""

    DEFAULT_CSS = "DeskPane { width: 1fr; }"

    def __init__(
        self, keys: Mapping[str, tuple[str, ...]], painted: Callable[[], None],
        above: Callable[[], Sequence[Strip]],
    ) -> None:  # fmt: skip
        super().__init__()
        self._keys = keys
        self._above = above
        self._painted = painted
        self._view: View | None = None
        self._folded = False
        self._scrolled = 0
        self._script: tuple[int, str, str] | None = None
        self._below = 0
        self._elements: dict[str, Region] = {}

    def elements(self) -> dict[str, Region]:
        """What it showed when it was last drawn."""
        return self._elements

    def show(self, view: View, folded: bool) -> bool:
        """Paint the lead on deck; whether one line of it has changed.

        ``folded`` says that the queue is not beside it.
        """
        self._view, self._folded = view, folded
        lead = view.card.lead.id if view.card else 0
        script = (lead, view.script.script.name, view.script.text)
        if script != self._script:
            self._script, self._scrolled = script, 0
        return self.redraw()

    def scroll_script(self, lines: int) -> None:
        """Show more of a script that does not fit."""
        self._scrolled = max(0, self._scrolled + min(lines, self._below))
        self.redraw()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """The wheel scrolls the script."""
        self.scroll_script(1)

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """The wheel scrolls the script."""
        self.scroll_script(-1)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines on their way to the terminal: whoever presses a key from now on has seen them."""
        self._painted()
        return super().render_lines(crop)

    def covered(self) -> Sequence[Strip]:
        """What the status has to say beyond a line, as far as it stands here."""
        width = self.outer_size.width
        return [strip.crop(strip.cell_length - width) for strip in self._above()]

    def draw(self, width: int, height: int) -> list[Line]:
        """The whole desk."""
        self._elements = {}
        if self._view is None:
            return []
        if self._view.card is None:
            self._elements["nobody"] = Region(0, 0, width, height)
            return nobody(self._view, self._keys, width, height)
        return self._folded_desk(width, height) if self._folded else self._boxes(width, height)

    def _boxes(self, width: int, height: int) -> list[Line]:
        view, inner = self._view, width - 4
        if view is None or view.card is None:
            return []
        earlier = past(view, view.card, width, max(2, height // 6))
        below = len(earlier)
        sections = self._card(inner, max(4, (height - below) // 2 - 2))
        head = _lines(sections)
        script_top = len(head) + 2
        script_height = height - below - script_top
        phone = cells_of_phone(view.card, width)
        self._elements = {
            "card": Region(0, 0, width, script_top),
            **_stacked(sections, 1, width),
            "script": Region(0, script_top, width, max(0, script_height)),
            "earlier": Region(0, height - below, width - phone, below),
            "phone": Region(width - phone, height - below, phone, below),
        }
        boxes = framed(
            indented(head),
            width,
            script_top,
            line(Span(view.card.lead.name or "(no name)", "strong")),
        )
        return [*boxes, *self._script_box(width, script_height), *earlier]

    def _script_box(self, width: int, height: int) -> list[Line]:
        view = self._view
        if view is None:
            return []
        blank = [BLANK] if height > 8 else []
        text = [*blank, *script_lines(view.script, width - 4)]
        seen = self._seen(text, height - 2)
        return framed(
            indented(seen), width, height, script_title(view.script), self._turn_hint(),
            self._scroll_hint(),
        )  # fmt: skip

    def _folded_desk(self, width: int, height: int) -> list[Line]:
        view = self._view
        if view is None or view.card is None:
            return []
        card, inner = view.card, width - 2
        name = line(Span(card.lead.name or "(no name)", "strong"), "   ")
        sections = self._card(inner, max(3, height // 2 - 2), name)
        head = _lines(sections)
        earlier = happened(view, card, 1 if height < 18 else 2)
        foot = [_then(view, inner), *earlier]
        room = height - len(head) - len(foot) - 2
        below = len(head) + 2 + max(0, room)
        self._elements = {
            "card": Region(0, 0, width, len(head)),
            **_stacked(sections, 0, width),
            "script": Region(0, len(head), width, below - len(head)),
            "next": Region(0, below, width, 1),
            "earlier": Region(0, below + 1, width, len(earlier)),
        }
        text = script_lines(view.script, inner)
        seen = self._seen(text, room)
        seen += [BLANK] * (room - len(seen))
        scroll, turn = self._scroll_hint(), self._turn_hint()
        corner = line(*scroll, "   " if scroll else "", *turn)
        lines = [*indented(head, 1), ruled(script_title(view.script), corner, width)]
        return [*lines, *indented(seen, 1), ruled(BLANK, BLANK, width), *indented(foot, 1)]

    def _card(self, width: int, most: int, name: Line = BLANK) -> cards.Sections:
        view = self._view
        if view is None or view.card is None:
            return []
        found = cards.who(view, view.card, self._keys, width, name)
        left = most - len(_lines(found))
        signs = cards.signs(view, view.card, self._keys, width, max(2, left))
        notes = cards.notes(view.card, width)[: max(1, left - len(signs))]
        return [*found, ("signs", signs), ("notes", notes)]

    def _seen(self, text: list[Line], room: int) -> list[Line]:
        self._scrolled = max(0, min(self._scrolled, len(text) - room))
        self._below = max(0, len(text) - room - self._scrolled)
        return text[self._scrolled : self._scrolled + room]

    def _turn_hint(self) -> Line:
        key = keynames.first(self._keys, "script.turn")
        kind = "message" if self._view and self._view.script.script.kind == "opener" else "opener"
        return line(Span(key, "key"), Span(f" {kind}", "quiet")) if key else BLANK

    def _scroll_hint(self) -> Line:
        key = keynames.first(self._keys, "script.down")
        if not self._below or not key:
            return BLANK
        return line(Span(key, "key"), Span(f" {self._below} more", "quiet"))


def _lines(sections: cards.Sections) -> list[Line]:
    return [text for _, lines in sections for text in lines]


def _stacked(sections: cards.Sections, top: int, width: int) -> dict[str, Region]:
    """Where sections stand, one below the other."""
    found: dict[str, Region] = {}
    for id, lines in sections:
        found[id] = Region(0, top, width, len(lines))
        top += len(lines)
    return found


def _then(view: View, width: int) -> Line:
    """Who comes after the lead on deck, on one line."""
    following = [row for row in view.queue.rows[view.queue.cursor :] if view.card is None
                 or row.lead != view.card.lead.id][:3]  # fmt: skip
    of = of_lists(view.queue)
    names = " · ".join(
        f"{row.name.split(' ')[0] if len(row.name) > 14 else row.name} "
        f"{view.now.astimezone(row.zone):%H:%M}"
        for row in following
    )
    nobody = "the last of the queue" if view.queue.waiting > 1 else "nobody after this"
    text = line(Span("then ", "quiet"), names) if names else line(Span(nobody, "quiet"))
    return spread(text, line(Span(f" {view.queue.waiting:,} in the queue{of}", "quiet")), width)
