import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from datetime import UTC, datetime

import pytest

from cockpit.core.events import CallLogged, Event, NoteAdded, Parked
from cockpit.core.model import Outcome
from cockpit.ledger import Entry, LedgerBusy, LedgerError, LedgerRefused
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
CALL = CallLogged("+13125550100", Outcome.NO_MESSAGE)

LOGGING = """
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo
from cockpit.config import Config
from cockpit.core.model import Outcome
from cockpit.core.rules import QueueRules
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.session.view import Mood
from cockpit.shelf import load_shelf

at = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
def clock():
    return at
ledger = SqliteLedger(Path(sys.argv[1]), "laptop")
config = Config(queue=QueueRules(rest_hours=0))
session = Session(ledger, config, load_shelf(None), clock, ZoneInfo("America/Chicago"))
outcomes = [Outcome.NO_MESSAGE, Outcome.VOICEMAIL]
for n in range(100_000):
    at += timedelta(seconds=1)
    view = session.log(outcomes[n % 2])
    assert view.status.mood is Mood.SAVED, view.status
    print(ledger.last_undoable().id, flush=True)
"""

APPENDING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cockpit.core.events import NoteAdded
from cockpit.ledger import Entry, LedgerBusy
from cockpit.ledger.sqlite import SqliteLedger

ledger = SqliteLedger(Path(sys.argv[1]), "laptop")
at = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
done = 0
while done < 150:
    try:
        (event,) = ledger.append(Entry(at, None, NoteAdded(f"{sys.argv[2]} {done}")))
    except LedgerBusy:
        continue
    print(event.id)
    done += 1
"""

FOLLOWED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cockpit.core.events import CallLogged, NumbersBarred, Parked, PromiseMade
from cockpit.core.model import Outcome
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger

ledger = SqliteLedger(Path(sys.argv[1]), "laptop")
at = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)

def then(event):
    for body in (
        Parked(at, event.id),
        PromiseMade("2026-03-13", "America/Chicago", because=event.id),
        NumbersBarred(("+13125550101",), because=event.id),
    ):
        yield Entry(at, 1, body)

while True:
    call = CallLogged("+13125550100", Outcome.VOICEMAIL)
    print(ledger.append(Entry(at, 1, call), then=then)[0].id, flush=True)
"""

FULL_DISK = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo
from cockpit.config import Config
from cockpit.core.model import LeadDraft, Number, Outcome
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.shelf import load_shelf

path = Path(sys.argv[1])
at = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
ledger = SqliteLedger(path, "laptop")
ann, bob = (
    LeadDraft(name=name, numbers=(Number(f"+1312555010{n}", "", ("America/Chicago",)),))
    for n, name in enumerate(("Ann", "Bob"))
)
ledger.import_leads([ann, bob], "l", at, "f")
session = Session(ledger, Config(), load_shelf(None), lambda: at, ZoneInfo("America/Chicago"))
before = session.look()
used = Path(f"{path}-wal").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (used + 100, resource.RLIM_INFINITY))
verbs = [
    lambda: session.log(Outcome.NO_MESSAGE),
    lambda: session.note("a line"),
    session.do_not_call,
    lambda: session.snooze(at.replace(hour=23)),
]
for verb in verbs:
    view = verb()
    print(view.status.mood, view.queue == before.queue, view.card == before.card,
          view.tally == before.tally, ledger.last_undoable())
print(view.status.text)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
view = session.log(Outcome.NO_MESSAGE)
print(view.status.mood, view.card.lead.name, ledger.last_undoable().id)
"""


HOLDING = """
import sqlite3, sys, threading
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
threading.Event().wait(1.5)
connection.execute("COMMIT")
"""


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_what_was_said_to_be_logged_survives_a_kill(tmp_path, draft):
    path = tmp_path / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        ledger.import_leads([draft(f"Lead {n}", n) for n in range(30)], "l", NOW, "f")
    lots = random.Random(20)
    said: list[str] = []
    for _ in range(20):
        process = child(LOGGING, path)
        assert process.stdout
        said += [process.stdout.readline().strip() for _ in range(lots.randrange(1, 25))]
        process.send_signal(signal.SIGKILL)
        said += process.communicate()[0].split()
    with closing(SqliteLedger(path, "laptop")) as ledger:
        assert len(said) == len(set(said)) > 20
        assert all(isinstance(ledger.event(id).body, CallLogged) for id in said)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_an_event_and_what_follows_from_it_are_there_together_or_not_at_all(tmp_path, draft):
    path = tmp_path / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        ledger.import_leads([draft("Ann", 0)], "l", NOW, "f")
    lots = random.Random(4)
    said: set[str] = set()
    for _ in range(10):
        process = child(FOLLOWED, path)
        assert process.stdout
        said.update(process.stdout.readline().strip() for _ in range(lots.randrange(1, 9)))
        process.send_signal(signal.SIGKILL)
        said.update(process.communicate()[0].split())
    with closing(sqlite3.connect(path)) as connection:
        calls = ids(connection, "SELECT device || ':' || seq FROM events WHERE kind = 'call'")
        assert said <= calls
        for kind in ("park", "promise", "do_not_call"):
            because = f"SELECT json_extract(data, '$.because') FROM events WHERE kind = '{kind}'"
            assert ids(connection, because) == calls


def ids(connection: sqlite3.Connection, query: str) -> set[str]:
    return {row[0] for row in connection.execute(query)}


def test_nothing_is_kept_of_an_event_whose_followers_cannot_be(ledger):
    def odd_year(event: Event) -> list[Entry]:
        return [Entry(NOW, 1, Parked(datetime(3000, 1, 1, tzinfo=UTC), event.id))]

    with pytest.raises(LedgerError, match="year"):
        ledger.append(Entry(NOW, None, CALL), then=odd_year)
    assert ledger.last_undoable() is None


def test_a_kill_while_the_file_is_made_leaves_one_that_opens(tmp_path):
    lots = random.Random(5)
    for number in range(8):
        path = tmp_path / f"{number}" / "a.db"
        process = child(OPENING, path)
        assert process.stdout
        process.stdout.readline()
        deadline = time.monotonic() + lots.uniform(0, 0.03)
        while time.monotonic() < deadline:
            pass
        process.kill()
        process.communicate()
        with closing(SqliteLedger(path, "laptop")) as ledger:
            assert ledger.is_empty()


OPENING = """
import sys
from pathlib import Path
from cockpit.ledger import migrations
from cockpit.ledger.sqlite import SqliteLedger
print("ready", flush=True)
SqliteLedger(Path(sys.argv[1]), "laptop")
"""


def test_two_processes_that_append_at_once_lose_nothing(tmp_path):
    path = tmp_path / "a.db"
    SqliteLedger(path, "laptop").close()
    processes = [child(APPENDING, path, name) for name in ("one", "other")]
    said = [id for process in processes for id in process.communicate()[0].split()]
    assert sorted(said, key=lambda id: int(id[7:])) == [f"laptop:{n}" for n in range(1, 301)]
    with closing(SqliteLedger(path, "laptop")) as ledger:
        texts = {ledger.event(id).body for id in said}
    assert texts == {NoteAdded(f"{name} {n}") for name in ("one", "other") for n in range(150)}


def test_on_a_full_disk_nothing_changes_and_the_same_key_works_later(tmp_path):
    output = child(FULL_DISK, tmp_path / "a.db").communicate()[0].splitlines()
    assert output[:4] == ["failed True True True None"] * 4
    assert "Not saved" in output[4]
    assert output[5] == "saved Bob laptop:1"


def test_a_full_database_is_said_to_be_a_full_disk(tmp_path, ledger):
    from cockpit.ledger.opening import translated

    with closing(sqlite3.connect(":memory:")) as small:
        small.execute("CREATE TABLE t(x)")
        small.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            small.execute("INSERT INTO t VALUES (zeroblob(100000))")
    assert "free some space" in str(translated(full.value, tmp_path))


def test_a_writer_in_the_way_is_told_of_within_a_third_of_a_second(tmp_path, ledger):
    with closing(sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(LedgerBusy, match="try again"):
            ledger.append(Entry(NOW, None, CALL))
        assert 0.2 < time.monotonic() - began < 1
        other.execute("ROLLBACK")
    assert ledger.append(Entry(NOW, None, CALL))[0].id == "laptop:1"


def test_a_file_that_was_replaced_takes_no_more_events(tmp_path, ledger):
    SqliteLedger(tmp_path / "other.db", "laptop").close()
    os.replace(tmp_path / "other.db", tmp_path / "cockpit.db")
    with pytest.raises(LedgerRefused, match="replaced"):
        ledger.append(Entry(NOW, None, CALL))


def test_a_file_that_was_deleted_takes_no_more_events(tmp_path, ledger):
    (tmp_path / "cockpit.db").unlink()
    with pytest.raises(LedgerError, match="moved"):
        ledger.append(Entry(NOW, None, CALL))
    assert not (tmp_path / "cockpit.db").exists()


def test_what_another_process_wrote_is_noticed_and_what_this_one_wrote_is_not(tmp_path, ledger):
    before = ledger.generation()
    ledger.append(Entry(NOW, None, CALL))
    assert ledger.generation() == before
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desktop")) as other:
        other.append(Entry(NOW, None, CALL))
    assert ledger.generation() != before


def test_another_writer_is_waited_for_as_long_as_was_said(tmp_path):
    path = tmp_path / "a.db"
    with (
        closing(SqliteLedger(path, "laptop")) as hasty,
        closing(SqliteLedger(path, "laptop", wait=60)) as patient,
    ):
        process = child(HOLDING, path)
        assert process.stdout
        assert process.stdout.readline() == "writing\n"
        with pytest.raises(LedgerBusy):
            hasty.append(Entry(NOW, None, CALL))
        assert len(patient.append(Entry(NOW, None, CALL))) == 1
        process.communicate()
