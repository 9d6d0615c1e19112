"""Who of the open leads is not at hand, and who has come back."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from cockpit.ledger.codec import moment
from cockpit.ledger.queueing import NEVER


def dated_after(connection: sqlite3.Connection, at: int) -> tuple[int, ...]:
    """The leads of whom a call, a touch or a promise lies after ``at``: their rows speak of a
    later day.
    """
    # See _MOVED for the order of the conditions.
    rows = connection.execute(
        "SELECT lead FROM lead_state WHERE last_at > :at AND last_at > 0"
        " UNION SELECT lead FROM lead_state WHERE touched_at > :at AND touched_at > 0",
        {"at": at},
    )
    return tuple(row[0] for row in rows)


def moved_since(
    connection: sqlite3.Connection, then: int, now: int, rest: int, most: int
) -> tuple[int, ...]:
    """At most so many of the leads whose row came to mean something else after ``then``.

    By ``now`` their rest of so many seconds or their snooze was over, a promise fell due or
    lapsed, or the moment of their last call or touch came. All in Unix seconds.
    """
    rows = connection.execute(_MOVED, {"then": then, "now": now, "rest": rest, "most": most})
    return tuple(row[0] for row in rows)


# SQLite starts reading an index at the condition that comes first, and takes a partial one only
# where its own condition is repeated.
_MOVED = """
SELECT lead FROM lead_state
WHERE last_at > :then - :rest AND last_at <= :now - :rest AND last_at > 0
UNION SELECT lead FROM lead_state WHERE last_at > :then AND last_at <= :now AND last_at > 0
UNION SELECT lead FROM lead_state
WHERE touched_at > :then AND touched_at <= :now AND touched_at > 0
UNION SELECT lead FROM lead_state
WHERE status = 'open' AND snoozed_until > :then AND snoozed_until <= :now AND snoozed_until > 0
UNION SELECT lead FROM lead_state INDEXED BY state_promised
WHERE promise_from > 0 AND promise_from <= :now AND (promise_from > :then
    OR (promise_until > :then AND promise_until <= :now)
    OR (snoozed_until > :then AND snoozed_until <= :now))
LIMIT :most
"""


@dataclass(frozen=True, slots=True)
class Away:
    """How many leads of a pool are not at hand, of those never called and of those called."""

    new: int = 0
    called: int = 0


def away(connection: sqlite3.Connection, now: int, rested: int) -> dict[int, Away]:
    """How many open leads of each pool rest, are snoozed, or have something dated after ``now``."""
    rows = connection.execute(
        "SELECT pool, sum(attempts = 0), sum(attempts > 0) FROM ("
        " SELECT lead, pool, attempts FROM lead_state"
        " WHERE last_at > :rested AND last_at > 0 AND status = 'open'"
        " UNION SELECT lead, pool, attempts FROM lead_state WHERE status = 'open'"
        " AND snoozed_until > :now AND snoozed_until > 0"
        " UNION SELECT lead, pool, attempts FROM lead_state WHERE touched_at > :now"
        " AND touched_at > 0 AND status = 'open') GROUP BY pool",
        {"now": now, "rested": rested},
    )
    return {pool: Away(new, called) for pool, new, called in rows}


def returns(
    connection: sqlite3.Connection, now: int, rested: int, called: bool
) -> dict[int, datetime]:
    """By pool, the moment its first resting or snoozed lead has rested and slept enough; a
    rest is over ``now - rested`` seconds after the last call.

    Of all leads, or only of those that were never called.
    """
    rows = connection.execute(
        "SELECT pool, min(max(last_at + :rest, snoozed_until)) FROM lead_state"
        " WHERE status = 'open' AND attempts <= :most AND lead IN ("
        " SELECT lead FROM lead_state WHERE last_at > :rested AND last_at > 0"
        " UNION SELECT lead FROM lead_state WHERE status = 'open' AND snoozed_until > 0"
        " AND snoozed_until > :now) GROUP BY pool",
        {"now": now, "rested": rested, "rest": now - rested, "most": NEVER if called else 0},
    )
    return {pool: moment(at) for pool, at in rows}
