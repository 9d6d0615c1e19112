"""A widget that keeps the lines it shows and repaints only those that changed."""

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from cockpit.tui.ink import Line, fitted


class Pane(Widget, can_focus=False):
    """Paints the lines that ``draw`` makes of what it was last given to show."""

    INKS: ClassVar[tuple[str, ...]] = (
        "accent", "cursor", "frame", "good", "key", "note", "quiet", "stop", "strong", "warning",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{ink}" for ink in INKS}
    DEFAULT_CSS = """
    Pane {
        & > .ink--accent { color: $text-accent; text-style: bold; }
        & > .ink--cursor { background: $primary 20%; text-style: bold; }
        & > .ink--frame { color: $foreground 50%; }
        & > .ink--good { color: $text-success; }
        & > .ink--key { color: $text-accent; text-style: bold; }
        & > .ink--note { color: $foreground 80%; }
        & > .ink--quiet { color: $text-muted; }
        & > .ink--stop { color: $text-error; text-style: bold; }
        & > .ink--strong { text-style: bold; }
        & > .ink--warning { color: $text-warning; text-style: bold; }
        /* Light themes' own accents fall short of 4.5:1 on their own ground. */
        &:light > .ink--accent, &:light > .ink--key { color: #004a86; }
        &:light > .ink--good { color: #1c561c; }
        &:light > .ink--note { color: $foreground; }
        &:light > .ink--warning { color: #753f00; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._lines: list[Line] = []
        self._inks: dict[str, Style] = {}

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines to show in so many cells."""
        raise NotImplementedError

    def redraw(self) -> None:
        """Draw anew and repaint the lines that are not as they were."""
        width, height = self.size
        if not width or not height:
            return
        old, self._lines = self._lines, self.draw(width, height)[:height]
        for y in range(height):
            if _at(old, y) != _at(self._lines, y):
                self.refresh(Region(0, y, width, 1))

    def on_resize(self, _: events.Resize) -> None:
        """Draw for the new size."""
        self._lines = []
        self.redraw()
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme: every ink is mixed anew."""
        self._inks = {}
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """One line of the screen."""
        spans = fitted(_at(self._lines, y), self.size.width)
        return Strip([Segment(text, self._ink(ink)) for text, ink in spans], self.size.width)

    def _ink(self, name: str) -> Style:
        if name not in self._inks:
            classes = (f"ink--{ink}" for ink in name.split())
            self._inks[name] = self.get_visual_style(*classes).rich_style
        return self._inks[name]


def _at(lines: list[Line], y: int) -> Line:
    return lines[y] if y < len(lines) else ()
