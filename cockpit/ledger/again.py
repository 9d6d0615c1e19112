"""Files that were read to their end before, known by a fingerprint of what they say."""

import sqlite3
from datetime import datetime

from cockpit.core.model import Counts
from cockpit.ledger import rows

TABLE = """
CREATE TABLE files_read(
    fingerprint TEXT PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES imports(id),
    events INTEGER NOT NULL,
    rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
"""
"""``events`` is the last there was when the import began, ``rows`` how many drafts it had."""

# The same file changes nothing while the leads are as it left them: no other file has changed
# one, and no number that it bars may be called again.
_KNOWN = """
SELECT rows FROM files_read WHERE fingerprint = ?
AND NOT EXISTS (
    SELECT 1 FROM imports WHERE id > import AND kind = 'leads' AND added + updated > 0
)
AND NOT EXISTS (
    SELECT 1 FROM events e WHERE e.rowid > files_read.events
    AND kind IN ('call_again', 'undo')
)
"""


def remember(connection: sqlite3.Connection, fingerprint: str, id: int, counts: Counts) -> None:
    """Know a file again by its fingerprint, which import ``id`` is to merge; blank is none."""
    if fingerprint:
        connection.execute(
            "INSERT OR REPLACE INTO files_read"
            " SELECT ?, ?, (SELECT coalesce(max(rowid), 0) FROM events), ?",
            (fingerprint, id, counts.added + counts.updated + counts.unchanged),
        )


def forget(connection: sqlite3.Connection, id: int) -> None:
    """Know the file of an import no more: not all of it is there."""
    connection.execute("DELETE FROM files_read WHERE import = ?", (id,))


def forget_all(connection: sqlite3.Connection) -> None:
    """Know no file any more: leads are not as one of them left them."""
    connection.execute("DELETE FROM files_read")


def unchanged(
    connection: sqlite3.Connection, fingerprint: str, now: datetime, file: str
) -> Counts | None:
    """Record that a file came again, if the leads are still as it left them; else ``None``."""
    found = connection.execute(_KNOWN, (fingerprint,)).fetchone() if fingerprint else None
    if found is None:
        return None
    counts = Counts(unchanged=found[0])
    rows.record(connection, "leads", now, file, counts)
    return counts
