"""How the database came to look as it does; added to, never edited.

Imported only when there is something to migrate: sqlite-utils costs 40 ms at start-up.
"""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cockpit.core.phone import country
from cockpit.core.regions import codes_with_hours
from cockpit.ledger import again, finding, projection, suppression

migrations = Migrations("cockpit")

_FIRST = """
CREATE TABLE leads(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    company TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    zone TEXT NOT NULL,
    list TEXT NOT NULL,
    priority INTEGER NOT NULL,
    notes TEXT NOT NULL
) STRICT;

CREATE TABLE numbers(
    lead INTEGER NOT NULL REFERENCES leads(id),
    position INTEGER NOT NULL,
    phone TEXT NOT NULL,
    label TEXT NOT NULL,
    zones TEXT NOT NULL,
    PRIMARY KEY(lead, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX numbers_phone ON numbers(phone, lead);

CREATE TABLE imports(
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    file TEXT NOT NULL,
    added INTEGER NOT NULL,
    updated INTEGER NOT NULL,
    unchanged INTEGER NOT NULL
) STRICT;
CREATE TABLE lead_changes(
    import INTEGER NOT NULL REFERENCES imports(id),
    lead INTEGER NOT NULL REFERENCES leads(id),
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL
) STRICT;

-- rowid is the order of arrival; phone and target are read out of data for the indexes.
CREATE TABLE events(
    device TEXT NOT NULL,
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    lead INTEGER,
    data TEXT NOT NULL,
    phone TEXT GENERATED ALWAYS AS (json_extract(data, '$.phone')) VIRTUAL,
    target TEXT GENERATED ALWAYS AS (json_extract(data, '$.event')) VIRTUAL,
    PRIMARY KEY(device, seq)
) STRICT;
CREATE INDEX events_lead ON events(lead) WHERE lead IS NOT NULL;
CREATE INDEX events_phone ON events(phone, at) WHERE phone IS NOT NULL;
CREATE INDEX events_target ON events(target) WHERE target IS NOT NULL;
CREATE TRIGGER events_keep BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;

-- Leads of one list whose zones are known alike; waiting counts the open ones.
CREATE TABLE pools(
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    zones TEXT NOT NULL,
    source TEXT NOT NULL,
    waiting INTEGER NOT NULL DEFAULT 0,
    UNIQUE(list, zones, source)
) STRICT;

-- rank is minus the priority, so that the order of the queue is the order of the index.
CREATE TABLE lead_state(
    lead INTEGER PRIMARY KEY REFERENCES leads(id),
    pool INTEGER NOT NULL REFERENCES pools(id),
    rank INTEGER NOT NULL,
    status TEXT NOT NULL,
    attempts INTEGER NOT NULL,
    silent_streak INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    tried INTEGER NOT NULL,
    tried_until INTEGER NOT NULL,
    snoozed_until INTEGER NOT NULL
) STRICT;
CREATE INDEX state_queue ON lead_state(
    pool, rank, attempts, last_at, lead, tried, tried_until, snoozed_until
) WHERE status = 'open';
CREATE INDEX state_called ON lead_state(
    pool, rank, attempts, last_at, lead, tried, tried_until, snoozed_until
) WHERE status = 'open' AND attempts > 0;
CREATE INDEX state_recent ON lead_state(last_at, pool) WHERE last_at > 0;
CREATE INDEX state_snoozed ON lead_state(snoozed_until, pool, last_at)
    WHERE status = 'open' AND snoozed_until > 0;

-- A number is barred when the last row about it that is not undone says so.
CREATE TABLE do_not_call(
    phone TEXT NOT NULL,
    event INTEGER NOT NULL,
    barred INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY(phone, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX do_not_call_event ON do_not_call(event);

CREATE VIRTUAL TABLE search USING fts5(
    words, detail = none, prefix = '1 2 3', tokenize = 'unicode61 remove_diacritics 2'
);
"""


@migrations()
def a_first_session(db: Database) -> None:
    """Leads, events, the queue's projection, the do-not-call list and the search index."""
    _run(db, _FIRST)


_LISTS = """
ALTER TABLE leads ADD COLUMN state TEXT NOT NULL DEFAULT '';

-- The wall times of the last calls tell who was called within the hour before or after, as the
-- hours tried cannot: see leadstate.packed.
ALTER TABLE lead_state ADD COLUMN walls INTEGER NOT NULL DEFAULT 0;
-- The status is in them though it is always the same: else every row is looked up for it.
DROP INDEX state_queue;
DROP INDEX state_called;
CREATE INDEX state_queue ON lead_state(
    pool, rank, attempts, last_at, lead, tried, walls, tried_until, snoozed_until, status
) WHERE status = 'open';
CREATE INDEX state_called ON lead_state(
    pool, rank, attempts, last_at, lead, tried, walls, tried_until, snoozed_until, status
) WHERE status = 'open' AND attempts > 0;

-- An import that has begun to be merged: how far it is, and what its staging file is known by.
CREATE TABLE unfinished(
    import INTEGER PRIMARY KEY REFERENCES imports(id),
    token TEXT NOT NULL,
    phase TEXT NOT NULL,
    place INTEGER NOT NULL
) STRICT;

-- What the columns of files with this header become, as the rep once said; JSON objects.
CREATE TABLE header_maps(
    header TEXT PRIMARY KEY,
    columns TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Beginnings of up to five letters are ready to be found: without them a common word of a
-- million leads took 14 ms at its fourth and fifth letter, and takes 1 ms with them.
DROP TABLE search;
CREATE VIRTUAL TABLE search USING fts5(
    words, detail = none, prefix = '1 2 3 4 5', tokenize = 'unicode61 remove_diacritics 2'
);
-- Left to itself the index puts pieces together inside a commit, for up to 50 ms; an import
-- has it do so in small steps.
INSERT INTO search(search, rank) VALUES ('automerge', 0);
INSERT INTO search(search, rank) VALUES ('usermerge', 8);
INSERT INTO search(search, rank) VALUES ('crisismerge', 64);
"""


@migrations()
def lists_as_they_come(db: Database) -> None:
    """The lead's state, imports in slices, wall times called, and columns as a rep named them."""
    _run(db, _LISTS)


_PHONES = """
-- Who has a number: a table of its own, not an index of the numbers, so that an import can write
-- it in its own order. Where every new number touched a page of its own, that was a third of an
-- import's time.
DROP INDEX numbers_phone;
CREATE TABLE phones(
    phone TEXT NOT NULL,
    lead INTEGER NOT NULL REFERENCES leads(id),
    PRIMARY KEY(phone, lead)
) STRICT, WITHOUT ROWID;
INSERT INTO phones SELECT DISTINCT phone, lead FROM numbers ORDER BY phone, lead;
"""


@migrations()
def who_has_a_number(db: Database) -> None:
    """The leads by their numbers."""
    _run(db, _PHONES)


_GUARD = """
ALTER TABLE lead_state ADD COLUMN second_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_state ADD COLUMN touches INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_state ADD COLUMN touched_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_state ADD COLUMN promise_from INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lead_state ADD COLUMN promise_until INTEGER NOT NULL DEFAULT 0;

-- The leads of one pool are under the same laws: region names where they come from. called
-- counts those of the open ones that have been called.
CREATE TABLE pools_by_law(
    id INTEGER PRIMARY KEY,
    list TEXT NOT NULL,
    zones TEXT NOT NULL,
    source TEXT NOT NULL,
    region TEXT NOT NULL,
    waiting INTEGER NOT NULL DEFAULT 0,
    called INTEGER NOT NULL DEFAULT 0,
    UNIQUE(list, zones, source, region)
) STRICT;
INSERT INTO pools_by_law SELECT id, list, zones, source, '', 0, 0 FROM pools;
DROP TABLE pools;
ALTER TABLE pools_by_law RENAME TO pools;

DROP INDEX state_queue;
DROP INDEX state_called;
"""

_PARTED = """
CREATE TEMP TABLE moving AS
    SELECT lead_state.lead AS lead, pool, laws(coalesce(phone, ''), state) AS laws
    FROM lead_state JOIN leads ON id = lead_state.lead
    LEFT JOIN numbers ON numbers.lead = id AND position = 0
    WHERE laws <> '';
INSERT INTO pools(list, zones, source, region)
    SELECT DISTINCT list, zones, source, laws FROM moving JOIN pools ON id = pool;
UPDATE lead_state SET pool = theirs.id
    FROM moving JOIN pools AS past ON past.id = moving.pool
    JOIN pools AS theirs ON theirs.region = laws AND theirs.list = past.list
        AND theirs.zones = past.zones AND theirs.source = past.source
    WHERE lead_state.lead = moving.lead;
DROP TABLE moving;
UPDATE pools SET waiting = 0;
UPDATE pools SET waiting = found.leads, called = found.called FROM (
    SELECT pool, count(*) AS leads, sum(attempts > 0) AS called
    FROM lead_state WHERE status = 'open' GROUP BY pool
) AS found WHERE id = found.pool;

CREATE INDEX state_queue ON lead_state(
    pool, rank, attempts, last_at, lead, tried, walls, tried_until, snoozed_until, second_at,
    promise_from, status
) WHERE status = 'open';
CREATE INDEX state_touched ON lead_state(
    pool, rank, attempts, last_at, lead, tried, walls, tried_until, snoozed_until, touches,
    touched_at, promise_from, status
) WHERE status = 'open' AND (attempts > 0 OR touches > 0 OR promise_from > 0);
CREATE INDEX state_promised ON lead_state(
    promise_from, lead, promise_until, pool, attempts, last_at, touched_at, snoozed_until, status
) WHERE promise_from > 0;
CREATE INDEX state_met ON lead_state(touched_at, lead) WHERE touched_at > 0;
"""


@migrations()
def the_whole_guard(db: Database) -> None:
    """Promises, touches, the laws of regions, and who asked to be forgotten; then the rows of
    those of whom they say more now.
    """
    _run(db, _GUARD)
    _run(db, suppression.TABLE)
    db.conn.create_function("laws", 2, _laws, deterministic=True)
    _run(db, _PARTED)
    # Here and not before: today's code writes the tables as they are today.
    if not db.conn.execute("SELECT 1 FROM search LIMIT 1").fetchone():
        finding.rebuild(db.conn)
    projection.restate(db.conn, (lead for (lead,) in db.conn.execute(_UNLIKE).fetchall()))


@migrations()
def files_known_again(db: Database) -> None:
    """Files that were read before."""
    _run(db, again.TABLE)


# The first version kept no wall times. Details retire numbers since, and whoever picked up when
# they called us is done; a lead with a number that is barred may be called on another.
_UNLIKE = """
SELECT lead FROM lead_state WHERE attempts > 1 OR (attempts = 1 AND walls = 0)
UNION SELECT lead FROM phones WHERE phone IN (
    SELECT phone FROM events WHERE kind = 'detail' OR json_extract(data, '$.direction') = 'in'
        OR json_extract(data, '$.detail') IS NOT NULL
    UNION SELECT phone FROM do_not_call)
UNION SELECT lead FROM events WHERE lead IN (SELECT id FROM leads)
    AND (kind = 'detail' OR json_extract(data, '$.direction') = 'in'
        OR json_extract(data, '$.detail') IS NOT NULL)
"""


def _laws(phone: str, state: str) -> str:
    return codes_with_hours(country(phone), state)


def apply(connection: sqlite3.Connection) -> int:
    """Bring the database up to date inside the caller's transaction; the version it now has."""
    migrations.apply(Database(connection, execute_plugins=False))
    return len(migrations.applied(Database(connection, execute_plugins=False)))


def _run(db: Database, script: str) -> None:
    # executescript would commit the transaction that holds the lock.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
