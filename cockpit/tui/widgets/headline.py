"""The top line: the time, the session so far, its pace, and how far an import is."""

from typing import TYPE_CHECKING

from textual.geometry import Region

from cockpit.core.hours import day_and_time
from cockpit.core.model import Outcome
from cockpit.session.view import View
from cockpit.tui.ink import BLANK, Line, Span, fitted, line, spread, width_of
from cockpit.tui.widgets.part import Part

if TYPE_CHECKING:
    from cockpit.tui.imports.running import Import

# One of them, several, and either in a narrow line.
_LABELS = {
    Outcome.ANSWERED: ("answered", "answered", "ans"),
    Outcome.VOICEMAIL: ("message", "messages", "msg"),
    Outcome.NO_MESSAGE: ("silent", "silent", "silent"),
}


class Headline(Part):
    """One line; numbers keep their labels, so that nothing moves but the numbers."""

    DEFAULT_CSS = "Headline { height: 1; }"

    def __init__(self, tag: str = "") -> None:
        super().__init__()
        self._tag = tag
        self._view: View | None = None
        self._told: object = None
        self._import: tuple[Line, ...] = (BLANK,)

    def show_import(self, running: "Import | None") -> None:
        """Paint how far an import has come, as long as there is one."""
        self._import = _import(running) if running else (BLANK,)
        self.redraw()

    def show(self, view: View) -> None:
        """Paint the session's numbers."""
        told = _told(view)
        if told != self._told:
            self._view, self._told = view, told
            self.redraw()

    def elements(self) -> dict[str, Region]:
        """All of it is one."""
        return {"headline": self.outer_size.region}

    def draw(self, width: int, height: int) -> list[Line]:
        """The one line."""
        if self._view is None:
            return []
        rate = _rate(self._view)
        # The import's own words give way first, so that the numbers stay where they are.
        forms = [(wide, (*beside, *rate)) for wide in (True, False) for beside in self._import]
        for wide, right in [*forms, (False, self._import[-1] or rate)]:
            left = _headline(self._view, self._tags(self._view), wide)
            if width_of(left) + width_of(right) <= width:
                break
        return [spread(left, right, width)]

    def _tags(self, view: View) -> tuple[str, ...]:
        return tuple(filter(None, (self._tag, view.mask.tag)))


def _told(view: View) -> object:
    """What the line tells of a view, so far as that changes."""
    tally = view.tally
    minute = view.now.replace(second=0, microsecond=0)
    numbers = tally.elapsed // 60, tally.an_hour, *tally.outcomes.items()
    return minute, view.mask, numbers


def _rate(view: View) -> Line:
    rate = view.tally.an_hour
    return line(Span("-" if rate is None else str(rate), "strong"), " an hour ")


def _import(running: "Import") -> tuple[Line, ...]:
    """How far an import is, in ever fewer words."""
    from cockpit.tui.imports.words import bar

    does = Span("finishing " if running.finishing else "importing ", "quiet")
    file = line(Span(running.file))
    named = fitted(file, 20) if width_of(file) > 20 else file
    percent = Span(f" {running.percent} %   ", "strong")
    long, short = (Span(bar(running.percent, cells), "accent") for cells in (8, 5))
    return (
        line(does, *named, " ", long, percent),
        line(does, long, percent),
        line(short, percent),
    )


def _headline(view: View, tags: tuple[str, ...], wide: bool) -> Line:
    tally, gap = view.tally, "    " if wide else "  "
    now = day_and_time(view.now, view.rep_zone, view.now)
    minutes = tally.elapsed // 60
    parts: list[str | Span] = [" ", Span(now if wide else now[-5:], "strong"), gap]
    for tag in tags:
        parts += [Span(tag, "warning"), gap]
    parts += [Span("session " if wide else "", "quiet"), f"{minutes // 60}:{minutes % 60:02}", gap]
    parts += [*_counted(tally.calls, "call", "calls"), gap]
    for outcome, (one, several, narrow) in _LABELS.items():
        words = (one, several) if wide else (narrow, narrow)
        parts += [*_counted(tally.count(outcome), *words), "  "]
    return line(*parts)


def _counted(number: int, one: str, several: str) -> tuple[Span, str]:
    """A number and its word, as wide for one as for several, so that nothing after it moves."""
    word = one if number == 1 else several
    return Span(str(number), "strong"), f" {word:{len(several)}}"
