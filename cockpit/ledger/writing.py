"""How events get into the file, inside one transaction after another."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from time import monotonic, sleep

from cockpit.core.events import Event, Parked, PromiseMade, Snoozed, can_be_undone
from cockpit.core.hours import YEARS
from cockpit.ledger import Entry, LedgerError, codec, reading
from cockpit.ledger.opening import be_patient

_TRY_AGAIN = 0.0004
"""Seconds between two tries to get the write lock."""


def begin(connection: sqlite3.Connection, wait: float) -> None:
    """Take the write lock, trying for ``wait`` seconds; raises sqlite3.Error if it is not free."""
    deadline = monotonic() + wait
    # SQLite's own waiting doubles its pauses: an import, which lets go for a moment again and
    # again, would be missed for long. It would not hear an interrupt either.
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while not _begun(connection, deadline):
            sleep(_TRY_AGAIN)
    finally:
        be_patient(connection)


def _begun(connection: sqlite3.Connection, deadline: float) -> bool:
    try:
        connection.execute("BEGIN IMMEDIATE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() >= deadline:
            raise
        return False
    return True


Row = tuple[int, str, int | None, str]
"""The columns ``at, kind, lead, data`` of an event."""


def insert(
    connection: sqlite3.Connection, device: str, entries: Sequence[Entry]
) -> tuple[Event, ...]:
    """Add events to the table, and nothing of what follows from them.

    Raises LedgerError if one lies in a year that some clock on earth could not show.
    """
    rows = [
        (_seconds(entry), codec.kind_of(entry.body), entry.lead, codec.encoded(entry.body))
        for entry in entries
    ]
    first = insert_rows(connection, device, rows)
    return tuple(
        Event(f"{device}:{seq}", codec.moment(row[0]), entry.lead, entry.body)
        for seq, (row, entry) in enumerate(zip(rows, entries, strict=True), first)
    )


def insert_rows(connection: sqlite3.Connection, device: str, rows: Sequence[Row]) -> int:
    """Add events that are encoded already; the first one's sequence number."""
    (last,) = connection.execute(
        "SELECT coalesce(max(seq), 0) FROM events WHERE device = ?", (device,)
    ).fetchone()
    connection.executemany(
        "INSERT INTO events(device, seq, at, kind, lead, data) VALUES (?, ?, ?, ?, ?, ?)",
        [(device, seq, *row) for seq, row in enumerate(rows, last + 1)],
    )
    return int(last) + 1


def last_undoable(connection: sqlite3.Connection, device: str) -> Event | None:
    """The last event of a device that can be taken back and is not."""
    rows = connection.execute(
        f"SELECT {reading.EVENT} FROM events WHERE device = ? ORDER BY seq DESC", (device,)
    )
    with closing(rows):
        for event in map(codec.event, rows):
            if can_be_undone(event.body) and not reading.is_undone(connection, event.id):
                return event
    return None


def _seconds(entry: Entry) -> int:
    refuse_odd_year(entry.at)
    match entry.body:
        case Snoozed(until) | Parked(until):
            refuse_odd_year(until)
        case PromiseMade(day):
            refuse_odd_year(datetime.fromisoformat(day))
        case _:
            pass
    return codec.seconds(entry.at)


def refuse_odd_year(at: datetime) -> None:
    """Raise LedgerError for a moment in a year that some clock on earth could not show."""
    if at.year not in YEARS:
        years = f"between {YEARS[0]} and {YEARS[-1]}"
        raise LedgerError(f"{at.isoformat()}: the year is not {years}; choose another time")
