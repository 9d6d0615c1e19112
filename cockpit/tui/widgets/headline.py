"""The top line: the time, the session so far, its pace."""

from cockpit.core.hours import day_and_time
from cockpit.core.model import Outcome
from cockpit.session.view import View
from cockpit.tui.ink import Line, Span, line, spread, width_of
from cockpit.tui.widgets.pane import Pane

_LABELS = {
    Outcome.ANSWERED: ("answered", "ans"),
    Outcome.VOICEMAIL: ("messages", "msg"),
    Outcome.NO_MESSAGE: ("silent", "silent"),
}


class Headline(Pane):
    """One line; numbers keep their labels, so that nothing moves but the numbers."""

    DEFAULT_CSS = "Headline { height: 1; }"

    def __init__(self, tag: str = "") -> None:
        super().__init__()
        self._tag = tag
        self._view: View | None = None

    def show(self, view: View) -> None:
        """Paint the session's numbers."""
        self._view = view
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The one line."""
        if self._view is None:
            return []
        right = _rate(self._view)
        for wide in (True, False):
            left = _headline(self._view, self._tag, wide)
            if width_of(left) + width_of(right) <= width:
                break
        return [spread(left, right, width)]


def _rate(view: View) -> Line:
    rate = view.tally.an_hour
    return line(Span("-" if rate is None else str(rate), "strong"), " an hour ")


def _headline(view: View, tag: str, wide: bool) -> Line:
    tally, gap = view.tally, "    " if wide else "  "
    now = day_and_time(view.now, view.rep_zone, view.now)
    minutes = tally.elapsed // 60
    parts: list[str | Span] = [" ", Span(now if wide else now[-5:], "strong"), gap]
    if tag:
        parts += [Span(tag, "warning"), gap]
    parts += [Span("session " if wide else "", "quiet"), f"{minutes // 60}:{minutes % 60:02}", gap]
    parts += [Span(str(tally.calls), "strong"), " calls", gap]
    for outcome, labels in _LABELS.items():
        parts += [Span(str(tally.count(outcome)), "strong"), f" {labels[0 if wide else 1]}  "]
    return line(*parts)
