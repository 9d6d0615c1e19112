"""Every call as all that was said of it leaves it, however many there are."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import Any

from cockpit.core.events import CallLogged, Event, Talked
from cockpit.core.history import folded, undone_ids
from cockpit.core.model import Call
from cockpit.ledger import codec, reading

# What was said later is few beside the calls; SQLite keeps both on disk while it sorts.
_CALLS = f"""
WITH later AS MATERIALIZED (
    SELECT json_extract(data, '$.call') AS call, {reading.EVENT}, rowid AS arrival
    FROM events WHERE kind IN ('correction', 'talk', 'note')
)
SELECT calls.rowid, coalesce(leads.name, ''),
    calls.device, calls.seq, calls.at, calls.kind, calls.lead, calls.data,
    later.device, later.seq, later.at, later.kind, later.lead, later.data
FROM events AS calls
LEFT JOIN later ON later.call = calls.device || ':' || calls.seq
LEFT JOIN leads ON leads.id = calls.lead
WHERE calls.kind = 'call'
ORDER BY calls.at, calls.rowid, later.arrival
"""


@dataclass(frozen=True, slots=True)
class PastCall:
    """A call with the name of its lead, blank where there is none.

    ``seconds`` is how long it lasted: until its outcome was known, and the conversation after.
    """

    call: Call
    name: str = ""
    seconds: int | None = None


def past_calls(connection: sqlite3.Connection) -> Iterator[PastCall]:
    """The calls that count in the order they were made, ties by arrival, one by one."""
    rows = connection.execute(_CALLS)  # holds the ledger as it is for the next read
    taken_back = undone(connection)
    for _, said in groupby(rows, key=itemgetter(0)):
        first, *more = said
        logged = codec.event(first[2:8])
        if logged.id not in taken_back:
            later = [codec.event(row[8:]) for row in (first, *more) if row[8] is not None]
            counting = [event for event in later if event.id not in taken_back]
            yield _past_call(logged, counting, name=first[1])


def undone(connection: sqlite3.Connection) -> frozenset[str]:
    """The ids of the events that do not count."""
    rows: Iterator[Any] = connection.execute(
        f"SELECT {reading.EVENT} FROM events WHERE kind = 'undo' ORDER BY rowid"
    )
    return undone_ids([codec.event(row) for row in rows])


def _past_call(logged: Event, later: list[Event], name: str) -> PastCall:
    (call,) = folded([logged, *later]).calls
    talked = [event.body.seconds for event in later if isinstance(event.body, Talked)]
    until = logged.body.seconds if isinstance(logged.body, CallLogged) else None
    known = talked if until is None else [until, *talked]
    return PastCall(call, name, sum(known) if known else None)
