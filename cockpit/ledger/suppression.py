"""Numbers whose owners asked to be forgotten: kept as hashes, so that they are never called.

The hashes are keyed with a secret in a file of its own beside the database. Whoever has only
the database can't try all numbers there are; whoever has lost the secret is told so, since no
number can be recognised any more.
"""

import hmac
import os
import secrets
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import suppress as ignoring
from dataclasses import dataclass
from pathlib import Path

from cockpit.core.phone import base
from cockpit.ledger import LedgerError, reading

# forgetting has one row: what the secret is known by, blank before there is one, and whether
# traces of somebody forgotten may still be found in the file's free pages.
TABLE = """
CREATE TABLE suppressed(hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE forgetting(proof TEXT NOT NULL, unswept INTEGER NOT NULL) STRICT;
INSERT INTO forgetting VALUES ('', 0);
"""

_LENGTH = 32
_PROOF = "the secret of the numbers that are suppressed"
"""Hashed to tell one secret from another: no number reads like it."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """The numbers that are suppressed: it tells of any number whether it is one of them."""

    secret: bytes = b""
    hashes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.hashes)

    def __contains__(self, phone: object) -> bool:
        """Whether a number, E.164 plus extension, is one of them."""
        return isinstance(phone, str) and _hash(self.secret, phone) in self.hashes


def secret_path(path: Path) -> Path:
    """Where the secret of the database at ``path`` is."""
    real = Path(os.path.realpath(path))
    return real.with_name(f"{real.name}-secret")


def suppressed_count(connection: sqlite3.Connection) -> int:
    """How many hashes there are."""
    return int(connection.execute("SELECT count(*) FROM suppressed").fetchone()[0])


def suppression(connection: sqlite3.Connection, path: Path) -> Suppression:
    """All that is suppressed. Raises LedgerError if there is some and its secret is not at hand."""
    found = hashes(connection)
    return Suppression(_secret(connection, path), found) if found else Suppression()


def hashes(connection: sqlite3.Connection) -> frozenset[str]:
    """All that is kept of the numbers that are suppressed."""
    return frozenset(row[0] for row in connection.execute("SELECT hash FROM suppressed"))


def suppressed(connection: sqlite3.Connection, path: Path, phones: Iterable[str]) -> frozenset[str]:
    """Those of the numbers that are suppressed.

    Raises LedgerError if any number is and the secret is not at hand.
    """
    if not _is_any(connection):
        return frozenset()
    secret = _secret(connection, path)
    find = "SELECT 1 FROM suppressed WHERE hash = ?"
    return frozenset(
        phone for phone in phones if connection.execute(find, (_hash(secret, phone),)).fetchone()
    )


def suppress(connection: sqlite3.Connection, path: Path, phones: Iterable[str]) -> None:
    """Keep numbers as hashes, and the line behind an extension unless it has others on it.

    The caller holds the lock, and has taken the numbers from their lead already. The secret
    is made if there is none that counts; it is on disk when this returns. Raises LedgerError
    if the one that counts is gone.
    """
    secret = _secret(connection, path) if _is_any(connection) else _settled(connection, path)
    lines = [base(phone) for phone in phones if base(phone) != phone]
    free = (line for line in lines if not _has_others(connection, line))
    connection.executemany(
        "INSERT OR IGNORE INTO suppressed VALUES (?)",
        [(_hash(secret, phone),) for phone in {*phones, *free}],
    )


def release(connection: sqlite3.Connection, path: Path, phone: str) -> bool:
    """Let a number be called again; whether it was suppressed. The caller holds the lock."""
    if not suppressed(connection, path, (phone,)):
        return False
    hashed = _hash(_secret(connection, path), phone)
    connection.execute("DELETE FROM suppressed WHERE hash = ?", (hashed,))
    return True


def release_all(connection: sqlite3.Connection) -> int:
    """Give all hashes up, as one must whose secret is lost; how many there were."""
    return connection.execute("DELETE FROM suppressed").rowcount


def _is_any(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM suppressed LIMIT 1").fetchone() is not None


def _has_others(connection: sqlite3.Connection, line: str) -> bool:
    having = reading.leads_having(connection, (line,))
    return bool(having or reading.leads_on_line(connection, line))


def _hash(secret: bytes, text: str) -> str:
    return hmac.digest(secret, text.encode(), "sha256").hex()


def _secret(connection: sqlite3.Connection, path: Path) -> bytes:
    file = secret_path(path)
    secret = _read(file)
    if secret and _hash(secret, _PROOF) == _proof(connection):
        return secret
    what = "not the secret" if secret else "the secret is not here"
    raise LedgerError(
        f"{file}: {what} that tells which numbers asked to be forgotten; put it back from a copy,"
        " or give those numbers up with cockpit dnc remove --hashed"
    )


def _proof(connection: sqlite3.Connection) -> str:
    return str(connection.execute("SELECT proof FROM forgetting").fetchone()[0])


def _settled(connection: sqlite3.Connection, path: Path) -> bytes:
    """The secret that counts from now on: the one that is there, else a new one."""
    file = secret_path(path)
    secret = _read(file) or _made(file)
    connection.execute("UPDATE forgetting SET proof = ?", (_hash(secret, _PROOF),))
    return secret


def _read(file: Path) -> bytes:
    """The secret, blank where there is none or half of one."""
    try:
        found = file.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LedgerError(f"{file}: {error.strerror}; check its permissions") from error
    return found if len(found) == _LENGTH else b""


def _made(file: Path) -> bytes:
    secret = secrets.token_bytes(_LENGTH)
    try:
        _write(file, secret)
    except OSError as error:
        text = f"{file}: {error.strerror}; the secret cannot be kept, so nothing is changed"
        raise LedgerError(text) from error
    return secret


def _write(file: Path, secret: bytes) -> None:
    # mkstemp's files are their owner's alone; the folder's own bytes are put on disk too.
    descriptor, name = tempfile.mkstemp(prefix=f".{file.name}-", dir=file.parent)
    try:
        with open(descriptor, "wb") as stream:
            stream.write(secret)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, file)
    except BaseException:
        with ignoring(OSError):
            os.unlink(name)
        raise
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
