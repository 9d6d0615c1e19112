"""What an import of leads writes, phase by phase, out of its staging file."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import chain, groupby
from operator import itemgetter

from cockpit.core.events import NumbersBarred
from cockpit.core.model import Lead
from cockpit.ledger import Entry, finding, projection, reading, rows
from cockpit.ledger.slices import Pending, Phase, Row, Writer, count

_KNOWN = {
    "list": "coalesce(nullif(list, ''), (SELECT name FROM default_list))",
    "priority": "coalesce(priority, 0)",
}
_NEW = f"""
SELECT id, {", ".join(map(_KNOWN.get, rows.SAID, rows.SAID))} FROM drafts
WHERE id > ? AND NOT EXISTS (SELECT 1 FROM settled WHERE draft = id) ORDER BY id LIMIT ?
"""
_THEIR_NUMBERS = """
SELECT draft, phone, label, zones FROM draft_numbers WHERE draft BETWEEN ? AND ?
ORDER BY draft, position
"""
_SWITCHBOARDS = """
SELECT DISTINCT phone FROM draft_numbers d WHERE draft IN (SELECT draft FROM met)
AND EXISTS (SELECT 1 FROM ledger.events e WHERE e.phone = d.phone)
AND (SELECT count(*) FROM (
    SELECT 1 FROM ledger.numbers n WHERE n.phone = d.phone LIMIT ?1 + 1
)) > ?1
"""


def lead_phases(staging: sqlite3.Connection, writer: Writer, pending: Pending) -> list[Phase]:
    """The phases of an import of leads, in the order in which they come."""
    ledger = writer.connection
    return [
        NewLeads(staging, ledger, pending),
        Words(ledger, pending),
        Updates(staging, ledger, pending),
        Bars(staging, writer, pending),
        Crossroads(staging, ledger),
    ]


class NewLeads:
    """Leads that nobody knew yet: their rows, their numbers, their places in the queue."""

    name = "leads"

    def __init__(
        self, staging: sqlite3.Connection, ledger: sqlite3.Connection, pending: Pending
    ) -> None:
        self.rows = pending.added
        self._staging = staging
        self._ledger = ledger
        self._pools: dict[projection.Key, int] = {}

    def batch(self, after: int, most: int) -> list[Row]:
        """Drafts that are new leads: the draft, the lead's row, its numbers', its standing."""
        drafts = self._staging.execute(_NEW, (after, most)).fetchall()
        if not drafts:
            return []
        numbers = self._staging.execute(_THEIR_NUMBERS, (drafts[0][0], drafts[-1][0]))
        theirs = {id: [row[1:] for row in group] for id, group in groupby(numbers, itemgetter(0))}
        # Nobody else adds leads: there is one import at a time.
        last = _last(self._ledger)
        return [
            _new(draft, id, said, theirs.get(draft, []))
            for id, (draft, *said) in enumerate(drafts, last + 1)
        ]

    def write(self, batch: Sequence[Row]) -> None:
        """Add the leads."""
        self._ledger.executemany(rows.PUT_LEAD, map(itemgetter(1), batch))
        self._ledger.executemany(rows.PUT_NUMBER, chain.from_iterable(map(itemgetter(2), batch)))
        projection.state_new(self._ledger, list(map(itemgetter(3), batch)), self._pools)


class Words:
    """What the search knows new leads by: apart, since now and then it takes its time."""

    name = "words"

    def __init__(self, ledger: sqlite3.Connection, pending: Pending) -> None:
        self.rows = pending.added
        self._ledger = ledger

    def batch(self, after: int, most: int) -> Sequence[Row]:
        """New leads and their words."""
        after = max(after, _last(self._ledger) - self.rows)
        return finding.findable(self._ledger, after, after + min(most, finding.AT_ONCE))

    def write(self, batch: Sequence[Row]) -> None:
        """Make the leads findable."""
        finding.put(self._ledger, [(id, words) for id, words in batch])


class Updates:
    """Leads that we had and that are said to be otherwise now; what they were is kept."""

    name = "updates"

    def __init__(
        self, staging: sqlite3.Connection, ledger: sqlite3.Connection, pending: Pending
    ) -> None:
        self.rows = count(staging, "updates")
        self._staging = staging
        self._ledger = ledger
        self._import = pending.id

    def batch(self, after: int, most: int) -> list[Row]:
        """Leads as they are and as they will be."""
        places = self._staging.execute(
            "SELECT place, lead FROM updates WHERE place > ? ORDER BY place LIMIT ?", (after, most)
        ).fetchall()
        return [
            (place, reading.lead(self._ledger, id), reading.lead(self._staging, id))
            for place, id in places
        ]

    def write(self, batch: Sequence[Row]) -> None:
        """Change the leads."""
        for _, old, new in batch:
            self._ledger.execute(rows.UPDATE_LEAD, (*rows.said(new), new.id))
            self._ledger.executemany(rows.PUT_NUMBER, rows.number_rows(new, len(old.numbers)))
            self._ledger.executemany(
                "INSERT INTO lead_changes VALUES (?,?,?,?,?)", _changes(self._import, old, new)
            )
            finding.reindex(self._ledger, new)
        finding.tidy(self._ledger)
        projection.restate(self._ledger, (new.id for *_, new in batch))


class Bars:
    """Numbers that the file says must not be called."""

    name = "bars"

    def __init__(self, staging: sqlite3.Connection, writer: Writer, pending: Pending) -> None:
        self.rows = count(staging, "bars")
        self._staging = staging
        self._writer = writer
        self._at = pending.at

    def batch(self, after: int, most: int) -> list[Row]:
        """Drafts and their numbers, parted by spaces."""
        return self._staging.execute(
            "SELECT draft, phones FROM bars WHERE draft > ? ORDER BY draft LIMIT ?", (after, most)
        ).fetchall()

    def write(self, batch: Sequence[Row]) -> None:
        """Bar those that aren't barred already."""
        named = dict.fromkeys(phone for _, phones in batch for phone in phones.split())
        phones = tuple(p for p in named if not reading.is_barred(self._writer.connection, p))
        if phones:
            self._writer.insert(Entry(self._at, None, NumbersBarred(phones, imported=True)))


class Crossroads:
    """Leads on numbers that are switchboards by now: calls there are no longer their history."""

    name = "crossroads"
    rows = 0

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self._staging = staging
        self._ledger = ledger

    def batch(self, after: int, most: int) -> list[Row]:
        """The leads, each once."""
        start = bisect_right(self._leads, after)
        return [(lead,) for lead in self._leads[start : start + most]]

    def write(self, batch: Sequence[Row]) -> None:
        """Write their states anew."""
        projection.restate(self._ledger, (lead for (lead,) in batch))

    @cached_property
    def _leads(self) -> tuple[int, ...]:
        phones = self._staging.execute(_SWITCHBOARDS, (reading.SWITCHBOARD,)).fetchall()
        return reading.leads_having(self._ledger, (phone for (phone,) in phones))


def _new(draft: int, id: int, said: Row, numbers: Sequence[Row]) -> Row:
    *_, zone, list_name, priority, _notes, state = said
    key = (list_name, zone, state, numbers[0][2] if numbers else "")
    theirs = [(id, position, *number) for position, number in enumerate(numbers)]
    return draft, (id, *said), theirs, (id, priority, key)


def _last(ledger: sqlite3.Connection) -> int:
    return int(ledger.execute("SELECT coalesce(max(id), 0) FROM leads").fetchone()[0])


def _changes(import_id: int, old: Lead, new: Lead) -> Iterator[tuple[int, int, str, str, str]]:
    for name, before, after in zip(rows.SAID, rows.said(old), rows.said(new), strict=True):
        if before != after:
            yield import_id, old.id, name, str(before), str(after)
