"""A widget that keeps the lines it shows and repaints only those that changed."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import groupby

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from cockpit.tui import themes
from cockpit.tui.ink import BLANK, Line, Span, fitted

KEPT = 96
"""Lines kept as they are written to the terminal: a large screen full, and more."""


class WholeStrip(Strip):
    """A line of a pane, which is freed as soon as it is shown no more."""

    # Textual's remembers itself as its only part, and so waits for the collector: 180 objects
    # with every key, megabytes until that comes by.
    __slots__ = ()

    def divide(self, cuts: Iterable[int]) -> Sequence[Strip]:
        """The parts between cuts, which are in cells from the left."""
        cuts = list(cuts)
        return [self] if cuts == [self.cell_length] else super().divide(cuts)


class Pane(Widget, can_focus=False):
    """Paints the lines that ``draw`` makes of what it was last given to show.

    A pane has neither border nor padding of its own.
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._drawn = Size()
        self._strips: list[Strip] = []
        self._strip = lru_cache(KEPT)(self._inked)
        self._inks: dict[str, Style] = {}
        self._filters: Sequence[LineFilter] = ()

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines to show in so many cells."""
        raise NotImplementedError

    def redraw(self) -> bool:
        """Draw anew and repaint the lines that are not as they were; whether there are any."""
        if changed := self.changes():
            self.refresh(*changed)
        return bool(changed)

    def changes(self) -> list[Region]:
        """Draw anew; the lines, in the pane's own cells, that are not as they were."""
        size = self.outer_size
        if not size or not self.display:
            self._drawn = Size()
            return []
        old = self._strips if self._drawn == size else []
        self._draw(size)
        return _changed(old, self._strips, size) if old else [size.region]

    def covered(self) -> Sequence[Strip]:
        """What stands over the lowest lines; ``draw`` has the room above it."""
        return ()

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size, unless that is done."""
        if self._drawn != self.outer_size:
            self.redraw()

    def notify_style_update(self) -> None:
        """Another theme: every ink is mixed anew."""
        self._forget()
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self.render_lines(Region(0, y, self.outer_size.width, 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines on their way to the terminal."""
        # Textual's own way looks up borders and the like for every line: 40 µs each.
        self._fit()
        strips = self._strips[crop.y : crop.bottom]
        if crop.column_span == (0, self._drawn.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _fit(self) -> None:
        # The first frame comes before word of the size does: it is not painted blank.
        if self._drawn != self.outer_size:
            self._draw(self.outer_size)

    def _draw(self, size: Size) -> None:
        filters = self.get_line_filters()
        if self._drawn.width != size.width or self._filters != filters:
            self._forget()
        self._drawn, self._filters = size, filters
        covered = self.covered()[-size.height :]
        room = size.height - len(covered)
        lines = self.draw(size.width, room)[:room]
        lines += [BLANK] * (room - len(lines))
        self._strips = [*map(self._strip, lines), *covered]

    def _forget(self) -> None:
        self._drawn = Size()
        self._inks = {}
        self._strip.cache_clear()

    def _inked(self, line: Line) -> Strip:
        width = self._drawn.width
        segments = [
            Segment("".join(span.text for span in alike), self._ink(ink))
            for ink, alike in groupby(fitted(line, width), key=_ink_of)
        ]
        return WholeStrip(segments, width)

    def _ink(self, name: str) -> Style:
        if name not in self._inks:
            # Not component classes, which Textual would match against every rule for every pane,
            # three times before the first paint: 12 ms.
            inks = themes.inks(self.app.current_theme)
            over = (VisualStyle.parse(inks[ink]) for ink in name.split())
            mixed = [Segment("", sum(over, self.visual_style).rich_style)]
            for filter in self._filters:
                mixed = filter.apply(mixed, self.background_colors[1])
            self._inks[name] = mixed[0].style or Style.null()
        return self._inks[name]


def _ink_of(span: Span) -> str:
    return span.ink


def _changed(old: Sequence[Strip], new: Sequence[Strip], size: Size) -> list[Region]:
    """The stretches of lines that are not as they were."""
    found: list[Region] = []
    for y, (before, after) in enumerate(zip(old, new, strict=True)):
        if before is not after:
            top = found.pop().y if found and found[-1].bottom == y else y
            found.append(Region(0, top, size.width, y + 1 - top))
    return found
