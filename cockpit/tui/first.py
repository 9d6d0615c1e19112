"""The first screen, while there is nobody to call: how to bring a list, or try one."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from cockpit.ledger import LedgerError
from cockpit.session import Session
from cockpit.tui.imports import Imports
from cockpit.tui.imports.running import Import
from cockpit.tui.imports.words import bar, sentence
from cockpit.tui.ink import BLANK, Line, Span, framed, line, wrapped_spans
from cockpit.tui.widgets.pane import Pane

PULSE = 0.25
"""Seconds between two looks at how far an import has come."""

KEYS = (
    ("i", "bring a list: drop the file here, or type its path"),
    ("p", "try it on a practice list in a database of its own"),
    ("T", "be shown around the screen you will call from, on that list"),
    ("q", "quit"),
)
WORDS = (
    "The file needs a column of phone numbers; name, company, title, email and zone are "
    "understood too. Past calls come in the same way, so that the guard knows from the first "
    "minute whom you called, and when. From the shell:",
    "",
    "    cockpit import leads.csv",
    "    cockpit import --calls calls.csv",
    "",
)


class Welcome(Pane):
    """What to do first, and how far that is."""

    DEFAULT_CSS = "Welcome { width: 1fr; height: 1fr; }"

    def __init__(self, database: str) -> None:
        super().__init__()
        self._database = database
        self._told = Span("")

    def tell(self, told: Span) -> None:
        """Say how far an import is, or what came of it."""
        self._told = told
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The words in a box, as wide as they are good to read."""
        inner = min(width, 84)
        lines: list[Line] = [BLANK, line("  There is nobody to call yet."), BLANK]
        for key, words in KEYS:
            first, *more = wrapped_spans(words, inner - 10)
            lines += [line("   ", Span(key, "key"), "  ", *first)]
            lines += [line("      ", *rest) for rest in more]
        texts = [Span(words) for words in ("", *WORDS)]
        texts += [Span(f"Your leads will live in {self._database}", "quiet")]
        texts[:0] = [Span(""), self._told] if self._told.text else []
        for text, ink in texts:
            lines += [line("  ", *part) for part in wrapped_spans(text, inner - 6, ink)]
        return framed(lines, inner, min(height, len(lines) + 3), line(Span("cockpit", "strong")))


class FirstScreen(Screen[str]):
    """Returns ``call`` once there is somebody; else ``practise``, ``tour`` or ``quit``."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("i", "import_file", "import"),
        Binding("p", "dismiss('practise')", "practice"),
        Binding("T", "dismiss('tour')", "tour"),
        Binding("q,escape", "dismiss('quit')", "quit"),
    ]

    def __init__(
        self, session: Session, imports: Imports, counts: Callable[[], bool], database: str
    ) -> None:
        super().__init__()
        self._session = session
        self._imports = imports
        self._counts = counts
        self._database = database

    def compose(self) -> ComposeResult:
        """One pane."""
        yield Welcome(self._database)

    def on_mount(self) -> None:
        """Paint it, and go on as soon as there is somebody to call."""
        self.query_one(Welcome).redraw()
        self.set_interval(PULSE, self._look)

    def on_paste(self, event: events.Paste) -> None:
        """A file dropped on the terminal arrives as its path."""
        self._ask(event.text.strip().partition("\n")[0])

    def action_import_file(self) -> None:
        """Ask for a file and bring it in."""
        if self._counts():
            self._ask("")

    def _ask(self, typed: str) -> None:
        if not self._imports.now:
            from cockpit.tui.imports.looking import bring_in

            bring_in(
                self.app, self._imports, self._counts, self._look, typed, self._session.mask.hides
            )

    def _look(self) -> None:
        if not self.is_current:
            return
        if running := self._imports.now:
            running.follow()
            self.query_one(Welcome).tell(self._told(running))
        try:
            if not self._session.look().empty:
                self.dismiss("call")
            elif running and running.is_over:
                self._imports.now = None
        except LedgerError as error:
            self.query_one(Welcome).tell(Span(f"■ {sentence(str(error))}", "stop"))

    def _told(self, running: Import) -> Span:
        if running.error:
            return Span(f"■ {self._session.mask.error(running.error)}", "stop")
        if running.is_over:
            return Span(running.news())
        return Span(f"{running.file} {bar(running.percent, 20)} {running.percent} %", "strong")
