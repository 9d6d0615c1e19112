"""A widget that keeps the lines it shows and repaints only those that changed."""

from collections.abc import Mapping
from itertools import groupby
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from cockpit.tui.ink import Line, Span, fitted

KEPT = 500
"""Lines kept as they are written to the terminal: a large screen full, and more."""


class Pane(Widget, can_focus=False):
    """Paints the lines that ``draw`` makes of what it was last given to show.

    A pane has neither border nor padding of its own.
    """

    # Not component classes, which Textual would match against every rule for every pane, three
    # times before the first paint: 12 ms.
    INKS: ClassVar[Mapping[str, str]] = {
        "accent": "bold $text-accent",
        "cursor": "bold on $primary 20%",
        "frame": "$foreground 50%",
        "good": "$text-success",
        "key": "bold $text-accent",
        "note": "$foreground 80%",
        "quiet": "$text-muted 60%",
        "stop": "bold $text-error",
        "strong": "bold",
        "warning": "bold $text-warning",
    }
    # Light themes' own accents fall short of 4.5:1 on their own ground.
    LIGHT_INKS: ClassVar[Mapping[str, str]] = {
        **INKS,
        "accent": "bold #004a86",
        "good": "#1c561c",
        "key": "bold #004a86",
        "note": "$foreground",
        "warning": "bold #753f00",
    }

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Line] = []
        self._drawn = Size()
        self._inks: dict[str, Style] = {}
        self._strips: dict[Line, Strip] = {}

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines to show in so many cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew and repaint the lines that are not as they were."""
        size = self.size
        if not size:
            self._drawn = Size()
            return
        old = self._lines
        self._draw(size)
        changed = [y for y in range(size.height) if _at(old, y) != _at(self._lines, y)]
        if changed:
            self.refresh(*(Region(0, y, size.width, 1) for y in changed))

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size, unless that is done."""
        if self._drawn != self.size:
            self._draw(self.size)
            self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: every ink is mixed anew."""
        self._inks = {}
        self._strips = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        return self.render_lines(Region(0, y, self.size.width, 1))[0]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Lines on their way to the terminal."""
        # Textual's own way looks up borders and the like for every line: 40 µs each.
        size = self.size
        if self._drawn != size:
            # The first frame comes before word of the size does: it is not painted blank.
            self._draw(size)
        strips = [self._strip(_at(self._lines, y)) for y in crop.line_range]
        _, ground = self.background_colors
        for filter in self.get_line_filters():
            strips = [strip.apply_filter(filter, ground) for strip in strips]
        if crop.column_span == (0, size.width):
            return strips
        return [strip.crop(*crop.column_span) for strip in strips]

    def _draw(self, size: Size) -> None:
        if self._drawn.width != size.width or len(self._strips) > KEPT:
            self._strips = {}
        self._drawn = size
        self._lines = self.draw(*size)[: size.height]

    def _strip(self, line: Line) -> Strip:
        strip = self._strips.get(line)
        if strip is None:
            width = self._drawn.width
            spans = groupby(fitted(line, width), key=_ink_of)
            segments = [
                Segment("".join(span.text for span in alike), self._ink(ink))
                for ink, alike in spans
            ]
            strip = self._strips[line] = Strip(segments, width)
        return strip

    def _ink(self, name: str) -> Style:
        if name not in self._inks:
            inks = self.INKS if self.app.current_theme.dark else self.LIGHT_INKS
            over = (VisualStyle.parse(inks[ink]) for ink in name.split())
            self._inks[name] = sum(over, self.visual_style).rich_style
        return self._inks[name]


def _ink_of(span: Span) -> str:
    return span.ink


def _at(lines: list[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else ()
