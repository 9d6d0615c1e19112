"""What the leads of a file will change, worked out in the staging file while nobody waits."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace

from cockpit.core.model import Counts, LeadDraft, Number
from cockpit.ledger import reading, rows
from cockpit.ledger.merging import NEW, LeadMerge
from cockpit.ledger.packing import Batches, Packed, Packer, packed

_CHUNK = 5_000

_SAID = ", ".join(rows.SAID)
_TEXTS = ("company", "title", "email", "zone", "list", "notes", "state")

# drafts and draft_numbers are the file as it was read. leads and numbers are the leads that its
# rows may be about, as they will be: the ledger's own tables, for LeadMerge. A draft that is
# settled describes that lead and is no new one; news are the others and the leads they become,
# new_phones is who will have which number. A standing is what a lead's pool hangs on.
TABLES = """
CREATE TABLE drafts(
    id INTEGER PRIMARY KEY,
    name TEXT, company TEXT, title TEXT, email TEXT, zone TEXT, list TEXT,
    priority INTEGER, notes TEXT, state TEXT,
    words TEXT, standing INTEGER
);
CREATE TABLE draft_numbers(
    draft INTEGER, position INTEGER, phone TEXT, label TEXT, zones TEXT,
    PRIMARY KEY(draft, position)
) WITHOUT ROWID;
CREATE TABLE standings(
    id INTEGER PRIMARY KEY, list TEXT, zone TEXT, state TEXT, zones TEXT, laws TEXT
);
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
CREATE VIEW phones AS SELECT phone, lead FROM numbers;
CREATE TABLE met(draft INTEGER PRIMARY KEY);
CREATE TABLE settled(draft INTEGER PRIMARY KEY, lead INTEGER);
CREATE TABLE touched(lead INTEGER PRIMARY KEY);
CREATE TABLE updates(place INTEGER PRIMARY KEY, lead INTEGER);
CREATE TABLE news(lead INTEGER PRIMARY KEY, draft INTEGER);
CREATE TABLE new_phones(place INTEGER PRIMARY KEY, phone TEXT, lead INTEGER)
"""

# One lead alone has the draft's numbers, all of them, and nothing else to learn from it: by far
# the most rows of a file that comes again, and none of them is looked at one by one.
_NOTHING_NEW = f"""
INSERT INTO settled SELECT d.id, l.id
FROM met CROSS JOIN draft_numbers f ON f.draft = met.draft AND f.position = 0
CROSS JOIN ledger.phones n ON n.phone = f.phone
CROSS JOIN drafts d ON d.id = met.draft
CROSS JOIN ledger.leads l ON l.id = n.lead
WHERE f.phone NOT IN shared AND 1 = (SELECT count(*) FROM (
    SELECT 1 FROM ledger.phones m WHERE m.phone = f.phone LIMIT 2
))
AND d.name IN ('', l.name)
{"".join(f" AND d.{text} IN ('', l.{text})" for text in _TEXTS)}
AND (d.priority IS NULL OR d.priority = l.priority)
AND NOT EXISTS (
    SELECT 1 FROM draft_numbers o WHERE o.draft = d.id AND (
        EXISTS (SELECT 1 FROM ledger.phones m WHERE m.phone = o.phone AND m.lead <> l.id)
        OR NOT EXISTS (SELECT 1 FROM ledger.phones m WHERE m.phone = o.phone AND m.lead = l.id)
        OR o.phone IN shared
    )
)
"""

_POSSIBLE = """
INSERT INTO leads SELECT * FROM ledger.leads WHERE id IN (
    SELECT n.lead FROM met JOIN draft_numbers d ON d.draft = met.draft
    JOIN ledger.phones n ON n.phone = d.phone
    WHERE met.draft NOT IN (SELECT draft FROM settled)
)
"""

_NEWS = """
INSERT INTO news SELECT ? + row_number() OVER (ORDER BY id), id FROM drafts
WHERE id NOT IN (SELECT draft FROM settled)
"""

_NEW_PHONES = """
INSERT INTO new_phones(phone, lead)
SELECT DISTINCT phone, lead FROM news CROSS JOIN draft_numbers USING(draft) ORDER BY phone, lead
"""


class LeadPlan:
    """The leads of a file on their way, in a staging file of which TABLES were just made."""

    def __init__(self, staging: sqlite3.Connection, ledger: sqlite3.Connection) -> None:
        self._staging = staging
        self._ledger = ledger
        self._accepted = 0

    def read(self, drafts: Iterable[LeadDraft] | Batches) -> None:
        """Take in the drafts, in the order of the file."""
        for each in drafts.each if isinstance(drafts, Batches) else packed(drafts):
            self._accepted += len(each.drafts)
            self._keep(each)

    def _keep(self, few: Packed) -> None:
        for table, found in zip(Packed._fields, few, strict=True):
            if found:
                marks = ",".join("?" * len(found[0]))
                self._staging.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", found)

    def counts(self, default_list: str) -> Counts:
        """Work out what changes; what the import will have done, net."""
        self._staging.execute("INSERT INTO default_list VALUES (?)", (default_list,))
        self._meet()
        self._merge(default_list)
        self._keep_updates()
        # Nobody else adds leads before this import is over: there is one at a time.
        last = self._number("SELECT coalesce(max(id), 0) FROM ledger.leads")
        self._staging.execute(_NEWS, (last,))
        self._staging.execute(_NEW_PHONES)
        added = self._number("SELECT count(*) FROM news")
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
            " (SELECT 1 FROM ledger.phones n WHERE n.phone = d.phone)"
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
        self._keep_merged()

    def _keep_merged(self) -> None:
        """Those of them that are new leads, as they will be."""
        packer = Packer(self._number("SELECT coalesce(max(id), 0) FROM standings"))
        found = self._staging.execute("SELECT id FROM leads WHERE id > ? ORDER BY id", (NEW,))
        while chunk := found.fetchmany(_CHUNK):
            leads = [reading.lead(self._staging, id) for (id,) in chunk]
            self._keep(packer.packed((lead.id - NEW, lead) for lead in leads))

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
