"""What an import of leads writes, phase by phase, out of its staging file."""

import sqlite3
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from cockpit.core.events import NumbersBarred
from cockpit.core.model import Lead
from cockpit.ledger import Entry, finding, projection, reading, rows
from cockpit.ledger.newcomers import NewLeads, NewPhones, Words
from cockpit.ledger.slices import Pending, Phase, Row, Writer, count

_SWITCHBOARDS = """
SELECT DISTINCT phone FROM staging.draft_numbers d WHERE draft IN (SELECT draft FROM staging.met)
AND EXISTS (SELECT 1 FROM main.events e WHERE e.phone = d.phone)
AND (SELECT count(*) FROM (
    SELECT 1 FROM main.phones n WHERE n.phone = d.phone LIMIT ?1 + 1
)) > ?1
"""


def lead_phases(staging: sqlite3.Connection, writer: Writer, pending: Pending) -> list[Phase]:
    """The phases of an import of leads, in the order in which they come."""
    ledger = writer.connection
    return [
        NewLeads(ledger, pending),
        NewPhones(staging, ledger),
        Words(ledger, pending),
        Updates(staging, ledger, pending),
        Bars(staging, writer, pending),
        Crossroads(ledger),
    ]


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
            added = list(rows.number_rows(new, len(old.numbers)))
            self._ledger.executemany(rows.PUT_NUMBER, added)
            self._ledger.executemany(rows.PUT_PHONE, [(row[2], new.id) for row in added])
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

    def __init__(self, ledger: sqlite3.Connection) -> None:
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
        phones = self._ledger.execute(_SWITCHBOARDS, (reading.SWITCHBOARD,)).fetchall()
        return reading.leads_having(self._ledger, (phone for (phone,) in phones))


def _changes(import_id: int, old: Lead, new: Lead) -> Iterator[tuple[int, int, str, str, str]]:
    for name, before, after in zip(rows.SAID, rows.said(old), rows.said(new), strict=True):
        if before != after:
            yield import_id, old.id, name, str(before), str(after)
