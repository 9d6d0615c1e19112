"""The question which file to bring in."""

from collections.abc import Callable
from contextlib import suppress
from os.path import getsize
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Input

from cockpit.tui.dialog import Dialog
from cockpit.tui.imports.paths import completed, path_of, problem
from cockpit.tui.ink import Line, Span, line, wrapped_spans
from cockpit.tui.slips import TOO_FAST

_HINT = "leads or past calls, as CSV, Excel or JSON; drop the file here, or type its path"
_UNITS = ("bytes", "kB", "MB", "GB")


class AskFile(Dialog):
    """A path, in any writing; returns it as it was typed once there is a file to read."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", "complete", priority=True),
    ]
    HINT = "tab  complete    enter  look at it    esc  back"
    ROWS = 7

    def __init__(self, counts: Callable[[], bool], typed: str = "") -> None:
        super().__init__("Import a file", typed)
        self._counts = counts
        self._completed: tuple[str, tuple[str, ...]] = ("", ())

    def on_mount(self) -> None:
        """Say what is asked."""
        self._explain()

    def on_input_changed(self) -> None:
        """Say what is there, letter by letter."""
        self._explain()

    def on_input_submitted(self) -> None:
        """Give the path back, if it leads to a file and enter was meant."""
        if not self._counts():
            self.tell([line(Span(TOO_FAST, "warning"))])
        elif not self.typed.strip():
            self.dismiss(None)
        elif trouble := problem(self.typed):
            self.tell([line(Span(trouble, "warning"))])
        else:
            self.dismiss(self.typed)

    def action_complete(self) -> None:
        """Go on typing as far as there is one way, or show the ways there are."""
        self._completed = text, _ = completed(self.typed)
        box = self.query_one(Input)
        box.value, box.cursor_position = text, len(text)
        self._explain()

    def _explain(self) -> None:
        text, names = self._completed
        if self.typed == text and len(names) > 1:
            ways = wrapped_spans("   ".join(names), self._room, "quiet")
            self.tell([line("which one?"), *ways[: self.ROWS - 1]])
        elif not self.typed.strip():
            self.tell(wrapped_spans(_HINT, self._room, "quiet"))
        elif trouble := problem(self.typed):
            self.tell([line(Span(trouble, "quiet"))])
        else:
            self.tell([_found(self.typed)])

    @property
    def _room(self) -> int:
        return min(88, self.size.width * 9 // 10) - 6


def _found(typed: str) -> Line:
    path = path_of(typed)
    size = ""
    with suppress(OSError):
        size = f"   {_size(getsize(path))}"
    return line("→ ", Span(path.name, "strong"), Span(size, "quiet"))


def _size(size: float) -> str:
    unit = 0
    while size >= 1000 and unit < len(_UNITS) - 1:
        size, unit = size / 1000, unit + 1
    return f"{size:.1f} {_UNITS[unit]}" if unit else f"{int(size)} {_UNITS[0]}"
