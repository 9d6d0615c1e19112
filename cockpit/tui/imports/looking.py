"""The look at a file before it is imported."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType

from cockpit.tui.box import Box
from cockpit.tui.imports import Imports
from cockpit.tui.imports.asking import AskFile
from cockpit.tui.imports.lookpane import Hint, LookPane
from cockpit.tui.imports.page import page
from cockpit.tui.imports.paths import beside, path_of
from cockpit.tui.imports.running import Order
from cockpit.tui.ink import BLANK, Line, Span, line, wrapped_spans
from cockpit.tui.slips import TOO_FAST

_PULSE = 0.1
"""Seconds between two looks at how far the reading has come."""


def bring_in(
    app: App[None], imports: Imports, counts: Callable[[], bool], begun: Callable[[], None],
    typed: str = "", private: bool = False,
) -> None:  # fmt: skip
    """Ask for a file, show what would come of it, and have it imported if the rep says so."""

    def look(path: str | None) -> None:
        if path:
            app.push_screen(LookScreen(imports, path_of(path), counts, private), begin)

    def begin(order: Order | None) -> None:
        if order:
            imports.begin(order)
            begun()

    app.push_screen(AskFile(counts, typed), look)


class LookScreen(Box[Order]):
    """What would come of a file; returns the order to import it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "accept", "import"),
        Binding("r", "accept_keeping_rejects", "import, keep the rejected rows"),
        Binding("c", "other_kind", "leads or past calls"),
        Binding("j,down", "scroll(1)", "down"),
        Binding("k,up", "scroll(-1)", "up"),
        Binding("pagedown,space", "scroll_pages(1)", "a page down"),
        Binding("pageup", "scroll_pages(-1)", "a page up"),
        Binding("g,home", "scroll_pages(-1000)", "the top"),
        Binding("G,end", "scroll_pages(1000)", "the end"),
        Binding("q", "dismiss(None)", "back"),
    ]

    def __init__(
        self, imports: Imports, file: Path, counts: Callable[[], bool], private: bool = False
    ) -> None:
        super().__init__()
        self._imports = imports
        self._file = file
        self._counts = counts
        self._calls: bool | None = None
        self._private = private
        self._look = imports.preview(file, None, private)

    def compose(self) -> ComposeResult:
        """One pane, as large as the screen."""
        yield LookPane(self._file.name)

    def on_mount(self) -> None:
        """Follow the reading until it is over."""
        self._timer = self.set_interval(_PULSE, self._follow)
        self._show()

    def on_unmount(self) -> None:
        """Nobody wants to know any more."""
        self._look.stop()

    def action_accept(self) -> None:
        """Import it."""
        self._accept(None)

    def action_accept_keeping_rejects(self) -> None:
        """Import it, and have the rejected rows in a file to be mended."""
        if self._look.report and self._look.report["rejected"]:
            self._accept(beside(self._file))

    def action_other_kind(self) -> None:
        """Read leads as past calls, or past calls as leads."""
        if self._look.is_over:
            self._calls = not self._calls
            self._look = self._imports.preview(self._file, self._calls, self._private)
            self._timer.resume()
            self._show()

    def action_scroll(self, lines: int) -> None:
        """Show what is below, or above."""
        self.query_one(LookPane).scroll_page(lines)

    def action_scroll_pages(self, pages: int) -> None:
        """Show the next stretch, or the one before."""
        self.query_one(LookPane).scroll_pages(pages)

    def _accept(self, rejects: Path | None) -> None:
        report = self._look.report
        if not report or not self._look.is_over:
            return
        if self._counts():
            self.dismiss(Order(self._file, report["calls"], report["rows"], rejects))
        else:
            self.query_one(LookPane).warn(TOO_FAST)

    def _follow(self) -> None:
        self._look.follow()
        if self._look.is_over:
            self._timer.pause()
            if self._look.report:
                self._calls = bool(self._look.report["calls"])
        self._show()

    def _show(self) -> None:
        pane, look = self.query_one(LookPane), self._look
        if not look.is_over:
            rows = f" {look.read:,} rows" * bool(look.read)
            pane.show(lambda width: [line(Span(f"Reading …{rows}", "quiet"))], (_BACK,))
        elif report := look.report:
            pane.show(lambda width: page(report, width), self._hints(), report["format"] or "")
        else:
            pane.show(self._refused, (self._kind_hint(), _BACK))

    def _refused(self, width: int) -> list[Line]:
        first, *rest = wrapped_spans(self._look.error, width - 2, "strong")
        told = [line(Span("■ ", "stop"), *first), *(line("  ", *more) for more in rest)]
        return [*told, BLANK, line(Span("Nothing is changed.", "quiet"))]

    def _hints(self) -> tuple[Hint, ...]:
        report = self._look.report or {}
        keep: tuple[Hint, ...] = ()
        if report.get("rejected"):
            name = beside(self._file).name
            keep = (Hint("r", f"import, rejected rows to {name}", "keep rejects"),)
        return (Hint("enter", "import"), *keep, self._kind_hint(), _BACK)

    def _kind_hint(self) -> Hint:
        what = "leads" if self._calls else "past calls"
        return Hint("c", f"read as {what}", what)


_BACK = Hint("esc", "back")
