"""Files of older versions, made by copying a new one into an old one's tables."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from sqlite_utils import Database

from cockpit.core.events import CallLogged, DetailAdded, NumbersBarred, Snoozed
from cockpit.core.model import Detail, Direction, Outcome
from cockpit.ledger import Entry
from cockpit.ledger.migrations import migrations
from cockpit.ledger.opening import APPLICATION_ID, VERSION
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
TORONTO, MIAMI, TAMPA = "+14165550100", "+13055550100", "+18135550100"
COPIED = ("leads", "numbers", "imports", "events", "do_not_call")


def filled(path, draft) -> None:
    """A new file: Canadian numbers, leads of Florida, a past in which everything happened."""
    with closing(SqliteLedger(path, "laptop")) as ledger:
        drafts = [
            draft("Ann", 0),
            draft("Bob", TORONTO),
            draft("Cy", 1, TORONTO, list="red"),
            draft("Dee", 2, TORONTO),
            draft("Eve", 3, TORONTO),
            draft("Flo", MIAMI, state="US-FL"),
            draft("Gus", TAMPA, state="US-FL", list="red"),
            draft("Hal", 4, state="US-FL", zone="America/Denver"),
            draft("Ida", 5),
        ]
        ledger.import_leads(drafts, "l", NOW, "f")
        spans = (1, 26, 50, 75)
        calls = [call(1, draft.phone(0), hours) for hours in spans]
        calls += [call(6, MIAMI, 30), call(2, TORONTO, 3), call(2, TORONTO, 9)]
        inbound = CallLogged(draft.phone(1), Outcome.ANSWERED, Direction.IN)
        (wrong, *_) = ledger.append(
            call(4, draft.phone(2), 8), *calls, Entry(NOW, 3, inbound),
            Entry(NOW, 8, Snoozed(NOW + timedelta(hours=2))),
            Entry(NOW, 5, NumbersBarred((draft.phone(3),))),
        )  # fmt: skip
        detail = DetailAdded(wrong.id, draft.phone(2), Detail.DISCONNECTED)
        ledger.append(Entry(NOW, 4, detail))


def call(lead: int, phone: str, hours: int) -> Entry:
    return Entry(NOW - timedelta(hours=hours), lead, CallLogged(phone, Outcome.NO_MESSAGE))


def columns(connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def aged(new, old, first_missing: str, version: int) -> None:
    """The same leads and events in a file of an older version."""
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        migrations.apply(Database(connection, execute_plugins=False), stop_before=first_missing)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("ATTACH ? AS new", (str(new),))
        for table in COPIED:
            kept = ", ".join(columns(connection, table))
            connection.execute(f"INSERT INTO {table} SELECT {kept} FROM new.{table}")
        connection.execute(
            "INSERT INTO pools SELECT min(id), list, zones, source, sum(waiting) FROM new.pools"
            " GROUP BY list, zones, source"
        )
        kept = [name for name in columns(connection, "lead_state") if name != "pool"]
        connection.execute(
            f"INSERT INTO lead_state({', '.join(kept)}, pool) SELECT {', '.join(kept)}, mine.id"
            " FROM new.lead_state JOIN new.pools AS its ON its.id = pool"
            " JOIN pools AS mine USING(list, zones, source)"
        )


def standing(path) -> tuple:
    with closing(sqlite3.connect(path)) as connection:
        states = connection.execute(
            "SELECT lead_state.*, list, zones, source, region"
            " FROM lead_state JOIN pools ON pool = id ORDER BY lead"
        )
        names = [column[0] for column in states.description]
        found = [dict(zip(names, row, strict=True)) for row in states]
        waiting = connection.execute(
            "SELECT list, zones, source, region, waiting FROM pools WHERE waiting > 0"
            " ORDER BY list, zones, source, region"
        ).fetchall()
        phones = connection.execute("SELECT * FROM phones ORDER BY phone, lead").fetchall()
    return [{**row, "pool": 0} for row in found], waiting, phones


@pytest.mark.parametrize(
    ("first_missing", "version"), [("who_has_a_number", 2), ("the_whole_guard", 3)]
)
def test_a_file_of_an_older_version_stands_as_a_new_one_would(
    tmp_path, draft, first_missing, version
):
    filled(tmp_path / "new.db", draft)
    aged(tmp_path / "new.db", tmp_path / "old.db", first_missing, version)
    if version == 3:
        with closing(sqlite3.connect(tmp_path / "old.db")) as old:
            old.execute("INSERT INTO phones SELECT DISTINCT phone, lead FROM numbers")
            old.commit()
    SqliteLedger(tmp_path / "old.db", "laptop").close()
    states, waiting, phones = standing(tmp_path / "old.db")
    assert (states, waiting, phones) == standing(tmp_path / "new.db")
    regions = {row["lead"]: row["region"] for row in states}
    assert regions == {
        1: "", 2: "CA", 3: "", 4: "CA", 5: "CA", 6: "US-FL", 7: "US-FL", 8: "US-FL", 9: "",
    }  # fmt: skip
    with closing(sqlite3.connect(tmp_path / "old.db")) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_file_of_the_first_version_is_brought_up_to_date(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "new.db", "laptop")) as ledger:
        ledger.import_leads([draft("Ann", 0), draft("Bob", TORONTO)], "l", NOW, "f")
        ledger.append(call(1, draft.phone(0), 30), call(2, TORONTO, 5), call(2, TORONTO, 9))
    aged(tmp_path / "new.db", tmp_path / "old.db", "lists_as_they_come", 1)
    with closing(SqliteLedger(tmp_path / "old.db", "laptop")) as ledger:
        assert ledger.find("bob", 5) == (2,)
    assert standing(tmp_path / "old.db") == standing(tmp_path / "new.db")
