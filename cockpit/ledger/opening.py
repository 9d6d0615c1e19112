"""Opening the one file: created on purpose and privately, refused if it is not ours."""

import os
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from cockpit.ledger import LedgerBusy, LedgerError, LedgerRefused

APPLICATION_ID = int.from_bytes(b"ckpt", "big")
VERSION = 5
"""The number of migrations there are: kept here so that start-up need not import them."""

LOCK_WAIT = 0.3
"""Seconds to wait for another writer: longer would freeze the screen."""

OPENING_WAIT = 10.0
"""Seconds to wait, before there is a screen, for somebody who creates or migrates the file."""


def opened(path: Path) -> sqlite3.Connection:
    """A connection to the ledger at ``path``, made if it is missing, brought up to date if old.

    Raises LedgerRefused, the file's bytes untouched, if it is not ours; LedgerError if it
    cannot be opened.
    """
    try:
        if _has_content(path):
            _refuse_strangers(path)
        else:
            _create(path)
        connection = sqlite3.connect(
            f"file:{quote(str(path.absolute()))}?mode=rw",
            uri=True,
            timeout=OPENING_WAIT,
            isolation_level=None,
            cached_statements=512,
        )
        _prepare(connection)
    except OSError as error:
        raise LedgerError(f"{path}: {error.strerror}; choose another with --db") from error
    except sqlite3.Error as error:
        raise translated(error, path) from error
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    try:
        if _version(connection) < VERSION:
            _migrate(connection)
        _settle(connection)
    except BaseException:
        connection.close()
        raise


def be_patient(connection: sqlite3.Connection) -> None:
    """Let whatever needs a lock wait for LOCK_WAIT seconds."""
    connection.execute(f"PRAGMA busy_timeout = {int(LOCK_WAIT * 1000)}")


def staging_path(path: Path) -> Path:
    """Where an import into the ledger at ``path`` is made ready."""
    return path.with_name(f"{path.name}-import")


def translated(error: sqlite3.Error, path: Path) -> LedgerError:
    """SQLite's error as one that a rep can act on."""
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return LedgerBusy(f"{path}: another program is writing to it; try again")
        case sqlite3.SQLITE_FULL:
            return LedgerError(f"{path}: the disk is full; free some space, then try again")
        case sqlite3.SQLITE_IOERR:
            return LedgerError(f"{path}: {error}; check the disk and its space, then try again")
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM:
            return LedgerError(f"{path}: it cannot be written to; check its permissions")
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return LedgerRefused(f"{path}: the database is damaged ({error}); restore a copy")
        case _:
            return LedgerError(f"{path}: {error}")


def _has_content(path: Path) -> bool:
    if path.is_dir():
        raise LedgerRefused(f"{path}: a folder, not a database; name a file with --db")
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False


def _refuse_strangers(path: Path) -> None:
    # The header is read without SQLite, so that not a byte of somebody else's file changes.
    with path.open("rb") as file:
        header = file.read(100)
    if not header.startswith(b"SQLite format 3\0") or len(header) < 100:
        raise LedgerRefused(f"{path}: not a database; choose another with --db")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise LedgerRefused(f"{path}: another program's database; choose another with --db")
    if int.from_bytes(header[60:64], "big") > VERSION:
        raise LedgerRefused(f"{path}: made by a newer cockpit; update this one")


def _create(path: Path) -> None:
    # With parents=True, mkdir would leave those it makes on the way open to everyone.
    for folder in reversed(path.absolute().parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    # An empty file that was there before becomes the ledger too, and as private.
    os.chmod(path, 0o600)


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _migrate(connection: sqlite3.Connection) -> None:
    from cockpit.ledger import migrations

    # Out of WAL, so that the header read above always stands in the file itself; a file just
    # created is out of it, and another process may be about to switch it on.
    if _version(connection):
        connection.execute("PRAGMA journal_mode = DELETE")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if _version(connection) < VERSION:
            version = migrations.apply(connection)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {version}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _settle(connection: sqlite3.Connection) -> None:
    _switch_to_wal(connection)
    be_patient(connection)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    # A checkpoint inside a commit costs up to 58 ms: they run when the session is idle.
    connection.execute("PRAGMA wal_autocheckpoint = 0")


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    # This one pragma does not wait for a lock, whatever the timeout.
    deadline = monotonic() + OPENING_WAIT
    while connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or monotonic() > deadline:
                raise
            sleep(0.01)
