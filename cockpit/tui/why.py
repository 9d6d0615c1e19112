"""Why this lead is on deck, and why another is not."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from cockpit.core.hours import day_named
from cockpit.core.why import Explanation
from cockpit.tui.dialog import Choices, Pick
from cockpit.tui.ink import BLANK, Line, Span, line, wrapped_spans

Explain = Callable[[int], Explanation | None]


def reasons(why: Explanation, now: datetime, rep_zone: tzinfo, width: int) -> list[Line]:
    """Where somebody stands and why, each reason with the moment it ends at on the rep's clock."""
    stands = f"in the queue, {why.why}" if why.why else "not in the queue"
    lines = [line(Span(why.name or "(no name)", "strong"), f": {stands}.")]
    for reason in why.reasons:
        mark = Span("· ", "quiet")
        first, *rest = wrapped_spans(reason.text, width - 2)
        lines += [line(mark, *first), *(line("  ", *more) for more in rest)]
        if reason.until:
            until = day_named(reason.until, rep_zone, now)
            lines.append(line("  ", Span(f"until {until}, your time", "quiet")))
    return lines


class WhyScreen(Pick):
    """Reasons, and a line to name the one whom the rep expected instead."""

    HINT = "type whom you expected    enter  why not them    esc  back"
    ROWS = 16

    def __init__(
        self, title: str, lead: int | None, explain: Explain, find: Callable[[str], Choices],
        now: datetime, rep_zone: tzinfo, nobody: str, hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(title, find, "", hidden, nobody)
        self._lead = lead
        self._explain = explain
        self._now, self._rep_zone = now, rep_zone

    def take(self, id: str) -> None:
        """Tell about the one chosen, and about the one on deck to compare them with."""
        self._told(int(id), self._lead)

    def _look(self) -> None:
        if self.typed:
            super()._look()
        else:
            self._found = ()
            self._told(self._lead)

    def _told(self, *leads: int | None) -> None:
        width = min(self.app.size.width * 9 // 10, 88) - 6
        lines: list[Line] = []
        for explanation in (self._explain(lead) for lead in leads if lead is not None):
            if explanation:
                lines += [BLANK] if lines else []
                lines += reasons(explanation, self._now, self._rep_zone, width)
        self.tell(lines or [line(Span("Nobody is on deck. Whom did you expect?", "quiet"))])
