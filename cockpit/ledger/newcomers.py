"""New leads of an import: their rows, who has which number, what the search knows them by.

They go from one file to the other without coming by here: a million of them, row by row, took
four times as long.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from cockpit.ledger import finding, projection, rows
from cockpit.ledger.slices import Pending, Row, count

_LIST = "coalesce(nullif(list, ''), (SELECT name FROM staging.default_list))"
_KNOWN = {"list": _LIST, "priority": "coalesce(priority, 0)"}
_SAID = ", ".join(rows.SAID)
# A new lead as the ledger will have it.
_NEWCOMERS = f"""
CREATE TEMP VIEW newcomers AS
SELECT lead, {", ".join(f"{_KNOWN.get(name, name)} AS {name}" for name in rows.SAID)},
    words, pool, draft, drafts.standing AS standing
FROM staging.news CROSS JOIN staging.drafts ON id = draft
LEFT JOIN temp.standing_pools p ON p.standing = drafts.standing
"""
_POOLLESS = f"""
SELECT id, {_LIST}, zone, state, zones, laws FROM staging.standings WHERE id IN (
    SELECT DISTINCT standing FROM newcomers WHERE lead BETWEEN ? AND ? AND pool IS NULL
)
"""
_PUT_LEADS = f"""
INSERT INTO main.leads(id, {_SAID}) SELECT lead, {_SAID} FROM newcomers WHERE lead BETWEEN ? AND ?
"""
_PUT_NUMBERS = """
INSERT INTO main.numbers(lead, position, phone, label, zones)
SELECT lead, position, phone, label, zones
FROM staging.news CROSS JOIN staging.draft_numbers USING(draft) WHERE lead BETWEEN ? AND ?
"""
_PUT_PHONES = """
INSERT OR IGNORE INTO main.phones(phone, lead)
SELECT phone, lead FROM staging.new_phones WHERE place BETWEEN ? AND ?
"""
_HEARD_OF = """
SELECT lead FROM staging.new_phones n WHERE place BETWEEN ? AND ? AND (
    EXISTS (SELECT 1 FROM main.events e WHERE e.phone = n.phone)
    OR EXISTS (SELECT 1 FROM main.do_not_call b WHERE b.phone = n.phone)
)
"""
_LEFT_OUT = """
INSERT OR IGNORE INTO phones SELECT phone, lead FROM numbers WHERE lead > ? ORDER BY phone
"""
_LEFT_UNHEARD = """
SELECT lead FROM numbers n WHERE lead > ? AND (
    EXISTS (SELECT 1 FROM events e WHERE e.phone = n.phone)
    OR EXISTS (SELECT 1 FROM do_not_call b WHERE b.phone = n.phone)
)
"""
_PUT_WORDS = """
INSERT INTO main.search(rowid, words) SELECT lead, words FROM newcomers WHERE lead BETWEEN ? AND ?
"""


@contextmanager
def newcomers(ledger: sqlite3.Connection) -> Iterator[None]:
    """New leads as the ledger will have them: a view of the staging file attached to it."""
    ledger.execute("CREATE TEMP TABLE standing_pools(standing INTEGER PRIMARY KEY, pool INTEGER)")
    ledger.execute(_NEWCOMERS)
    try:
        yield
    finally:
        ledger.execute("DROP VIEW temp.newcomers")
        ledger.execute("DROP TABLE temp.standing_pools")


def made_whole(ledger: sqlite3.Connection, added: int) -> None:
    """See that the leads of an import that cannot go on are met under their numbers at least.

    ``added`` is how many it was to add. The caller holds the lock.
    """
    (last,) = ledger.execute("SELECT coalesce(max(id), 0) FROM leads").fetchone()
    ledger.execute(_LEFT_OUT, (last - added,))
    projection.restate(ledger, (id for (id,) in ledger.execute(_LEFT_UNHEARD, (last - added,))))


class NewLeads:
    """Leads that nobody knew yet: their rows, their numbers, their places in the queue."""

    name = "leads"

    def __init__(self, ledger: sqlite3.Connection, pending: Pending) -> None:
        self.rows = pending.added
        self._ledger = ledger
        self._poolless: list[Row] = []

    def batch(self, after: int, most: int) -> list[Row]:
        """The ids that new leads will have."""
        ids = _ids(self._ledger, after, most)
        if ids:
            self._poolless = self._ledger.execute(_POOLLESS, _span(ids)).fetchall()
        return ids

    def write(self, batch: Sequence[Row]) -> None:
        """Add the leads."""
        span = _span(batch)
        for standing, *key in self._poolless:
            pool = projection.standing_pool(self._ledger, tuple(key))
            self._ledger.execute("INSERT INTO temp.standing_pools VALUES (?, ?)", (standing, pool))
        self._ledger.execute(_PUT_LEADS, span)
        self._ledger.execute(_PUT_NUMBERS, span)
        projection.state_new(self._ledger, *span)


class NewPhones:
    """Who has a number, in the numbers' own order, so that few pages change in a slice.

    What is known of a number counts for its new leads from here on.
    """

    name = "phones"

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self.rows = count(staging, "new_phones")
        self._ledger = ledger

    def batch(self, after: int, most: int) -> list[Row]:
        """The places of numbers."""
        return [(place,) for place in range(after + 1, min(after + most, self.rows) + 1)]

    def write(self, batch: Sequence[Row]) -> None:
        """Add the numbers."""
        span = _span(batch)
        self._ledger.execute(_PUT_PHONES, span)
        projection.restate(self._ledger, (id for (id,) in self._ledger.execute(_HEARD_OF, span)))


class Words:
    """What the search knows new leads by: apart, since now and then it takes its time."""

    name = "words"

    def __init__(self, ledger: sqlite3.Connection, pending: Pending) -> None:
        self.rows = pending.added
        self._ledger = ledger

    def batch(self, after: int, most: int) -> list[Row]:
        """The ids of new leads."""
        return _ids(self._ledger, after, min(most, finding.AT_ONCE))

    def write(self, batch: Sequence[Row]) -> None:
        """Make the leads findable."""
        self._ledger.execute(_PUT_WORDS, _span(batch))
        finding.tidy(self._ledger)


def _ids(ledger: sqlite3.Connection, after: int, most: int) -> list[Row]:
    return ledger.execute(
        "SELECT lead FROM staging.news WHERE lead > ? ORDER BY lead LIMIT ?", (after, most)
    ).fetchall()


def _span(ids: Sequence[Row]) -> tuple[int, int]:
    return int(ids[0][0]), int(ids[-1][0])
