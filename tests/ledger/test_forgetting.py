import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.core.events import (
    CallLogged,
    DetailAdded,
    Erased,
    Forgotten,
    NoteAdded,
    NumbersBarred,
    OutcomeCorrected,
    PromiseMade,
)
from cockpit.core.model import CallDraft, Detail, Outcome
from cockpit.ledger import Entry, LedgerBusy, LedgerError, UndoneAlready, suppression
from cockpit.ledger.opening import staging_path
from cockpit.ledger.sqlite import SqliteLedger

SECRETS = (
    "Zebulon", "Quackenbush", "Marzipan", "zeb@marzipan.example", "hates pigeons", "Vice Jester",
    "left about the jellyfish", "corrected to kumquat", "a note on the walrus", "about to yodel",
)  # fmt: skip


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    opened = SqliteLedger(tmp_path / "cockpit.db", "laptop", 0.2)
    yield opened
    opened.close()


def rows(ledger: SqliteLedger, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(ledger.path)) as connection:
        return connection.execute(query).fetchall()


def everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


@pytest.fixture
def zebulon(ledger, draft, clock) -> int:
    """A lead with two numbers, an extension among them, and a past; Ann has two others."""
    one, two = draft.phone(3), f"{draft.phone(4)}x77"
    ledger.import_leads(
        [draft("Ann", 1, 2, company="Acme"),
         draft("Zebulon Quackenbush", one, two, company="Marzipan Ltd", title="Vice Jester",
               email="zeb@marzipan.example", notes="hates pigeons", list="spring")],
        "l", clock(), "f",
    )  # fmt: skip
    # Another title than before, so that there is a change to be erased.
    ledger.import_leads(
        [draft("Zebulon Quackenbush", one, title="Chief Jester")], "l", clock(), "g"
    )
    (said,) = ledger.append(
        Entry(clock(), 2, CallLogged(one, Outcome.VOICEMAIL, said="left about the jellyfish"))
    )
    ledger.append(
        Entry(clock.forward(minutes=1), 2, OutcomeCorrected(
            said.id, one, Outcome.NO_MESSAGE, "corrected to kumquat")),
        Entry(clock(), 2, DetailAdded(said.id, one, Detail.BUSY)),
        Entry(clock(), 2, NoteAdded("a note on the walrus")),
        Entry(clock(), 2, PromiseMade("2026-03-19", "America/Chicago", words="about to yodel")),
    )  # fmt: skip
    (call,) = ledger.append(Entry(clock(), 1, CallLogged(draft.phone(1), Outcome.NO_MESSAGE)))
    ledger.undo(clock(), call.id)
    ledger.import_calls(
        [CallDraft(two, clock() - timedelta(days=9), Outcome.NO_MESSAGE, "jellyfish again")],
        clock(), "h",
    )  # fmt: skip
    return 2


def test_nothing_of_somebody_forgotten_is_left_in_any_file(ledger, zebulon, draft, clock):
    ledger.checkpoint()
    before = everything(ledger.path.parent)
    wanted = [*SECRETS, draft.phone(3), draft.phone(4)]
    assert [text for text in wanted if text.encode() not in before] == []
    ledger.forget(clock(), zebulon)
    assert ledger.sweep()
    after = everything(ledger.path.parent)
    assert [text for text in [*wanted, "jellyfish", "Jester"] if text.encode() in after] == []
    assert [t for t in wanted if t.lower().encode() in after] == []
    assert b"Acme" in after


def test_what_others_did_is_as_it_was(ledger, zebulon, draft, clock):
    ann = ledger.dossier(1)
    ledger.forget(clock(), zebulon)
    assert ledger.dossier(1) == ann
    assert ledger.find("ann") == (1,)
    assert ledger.find("zebulon") == ledger.find("marzipan") == ledger.find("5550103") == ()
    assert not ledger.has_lead(2)
    assert ledger.lists() == {"l": 1, "spring": 0}
    assert [past.call.lead for past in ledger.past_calls()] == []


def test_places_of_erased_events_stay_taken(ledger, zebulon, clock):
    (before,) = rows(ledger, "SELECT count(*), max(seq) FROM events")
    found = ledger.forget(clock(), zebulon)
    assert len(found.events) == 6
    (last,) = ledger.append(Entry(clock(), 1, NoteAdded("on we go")))
    assert last.id == f"laptop:{int(str(before[1])) + 2}"
    assert ledger.event(f"laptop:{int(str(before[1])) + 1}").body == Forgotten(6)
    erased = rows(ledger, "SELECT at, lead, data, phone FROM events WHERE kind = 'forgotten'")
    assert erased == [(int(clock().timestamp()), None, "{}", None)] * 6
    assert isinstance(ledger.event("laptop:1").body, Erased)


def test_events_are_kept_from_changing_again_afterwards(ledger, zebulon, clock):
    triggers = rows(ledger, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'")
    ledger.forget(clock(), zebulon)
    assert rows(ledger, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'") == triggers
    for statement in ("DELETE FROM events", "UPDATE events SET at = 0"):
        with pytest.raises(sqlite3.IntegrityError, match="never"):
            rows(ledger, statement)


def test_projections_are_what_the_events_that_are_left_add_up_to(ledger, zebulon, draft, clock):
    ledger.bar(clock(), draft.phone(9))
    ledger.forget(clock(), zebulon)
    assert ledger.sweep()
    tables = ("lead_state", "do_not_call", "pools")
    kept = [rows(ledger, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]
    ledger.rebuild()
    assert [rows(ledger, f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables] == kept
    assert ledger.barred() == (draft.phone(9),)


def test_an_erased_event_cannot_be_taken_back(ledger, zebulon, clock):
    ledger.forget(clock(), zebulon)
    with pytest.raises(UndoneAlready, match="erased"):
        ledger.undo(clock(), "laptop:1")
    ledger.append(Entry(clock(), 1, NoteAdded("mine")))
    last, _ = ledger.undo_last(clock())
    assert last.body == NoteAdded("mine")
    assert ledger.undo_last(clock()) is None


def test_its_numbers_are_recognised_and_nothing_says_which_they_are(ledger, zebulon, draft, clock):
    three, four = draft.phone(3), draft.phone(4)
    assert ledger.suppressed([three]) == frozenset()
    ledger.forget(clock(), zebulon)
    asked = [three, four, f"{four}x77", f"{four}x78", f"{three}x1", draft.phone(1)]
    assert ledger.suppressed(asked) == {three, four, f"{four}x77"}
    known = ledger.suppression()
    assert [phone in known for phone in asked] == [True, True, True, False, False, False]
    assert ledger.suppressed_count() == 3
    assert ledger.barred() == ()
    assert ledger.bar_all(clock(), [three, draft.phone(8)]) == 1


def test_a_line_that_others_are_on_is_theirs(ledger, draft, clock):
    line = draft.phone(4)
    ledger.import_leads([draft("Ann", f"{line}x1"), draft("Bo", f"{line}x2")], "l", clock(), "f")
    ledger.forget(clock(), 1)
    assert ledger.suppressed([line, f"{line}x1", f"{line}x2"]) == {f"{line}x1"}


def test_bars_become_hashes_and_those_of_others_stay(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 1), draft("Bo", 2)], "l", clock(), "f")
    ledger.bar_all(clock(), [draft.phone(1), draft.phone(2), draft.phone(7)])
    ledger.bar(clock(), draft.phone(1))
    (alone,) = ledger.append(Entry(clock(), 1, NumbersBarred((draft.phone(1),))))
    ledger.undo(clock(), alone.id)
    ledger.forget(clock(), 1)
    assert ledger.sweep()
    assert ledger.barred() == (draft.phone(2), draft.phone(7))
    ledger.rebuild()
    assert ledger.barred() == (draft.phone(2), draft.phone(7))
    assert ledger.dossier(2).barred == {draft.phone(2)}
    assert draft.phone(1).encode() not in everything(ledger.path.parent)


def test_a_number_that_others_have_stays_theirs_and_is_barred(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 1, 2), draft("Bo", 2), draft("Cy", 2)], "l", clock(), "f")
    shared = draft.phone(2)
    ledger.append(Entry(clock(), 1, CallLogged(shared, Outcome.NO_MESSAGE, note="ask for Ann")))
    ledger.append(Entry(clock(), 2, CallLogged(shared, Outcome.VOICEMAIL)))
    ledger.append(Entry(clock(), None, CallLogged(draft.phone(1), Outcome.VOICEMAIL)))
    found = ledger.forget(clock(), 1)
    assert (found.own, found.shared, len(found.events)) == ((draft.phone(1),), (shared,), 2)
    assert ledger.suppressed([draft.phone(1), shared]) == {draft.phone(1), shared}
    for lead in (2, 3):
        dossier = ledger.dossier(lead)
        assert [past.outcome for past in dossier.history.calls] == [Outcome.VOICEMAIL]
        assert dossier.barred == {shared}
    assert ledger.lists() == {"l": 0}
    assert ledger.undo_last(clock())[0].body == CallLogged(shared, Outcome.VOICEMAIL)


def test_the_secret_is_its_owners_alone_and_outside_the_database(ledger, zebulon, clock):
    ledger.forget(clock(), zebulon)
    file = suppression.secret_path(ledger.path)
    assert file.parent == ledger.path.parent
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    secret = file.read_bytes()
    assert len(secret) == 32
    assert secret not in ledger.path.read_bytes()
    assert secret.hex().encode() not in ledger.path.read_bytes()
    assert [path.name for path in ledger.path.parent.glob(".*")] == []


@pytest.mark.parametrize("content", [None, b"", b"x" * 31, b"x" * 32, b"x" * 33])
def test_a_lost_or_other_secret_lets_no_number_through(ledger, zebulon, draft, clock, content):
    ledger.forget(clock(), zebulon)
    file = suppression.secret_path(ledger.path)
    kept = file.read_bytes()
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    for asked in (
        lambda: ledger.suppressed([draft.phone(3)]),
        ledger.suppression,
        lambda: ledger.forget(clock(), 1),
        lambda: ledger.release(draft.phone(3)),
        lambda: ledger.bar_all(clock(), [draft.phone(8)]),
    ):
        with pytest.raises(LedgerError, match=r"secret.*put it back"):
            asked()
    assert ledger.has_lead(1)
    file.write_bytes(kept)
    assert ledger.suppressed([draft.phone(3)]) == {draft.phone(3)}


def test_hashes_that_nobody_can_read_can_be_given_up(ledger, zebulon, draft, clock):
    ledger.forget(clock(), zebulon)
    suppression.secret_path(ledger.path).unlink()
    assert ledger.release_all() == 3
    assert ledger.suppressed([draft.phone(3)]) == frozenset()
    ledger.forget(clock(), 1)
    assert ledger.suppressed([draft.phone(1)]) == {draft.phone(1)}


def test_a_hash_can_be_taken_off_by_its_number(ledger, zebulon, draft, clock):
    ledger.forget(clock(), zebulon)
    assert not ledger.release(draft.phone(1))
    assert ledger.release(draft.phone(3))
    assert not ledger.release(draft.phone(3))
    assert ledger.suppressed_count() == 2


def test_a_reader_in_the_way_is_told_of_and_the_next_sweep_does_it(ledger, zebulon, clock):
    with closing(sqlite3.connect(ledger.path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM leads").fetchall()
        ledger.forget(clock(), zebulon)
        assert not ledger.sweep()
        assert ledger.is_unswept()
        assert b"hates pigeons" in everything(ledger.path.parent)
    assert ledger.sweep()
    assert not ledger.is_unswept()
    assert b"hates pigeons" not in everything(ledger.path.parent)


def test_nobody_is_forgotten_while_an_import_is_not_over(ledger, zebulon, clock):
    with closing(sqlite3.connect(staging_path(ledger.path), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LedgerBusy, match="import"):
            ledger.forget(clock(), zebulon)
    assert ledger.has_lead(zebulon)
    ledger.forget(clock(), zebulon)
    assert not staging_path(ledger.path).exists()


def test_an_import_that_began_before_somebody_was_forgotten_does_not_bring_them_back(
    ledger, zebulon, draft, clock
):
    then = ledger.suppression()
    ledger.forget(clock(), zebulon)
    again = [draft("Zebulon Quackenbush", 3)]
    with pytest.raises(LedgerBusy, match="somebody was forgotten meanwhile; try again"):
        ledger.import_leads(again, "a", clock(), "f", forgotten=then)
    past = [CallDraft(draft.phone(3), clock.at, Outcome.NO_MESSAGE)]
    with pytest.raises(LedgerBusy, match="somebody was forgotten meanwhile; try again"):
        ledger.import_calls(past, clock(), "f", forgotten=then)
    assert b"Zebulon" not in b"".join(
        str(row).encode() for row in rows(ledger, "SELECT * FROM leads")
    )
    now = ledger.suppression()
    ledger.release(draft.phone(3))
    assert ledger.import_leads(again, "a", clock(), "f", forgotten=now).added == 1


def test_nobody_is_forgotten_who_is_not_there(ledger, clock):
    with pytest.raises(LedgerError, match="lead 9: not in this database"):
        ledger.forget(clock(), 9)
    assert not suppression.secret_path(ledger.path).exists()
    assert not ledger.has_leftovers()


FORGETTING = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from cockpit.ledger.sqlite import SqliteLedger
ledger = SqliteLedger(Path(sys.argv[1]), "laptop")
print("ready", flush=True)
ledger.forget(datetime(2026, 3, 12, 18, 30, tzinfo=UTC), 2)
print("gone", flush=True)
ledger.sweep()
print("swept", flush=True)
"""


def test_a_kill_leaves_all_of_somebody_or_nothing(ledger, zebulon, tmp_path, clock):
    before = ledger.dossier(zebulon)
    ledger.checkpoint()
    lots = random.Random(7)
    for number in range(10):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        path = Path(shutil.copy(ledger.path, folder))
        said = killed(FORGETTING, path, after=lots.uniform(0, 0.03))
        with closing(SqliteLedger(path, "laptop")) as left:
            if left.has_lead(zebulon):
                assert said == []
                assert left.dossier(zebulon) == before
                assert (left.suppressed_count(), left.is_unswept()) == (0, False)
                left.forget(clock(), zebulon)
            assert left.suppressed_count() == 3
            assert left.sweep()
        assert [text for text in SECRETS if text.encode() in everything(folder)] == []
        with closing(sqlite3.connect(path)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def killed(code: str, path: Path, after: float) -> list[str]:
    """What a process had said when it was killed, so many seconds after it was ready."""
    command = [sys.executable, "-c", code, str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        process.stdout.readline()
        deadline = time.monotonic() + after
        while time.monotonic() < deadline:
            pass
        process.send_signal(signal.SIGKILL)
        return process.communicate()[0].split()
