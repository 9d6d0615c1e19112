"""Those to whom a promise is to be kept, read from the queue's index of promises."""

import sqlite3
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime

from cockpit.ledger.codec import moment
from cockpit.ledger.pools import POOL, Pool, pool


@dataclass(frozen=True, slots=True)
class Owed:
    """How many leads of a pool may be called for a promise's sake that is due, or has lapsed.

    ``answered`` are those who picked up, ``again`` those of the others who have been called.
    """

    pool: Pool
    answered: int
    again: int


def promised(
    connection: sqlite3.Connection, now: int, rested: int, lapsed: bool, backward: bool
) -> Generator[tuple[int, int], None, None]:
    """When a promise fell due and to whom, oldest first: those whose day is over, or the others.

    Without those that rest or are snoozed; an answered lead does not rest.
    """
    order = "DESC" if backward else "ASC"
    rows = connection.execute(
        "SELECT promise_from, lead FROM lead_state INDEXED BY state_promised"
        " WHERE promise_from > 0 AND promise_from <= :now"
        f" AND promise_until {'<=' if lapsed else '>'} :now AND {_AT_HAND}"
        f" ORDER BY promise_from {order}, lead {order}",
        {"now": now, "rested": rested},
    )
    with closing(rows):
        yield from rows


_AT_HAND = """
snoozed_until <= :now AND (status = 'answered' OR (status = 'open' AND last_at <= :rested))
"""


def owed(connection: sqlite3.Connection, now: int, rested: int) -> tuple[Owed, ...]:
    """The pools with leads in them to whom a promise is due, or has lapsed.

    Without those of whom something lies after ``now``, since their rows tell of a later day.
    """
    rows = connection.execute(
        f"SELECT answered, again, {POOL} FROM pools JOIN ("
        " SELECT pool, sum(status = 'answered') AS answered,"
        " sum(status = 'open' AND attempts > 0) AS again"
        " FROM lead_state INDEXED BY state_promised"
        " WHERE promise_from > 0 AND promise_from <= :now"
        f" AND last_at <= :now AND touched_at <= :now AND {_AT_HAND} GROUP BY pool"
        ") ON pool = id",
        {"now": now, "rested": rested},
    )
    return tuple(Owed(pool(*row), answered, again) for answered, again, *row in rows)


def kept_from(
    connection: sqlite3.Connection, now: int, rested: int
) -> tuple[tuple[Pool, datetime], ...]:
    """The pools with leads in them who are promised a call, and from when on the first of each
    may have it: once it is due, and the lead has rested and slept enough.
    """
    rows = connection.execute(
        f"SELECT first, {POOL} FROM pools JOIN ("
        " SELECT pool, min(max(promise_from, snoozed_until, (status = 'open') * (last_at + :rest)))"
        " AS first FROM lead_state INDEXED BY state_promised"
        " WHERE promise_from > 0 AND status IN ('open', 'answered') GROUP BY pool"
        ") ON pool = id",
        {"rest": now - rested},
    )
    return tuple((pool(*row), moment(max(now, first))) for first, *row in rows)
