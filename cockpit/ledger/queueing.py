"""The queue's side of the ledger: pools of leads and their order, read a few rows at a time."""

import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import datetime
from heapq import merge
from itertools import count

from cockpit.core.history import WALL_BITS, WALLS
from cockpit.core.hours import other_hours
from cockpit.core.model import Zones, ZoneSource
from cockpit.core.queue import Rank
from cockpit.core.rules import DAY
from cockpit.core.zone import zone_info
from cockpit.ledger.codec import moment
from cockpit.ledger.reading import names

Row = tuple[int, int, int, int]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pool:
    """Leads of one list whose zones are known alike. ``waiting`` counts the open ones."""

    id: int
    list: str
    zones: Zones
    waiting: int


@dataclass(frozen=True, slots=True)
class Probe:
    """Which leads of a pool to read, as far as an index can tell.

    Those called no later than ``rested`` and snoozed no longer than ``now`` (Unix seconds).
    With ``untried``, a mask of clock hours, those not tried in them nor ``within`` so many
    seconds of the wall time, or whose hours have expired, or who were called in this very
    second; with ``tried``, only those tried in one of its hours, as far as the wall times do
    not tell that it was further off, or called after ``soon``.
    """

    pool: int
    now: int
    rested: int
    untried: int = 0
    tried: int | None = None
    soon: int = 0
    wall: int = 0
    within: int = 0
    few: int | None = None
    """Where the pool is large: leads of one priority and number of attempts that are read
    through all the same; more are leapt through, by the clock of ``zone``.
    """
    zone: str = ""


def pools(connection: sqlite3.Connection) -> tuple[Pool, ...]:
    """Every pool that has an open lead in it."""
    rows = connection.execute(
        "SELECT id, list, zones, source, waiting FROM pools WHERE waiting > 0 ORDER BY id"
    )
    return tuple(
        Pool(id, list_name, Zones(names(zones), ZoneSource(source)), waiting)
        for id, list_name, zones, source, waiting in rows
    )


def _near(place: int) -> str:
    """Whether the wall time at a place of a lead's row is within reach, around the clock."""
    found = f"(walls >> {place * WALL_BITS} & {(1 << WALL_BITS) - 1})"
    apart = f"abs({found} - 1 - :wall)"
    return f"({found} > 0 AND ({apart} < :within OR {apart} > {DAY} - :within))"


_NEAR = f"(walls > 0 AND ({' OR '.join(map(_near, range(WALLS)))}))"

# The indexes are named, so that a plan that reads the whole list is an error, not a slow day.
# What leaves out most comes first: the rest is not looked at then.
_OPEN = """
SELECT rank, attempts, last_at, lead FROM lead_state INDEXED BY {index}
WHERE pool = :pool AND status = 'open' {wanted} AND last_at <= :rested AND snoozed_until <= :now
"""
_NOT_THEN = f" AND ((tried & :untried = 0 AND NOT {_NEAR}) OR tried_until < :now OR last_at = :now)"
_ALL = _OPEN.format(index="state_queue", wanted="")
_UNTRIED = _OPEN.format(index="state_queue", wanted=_NOT_THEN)
# A row has the wall times of all its calls as long as there are no more of them than it holds.
_TRIED = _OPEN.format(
    index="state_called",
    wanted="AND attempts > 0 AND (last_at > :soon"
    f" OR (tried & :tried <> 0 AND (attempts > {WALLS} OR {_NEAR})))",
)
_GROUPS = """
SELECT rank, attempts FROM lead_state INDEXED BY state_queue WHERE pool = :pool AND status = 'open'
"""
_FIRST = f"{_GROUPS} ORDER BY rank, attempts LIMIT 1"
# In two steps: SQLite looks up where (rank, attempts) is reached, not where it is passed.
_NEXT = f"""
SELECT * FROM ({_GROUPS} AND rank = :group_rank AND attempts > :group_attempts
    ORDER BY attempts LIMIT 1)
UNION ALL
SELECT * FROM ({_GROUPS} AND rank > :group_rank ORDER BY rank, attempts LIMIT 1)
LIMIT 1
"""
_THIS = " AND rank = :group_rank AND attempts = :group_attempts"
_FEW = f"{_GROUPS}{_THIS} LIMIT 1 OFFSET :few"
# In order without being sorted: span by span, and each as it stands in the index. The plus
# signs keep the index's range for the spans.
_GROUP = f"""
SELECT rank, attempts, last_at, lead
FROM json_each(:spans) AS span CROSS JOIN lead_state INDEXED BY state_queue
WHERE pool = :pool AND status = 'open' {_THIS}
AND last_at BETWEEN json_extract(span.value, '$[0]') AND json_extract(span.value, '$[1]')
{_NOT_THEN} AND +last_at <= :rested AND snoozed_until <= :now
"""
_BEHIND = " AND (+last_at, lead) > (:last_at, :lead)"
_THROUGH = f"{_UNTRIED}{_THIS}"
_REST = " AND (last_at, lead) > (:last_at, :lead)"
_IN_TIME = " ORDER BY last_at, lead"
_ON = " AND (rank, attempts, last_at, lead) > (:rank, :attempts, :last_at, :lead)"
_BACK = " AND (rank, attempts, last_at, lead) < (:rank, :attempts, :last_at, :lead)"
_UP = " ORDER BY rank, attempts, last_at, lead"
_DOWN = " ORDER BY rank DESC, attempts DESC, last_at DESC, lead DESC"


def ranks(
    connection: sqlite3.Connection,
    probes: Sequence[Probe],
    start: Rank | None = None,
    backward: bool = False,
) -> Generator[Rank, None, None]:
    """The leads of all probes in the order of the queue, from ``start`` on, one by one.

    Close the iterator when you have enough: it keeps a statement open for each probe.
    """
    cursors = []
    with ExitStack() as stack:
        for slot, probe in zip(count(), probes):
            cursor = stack.enter_context(closing(connection.cursor()))
            cursors.append(_rows(cursor, slot, probe, start, backward))
        for row in merge(*cursors, reverse=backward):
            yield Rank(*row)


def _rows(
    cursor: sqlite3.Cursor, slot: int, probe: Probe, start: Rank | None, backward: bool
) -> Iterable[Row]:
    # The slot in a comment keeps one prepared statement for each cursor in the cache.
    if probe.few is not None and not backward:
        return _group_by_group(cursor, slot, probe, start)
    statement = f"{_statement(probe, start, backward)} /* {slot} */"
    return cursor.execute(statement, _values(probe, start))


def _group_by_group(
    cursor: sqlite3.Cursor, slot: int, probe: Probe, start: Rank | None
) -> Iterator[Row]:
    """The rows of a large pool, those passed over in leaps who were last called at this hour.

    A group is of one priority and one number of attempts, and in order of the last call.
    """
    values: dict[str, int | str] = {**_values(probe, start)}
    group = tuple(start[:2]) if start else cursor.execute(_FIRST, values).fetchone()
    here = start
    while group:
        values |= zip(("group_rank", "group_attempts"), group, strict=True)
        if group[1] and cursor.execute(_FEW, values).fetchone():
            statement = _GROUP + (_BEHIND if here else "")
            spans = other_hours(moment(probe.now), zone_info(probe.zone))
            values["spans"] = json.dumps(_from(here.last_at if here else 0, spans))
        else:
            statement = _THROUGH + (_REST if here else "") + _IN_TIME
        yield from cursor.execute(f"{statement} /* {slot} */", values)
        here = None
        group = cursor.execute(_NEXT, values).fetchone()


def _from(at: int, spans: Sequence[Span]) -> list[Span]:
    """What of the spans lies at or after a moment."""
    return [(max(lo, at), hi) for lo, hi in spans if hi >= at]


def _statement(probe: Probe, start: Rank | None, backward: bool) -> str:
    wanted = _TRIED if probe.tried is not None else _UNTRIED if probe.untried else _ALL
    place = "" if start is None else _BACK if backward else _ON
    return wanted + place + (_DOWN if backward else _UP)


def _values(probe: Probe, start: Rank | None) -> dict[str, int]:
    values = {
        "pool": probe.pool,
        "now": probe.now,
        "rested": probe.rested,
        "untried": probe.untried,
        "tried": probe.tried or 0,
        "soon": probe.soon,
        "wall": probe.wall,
        "within": probe.within,
        "few": probe.few or 0,
    }
    if start is not None:
        values |= {
            "rank": start.priority,
            "attempts": start.attempts,
            "last_at": start.last_at,
            "lead": start.lead,
        }
    return values


def rank_of(connection: sqlite3.Connection, lead: int) -> Rank:
    """Where a lead stands among those of its tier."""
    row = connection.execute(
        "SELECT rank, attempts, last_at, lead FROM lead_state WHERE lead = ?", (lead,)
    ).fetchone()
    return Rank(*row)


def called_after(connection: sqlite3.Connection, at: int) -> tuple[int, ...]:
    """The leads whose last call lies after ``at``: their rows speak of a later day."""
    # SQLite takes the partial index only where the query repeats the index's own condition, and
    # starts reading it at the condition that comes first.
    rows = connection.execute(
        "SELECT lead FROM lead_state WHERE last_at > ? AND last_at > 0", (at,)
    )
    return tuple(row[0] for row in rows)


def away(connection: sqlite3.Connection, now: int, rested: int) -> dict[int, int]:
    """How many open leads of each pool are resting or snoozed."""
    rows = connection.execute(
        "SELECT pool, count(*) FROM ("
        " SELECT pool, lead FROM lead_state"
        " WHERE last_at > :rested AND last_at > 0 AND status = 'open'"
        " UNION SELECT pool, lead FROM lead_state WHERE status = 'open'"
        " AND snoozed_until > 0 AND snoozed_until > :now) GROUP BY pool",
        {"now": now, "rested": rested},
    )
    return dict(rows.fetchall())


def returns(connection: sqlite3.Connection, now: int, rested: int) -> dict[int, datetime]:
    """By pool, the moment its first resting or snoozed lead has rested and slept enough; a
    rest is over ``now - rested`` seconds after the last call.
    """
    rows = connection.execute(
        "SELECT pool, min(max(last_at + :rest, snoozed_until)) FROM lead_state"
        " WHERE status = 'open' AND lead IN ("
        " SELECT lead FROM lead_state WHERE last_at > :rested AND last_at > 0"
        " UNION SELECT lead FROM lead_state WHERE status = 'open' AND snoozed_until > 0"
        " AND snoozed_until > :now) GROUP BY pool",
        {"now": now, "rested": rested, "rest": now - rested},
    )
    return {pool: moment(at) for pool, at in rows}
