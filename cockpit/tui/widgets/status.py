"""The status line: what was saved for whom, what the guard says of it, how to take it back."""

from cockpit.session.view import Mood, Status
from cockpit.tui.ink import Line, Span, line, wrapped_spans
from cockpit.tui.widgets.pane import Pane
from cockpit.tui.widgets.queue import GLYPHS

MOODS = {
    Mood.QUIET: ("", ""),
    Mood.SAVED: ("✓ ", "good"),
    Mood.ASLEEP: ("· ", "quiet"),
    Mood.FAILED: ("■ ", "stop"),
}


class StatusPane(Pane):
    """One line, and one more for each thing the guard has to say."""

    DEFAULT_CSS = "StatusPane { height: 1; }"

    def __init__(self) -> None:
        super().__init__()
        self._status = Status()

    def show(self, status: Status) -> None:
        """Paint the status; the pane grows only when the guard speaks."""
        self._status = status
        height = max(1, min(5, len(self.draw(self.size.width or 80, 9))))
        if self.size.height != height:
            self.styles.height = height
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """What was done, then what the guard says."""
        glyph, ink = MOODS[self._status.mood]
        lines = [
            line(" ", Span(glyph, ink), *text)
            for text in wrapped_spans(self._status.text, width - 4, "strong")
        ]
        for sign in self._status.signs:
            first, *more = wrapped_spans(sign.text, width - 4, sign.level.word)
            lines.append(line(" ", Span(f"{GLYPHS[sign.level]} ", sign.level.word), *first))
            lines += [line("   ", *text) for text in more]
        return lines
