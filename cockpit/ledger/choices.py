"""What reps did where the guard may have had something to say."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime

from cockpit.core.events import Event
from cockpit.ledger import codec, reading
from cockpit.ledger.calls import undone

_CHOICES = f"""
SELECT {reading.EVENT} FROM events WHERE at >= ? AND (kind IN ('snooze', 'park', 'retire')
    OR (kind = 'call' AND (json_extract(data, '$.signs') IS NOT NULL
        OR json_extract(data, '$.overridden') IS NOT NULL)))
ORDER BY rowid
"""


def choices(connection: sqlite3.Connection, since: datetime | None) -> Iterator[Event]:
    """Calls logged beside a sign, and snoozes, parkings and retirements, in order of arrival.

    One by one; those from ``since`` on, or all; without what was undone.
    """
    taken_back = undone(connection)
    start = codec.seconds(since) if since else 0
    with closing(connection.execute(_CHOICES, (start,))) as rows:
        yield from (event for event in map(codec.event, rows) if event.id not in taken_back)
