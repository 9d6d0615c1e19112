"""What follows from the events, kept in tables and written in the events' own transaction."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence

from cockpit.core.events import (
    CallLogged,
    Event,
    NumbersAllowed,
    NumbersBarred,
    OutcomeCorrected,
    Snoozed,
    Undone,
)
from cockpit.core.history import LeadState, Status, state
from cockpit.core.hours import candidate_zones
from cockpit.core.model import Lead, Number, Zones
from cockpit.ledger import codec, reading
from cockpit.ledger.codec import event_key

Key = tuple[str, str, str, str]
"""What a lead's pool hangs on: its list, zone, state, and the zones of its first number."""

_PUT = (
    "INSERT OR REPLACE INTO lead_state(lead, pool, rank, status, attempts, silent_streak,"
    " last_at, tried, tried_until, walls, snoozed_until) VALUES (?,?,?,?,?,?,?,?,?,?,?)"
)


def project(connection: sqlite3.Connection, event: Event) -> None:
    """Bring every table up to date with an event just inserted."""
    root = _root(connection, event)
    match root.body:
        case NumbersBarred(phones=phones) | NumbersAllowed(phones):
            _mark(connection, root, event)
            restate(connection, reading.leads_having(connection, phones))
        case CallLogged(phone=phone) | OutcomeCorrected(phone=phone):
            restate(connection, concerned(connection, phone, root.lead))
        case Snoozed() if root.lead is not None:
            restate(connection, (root.lead,))
        case _:
            pass


def concerned(connection: sqlite3.Connection, phone: str, lead: int | None) -> tuple[int, ...]:
    """The leads to whose history a call on ``phone`` belongs: all who have the number, but a
    switchboard's call is only its own lead's.
    """
    own = () if lead is None else (lead,)
    if reading.is_switchboard(connection, phone):
        return own
    return (*own, *reading.leads_having(connection, (phone,)))


def restate(connection: sqlite3.Connection, leads: Iterable[int]) -> None:
    """Write the state row of each lead anew from its events."""
    for id in set(leads):
        dossier = reading.dossier(connection, id)
        zones = standing_zones(dossier.lead)
        put_state(
            connection, dossier.lead, state(dossier.history, zones, bool(dossier.barred)), zones
        )


def standing_zones(lead: Lead) -> Zones:
    """All the zones a lead's first call may reach, however many."""
    return candidate_zones(lead.zone, lead.state, next(iter(lead.numbers), None))


def put_state(connection: sqlite3.Connection, lead: Lead, found: LeadState, zones: Zones) -> None:
    """Write one state row, and keep the count of each pool's open leads."""
    pool = _pool(connection, lead.list, zones)
    left = connection.execute(
        "SELECT pool FROM lead_state WHERE lead = ? AND status = ?", (lead.id, Status.OPEN)
    ).fetchone()
    waits = (pool,) if found.status is Status.OPEN else None
    if left != waits:
        if left:
            connection.execute("UPDATE pools SET waiting = waiting - 1 WHERE id = ?", left)
        if waits:
            connection.execute("UPDATE pools SET waiting = waiting + 1 WHERE id = ?", waits)
    connection.execute(_PUT, _row(lead.id, pool, -lead.priority, found))


Standing = tuple[int, int, Key]
"""A new lead's id and priority, and what its pool hangs on."""


def state_new(
    connection: sqlite3.Connection, leads: Sequence[Standing], pools: dict[Key, int]
) -> None:
    """Write the first state rows of leads just added, whose ids follow one upon the other.

    ``pools`` is what earlier calls learnt about the pools, for the next.
    """
    heard = _heard_of(connection, leads[0][0])
    waiting: Counter[int] = Counter()
    rows = []
    for id, priority, key in leads:
        if id not in heard:
            pool = _standing_pool(connection, key, pools)
            waiting[pool] += 1
            rows.append(_row(id, pool, -priority, LeadState()))
    connection.executemany(_PUT, rows)
    connection.executemany(
        "UPDATE pools SET waiting = waiting + ? WHERE id = ?",
        [(count, pool) for pool, count in waiting.items()],
    )
    restate(connection, heard)


def _heard_of(connection: sqlite3.Connection, first: int) -> set[int]:
    """The leads from that one on one of whose numbers something is known."""
    rows = connection.execute(
        "SELECT lead FROM numbers WHERE lead >= ? AND ("
        " EXISTS (SELECT 1 FROM events WHERE events.phone = numbers.phone)"
        " OR EXISTS (SELECT 1 FROM do_not_call WHERE do_not_call.phone = numbers.phone))",
        (first,),
    )
    return {row[0] for row in rows}


def _standing_pool(connection: sqlite3.Connection, key: Key, pools: dict[Key, int]) -> int:
    if key not in pools:
        list_name, zone, state, zones = key
        number = Number("", zones=reading.names(zones))
        pools[key] = _pool(connection, list_name, candidate_zones(zone, state, number))
    return pools[key]


def rebuild(connection: sqlite3.Connection) -> None:
    """Write every projection anew from the events; the caller holds the lock."""
    connection.execute("DELETE FROM do_not_call")
    connection.execute("DELETE FROM lead_state")
    connection.execute("UPDATE pools SET waiting = 0")
    rows = connection.execute(
        f"SELECT {reading.EVENT} FROM events"
        " WHERE kind IN ('do_not_call', 'call_again') ORDER BY rowid"
    ).fetchall()
    for row in rows:
        event = codec.event(row)
        _mark(connection, event, event)
        _turn(connection, event)
    restate(connection, [row[0] for row in connection.execute("SELECT id FROM leads")])


def _root(connection: sqlite3.Connection, event: Event) -> Event:
    """What an undo, or the undo of an undo, speaks about in the end."""
    while isinstance(event.body, Undone):
        event = reading.event(connection, event.body.event)
    return event


def _mark(connection: sqlite3.Connection, root: Event, event: Event) -> None:
    if root.id != event.id:
        _turn(connection, root)
        return
    match root.body:
        case NumbersBarred(phones=phones):
            barred = True
        case NumbersAllowed(phones):
            barred = False
        case _:
            return
    arrival = _arrival(connection, root)
    connection.executemany(
        "INSERT OR IGNORE INTO do_not_call(phone, event, barred) VALUES (?, ?, ?)",
        [(phone, arrival, barred) for phone in phones],
    )


def _turn(connection: sqlite3.Connection, root: Event) -> None:
    connection.execute(
        "UPDATE do_not_call SET undone = ? WHERE event = ?",
        (reading.is_undone(connection, root.id), _arrival(connection, root)),
    )


def _arrival(connection: sqlite3.Connection, event: Event) -> int:
    row = connection.execute(
        "SELECT rowid FROM events WHERE device = ? AND seq = ?", event_key(event.id)
    ).fetchone()
    return int(row[0])


def _row(lead: int, pool: int, rank: int, found: LeadState) -> tuple[int | str, ...]:
    return (
        lead, pool, rank, found.status, found.attempts, found.silent_streak, found.last_at,
        found.tried, found.tried_until, found.walls, found.snoozed_until,
    )  # fmt: skip


def _pool(connection: sqlite3.Connection, list_name: str, zones: Zones) -> int:
    key = (list_name, ",".join(zones.names), zones.source)
    find = "SELECT id FROM pools WHERE list = ? AND zones = ? AND source = ?"
    row = connection.execute(find, key).fetchone()
    if row is None:
        connection.execute("INSERT INTO pools(list, zones, source) VALUES (?, ?, ?)", key)
        row = connection.execute(find, key).fetchone()
    return int(row[0])
