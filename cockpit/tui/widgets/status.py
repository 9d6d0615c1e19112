"""The status line: what was saved for whom, what the guard says of it, how to take it back."""

from collections.abc import Mapping

from cockpit.session.view import Mood, Status
from cockpit.tui import keynames
from cockpit.tui.ink import Line, Span, line, wrapped_spans
from cockpit.tui.widgets.pane import Pane
from cockpit.tui.widgets.queue import GLYPHS

MOODS = {
    Mood.QUIET: ("", ""),
    Mood.SAVED: ("✓ ", "good"),
    Mood.ASLEEP: ("· ", "quiet"),
    Mood.FAILED: ("■ ", "stop"),
}
TALLEST = 5


class StatusPane(Pane):
    """One line, and one more for each thing the guard has to say."""

    DEFAULT_CSS = "StatusPane { height: 1; }"

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keys = keys
        self._status = Status()

    def show(self, status: Status) -> None:
        """Paint the status; the pane grows only when there is more than a line to say."""
        self._status = status
        lines = len(self.draw(self.size.width or 80, TALLEST))
        height = max(1, min(TALLEST, lines))
        if self.size.height != height:
            self.styles.height = height
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """What was done and which key comes next, then what the guard says."""
        glyph, ink = MOODS[self._status.mood]
        lines = _marked(Span(glyph, ink), self._said(), width, "strong")
        for sign in self._status.signs:
            mark = Span(f"{GLYPHS[sign.level]} ", sign.level.word)
            lines += _marked(mark, sign.text, width, sign.level.word)
        return lines

    def _said(self) -> str:
        key = keynames.first(self._keys, self._status.key) if self._status.key else ""
        hint = f" {key} {self._status.does}." if key else ""
        return f"{self._status.text}{hint}"


def _marked(mark: Span, text: str, width: int, ink: str) -> list[Line]:
    first, *rest = wrapped_spans(text, width - 4, ink)
    return [line(" ", mark, *first), *(line("   ", *more) for more in rest)]
