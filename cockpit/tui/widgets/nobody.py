"""The desk when nobody can be called: when somebody can, what else to do, what was done."""

from collections.abc import Mapping

from cockpit.core.hours import day_named
from cockpit.session.view import View
from cockpit.tui import keynames
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, wrapped_spans
from cockpit.tui.summary import summary_lines


def nobody(view: View, keys: Mapping[str, tuple[str, ...]], width: int, height: int) -> list[Line]:
    """Nobody can be called now: when somebody can, what else to do, and what was done."""
    inner = width - 6
    lines: list[Line] = [BLANK]
    if view.queue.returns:
        title = "Nobody to call right now"
        when = day_named(view.queue.returns, view.rep_zone, view.now)
        lines += [line("The next one can be called ", Span(when, "strong"), ", your time.")]
        text = "The others rest after a call, are snoozed, or are outside calling hours."
        lines += wrapped_spans(text, inner, "quiet")
    else:
        title = "The queue is done"
        lines += wrapped_spans("Everybody on it has been answered. Well done.", inner, "strong")
    lines += [BLANK, _hints(keys), BLANK]
    if view.summary:
        lines += [line(text) for text in summary_lines(view.summary)]
    return framed(indented(lines, 2), width, height, line(Span(title, "strong")))


def _hints(keys: Mapping[str, tuple[str, ...]]) -> Line:
    hints = {
        "queue.find": "finds anyone",
        "queue.lists": "other lists",
        "session.undo": "undo",
        "app.quit": "quit",
    }
    return line(
        *(
            span
            for id, words in hints.items()
            for span in (Span(keynames.first(keys, id), "key"), Span(f" {words}   "))
        )
    )
