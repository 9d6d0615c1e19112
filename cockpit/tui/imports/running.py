"""An import beside a session: how far it has come, and what came of it."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cockpit.core.text import clean
from cockpit.core.value import value
from cockpit.tui.imports.child import started
from cockpit.tui.imports.command import Command
from cockpit.tui.imports.words import came_in, sentence

_READ = 0.35
"""The part of an import that is over once its file is read."""


@value
class Order:
    """A file to be imported, of so many rows, and where its rejected rows are to go."""

    file: Path
    calls: bool
    rows: int
    rejects: Path | None = None


class Import:
    """One file on its way in, by a process beside the session.

    When it ``is_over``, ``report`` is what came of it, as its process told; or ``error`` why
    nothing did.
    """

    def __init__(
        self, file: str, command: Command, rows: int = 0, rejects: Path | None = None,
        finishing: bool = False,
    ) -> None:  # fmt: skip
        self.file = clean(file)
        self.finishing = finishing
        self.read = self.merged = self.of = 0
        self.report: Mapping[str, Any] | None = None
        self.error = ""
        self.is_over = False
        self._child = started(command)
        self._rows = rows
        self._rejects = clean(rejects.name) if rejects else ""

    @property
    def percent(self) -> int:
        """How much of it is done, less than 100 until all of it is."""
        merged = self.merged / self.of if self.of else 0.0
        if self.finishing:
            share = merged
        elif self.of:
            share = _READ + (1 - _READ) * merged
        else:
            share = _READ * min(1.0, self.read / self._rows) if self._rows else 0.0
        return min(99, int(100 * share))

    def follow(self) -> None:
        """Take in what the process has said by now."""
        if self.is_over:
            return
        # Asked before listening: of one that has ended, every word is heard.
        self.is_over = self._child.has_ended()
        for line in self._child.heard():
            match line:
                case {"stage": "reading", "rows": int(rows)}:
                    self.read = rows
                case {"stage": "merging", "rows": int(rows), "of": int(of)}:
                    self.merged, self.of = rows, of
                case {"stage": "done", "report": dict(report)}:
                    self.report = report
                case {"stage": "failed", "error": str(error)}:
                    self.error = sentence(error)
        if self.is_over:
            self._child.close()
            if self.report is None and not self.error:
                self.error = f"{self.file}: {self._cut_off()}"

    def stop(self) -> None:
        """Have the process end, whatever it is at."""
        if not self.is_over:
            self.is_over = True
            self._child.stop()

    def news(self) -> str:
        """What came of it in a sentence, blank where that is not worth one."""
        if self.error or self.report is None:
            return self.error
        if not self.finishing:
            where = f" The rejected rows are in {self._rejects}." if self._rejects else ""
            return f"{self.file}: {came_in(self.report)}.{where}"
        return f"{self.file}: an import that was cut off is finished." * bool(self.report["file"])

    def how_far(self) -> str:
        """How far it has come, in a sentence."""
        done = "of the rest is in" if self.finishing else "imported"
        return f"{self.file}: {self.percent} % {done}; it goes on beside your calls."

    def left(self) -> str:
        """What is to be said of it when the session ends before it does."""
        return f"{self.file} is still being imported ({self.percent} %); it goes on by itself."

    def _cut_off(self) -> str:
        if self.finishing or self.of:
            return "the import was cut off; the rest comes in at the next start."
        return "the import ended before anything came in; try it again."
