"""How the database came to look as it does; added to, never edited.

Imported only when there is something to migrate: sqlite-utils costs 40 ms at start-up.
"""

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from cockpit.ledger import finding, projection

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
-- hours tried cannot: see history.packed.
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
    called = db.conn.execute("SELECT lead FROM lead_state WHERE attempts > 0").fetchall()
    projection.restate(db.conn, (lead for (lead,) in called))
    finding.rebuild(db.conn)


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
