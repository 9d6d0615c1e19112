"""Erasing a person: the one exception to a ledger that is only ever appended to."""

import json
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from cockpit.core.events import Body, Erased, Forgotten, NumbersAllowed, NumbersBarred
from cockpit.core.leadstate import Status
from cockpit.ledger import Entry, LedgerBusy, again, codec, projection, reading
from cockpit.ledger.slices import Writer
from cockpit.ledger.staging import Staging
from cockpit.ledger.suppression import suppress

_OWN = "IN (SELECT value FROM json_each(?))"
_ABOUT = f"""
SELECT rowid FROM events WHERE lead = ? UNION SELECT rowid FROM events WHERE phone {_OWN}
"""
_BARS = f"SELECT DISTINCT event FROM do_not_call WHERE phone {_OWN}"
_TAKEN_BACK_BY = """
SELECT later.rowid FROM events AS event
JOIN events AS later ON later.target = event.device || ':' || event.seq WHERE event.rowid = ?
"""
_KEEPERS = "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'"
_COUNT_NO_MORE = """
UPDATE pools SET waiting = waiting - 1, called = called - gone.counted
FROM (SELECT pool, attempts > 0 AS counted FROM lead_state WHERE lead = ? AND status = ?) AS gone
WHERE id = gone.pool
"""
_OF_A_LEAD = (
    "DELETE FROM lead_state WHERE lead = ?",
    "DELETE FROM lead_changes WHERE lead = ?",
    "DELETE FROM phones WHERE lead = ?",
    "DELETE FROM numbers WHERE lead = ?",
    "DELETE FROM search WHERE rowid = ?",
    "DELETE FROM leads WHERE id = ?",
)


@dataclass(frozen=True, slots=True)
class Traces:
    """What there is of a lead: numbers of its own, numbers that others have too, events.

    ``trimmed`` are events that bar other people's numbers as well. Events are rowids.
    """

    lead: int
    own: tuple[str, ...]
    shared: tuple[str, ...]
    events: frozenset[int]
    trimmed: frozenset[int]


def traces(connection: sqlite3.Connection, lead: int) -> Traces:
    """All there is of a lead. Raises LedgerError if there is no such lead."""
    phones = [number.phone for number in reading.lead(connection, lead).numbers]
    shared = tuple(p for p in phones if len(reading.some_having(connection, p, 2)) > 1)
    own = tuple(p for p in phones if p not in shared)
    events = _rowids(connection, _ABOUT, lead, json.dumps(own))
    bars = _rowids(connection, _BARS, json.dumps(own)) - events
    trimmed = {bar for bar in bars if _rest(_body(connection, bar), own)}
    every = _with_undos(connection, events | (bars - trimmed))
    return Traces(lead, own, shared, frozenset(every), frozenset(trimmed))


class Forgetting:
    """Forgets people in the ledger at ``path``; an import under way is waited for so long."""

    def __init__(self, path: Path, writer: Writer, wait: float) -> None:
        self._path = path
        self._writer = writer
        self._wait = wait

    def forget(self, at: datetime, lead: int) -> Traces:
        """Erase a lead with all that happened to it, and suppress its numbers; what there was."""
        connection = self._writer.connection
        with _no_import(self._path, self._wait), self._writer.writing():
            found = traces(connection, lead)
            _erase(connection, found, at)
            again.forget_all(connection)
            suppress(connection, self._path, (*found.own, *found.shared))
            event = self._writer.insert(Entry(at, None, Forgotten(len(found.events))))
            projection.restate(connection, reading.leads_having(connection, found.shared))
            if left := [p for p in found.shared if not reading.is_barred(connection, p)]:
                barred = NumbersBarred(tuple(left), because=event.id)
                self._writer.insert(Entry(at, None, barred))
            return found

    def sweep(self) -> bool:
        """Clear away the bytes of what was erased; whether nobody who reads was in the way."""
        connection = self._writer.connection
        if not _is_folded(connection):
            return False
        with self._writer.writing():
            # Written anew, the search index is rid of what was deleted from it.
            connection.execute("INSERT INTO search(search) VALUES ('optimize')")
        connection.execute("VACUUM")
        if not _is_folded(connection):
            return False
        with self._writer.writing():
            connection.execute("UPDATE forgetting SET unswept = 0")
        return True


@contextmanager
def _no_import(path: Path, wait: float) -> Iterator[None]:
    """Keep imports from running meanwhile, and throw away what one has left behind."""
    staging = Staging(path, wait)
    with closing(staging):
        if staging.connection.execute("SELECT 1 FROM ledger.unfinished").fetchone():
            raise LedgerBusy(f"{path}: an import was cut off; cockpit queue finishes it")
        try:
            yield
        finally:
            staging.remove()


def _is_folded(connection: sqlite3.Connection) -> bool:
    """Fold the log into the file and empty it; whether nobody who reads was in the way."""
    return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]


def _erase(connection: sqlite3.Connection, found: Traces, now: datetime) -> None:
    connection.execute("PRAGMA secure_delete = ON")
    with _changeable(connection):
        _trim(connection, found)
        _blank(connection, found, now)
    connection.execute(f"DELETE FROM do_not_call WHERE phone {_OWN}", (json.dumps(found.own),))
    connection.executemany(
        "DELETE FROM do_not_call WHERE event = ?", [(rowid,) for rowid in found.events]
    )
    connection.execute(_COUNT_NO_MORE, (found.lead, Status.OPEN))
    for statement in _OF_A_LEAD:
        connection.execute(statement, (found.lead,))
    connection.execute("UPDATE forgetting SET unswept = 1")


def _trim(connection: sqlite3.Connection, found: Traces) -> None:
    for rowid in found.trimmed:
        if body := _rest(_body(connection, rowid), found.own):
            connection.execute(
                "UPDATE events SET data = ? WHERE rowid = ?", (codec.encoded(body), rowid)
            )


def _blank(connection: sqlite3.Connection, found: Traces, now: datetime) -> None:
    # Device and number stay, so that no other event gets them.
    blank = codec.seconds(now), codec.kind_of(Erased()), codec.encoded(Erased())
    connection.executemany(
        "UPDATE events SET at = ?, kind = ?, lead = NULL, data = ? WHERE rowid = ?",
        [(*blank, rowid) for rowid in found.events],
    )


def _rowids(connection: sqlite3.Connection, query: str, *values: object) -> set[int]:
    return {row[0] for row in connection.execute(query, values)}


def _with_undos(connection: sqlite3.Connection, events: Iterable[int]) -> set[int]:
    """Events, what took them back, what took that back, and so on."""
    found: set[int] = set()
    fresh = set(events)
    while fresh:
        found |= fresh
        later = [_rowids(connection, _TAKEN_BACK_BY, rowid) for rowid in fresh]
        fresh = set[int]().union(*later) - found
    return found


def _body(connection: sqlite3.Connection, rowid: int) -> Body:
    query = "SELECT kind, data FROM events WHERE rowid = ?"
    return codec.decoded(*connection.execute(query, (rowid,)).fetchone())


def _rest(body: Body, own: Iterable[str]) -> NumbersBarred | NumbersAllowed | None:
    """What an event says of numbers other than these, if it does."""
    if not isinstance(body, NumbersBarred | NumbersAllowed):
        return None
    rest = tuple(phone for phone in body.phones if phone not in own)
    return replace(body, phones=rest) if rest else None


@contextmanager
def _changeable(connection: sqlite3.Connection) -> Iterator[None]:
    """The events without what keeps them from being changed, in the caller's transaction."""
    keepers = connection.execute(_KEEPERS).fetchall()
    for name, _ in keepers:
        connection.execute(f"DROP TRIGGER {name}")
    yield
    for _, sql in keepers:
        connection.execute(sql)
