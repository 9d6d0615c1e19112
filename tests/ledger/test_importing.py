import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from cockpit.core.events import CallLogged
from cockpit.core.model import Outcome
from cockpit.ledger import Entry, LedgerBusy, LedgerError
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.ledger.staging import Staging

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)


class Cut(Exception):
    """Pulls the plug."""


def cut_after(slices: int):
    """A report of progress that pulls the plug after so many slices."""

    def report(done: int, of: int) -> None:
        nonlocal slices
        slices -= 1
        if slices == 0:
            raise Cut

    return report


STATE = """
SELECT lead, list, zones, source, rank, status, attempts, silent_streak, last_at, tried
FROM lead_state JOIN pools ON pool = pools.id ORDER BY lead
"""


def contents(path) -> list[object]:
    """All that an import leaves behind, however it was cut into slices."""
    queries = (
        "SELECT * FROM leads", "SELECT * FROM numbers", "SELECT * FROM phones", STATE,
        "SELECT list, zones, source, waiting FROM pools ORDER BY 1, 2, 3",
        "SELECT DISTINCT phone FROM do_not_call ORDER BY phone", "SELECT * FROM lead_changes",
        "SELECT * FROM imports", "SELECT * FROM unfinished", "SELECT rowid, words FROM search",
    )  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        return [connection.execute(query).fetchall() for query in queries]


def staging_file(path):
    return path.with_name(path.name + "-import")


@pytest.fixture
def drafts(draft):
    """Two files of leads: the second changes, bars, adds and repeats."""
    first = [draft(f"Lead {n}", n) for n in range(300)]
    changed = [replace(each, title="CEO") for each in first[:60]]
    barred = [replace(each, do_not_call=True) for each in first[60:120]]
    added = [draft(f"New {n}", n, n + 300) for n in range(0, 300, 2)]
    shared = [draft(f"Desk {n}", 7) for n in range(60)]
    return first, [*changed, *barred, *added, *shared, *first[200:]]


def begun(path, draft, first) -> SqliteLedger:
    """A ledger with a first file in it, and calls on numbers of the second."""
    ledger = SqliteLedger(path, "laptop")
    ledger.import_leads(first, "list", NOW, "first.csv")
    silent = CallLogged(draft.phone(7), Outcome.NO_MESSAGE)
    other = replace(silent, phone=draft.phone(300))
    ledger.append(Entry(NOW, 8, silent), Entry(NOW, None, other))
    return ledger


def test_an_import_cut_off_anywhere_is_finished_as_if_nothing_had_been(tmp_path, drafts, draft):
    first, second = drafts
    with closing(begun(tmp_path / "whole.db", draft, first)) as ledger:
        counts = ledger.import_leads(second, "list", NOW, "second.csv")
    assert (counts.added, counts.updated, counts.unchanged) == (210, 120, 100)
    for slices in range(1, 100):
        path = tmp_path / f"{slices}.db"
        with closing(begun(path, draft, first)) as ledger:
            try:
                ledger.import_leads(second, "list", NOW, "second.csv", report=cut_after(slices))
                break
            except Cut:
                assert staging_file(path).exists()
        with closing(SqliteLedger(path, "laptop")) as ledger:
            assert ledger.finish_import() == "second.csv"
            assert ledger.finish_import() == ""
        assert contents(path) == contents(tmp_path / "whole.db")
        assert not staging_file(path).exists()
    assert slices > 5


def test_the_next_import_finishes_the_one_cut_off_before_it(tmp_path, draft, drafts):
    path = tmp_path / "cockpit.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        with pytest.raises(Cut):
            ledger.import_leads(drafts[0], "list", NOW, "first.csv", report=cut_after(1))
        one = draft("One more", 999)
        assert ledger.import_leads([one], "list", NOW, "one.csv").added == 1
        assert len(list(ledger.leads())) == 301
    assert not staging_file(path).exists()


def test_killed_before_the_merge_an_import_leaves_nothing(tmp_path, draft, drafts):
    path = tmp_path / "cockpit.db"

    def broken():
        yield from drafts[0]
        raise Cut

    with closing(SqliteLedger(path, "laptop")) as ledger:
        with pytest.raises(Cut):
            ledger.import_leads(broken(), "list", NOW, "first.csv")
        assert ledger.is_empty()
        assert ledger.finish_import() == ""
    assert not staging_file(path).exists()


def test_a_staging_file_left_half_written_is_thrown_away(tmp_path, drafts):
    path = tmp_path / "cockpit.db"
    staging_file(path).write_bytes(b"half of something else")
    with closing(SqliteLedger(path, "laptop")) as ledger:
        assert ledger.import_leads(drafts[0], "list", NOW, "f").added == 300
    assert not staging_file(path).exists()


def test_two_imports_take_turns(tmp_path, drafts):
    path = tmp_path / "cockpit.db"
    with closing(SqliteLedger(path, "laptop", wait=0.1)) as ledger:
        other = Staging(path, 0)
        with pytest.raises(LedgerBusy, match="another import is under way"):
            ledger.import_leads(drafts[0], "list", NOW, "f")
        other.remove()
        assert ledger.import_leads(drafts[0], "list", NOW, "f").added == 300


def test_an_import_that_somebody_is_at_is_left_to_them(tmp_path, drafts):
    path = tmp_path / "cockpit.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        with pytest.raises(Cut):
            ledger.import_leads(drafts[0], "list", NOW, "f", report=cut_after(1))
        other = Staging(path, 0)
        assert ledger.finish_import() == ""
        other.close()
        assert ledger.finish_import() == "f"


def test_where_the_staging_file_is_gone_it_is_said_once_and_the_file_can_come_again(
    tmp_path, drafts
):
    path = tmp_path / "cockpit.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        with pytest.raises(Cut):
            ledger.import_leads(drafts[0], "list", NOW, "leads.csv", report=cut_after(1))
        staging_file(path).unlink()
        with pytest.raises(LedgerError, match=r"import leads\.csv again"):
            ledger.finish_import()
        assert ledger.finish_import() == ""
        ledger.import_leads(drafts[0], "list", NOW, "leads.csv")
        assert len(list(ledger.leads())) == 300


def test_a_file_that_says_do_not_call_bars_every_number_once(ledger, draft):
    barred = draft("Ann", 0, 1, do_not_call=True)
    assert ledger.import_leads([barred, draft("Bob", 2)], "l", NOW, "f").added == 2
    assert set(ledger.barred()) == {draft.phone(0), draft.phone(1)}
    assert ledger.lists() == {"l": 1}
    events = ledger.generation()
    again = ledger.import_leads([barred, draft("Bob", 2)], "l", NOW, "f")
    assert (again.added, again.updated, again.unchanged) == (0, 0, 2)
    assert ledger.generation() == events
    more = ledger.import_leads([draft("Bob", 2, do_not_call=True)], "l", NOW, "f")
    assert (more.added, more.updated, more.unchanged) == (0, 1, 0)
    assert draft.phone(2) in ledger.barred()
    assert ledger.undo_last(NOW) is None


def test_a_dry_run_leaves_no_trace(tmp_path, drafts):
    path = tmp_path / "cockpit.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        assert ledger.import_leads(drafts[0], "l", NOW, "f", dry_run=True).added == 300
        assert ledger.is_empty()
    assert contents(path)[7] == []
    assert not staging_file(path).exists()


IMPORTING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cockpit.core.model import LeadDraft, Number
from cockpit.ledger.sqlite import SqliteLedger

ledger = SqliteLedger(Path(sys.argv[1]), "other", 30)
numbers = ((Number(f"+1312{n // 10000 + 200}{n % 10000:04}", "", ("America/Chicago",)),)
           for n in range(5000))
drafts = (LeadDraft(f"Lead {n}", numbers=number) for n, number in enumerate(numbers))
print("ready", flush=True)
ledger.import_leads(drafts, "l", datetime(2026, 3, 12, 18, 30, tzinfo=UTC), "many.csv")
"""


def test_killed_at_any_moment_beside_a_rep_it_is_all_or_nothing(tmp_path, draft):
    path, chance = tmp_path / "cockpit.db", random.Random(5)
    call = CallLogged(draft.phone(0), Outcome.NO_MESSAGE)
    seen = set()
    with closing(SqliteLedger(path, "laptop")) as ledger:
        ledger.import_leads([draft("Ann", 0)], "l", NOW, "f")
        logged = 0
        for _ in range(12):
            process = subprocess.Popen(
                [sys.executable, "-c", IMPORTING, str(path)], stdout=subprocess.PIPE
            )
            assert process.stdout
            process.stdout.readline()
            end = time.monotonic() + chance.uniform(0.05, 0.9)
            while time.monotonic() < end:
                ledger.append(Entry(NOW, 1, call))
                logged += 1
            os.kill(process.pid, signal.SIGKILL)
            process.communicate()
            ledger.finish_import()
            assert not list(tmp_path.glob("*-import*"))
            count = sum(1 for _ in ledger.leads()) - 1
            assert count in (0, 5000)
            seen.add(count)
            assert sum(1 for _ in ledger.call_events()) == logged
    assert 5000 in seen
