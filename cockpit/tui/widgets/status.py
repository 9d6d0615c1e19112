"""The status line: what was saved for whom, what the guard says of it, how to take it back."""

from collections.abc import Mapping

from textual.geometry import Region
from textual.strip import Strip

from cockpit.session.view import Mood, Status
from cockpit.tui import keynames
from cockpit.tui.ink import Line, Span, line, wrapped_spans
from cockpit.tui.widgets.part import Part
from cockpit.tui.widgets.queue import GLYPHS

MOODS = {
    Mood.QUIET: ("", ""),
    Mood.SAVED: ("✓ ", "good"),
    Mood.ASLEEP: ("· ", "quiet"),
    Mood.FAILED: ("■ ", "stop"),
}
TALLEST = 5
OTHERS = 3
"""Lines of other panes that always stay in sight: the top one, one between, the keys."""


class StatusPane(Part):
    """One line, and above it one more for each thing the guard has to say.

    Those stand over the lowest lines of the panes above: to lay the screen out anew for them
    would cost a key more than all else that it does.
    """

    DEFAULT_CSS = "StatusPane { height: 1; }"

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keys = keys
        self._status = Status()
        self._above: list[Strip] = []

    def show(self, status: Status) -> None:
        """Paint the status; the panes above paint what stands over them."""
        if status != self._status:
            self._status = status
            self.redraw()

    def above(self) -> list[Strip]:
        """All its lines but the lowest."""
        self._fit()
        return self._above

    def elements(self) -> dict[str, Region]:
        """All of it is one, with what stands over the panes above."""
        above = len(self.above())
        return {"status": Region(0, -above, self.outer_size.width, above + 1)}

    def draw(self, width: int, height: int) -> list[Line]:
        """What was done and which key comes next, then what the guard says: the last of it."""
        *above, last = self._lines(width)[: max(1, min(TALLEST, self.screen.size.height - OTHERS))]
        self._above = [self._strip(text) for text in above]
        return [last]

    def _lines(self, width: int) -> list[Line]:
        glyph, ink = MOODS[self._status.mood]
        said = "strong" if self._status.text else "quiet"
        lines = _marked(Span(glyph, ink), self._said(), width, said)
        for sign in self._status.signs:
            mark = Span(f"{GLYPHS[sign.level]} ", sign.level.word)
            lines += _marked(mark, sign.text, width, sign.level.word)
        return lines

    def _said(self) -> str:
        key = keynames.first(self._keys, self._status.key) if self._status.key else ""
        hint = f" {key} {self._status.does}." if key else ""
        return f"{self._status.text}{hint}".lstrip()


def _marked(mark: Span, text: str, width: int, ink: str) -> list[Line]:
    first, *rest = wrapped_spans(text, width - 4, ink)
    return [line(" ", mark, *first), *(line("   ", *more) for more in rest)]
