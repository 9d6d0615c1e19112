"""How far a long piece of work has come: on stderr where that is a terminal, or as JSON lines."""

import json
import sys
from time import monotonic
from types import TracebackType
from typing import Any

import click

STEP = 1000
"""Rows between two words about them."""

_PAUSE = 0.1
"""Seconds between two lines of a feed."""


class Progress:
    """A count of rows that is shown while it grows and gone at the end."""

    def __init__(self) -> None:
        self._rows = 0
        self._shown = ""
        self._seen = sys.stderr is not None and sys.stderr.isatty()

    def step(self, rows: int = 1) -> None:
        """So many more rows are read."""
        self._rows += rows
        if self._rows % STEP < rows:
            self.read(self._rows)

    def finish(self) -> None:
        """All rows are in; what follows takes a while too."""
        if self._rows >= STEP:
            self._show(f"{self._rows:,} rows read, saving …")

    def read(self, rows: int) -> None:
        """So many rows are read."""
        self._show(f"{rows:,} rows …")

    def merged(self, done: int, of: int) -> None:
        """So many rows are merged into the ledger, and so many there are."""
        if of >= STEP:
            self._show(f"{done:,} of {of:,} rows saved, {100 * done // of} % …")

    def __enter__(self) -> "Progress":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._show("")
            self._show("")

    def _show(self, text: str) -> None:
        if self._seen:
            print(f"\r{text:<{len(self._shown)}}", end="", file=sys.stderr, flush=True)
            self._shown = text


class Feed(Progress):
    """The same for another program: lines of JSON on stdout, each with its stage.

    ``reading`` with the rows so far, ``merging`` with the rows so far ``of`` all, and at last
    ``done`` with the report, or ``failed`` with the error.
    """

    def __init__(self) -> None:
        super().__init__()
        self._next = 0.0

    def finish(self) -> None:
        """All rows are in."""
        self._put({"stage": "reading", "rows": self._rows})

    def read(self, rows: int) -> None:
        """So many rows are read."""
        self._put_seldom({"stage": "reading", "rows": rows})

    def merged(self, done: int, of: int) -> None:
        """So many rows are merged into the ledger, and so many there are."""
        line = {"stage": "merging", "rows": done, "of": of}
        if done == of:
            self._put(line)
        else:
            self._put_seldom(line)

    def done(self, report: dict[str, Any]) -> None:
        """It is over, and this is what came of it."""
        self._put({"stage": "done", "report": report})

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is not None and not isinstance(error, BrokenPipeError):
            self._put({"stage": "failed", "error": _told(error)})

    def _put_seldom(self, line: dict[str, Any]) -> None:
        if monotonic() >= self._next:
            self._put(line)

    def _put(self, line: dict[str, Any]) -> None:
        # ASCII alone, as every answer in JSON.
        print(json.dumps(line).replace("\x7f", "\\u007f"), flush=True)
        self._next = monotonic() + _PAUSE


def _told(error: BaseException) -> str:
    if isinstance(error, click.UsageError):
        return error.format_message()
    return str(error) or "stopped"
