"""What the past calls of a file add, worked out in the staging file while nobody waits."""

import sqlite3
from collections.abc import Iterable, Iterator
from itertools import groupby, islice
from operator import itemgetter

from cockpit.core.model import CallDraft, Cause, Counts, Detail, Direction, Outcome
from cockpit.ledger import codec, pastcalls, reading
from cockpit.ledger.pastcalls import Row
from cockpit.ledger.writing import refuse_odd_year

_CHUNK = 5_000

# calls is the file as it was read; found what of it is new, and entries the same in the order
# in which it happened, ties as in the file.
TABLES = """
CREATE TABLE calls(
    place INTEGER PRIMARY KEY,
    phone TEXT, at INTEGER, outcome TEXT, note TEXT, name TEXT, direction TEXT, event TEXT,
    detail TEXT, seconds INTEGER, cause TEXT
);
CREATE TABLE found(
    at INTEGER, row INTEGER, phone TEXT, lead INTEGER, kind TEXT, data TEXT
);
CREATE TABLE concerned(lead INTEGER PRIMARY KEY);
CREATE TABLE entries(place INTEGER PRIMARY KEY, at INTEGER, lead INTEGER, kind TEXT, data TEXT)
"""

# As in projection.concerned: a switchboard's call is only its own lead's.
_CONCERNED = """
INSERT INTO concerned SELECT lead FROM found WHERE lead IS NOT NULL
UNION SELECT n.lead FROM (SELECT DISTINCT phone FROM found) AS called
JOIN ledger.phones n ON n.phone = called.phone WHERE (SELECT count(*) FROM (
    SELECT 1 FROM ledger.phones m WHERE m.phone = called.phone LIMIT ?1 + 1
)) <= ?1
"""


class CallPlan:
    """The past calls of a file on their way, in a staging file of which TABLES were just made."""

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self._staging = staging
        self._ledger = ledger
        self._accepted = 0

    def read(self, drafts: Iterable[CallDraft]) -> None:
        """Take in the drafts, in the order of the file.

        Raises LedgerError if one lies in a year that some clock on earth could not show.
        """
        rows = map(_row, enumerate(drafts, 1))
        while chunk := list(islice(rows, _CHUNK)):
            self._accepted += len(chunk)
            self._staging.executemany("INSERT INTO calls VALUES (?,?,?,?,?,?,?,?,?,?,?)", chunk)

    def counts(self) -> Counts:
        """Work out what is new; what the import will have done, net."""
        added = updated = 0
        for phone, rows in self._by_phone():
            found = list(pastcalls.news(self._ledger, phone, rows))
            added += sum(each.is_new for each in found)
            updated += sum(not each.is_new for each in found)
            self._staging.executemany(
                "INSERT INTO found VALUES (?,?,?,?,?,?)",
                [(codec.seconds(entry.at), place, phone, entry.lead, codec.kind_of(entry.body),
                  codec.encoded(entry.body)) for place, entry, _ in found],
            )  # fmt: skip
        self._staging.execute(
            "INSERT INTO entries(at, lead, kind, data)"
            " SELECT at, lead, kind, data FROM found ORDER BY at, row"
        )
        self._staging.execute(_CONCERNED, (reading.SWITCHBOARD,))
        return Counts(added, updated, self._accepted - added - updated)

    def _by_phone(self) -> Iterator[tuple[str, list[Row]]]:
        rows = self._staging.execute(
            "SELECT phone, place, at, outcome, note, name, direction, event, detail, seconds, cause"
            " FROM calls ORDER BY phone, place"
        )
        for phone, group in groupby(rows, itemgetter(0)):
            yield phone, [Row(place, _draft(phone, *said)) for _, place, *said in group]


def _row(numbered: tuple[int, CallDraft]) -> tuple[str | int | None, ...]:
    place, draft = numbered
    refuse_odd_year(draft.at)
    return (
        place, draft.phone, codec.seconds(draft.at), draft.outcome, draft.note, draft.name,
        draft.direction, draft.event, draft.detail, draft.seconds,
        draft.cause,
    )  # fmt: skip


def _draft(
    phone: str, at: int, outcome: str, note: str, name: str, direction: str, event: str,
    detail: str | None, seconds: int | None, cause: str | None,
) -> CallDraft:  # fmt: skip
    return CallDraft(
        phone, codec.moment(at), Outcome(outcome), note, name, Direction(direction), event,
        Detail(detail) if detail else None, seconds, Cause(cause) if cause else None,
    )  # fmt: skip
