"""A page in a box with the keys below it."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from cockpit.core.value import value
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, width_of
from cockpit.tui.widgets.pane import Pane

Page = Callable[[int], list[Line]]
"""The lines of a page in so many cells."""


@value
class Hint:
    """A key and what it does, in few words where there is little room."""

    key: str
    words: str
    short: str = ""


class LookPane(Pane):
    """A page as tall as it must be, of which one stretch is seen."""

    DEFAULT_CSS = "LookPane { width: 100%; height: 100%; background: $surface; }"

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title
        self._corner = ""
        self._page: Page = lambda width: []
        self._hints: Sequence[Hint] = ()
        self._top = self._below = 0

    def show(self, page: Page, hints: Sequence[Hint], corner: str = "") -> None:
        """Paint a page."""
        self._page, self._hints, self._corner = page, hints, corner
        self.redraw()

    def warn(self, words: str) -> None:
        """Say in the corner why a key did nothing."""
        self._corner = words
        self.redraw()

    def scroll_page(self, lines: int) -> None:
        """Show what is below, or above."""
        self._top = max(0, self._top + min(lines, self._below))
        self.redraw()

    def scroll_pages(self, pages: int) -> None:
        """Show the next stretch, or the one before."""
        self.scroll_page(pages * max(1, self.size.height - 4))

    def draw(self, width: int, height: int) -> list[Line]:
        """The stretch in sight."""
        room = max(0, height - 3)
        lines = self._page(max(1, width - 4))
        self._top = max(0, min(self._top, len(lines) - room))
        self._below = max(0, len(lines) - self._top - room)
        seen = indented(lines[self._top : self._top + room])
        keys = Span("j k" if self._top else "j", "key")
        more = line(keys, Span(f" {self._below} more", "quiet")) if self._below else BLANK
        title = line(Span(self._title, "strong"))
        corner = line(Span(self._corner, "accent")) if self._corner else BLANK
        box = framed(seen, width, height - 1, title, corner, more)
        return [*box, self._keys(width)]

    def _keys(self, width: int) -> Line:
        named = _named((hint.key, hint.words) for hint in self._hints)
        if width_of(named) > width:
            named = _named((hint.key, hint.short or hint.words) for hint in self._hints)
        return named


def _named(keys: Iterable[tuple[str, str]]) -> Line:
    spans = ((Span(key, "key"), Span(f" {words}   ")) for key, words in keys)
    return line(" ", *chain.from_iterable(spans))
