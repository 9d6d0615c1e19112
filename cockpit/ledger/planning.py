"""What the leads of a file will change, worked out in the staging file while nobody waits."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from cockpit.core.model import Counts, LeadDraft, Number
from cockpit.ledger import reading, rows
from cockpit.ledger.merging import NEW, LeadMerge

_CHUNK = 5_000

_SAID = ", ".join(rows.SAID)
_TEXTS = ("company", "title", "email", "zone", "list", "notes", "state")

# drafts and draft_numbers are the file as it was read. leads and numbers are the leads that its
# rows may be about, as they will be: the ledger's own tables, for LeadMerge. A draft that is
# settled describes that lead and is no new one.
TABLES = """
CREATE TABLE drafts(
    id INTEGER PRIMARY KEY,
    name TEXT, company TEXT, title TEXT, email TEXT, zone TEXT, list TEXT,
    priority INTEGER, notes TEXT, state TEXT
);
CREATE TABLE draft_numbers(
    draft INTEGER, position INTEGER, phone TEXT, label TEXT, zones TEXT,
    PRIMARY KEY(draft, position)
) WITHOUT ROWID;
CREATE TABLE default_list(name TEXT);
CREATE TABLE bars(draft INTEGER PRIMARY KEY, phones TEXT);
CREATE TABLE leads(
    id INTEGER PRIMARY KEY,
    name TEXT, company TEXT, title TEXT, email TEXT, zone TEXT, list TEXT,
    priority INTEGER, notes TEXT, state TEXT
);
CREATE TABLE numbers(
    lead INTEGER, position INTEGER, phone TEXT, label TEXT, zones TEXT,
    PRIMARY KEY(lead, position)
) WITHOUT ROWID;
CREATE INDEX numbers_phone ON numbers(phone, lead);
CREATE TABLE met(draft INTEGER PRIMARY KEY);
CREATE TABLE settled(draft INTEGER PRIMARY KEY, lead INTEGER);
CREATE TABLE touched(lead INTEGER PRIMARY KEY);
CREATE TABLE updates(place INTEGER PRIMARY KEY, lead INTEGER)
"""

# One lead alone has the draft's numbers, all of them, and nothing else to learn from it: by far
# the most rows of a file that comes again, and none of them is looked at one by one.
_NOTHING_NEW = f"""
INSERT INTO settled SELECT d.id, l.id
FROM met CROSS JOIN draft_numbers f ON f.draft = met.draft AND f.position = 0
CROSS JOIN ledger.numbers n ON n.phone = f.phone
CROSS JOIN drafts d ON d.id = met.draft
CROSS JOIN ledger.leads l ON l.id = n.lead
WHERE f.phone NOT IN shared AND 1 = (SELECT count(*) FROM (
    SELECT 1 FROM ledger.numbers m WHERE m.phone = f.phone LIMIT 2
))
AND d.name IN ('', l.name)
{"".join(f" AND d.{text} IN ('', l.{text})" for text in _TEXTS)}
AND (d.priority IS NULL OR d.priority = l.priority)
AND NOT EXISTS (
    SELECT 1 FROM draft_numbers o WHERE o.draft = d.id AND (
        EXISTS (SELECT 1 FROM ledger.numbers m WHERE m.phone = o.phone AND m.lead <> l.id)
        OR NOT EXISTS (SELECT 1 FROM ledger.numbers m WHERE m.phone = o.phone AND m.lead = l.id)
        OR o.phone IN shared
    )
)
"""

_POSSIBLE = """
INSERT INTO leads SELECT * FROM ledger.leads WHERE id IN (
    SELECT n.lead FROM met JOIN draft_numbers d ON d.draft = met.draft
    JOIN ledger.numbers n ON n.phone = d.phone
    WHERE met.draft NOT IN (SELECT draft FROM settled)
)
"""


class LeadPlan:
    """The leads of a file on their way, in a staging file of which TABLES were just made."""

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self._staging = staging
        self._ledger = ledger
        self._accepted = 0

    def read(self, drafts: Iterable[LeadDraft]) -> None:
        """Take in the drafts, in the order of the file."""
        numbered = enumerate(drafts, 1)
        while chunk := list(islice(numbered, _CHUNK)):
            self._accepted += len(chunk)
            self._staging.executemany(
                "INSERT INTO drafts VALUES (?,?,?,?,?,?,?,?,?,?)",
                [(id, *rows.said(draft)) for id, draft in chunk],
            )
            self._staging.executemany(
                "INSERT INTO draft_numbers VALUES (?,?,?,?,?)",
                [(id, place, number.phone, number.label, ",".join(number.zones))
                 for id, d in chunk for place, number in enumerate(d.numbers)],
            )  # fmt: skip
            self._staging.executemany(
                "INSERT INTO bars VALUES (?,?)",
                [(id, " ".join(number.phone for number in d.numbers))
                 for id, d in chunk if d.do_not_call],
            )  # fmt: skip

    def counts(self, default_list: str) -> Counts:
        """Work out what changes; what the import will have done, net."""
        self._staging.execute("INSERT INTO default_list VALUES (?)", (default_list,))
        self._meet()
        self._merge(default_list)
        self._keep_updates()
        settled = self._number("SELECT count(*) FROM settled")
        added = self._accepted - settled
        updated = self._number("SELECT count(*) FROM updates") + self._only_barred()
        return Counts(added, updated, self._accepted - added - updated)

    def _meet(self) -> None:
        """Find the drafts that share a number with another or with a lead we have."""
        run = self._staging.execute
        run("CREATE INDEX draft_phone ON draft_numbers(phone)")
        run(
            "CREATE TEMP TABLE shared AS SELECT phone FROM draft_numbers"
            " GROUP BY phone HAVING count(*) > 1"
        )
        run("CREATE INDEX temp.shared_phone ON shared(phone)")
        run("INSERT INTO met SELECT DISTINCT draft FROM draft_numbers WHERE phone IN shared")
        run(
            "INSERT OR IGNORE INTO met SELECT draft FROM draft_numbers d WHERE EXISTS"
            " (SELECT 1 FROM ledger.numbers n WHERE n.phone = d.phone)"
        )
        run(_NOTHING_NEW)

    def _merge(self, default_list: str) -> None:
        """Look at the rest of them one by one."""
        run = self._staging.execute
        run(_POSSIBLE)
        run("INSERT INTO numbers SELECT * FROM ledger.numbers WHERE lead IN (SELECT id FROM leads)")
        merge = LeadMerge(self._staging)
        for id, draft in self._entangled():
            lead = merge.take(draft, default_list, NEW + id)
            if lead != NEW + id:
                run("INSERT INTO settled VALUES (?, ?)", (id, lead))
        run(
            f"INSERT OR REPLACE INTO drafts SELECT id - ?, {_SAID} FROM leads WHERE id > ?",
            (NEW, NEW),
        )
        run("INSERT OR REPLACE INTO draft_numbers SELECT lead - ?, position, phone, label, zones"
            " FROM numbers WHERE lead > ?", (NEW, NEW))  # fmt: skip

    def _entangled(self) -> Iterator[tuple[int, LeadDraft]]:
        found = self._staging.execute(
            f"SELECT id, {_SAID} FROM drafts"
            " WHERE id IN (SELECT draft FROM met) AND id NOT IN (SELECT draft FROM settled)"
            " ORDER BY id"
        )
        while chunk := found.fetchmany(_CHUNK):
            for id, *said in chunk:
                draft = LeadDraft(*said)
                yield id, replace(draft, numbers=self._numbers(id))

    def _numbers(self, draft: int) -> tuple[Number, ...]:
        found = self._staging.execute(
            "SELECT phone, label, zones FROM draft_numbers WHERE draft = ? ORDER BY position",
            (draft,),
        )
        return tuple(Number(phone, label, reading.names(zones)) for phone, label, zones in found)

    def _keep_updates(self) -> None:
        """Of the leads that rows had something to say about, those that differ in the end."""
        found = self._staging.execute("SELECT lead FROM touched ORDER BY lead")
        for (id,) in found:
            if reading.lead(self._staging, id) != reading.lead(self._ledger, id):
                self._staging.execute("INSERT INTO updates(lead) VALUES (?)", (id,))

    def _only_barred(self) -> int:
        """How many leads change in nothing but that they must not be called any more."""
        found = self._staging.execute(
            "SELECT lead, group_concat(phones, ' ') FROM bars JOIN settled USING(draft)"
            " WHERE lead <= ? AND lead NOT IN (SELECT lead FROM updates) GROUP BY lead", (NEW,)
        )  # fmt: skip
        return sum(
            any(not reading.is_barred(self._ledger, phone) for phone in phones.split())
            for _, phones in found
        )

    def _number(self, query: str) -> int:
        return int(self._staging.execute(query).fetchone()[0])
