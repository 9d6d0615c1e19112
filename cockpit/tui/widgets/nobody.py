"""The desk when nobody can be called: when somebody can, what to do until then, what was done."""

from collections.abc import Mapping

from cockpit.core.hours import day_named
from cockpit.session.view import View
from cockpit.tui import keynames
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, width_of, wrapped_spans
from cockpit.tui.summary import summary_lines

Keys = Mapping[str, tuple[str, ...]]
MEANWHILE = {
    "queue.find": "finds anyone, to be called all the same",
    "queue.lists": "chooses other lists",
    "app.import": "brings a list in",
    "session.undo": "takes the last thing back",
    "app.quit": "quits",
}


def nobody(view: View, keys: Keys, width: int, height: int) -> list[Line]:
    """Nobody can be called now: when somebody can, what to do until then, and what was done."""
    inner = width - 6
    lines = [BLANK, *_told(view, inner), BLANK, *_meanwhile(view, keys)]
    if view.summary and view.summary.tally.calls:
        lines.append(BLANK)
        for text in summary_lines(view.summary):
            lines += wrapped_spans(text, inner, indent="  ")
    return framed(indented(lines, 2), width, height, line(Span(_title(view), "strong")))


def _title(view: View) -> str:
    if view.empty:
        return "No leads"
    return "Nobody to call right now" if view.queue.returns else "The queue is done"


def _told(view: View, width: int) -> list[Line]:
    """What there is to wait for, and of which lists."""
    lists = ", ".join(name or "(no list)" for name in view.queue.lists)
    of = f" of {lists}" if lists else ""
    if view.empty:
        return wrapped_spans("There is not one lead in the database.", width, "strong")
    if view.queue.returns:
        when = day_named(view.queue.returns, view.rep_zone, view.now)
        lines = wrapped_spans(f"The next one{of} can be called {when}, your time.", width, "strong")
        text = "The others rest after a call, are snoozed or parked, or are outside calling hours."
        return lines + wrapped_spans(text, width, "quiet")
    text = f"Everybody{of} has been answered, or is not to be called any more. Well done."
    return wrapped_spans(text, width, "strong")


def _meanwhile(view: View, keys: Keys) -> list[Line]:
    """Keys that do something, a line each."""
    ids = ("app.import", "app.quit") if view.empty else tuple(MEANWHILE)
    named = {id: Span(key, "key") for id in ids if (key := keynames.first(keys, id))}
    room = max((width_of([key]) for key in named.values()), default=0)
    return [
        line(" " * (room - width_of([key])), key, f"  {MEANWHILE[id]}") for id, key in named.items()
    ]
