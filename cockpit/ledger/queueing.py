"""The order of the queue, read from the pools of leads a few rows at a time."""

import json
import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing
from functools import lru_cache
from heapq import merge
from itertools import count
from typing import NamedTuple

from cockpit.core.hours import other_hours
from cockpit.core.leadstate import WALL_BITS, WALLS
from cockpit.core.queue import Rank
from cockpit.core.rules import DAY
from cockpit.core.zone import zone_info
from cockpit.ledger.codec import moment

Row = tuple[int, int, int, int]
Span = tuple[int, int]


NEVER = 1 << 40
"""Later than any moment, in Unix seconds, and more than anything counted."""


class Probe(NamedTuple):
    """Which leads of a pool to read, as far as an index can tell.

    Those called no later than ``rested`` and snoozed no longer than ``now`` (Unix seconds).
    With ``untried``, a mask of clock hours, those not tried in them nor ``within`` so many
    seconds of the wall time, or whose hours have expired, or who were called in this very
    second; with ``tried``, only those tried in one of its hours, as far as the wall times do
    not tell that it was further off, or called after ``soon``, or ``often``: so many times, the
    last of them after a moment; or touched in any way so often (``touched``), or to whom
    something is promised for later. Left out are those to whom a promise is due, those to whom
    anything is promised after ``owed``, and those whose call before the last came after ``twice``.
    """

    pool: int
    now: int
    rested: int
    untried: int = 0
    tried: int | None = None
    soon: int = 0
    wall: int = 0
    within: int = 0
    owed: int = NEVER
    twice: int = NEVER
    most: int = NEVER
    """Calls that a lead has had at most."""
    often: tuple[tuple[int, int], ...] = ()
    touched: tuple[tuple[int, int], ...] = ()
    few: int | None = None
    """Where the pool is large: leads of one priority and number of attempts that are read
    through all the same; more are leapt through, by the clock of ``zone``.
    """
    zone: str = ""


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
AND (promise_from = 0 OR promise_from > :now)
"""
# Those of whom the index tells that waiting would be better. The plus sign keeps the index for
# the number of attempts that a group has.
_NO_REPEAT = """
 AND (second_at <= :twice OR last_at = :now) AND promise_from <= :owed AND +attempts <= :most"""
_NOT_THEN = f" AND ((tried & :untried = 0 AND NOT {_NEAR}) OR tried_until < :now OR last_at = :now)"
_ALL = _OPEN.format(index="state_queue", wanted=_NO_REPEAT)
_UNTRIED = _OPEN.format(index="state_queue", wanted=_NOT_THEN + _NO_REPEAT)
# A row has the wall times of all its calls as long as there are no more of them than it holds.
_TRIED = _OPEN.format(
    index="state_touched",
    wanted="AND (attempts > 0 OR touches > 0 OR promise_from > 0) AND +attempts <= :most"
    " AND (last_at > :soon OR promise_from > :owed {often}"
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
{_NOT_THEN} {_NO_REPEAT} AND +last_at <= :rested AND snoozed_until <= :now
AND (promise_from = 0 OR promise_from > :now)
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
    if probe.few is not None and not backward:
        return _group_by_group(cursor, slot, probe, start)
    place = "" if start is None else _BACK if backward else _ON
    wanted = _UNTRIED if probe.untried else _ALL
    if probe.tried is not None:
        wanted = _tried(len(probe.often), len(probe.touched))
    statement = _statement(wanted, place + (_DOWN if backward else _UP), slot)
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


@lru_cache(maxsize=1024)
def _statement(wanted: str, order: str, slot: int) -> str:
    # The slot in a comment keeps one prepared statement for each cursor in the cache.
    return f"{wanted}{order} /* {slot} */"


@lru_cache(maxsize=64)
def _tried(often: int, touched: int) -> str:
    """What reads those who may be repeats, by so many caps on calls, and on touches."""
    calls = (f" OR (attempts >= :often{n} AND last_at > :after{n})" for n in range(often))
    touches = (
        f" OR (attempts + touches >= :touches{n} AND max(last_at, touched_at) > :since{n})"
        for n in range(touched)
    )
    return _TRIED.replace("{often}", "".join((*calls, *touches)))


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
        "owed": probe.owed,
        "twice": probe.twice,
        "most": probe.most,
    }
    for n, (calls, after) in enumerate(probe.often):
        values |= {f"often{n}": calls, f"after{n}": after}
    for n, (touches, since) in enumerate(probe.touched):
        values |= {f"touches{n}": touches, f"since{n}": since}
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
