"""What an import of past calls writes, out of its staging file."""

import sqlite3
from collections.abc import Sequence

from cockpit.ledger import projection
from cockpit.ledger.slices import Phase, Row, Writer, count


def call_phases(staging: sqlite3.Connection, writer: Writer) -> list[Phase]:
    """The phases of an import of past calls, in the order in which they come."""
    return [PastCalls(staging, writer), States(staging, writer.connection)]


class PastCalls:
    """The events, and nothing that follows from them yet."""

    name = "calls"

    def __init__(self, staging: sqlite3.Connection, writer: Writer) -> None:
        self.rows = count(staging, "entries")
        self._staging = staging
        self._writer = writer

    def batch(self, after: int, most: int) -> Sequence[Row]:
        """Events as rows."""
        return self._staging.execute(
            "SELECT place, at, kind, lead, data FROM entries WHERE place > ?"
            " ORDER BY place LIMIT ?",
            (after, most),
        ).fetchall()

    def write(self, rows: Sequence[Row]) -> None:
        """Append the events."""
        self._writer.insert_rows([row[1:] for row in rows])


class States:
    """Whom the events concern, each once: one number may have thousands of calls."""

    name = "states"

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self.rows = count(staging, "concerned")
        self._staging = staging
        self._ledger = ledger

    def batch(self, after: int, most: int) -> Sequence[Row]:
        """Leads."""
        return self._staging.execute(
            "SELECT lead FROM concerned WHERE lead > ? ORDER BY lead LIMIT ?", (after, most)
        ).fetchall()

    def write(self, rows: Sequence[Row]) -> None:
        """Write their states anew."""
        projection.restate(self._ledger, (lead for (lead,) in rows))
