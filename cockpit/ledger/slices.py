"""An import gets into the ledger in slices, each so short that nobody at the keys feels it."""

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from time import perf_counter, sleep
from typing import Any, Protocol

from cockpit.core.events import Event
from cockpit.ledger import Entry, Report
from cockpit.ledger.writing import Row as EventRow

AIM = 0.01
"""Seconds that a slice is meant to hold the write lock: half of what nobody may exceed."""

BREATH = 0.001
"""Seconds at least between two slices: whoever waits for the lock tries twice in them."""

_FIRST, _FEWEST, _MOST = 100, 5, 4_000
_FOLD = 50

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Writer:
    """A ledger as an import needs it.

    ``writing`` holds the write lock; in it ``insert`` appends an event with all that follows
    from it, ``insert_rows`` appends rows of events alone. ``fold`` folds the log into the file.
    """

    connection: sqlite3.Connection
    writing: Callable[[], AbstractContextManager[None]]
    insert: Callable[[Entry], Event]
    insert_rows: Callable[[Sequence[EventRow]], object]
    fold: Callable[[], None]


@dataclass(frozen=True, slots=True)
class Pending:
    """An import that is being merged, as the ledger remembers it."""

    id: int
    kind: str
    file: str
    at: datetime
    token: str
    phase: str
    place: int
    added: int


class Phase(Protocol):
    """One kind of row that an import brings."""

    name: str
    rows: int
    """How many there are, or 0 where that would take long to say."""

    def batch(self, after: int, most: int) -> Sequence[Row]:
        """The rows that follow a place, made ready; each begins with its own place."""

    def write(self, rows: Sequence[Row]) -> None:
        """Write rows while the lock is held."""


class Merging:
    """Merges what is left of an import, wherever it was cut off."""

    def __init__(self, writer: Writer, pending: Pending, report: Report) -> None:
        self._writer = writer
        self._pending = pending
        self._report = report
        self._of = self._done = 0
        self._slices = 0
        self._let_go = 0.0

    def finish(self, phases: Sequence[Phase]) -> None:
        """Go through the phases from where the ledger says."""
        self._of = sum(phase.rows for phase in phases)
        names = [phase.name for phase in phases]
        reached = names.index(self._pending.phase) if self._pending.phase else 0
        self._done = sum(phase.rows for phase in phases[:reached])
        for phase in phases[reached:]:
            self._merge(phase)

    def _merge(self, phase: Phase) -> None:
        first = phase.name == self._pending.phase
        after = self._pending.place if first else 0
        most = _FIRST
        while rows := phase.batch(after, most):
            after = int(rows[-1][0])
            held = self._slice(phase, rows, after)
            most = _paced(most, len(rows), held)
            self._done += len(rows)
            self._report(min(self._done, self._of), self._of)

    def _slice(self, phase: Phase, rows: Sequence[Row], place: int) -> float:
        sleep(max(0.0, BREATH - (perf_counter() - self._let_go)))
        with self._writer.writing():
            start = perf_counter()
            phase.write(rows)
            self._writer.connection.execute(
                "UPDATE unfinished SET phase = ?, place = ?", (phase.name, place)
            )
        self._let_go = perf_counter()
        self._slices += 1
        if self._slices % _FOLD == 0:
            # Or the log would grow to several times the database.
            self._writer.fold()
        return self._let_go - start


def _paced(most: int, rows: int, held: float) -> int:
    """How many rows the next slice may have, given how long the last one took."""
    fitting = int(rows * AIM / max(held, 0.0001))
    return max(_FEWEST, min(fitting, most + most // 4 + 1, _MOST))


def count(staging: sqlite3.Connection, table: str) -> int:
    """How many rows a table of the staging file has."""
    return int(staging.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
