"""Bounded reads of a few leads: their rows, their numbers, everything that happened on them."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import Any

from cockpit.core.dossier import Dossier
from cockpit.core.events import Event
from cockpit.core.history import folded, undone_ids
from cockpit.core.model import Lead, Number
from cockpit.ledger import LedgerError, codec

SWITCHBOARD = 50
"""A number that more leads than this share is a switchboard."""

ENDS = 200
"""Events at either end of the record that are looked through for a call made by hand."""

EVENT = "device, seq, at, kind, lead, data"

_LEAD = "SELECT id, name, company, title, email, zone, list, priority, notes, state FROM leads"

# All that a few leads need in three statements, however many they are.
_WANTED = "IN (SELECT value FROM json_each(?))"
_LEADS = f"{_LEAD} WHERE id {_WANTED}"
_NUMBERS = f"""
SELECT lead, position, phone, label, zones,
    (SELECT 1 FROM phones WHERE phone = mine.phone LIMIT 1 OFFSET {SWITCHBOARD}),
    (SELECT barred FROM do_not_call WHERE phone = mine.phone AND undone = 0
        ORDER BY event DESC LIMIT 1)
FROM numbers AS mine WHERE lead {_WANTED}
"""
_BARRED = """
SELECT phone FROM do_not_call AS last WHERE barred AND undone = 0 AND NOT EXISTS (
    SELECT 1 FROM do_not_call WHERE phone = last.phone AND event > last.event AND undone = 0
) ORDER BY phone
"""
_EVENTS = f"""
SELECT rowid, phone, {EVENT} FROM events WHERE lead {_WANTED}
UNION ALL SELECT rowid, phone, {EVENT} FROM events WHERE phone {_WANTED}
"""


def lead(connection: sqlite3.Connection, id: int) -> Lead:
    """The lead with that id. Raises LedgerError if there is none."""
    row = connection.execute(f"{_LEAD} WHERE id = ?", (id,)).fetchone()
    if row is None:
        raise _missing(id)
    return Lead(*(*row, numbers(connection, id)))


# Calls by hand come after imported ones, or before: a million imported are not read for one.
_BY_HAND = f"""
SELECT 1 FROM (
    SELECT kind, data FROM events WHERE rowid > (SELECT max(rowid) FROM events) - {ENDS}
    UNION ALL
    SELECT kind, data FROM events WHERE rowid < (SELECT min(rowid) FROM events) + {ENDS}
) WHERE kind = 'call' AND json_extract(data, '$.imported') IS NULL LIMIT 1
"""


def has_call_by_hand(connection: sqlite3.Connection) -> bool:
    """Whether a call that was not imported stands at either end of the record."""
    return connection.execute(_BY_HAND).fetchone() is not None


def has_lead(connection: sqlite3.Connection, id: int) -> bool:
    """Whether there is a lead with that id."""
    row = connection.execute("SELECT 1 FROM leads WHERE id = ?", (id,)).fetchone()
    return row is not None


def numbers(connection: sqlite3.Connection, id: int) -> tuple[Number, ...]:
    """A lead's numbers, the one dialled first in front."""
    rows = connection.execute(
        "SELECT phone, label, zones FROM numbers WHERE lead = ? ORDER BY position", (id,)
    )
    return tuple(Number(phone, label, names(zones)) for phone, label, zones in rows)


@lru_cache(maxsize=1024)
def names(zones: str) -> tuple[str, ...]:
    """A column of zone names as a tuple."""
    return tuple(zones.split(",")) if zones else ()


def dossier(connection: sqlite3.Connection, id: int) -> Dossier:
    """The lead with its history. Raises LedgerError if there is no such lead."""
    found = dossiers(connection, (id,))
    if id not in found:
        raise _missing(id)
    return found[id]


def dossiers(connection: sqlite3.Connection, ids: Collection[int]) -> dict[int, Dossier]:
    """Leads with their histories, by id, those that are there."""
    wanted = json.dumps([*ids])
    lines = _lines(connection, wanted)
    past = _past(connection, wanted, lines)
    rows = connection.execute(_LEADS, (wanted,)).fetchall()
    return {row[0]: _dossier(row, lines.get(row[0], []), past.get(row[0], [])) for row in rows}


@dataclass(frozen=True, slots=True)
class _Line:
    """A number of a lead, with what is known of it besides."""

    number: Number
    is_switchboard: bool
    is_barred: bool


def _lines(connection: sqlite3.Connection, wanted: str) -> dict[int, list[_Line]]:
    """The numbers of leads by lead, the one dialled first in front."""
    found: dict[int, list[_Line]] = {}
    rows = connection.execute(_NUMBERS, (wanted,)).fetchall()
    for id, _, phone, label, zones, crowded, barred in sorted(rows, key=itemgetter(0, 1)):
        line = _Line(Number(phone, label, names(zones)), bool(crowded), bool(barred))
        found.setdefault(id, []).append(line)
    return found


def _past(
    connection: sqlite3.Connection, wanted: str, lines: Mapping[int, list[_Line]]
) -> dict[int, list[Event]]:
    """The events of leads and of their numbers by lead, in order of arrival."""
    having: dict[str, set[int]] = {}
    for id, several in lines.items():
        for line in several:
            if not line.is_switchboard:
                having.setdefault(line.number.phone, set()).add(id)
    rows = connection.execute(_EVENTS, (wanted, json.dumps([*having])))
    # Most are found twice: by their lead and by the number dialled.
    past: dict[int, list[Event]] = {}
    for _, (phone, *row) in sorted({row[0]: row[1:] for row in rows}.items()):
        event = codec.event(tuple(row))
        own = () if event.lead is None else (event.lead,)
        for id in {*own, *having.get(phone, ())}:
            past.setdefault(id, []).append(event)
    return past


def _dossier(row: Sequence[Any], lines: Sequence[_Line], past: Sequence[Event]) -> Dossier:
    return Dossier(
        lead=Lead(*(*row, tuple(line.number for line in lines))),
        history=folded(past),
        barred=frozenset(line.number.phone for line in lines if line.is_barred),
        switchboards=frozenset(line.number.phone for line in lines if line.is_switchboard),
    )


def _missing(id: int) -> LedgerError:
    return LedgerError(f"lead {id}: not in this database")


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


def is_barred(connection: sqlite3.Connection, phone: str) -> bool:
    """Whether a number is on the do-not-call list."""
    row = connection.execute(
        "SELECT barred FROM do_not_call WHERE phone = ? AND undone = 0 ORDER BY event DESC LIMIT 1",
        (phone,),
    ).fetchone()
    return row is not None and bool(row[0])


def barred(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Every number on the do-not-call list, in order."""
    return tuple(row[0] for row in connection.execute(_BARRED))


def leads_having(connection: sqlite3.Connection, phones: Iterable[str]) -> tuple[int, ...]:
    """The ids of the leads that have one of the numbers, in order of import."""
    found: set[int] = set()
    for phone in phones:
        rows = connection.execute("SELECT lead FROM phones WHERE phone = ?", (phone,))
        found.update(row[0] for row in rows)
    return tuple(sorted(found))


def some_having(connection: sqlite3.Connection, phone: str, most: int) -> tuple[int, ...]:
    """The ids of the leads that have a number, the first of them in order of import."""
    rows = connection.execute(
        "SELECT lead FROM phones WHERE phone = ? ORDER BY lead LIMIT ?", (phone, most)
    )
    return tuple(row[0] for row in rows)


def leads_on_line(connection: sqlite3.Connection, base: str) -> tuple[int, ...]:
    """The ids of the leads that have the number with an extension behind it."""
    rows = connection.execute(
        "SELECT DISTINCT lead FROM phones WHERE phone >= ? AND phone < ? ORDER BY lead",
        (f"{base}x", f"{base}y"),
    )
    return tuple(row[0] for row in rows)
