"""A widget that keeps the lines it shows and repaints only those that changed."""

from collections.abc import Mapping
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.style import Style as VisualStyle
from textual.widget import Widget

from cockpit.tui.ink import Line, fitted


class Pane(Widget, can_focus=False):
    """Paints the lines that ``draw`` makes of what it was last given to show."""

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

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines to show in so many cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew and repaint the lines that are not as they were."""
        width, height = self.size
        if not width or not height:
            self._drawn = Size()
            return
        old = self._lines
        self._draw()
        for y in range(height):
            if _at(old, y) != _at(self._lines, y):
                self.refresh(Region(0, y, width, 1))

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size, unless that is done."""
        if self._drawn != self.size:
            self._draw()
            self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: every ink is mixed anew."""
        self._inks = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        if self._drawn != self.size:
            # The first frame comes before word of the size does: it is not painted blank.
            self._draw()
        spans = fitted(_at(self._lines, y), self.size.width)
        return Strip([Segment(text, self._ink(ink)) for text, ink in spans], self.size.width)

    def _draw(self) -> None:
        self._drawn = self.size
        self._lines = self.draw(*self.size)[: self.size.height]

    def _ink(self, name: str) -> Style:
        if name not in self._inks:
            inks = self.INKS if self.app.current_theme.dark else self.LIGHT_INKS
            over = (VisualStyle.parse(inks[ink]) for ink in name.split())
            self._inks[name] = sum(over, self.visual_style).rich_style
        return self._inks[name]


def _at(lines: list[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else ()
