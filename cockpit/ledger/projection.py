"""What follows from the events, kept in tables and written in the events' own transaction."""

import sqlite3
from collections.abc import Iterable
from itertools import islice

from cockpit.core.dossier import Dossier
from cockpit.core.events import (
    CallLogged,
    DetailAdded,
    Event,
    NumbersAllowed,
    NumbersBarred,
    OutcomeCorrected,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    TouchLogged,
    Undone,
    because_of,
)
from cockpit.core.hours import candidate_zones
from cockpit.core.leadstate import LeadState, Status, state
from cockpit.core.model import Number, Zones
from cockpit.core.phone import country
from cockpit.core.regions import codes_with_hours
from cockpit.ledger import codec, reading
from cockpit.ledger.codec import event_key

Key = tuple[str, str, str, str, str]
"""What a lead's pool hangs on: its list, zone, state, the zones of its first number, and the
regions whose laws have hours for it.
"""

_COLUMNS = """
lead, pool, rank, status, attempts, silent_streak, last_at, tried, tried_until, walls,
snoozed_until, second_at, touches, touched_at, promise_from, promise_until
"""
"""The columns of a state row, in the order of `_row`."""

_MARKS = ["?"] * len(_COLUMNS.split(","))
_PUT = f"INSERT OR REPLACE INTO lead_state({_COLUMNS}) VALUES ({','.join(_MARKS)})"
_PUT_NEW = f"""
INSERT INTO lead_state({_COLUMNS})
SELECT lead, pool, -priority, {",".join(_MARKS[3:])} FROM newcomers WHERE lead BETWEEN ? AND ?
"""
_AT_ONCE = 100
"""Leads whose dossiers are read together."""

_COUNT = "UPDATE pools SET waiting = waiting + ?, called = called + ? WHERE id = ?"
_COUNT_NEW = """
UPDATE pools SET waiting = waiting + found.leads FROM (
    SELECT pool, count(*) AS leads FROM lead_state WHERE lead BETWEEN ? AND ? GROUP BY pool
) AS found WHERE id = found.pool
"""


def project(connection: sqlite3.Connection, event: Event) -> dict[int, Dossier]:
    """Bring every table up to date with an event just inserted.

    Answers with the leads whose state it wrote anew, by id, as they are now: a hundred at most,
    and none where the event is nothing that the queue goes by.
    """
    root = _root(connection, event)
    match root.body:
        case NumbersBarred(phones=phones) | NumbersAllowed(phones):
            _mark(connection, root, event)
            leads = {*reading.leads_having(connection, phones)}
        case CallLogged(phone=phone) | OutcomeCorrected(phone=phone) | DetailAdded(phone=phone):
            also = _turn_followers(connection, root) if root.id != event.id else ()
            leads = {*concerned(connection, phone, root.lead), *also}
        case Snoozed() | TouchLogged() | PromiseMade() | Parked() | Retired():
            leads = set() if root.lead is None else {root.lead}
        case _:
            leads = set()
    return restate(connection, leads)


def concerned(connection: sqlite3.Connection, phone: str, lead: int | None) -> tuple[int, ...]:
    """The leads to whose history a call on ``phone`` belongs: all who have the number, but a
    switchboard's call is only its own lead's.
    """
    own = () if lead is None else (lead,)
    having = reading.some_having(connection, phone, reading.SWITCHBOARD + 1)
    return own if len(having) > reading.SWITCHBOARD else (*own, *having)


def restate(connection: sqlite3.Connection, leads: Iterable[int]) -> dict[int, Dossier]:
    """Write the state row of each lead anew from its events.

    Answers with the last of them, a hundred at most.
    """
    ids, last = iter(set(leads)), dict[int, Dossier]()
    while several := list(islice(ids, _AT_ONCE)):
        last = reading.dossiers(connection, several)
        for dossier in last.values():
            put_state(connection, dossier)
    return last


def state_of(dossier: Dossier) -> LeadState:
    """The row that the queue keeps for a lead."""
    phones = [number.phone for number in dossier.lead.numbers]
    return state(dossier.history, standing_zones(dossier), bool(dossier.barred), phones)


def standing_zones(dossier: Dossier) -> Zones:
    """All the zones that the next call to a lead may reach, however many."""
    lead = dossier.lead
    return candidate_zones(lead.zone, lead.state, dossier.number(""))


def put_state(connection: sqlite3.Connection, dossier: Dossier) -> None:
    """Write one state row, and keep the count of each pool's open leads."""
    lead, found, number = dossier.lead, state_of(dossier), dossier.number("")
    laws = codes_with_hours(country(number.phone) if number else "", lead.state)
    pool = _pool(connection, lead.list, standing_zones(dossier), laws)
    left = connection.execute(
        "SELECT pool, attempts > 0 FROM lead_state WHERE lead = ? AND status = ?",
        (lead.id, Status.OPEN),
    ).fetchone()
    waits = (pool, found.attempts > 0) if found.status is Status.OPEN else None
    if left != waits:
        for (place, called), by in ((left or (0, 0), -1), (waits or (0, 0), 1)):
            connection.execute(_COUNT, (by, by * called, place))
    connection.execute(_PUT, _row(lead.id, pool, -lead.priority, found))


def state_new(connection: sqlite3.Connection, first: int, last: int) -> None:
    """Write the first state rows of leads just added, as if nothing were known of their numbers.

    Their ids follow one upon the other; ``newcomers`` has each ``lead``, ``pool``, ``priority``.
    """
    fresh = _row(0, 0, 0, LeadState())[3:]
    connection.execute(_PUT_NEW, (*fresh, first, last))
    connection.execute(_COUNT_NEW, (first, last))


def standing_pool(connection: sqlite3.Connection, key: Key) -> int:
    """The pool in which leads wait of whom no call is known, made if there is none."""
    list_name, zone, state, zones, laws = key
    number = Number("", zones=reading.names(zones))
    return _pool(connection, list_name, candidate_zones(zone, state, number), laws)


def rebuild(connection: sqlite3.Connection) -> None:
    """Write every projection anew from the events; the caller holds the lock."""
    connection.execute("DELETE FROM do_not_call")
    connection.execute("DELETE FROM lead_state")
    connection.execute("UPDATE pools SET waiting = 0, called = 0")
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
        (_is_undone(connection, root), _arrival(connection, root)),
    )


def _is_undone(connection: sqlite3.Connection, event: Event) -> bool:
    because = because_of(event.body)
    return reading.is_undone(connection, event.id) or (
        bool(because) and reading.is_undone(connection, because)
    )


def _turn_followers(connection: sqlite3.Connection, root: Event) -> set[int]:
    """Take numbers barred because of an event on or off the list with it; whose they are."""
    rows = connection.execute(
        f"SELECT {reading.EVENT} FROM events WHERE lead = ? AND kind = 'do_not_call'"
        " AND json_extract(data, '$.because') = ?",
        (root.lead, root.id),
    ).fetchall()
    concerned: set[int] = set()
    for follower in map(codec.event, rows):
        _turn(connection, follower)
        if isinstance(follower.body, NumbersBarred):
            concerned.update(reading.leads_having(connection, follower.body.phones))
    return concerned


def _arrival(connection: sqlite3.Connection, event: Event) -> int:
    row = connection.execute(
        "SELECT rowid FROM events WHERE device = ? AND seq = ?", event_key(event.id)
    ).fetchone()
    return int(row[0])


def _row(lead: int, pool: int, rank: int, found: LeadState) -> tuple[int | str, ...]:
    return (
        lead, pool, rank, found.status, found.attempts, found.silent_streak, found.last_at,
        found.tried, found.tried_until, found.walls, found.snoozed_until, found.second_at,
        found.touches, found.touched_at, found.promise_from, found.promise_until,
    )  # fmt: skip


def _pool(connection: sqlite3.Connection, list_name: str, zones: Zones, laws: str) -> int:
    key = (list_name, ",".join(zones.names), zones.source, laws)
    find = "SELECT id FROM pools WHERE list = ? AND zones = ? AND source = ? AND region = ?"
    row = connection.execute(find, key).fetchone()
    if row is None:
        put = "INSERT INTO pools(list, zones, source, region) VALUES (?, ?, ?, ?)"
        connection.execute(put, key)
        row = connection.execute(find, key).fetchone()
    return int(row[0])
