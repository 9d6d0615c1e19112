"""The first screen, while there is nobody to call: how to bring a list, or try one."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from cockpit.tui.ink import BLANK, Line, Span, framed, line, wrapped_spans
from cockpit.tui.widgets.pane import Pane

WORDS: tuple[str | tuple[str, str], ...] = (
    "There is nobody to call yet.",
    "",
    ("p", "try it on a practice list: made-up leads in a database of their own"),
    ("q", "quit"),
    "",
    "Or bring a list of your own, from the shell:",
    "",
    "    cockpit import leads.csv",
    "",
    "The file needs a column of phone numbers; name, company, title, email and zone are "
    "understood too. Past calls come in with  cockpit import --calls calls.csv  so that the "
    "guard knows from the first minute whom you called, and when.",
    "",
    "Then start cockpit again. (In a checkout, scripts/run stands for cockpit.)",
)  # fmt: skip


class Welcome(Pane):
    """What to do first."""

    DEFAULT_CSS = "Welcome { width: 1fr; height: 1fr; }"

    def __init__(self, database: str) -> None:
        super().__init__()
        self._database = database

    def draw(self, width: int, height: int) -> list[Line]:
        """The words in a box, as wide as they are good to read."""
        inner = min(width, 84)
        lines: list[Line] = [BLANK]
        for words in WORDS:
            if isinstance(words, tuple):
                key, text = words
                first, *more = wrapped_spans(text, inner - 10)
                lines += [line("   ", Span(key, "key"), "  ", *first)]
                lines += [line("      ", *rest) for rest in more]
            else:
                lines += [line("  ", *text) for text in wrapped_spans(words, inner - 6)]
        lines += [BLANK, *(line("  ", *text) for text in wrapped_spans(
            f"Your leads will live in {self._database}", inner - 6, "quiet"))]  # fmt: skip
        return framed(lines, inner, min(height, len(lines) + 3), line(Span("cockpit", "strong")))


class FirstScreen(Screen[bool]):
    """Returns True for the practice list, False to quit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("p", "dismiss(True)", "practice"),
        Binding("q,escape", "dismiss(False)", "quit"),
    ]

    def __init__(self, database: str) -> None:
        super().__init__()
        self._database = database

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Welcome(self._database)

    def on_mount(self) -> None:
        """Paint it."""
        self.query_one(Welcome).redraw()
