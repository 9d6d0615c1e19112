import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from cockpit.ledger import LedgerError, LedgerRefused
from cockpit.ledger.opening import APPLICATION_ID, VERSION, opened
from cockpit.ledger.sqlite import SqliteLedger

OPEN = """
import sys
from pathlib import Path
from cockpit.ledger import migrations
from cockpit.ledger.sqlite import SqliteLedger
print("ready", flush=True)
sys.stdin.readline()
ledger = SqliteLedger(Path(sys.argv[1]), "d")
print(ledger.is_empty())
ledger.close()
"""


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def stranger(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in ("CREATE TABLE mine(x)", *statements):
            connection.execute(statement)
        connection.commit()


def ours(path: Path) -> None:
    SqliteLedger(path, "laptop").close()


def test_file_and_folders_are_created_for_the_rep_alone(tmp_path):
    path = tmp_path / "new" / "folder" / "cockpit.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        assert ledger.is_empty()
        files = sorted(path.parent.iterdir())
        assert [file.name for file in files] == ["cockpit.db", "cockpit.db-shm", "cockpit.db-wal"]
        assert {mode(file) for file in files} == {0o600}
    assert mode(path.parent) == 0o700
    assert mode(tmp_path / "new") == 0o700


def test_a_new_database_says_whose_it_is_and_how_new(tmp_path):
    ours(tmp_path / "a.db")
    header = (tmp_path / "a.db").read_bytes()[:100]
    assert int.from_bytes(header[60:64], "big") == VERSION
    assert int.from_bytes(header[68:72], "big") == APPLICATION_ID


def test_the_version_is_the_number_of_migrations():
    from cockpit.ledger.migrations import migrations

    with closing(sqlite3.connect(":memory:")) as connection:
        from sqlite_utils import Database

        assert len(migrations.pending(Database(connection))) == VERSION


def test_an_empty_file_becomes_a_ledger(tmp_path):
    (tmp_path / "a.db").touch()
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        assert ledger.is_empty()


def test_the_disk_is_asked_to_keep_what_was_committed(tmp_path):
    with closing(opened(tmp_path / "a.db")) as connection:
        asked = [
            connection.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("journal_mode", "synchronous", "wal_autocheckpoint", "busy_timeout")
        ]
    assert asked == ["wal", 2, 0, 300]


def not_a_database(path: Path) -> None:
    path.write_text("name,phone\nAnn,+13125550100\n" * 20)


def a_short_file(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0")


def a_header_cut_short(path: Path) -> None:
    ours(path)
    path.write_bytes(path.read_bytes()[:99])


def somebody_elses(path: Path) -> None:
    stranger(path)


def somebody_elses_in_wal(path: Path) -> None:
    stranger(path, "PRAGMA application_id = 42", "PRAGMA user_version = 1")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def a_newer_programs(path: Path) -> None:
    ours(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (not_a_database, "not a database"),
        (a_short_file, "not a database"),
        (a_header_cut_short, "not a database"),
        (somebody_elses, "another program's"),
        (somebody_elses_in_wal, "another program's"),
        (a_newer_programs, "newer cockpit"),
    ],
)
def test_what_is_not_ours_is_refused_and_not_a_byte_of_it_changes(tmp_path, made, words):
    path = tmp_path / "a.db"
    made(path)
    before = path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())
    with pytest.raises(LedgerRefused, match=words) as refused:
        SqliteLedger(path, "laptop")
    assert str(path) in str(refused.value)
    assert (path.read_bytes(), path.stat().st_mtime_ns, sorted(tmp_path.iterdir())) == before


def test_a_folder_is_refused(tmp_path):
    with pytest.raises(LedgerRefused, match="a folder"):
        SqliteLedger(tmp_path, "laptop")
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_database_of_ours_is_refused_in_words(tmp_path):
    path = tmp_path / "a.db"
    ours(path)
    path.write_bytes(path.read_bytes()[:100] + b"\xff" * 20_000)
    with pytest.raises(LedgerError, match=r"a\.db"):
        SqliteLedger(path, "laptop")


def test_a_path_through_a_file_is_an_error_in_words(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LedgerError, match="--db"):
        SqliteLedger(tmp_path / "file" / "a.db", "laptop")


def test_a_link_to_itself_is_an_error_in_words(tmp_path):
    (tmp_path / "a.db").symlink_to(tmp_path / "a.db")
    with pytest.raises(LedgerError, match="--db"):
        SqliteLedger(tmp_path / "a.db", "laptop")


def test_a_file_that_may_not_be_read_is_an_error_and_stays_as_it_is(tmp_path):
    path = tmp_path / "a.db"
    ours(path)
    path.chmod(0)
    # Root may read everything, so a child that is nobody asks.
    child = os.fork()
    if child == 0:
        if os.geteuid() == 0:
            os.setuid(65534)
        try:
            SqliteLedger(path, "laptop")
        except LedgerError as error:
            os._exit(0 if "--db" in str(error) else 2)
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0
    path.chmod(0o600)
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_name_full_of_uri_characters_is_a_name(tmp_path):
    path = tmp_path / "50% of ?mode=ro #1 & é.db"
    ours(path)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_processes_that_create_the_same_database_at_once_all_succeed(tmp_path):
    for round_ in range(3):
        path = tmp_path / f"{round_}" / "a.db"
        command = [sys.executable, "-c", OPEN, str(path)]
        processes = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            for _ in range(4)
        ]
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin
            process.stdin.write("go\n")
            process.stdin.flush()
        assert [process.communicate()[0] for process in processes] == ["True\n"] * 4


def test_a_reader_in_the_way_of_the_first_opening_is_waited_for(tmp_path):
    # What a second process sees that opens between the first one's migration and its WAL.
    path = tmp_path / "a.db"
    ours(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    reader = subprocess.Popen(
        [sys.executable, "-c", READ, str(path)], stdout=subprocess.PIPE, text=True
    )
    assert reader.stdout
    assert reader.stdout.readline() == "reading\n"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        assert ledger.is_empty()
    reader.communicate()


READ = """
import sqlite3, sys, threading
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("BEGIN")
connection.execute("SELECT * FROM leads").fetchall()
print("reading", flush=True)
threading.Event().wait(0.4)
connection.execute("COMMIT")
"""
