"""How far a long piece of work has come, on stderr where that is a terminal."""

import sys
from types import TracebackType

STEP = 1000
"""Rows between two words about them."""


class Progress:
    """A count of rows that is shown while it grows and gone at the end."""

    def __init__(self) -> None:
        self._rows = 0
        self._shown = ""
        self._seen = sys.stderr is not None and sys.stderr.isatty()

    def step(self) -> None:
        """One more row."""
        self._rows += 1
        if self._rows % STEP == 0:
            self._show(f"{self._rows:,} rows …")

    def finish(self) -> None:
        """All rows are in; what follows takes a while too."""
        if self._rows >= STEP:
            self._show(f"{self._rows:,} rows read, saving …")

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
