"""Bounded reads of one lead: its row, its numbers, everything that happened on them."""

import sqlite3
from collections.abc import Iterable, Sequence

from cockpit.core.dossier import Dossier
from cockpit.core.events import Event
from cockpit.core.history import folded, undone_ids
from cockpit.core.model import Lead, Number
from cockpit.ledger import LedgerError, codec

SWITCHBOARD = 50
"""A number that more leads than this share is a switchboard."""

EVENT = "device, seq, at, kind, lead, data"


def lead(connection: sqlite3.Connection, id: int) -> Lead:
    """The lead with that id. Raises LedgerError if there is none."""
    row = connection.execute(
        "SELECT id, name, company, title, email, zone, list, priority, notes, state"
        " FROM leads WHERE id = ?",
        (id,),
    ).fetchone()
    if row is None:
        raise LedgerError(f"lead {id}: not in this database")
    return Lead(*(*row, numbers(connection, id)))


def numbers(connection: sqlite3.Connection, id: int) -> tuple[Number, ...]:
    """A lead's numbers, the one dialled first in front."""
    rows = connection.execute(
        "SELECT phone, label, zones FROM numbers WHERE lead = ? ORDER BY position", (id,)
    )
    return tuple(Number(phone, label, names(zones)) for phone, label, zones in rows)


def names(zones: str) -> tuple[str, ...]:
    """A column of zone names as a tuple."""
    return tuple(zones.split(",")) if zones else ()


def dossier(connection: sqlite3.Connection, id: int) -> Dossier:
    """The lead with its history. Raises LedgerError if there is no such lead."""
    found = lead(connection, id)
    phones = [number.phone for number in found.numbers]
    switchboards = frozenset(p for p in phones if is_switchboard(connection, p))
    shared = [phone for phone in phones if phone not in switchboards]
    return Dossier(
        lead=found,
        history=folded(events(connection, id, shared)),
        barred=frozenset(phone for phone in phones if is_barred(connection, phone)),
        switchboards=switchboards,
    )


def events(connection: sqlite3.Connection, id: int, phones: Sequence[str]) -> list[Event]:
    """The events of a lead and of its numbers, in order of arrival."""
    marks = ",".join("?" * len(phones))
    rows = connection.execute(
        f"SELECT {EVENT}, rowid AS arrival FROM events WHERE lead = ? UNION"
        f" SELECT {EVENT}, rowid FROM events WHERE phone IN ({marks}) ORDER BY arrival",
        (id, *phones),
    )
    return [codec.event(row[:-1]) for row in rows]


def event(connection: sqlite3.Connection, id: str) -> Event:
    """The event with that id. Raises LedgerError if there is none."""
    row = connection.execute(
        f"SELECT {EVENT} FROM events WHERE device = ? AND seq = ?", codec.event_key(id)
    ).fetchone()
    if row is None:
        raise LedgerError(f"event {id}: not in this database")
    return codec.event(row)


def is_undone(connection: sqlite3.Connection, id: str) -> bool:
    """Whether an event has been taken back, and that not taken back in turn."""
    rows = connection.execute(
        "WITH RECURSIVE about(id) AS (VALUES (?) UNION SELECT device || ':' || seq"
        " FROM events JOIN about ON target = about.id)"
        f" SELECT {EVENT} FROM events JOIN about ON target = about.id ORDER BY events.rowid",
        (id,),
    )
    return id in undone_ids([codec.event(row) for row in rows])


def is_switchboard(connection: sqlite3.Connection, phone: str) -> bool:
    """Whether so many leads share a number that it belongs to none of them."""
    rows = connection.execute(
        "SELECT 1 FROM numbers WHERE phone = ? LIMIT ?", (phone, SWITCHBOARD + 1)
    )
    return len(rows.fetchall()) > SWITCHBOARD


def is_barred(connection: sqlite3.Connection, phone: str) -> bool:
    """Whether a number is on the do-not-call list."""
    row = connection.execute(
        "SELECT barred FROM do_not_call WHERE phone = ? AND undone = 0 ORDER BY event DESC LIMIT 1",
        (phone,),
    ).fetchone()
    return row is not None and bool(row[0])


def leads_having(connection: sqlite3.Connection, phones: Iterable[str]) -> tuple[int, ...]:
    """The ids of the leads that have one of the numbers, in order of import."""
    found: set[int] = set()
    for phone in phones:
        rows = connection.execute("SELECT lead FROM numbers WHERE phone = ?", (phone,))
        found.update(row[0] for row in rows)
    return tuple(sorted(found))


def some_having(connection: sqlite3.Connection, phone: str, most: int) -> tuple[int, ...]:
    """The ids of the leads that have a number, the first of them in order of import."""
    rows = connection.execute(
        "SELECT lead FROM numbers WHERE phone = ? ORDER BY lead LIMIT ?", (phone, most)
    )
    return tuple(row[0] for row in rows)


def leads_on_line(connection: sqlite3.Connection, base: str) -> tuple[int, ...]:
    """The ids of the leads that have the number with an extension behind it."""
    rows = connection.execute(
        "SELECT DISTINCT lead FROM numbers WHERE phone >= ? AND phone < ? ORDER BY lead",
        (f"{base}x", f"{base}y"),
    )
    return tuple(row[0] for row in rows)
