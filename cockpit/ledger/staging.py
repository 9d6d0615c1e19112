"""The file beside the ledger in which an import is made ready, before anybody has to wait for it.

Whoever has it open is the one import there is: its lock goes when its process goes.
"""

import os
import secrets
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import quote

from cockpit.ledger import LedgerBusy, LedgerError, LedgerRefused
from cockpit.ledger.opening import staging_path, translated

_TRY_AGAIN = 0.05


class Staging:
    """The staging file of the ledger at ``path``, ours alone until it is let go.

    ``connection`` has the ledger attached as ``ledger``, to be read. Raises LedgerBusy if
    another import still has the file after ``wait`` seconds, LedgerError if it is not usable.
    """

    def __init__(self, path: Path, wait: float) -> None:
        self.path = staging_path(path)
        self._ledger = path
        self._wait = wait
        self.connection = self._ours()

    @property
    def token(self) -> str:
        """By what the ledger knows the sealed import in it; blank where there is none."""
        about = "SELECT 1 FROM main.sqlite_schema WHERE name = 'about'"
        if self.connection.execute(about).fetchone() is None:
            return ""
        row = self.connection.execute("SELECT token FROM about").fetchone()
        return str(row[0]) if row else ""

    def begin(self, tables: str) -> None:
        """Start anew with empty tables, in a transaction that `seal` ends.

        Nothing in it has to outlive this process before that.
        """
        while self._has_tables():
            self.remove()
            self.connection = self._ours()
        self.connection.execute("PRAGMA main.synchronous = OFF")
        self.connection.execute("BEGIN")
        self.connection.execute("CREATE TABLE about(token TEXT NOT NULL)")
        for statement in tables.split(";"):
            self.connection.execute(statement)

    def seal(self) -> str:
        """Put all of it on disk; the token by which it will be known again."""
        token = secrets.token_hex(8)
        self.connection.execute("COMMIT")
        self.connection.execute("PRAGMA main.synchronous = FULL")
        self.connection.execute("INSERT INTO about VALUES (?)", (token,))
        return token

    @property
    def address(self) -> str:
        """Under which another connection of this process can read the file."""
        return _address(self.path, "ro")

    def share(self) -> None:
        """Let this process's other connections read the sealed file, and nobody else have it."""
        run = self.connection.execute
        run("PRAGMA main.locking_mode = NORMAL")
        # A commit beside a reader lets go of all of the lock but the reader's part, at one
        # stroke: there is no moment at which somebody else could take it.
        self._reader = run("SELECT token FROM about UNION ALL SELECT token FROM about")
        self._reader.fetchone()
        run("UPDATE about SET token = token")

    def remove(self) -> None:
        """Throw the file away: what was in it is in the ledger now, or is wanted nowhere."""
        # While the lock is held: whoever waits for it finds that the file has gone.
        self.path.with_name(f"{self.path.name}-journal").unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        self.close()

    def close(self) -> None:
        """Let go of the file and leave it as it is."""
        self.connection.close()

    def _has_tables(self) -> bool:
        return bool(self.connection.execute("SELECT 1 FROM main.sqlite_schema").fetchone())

    def _ours(self) -> sqlite3.Connection:
        """A connection that nobody else has, to the file that bears the name."""
        deadline = monotonic() + self._wait
        while True:
            try:
                connection = self._opened()
                if connection:
                    return connection
            except OSError as error:
                raise LedgerError(f"{self.path}: {error.strerror}; nothing is imported") from error
            except sqlite3.Error as error:
                found = translated(error, self.path)
                if isinstance(found, LedgerRefused):
                    # The power went while it was written: nobody can want it any more.
                    self.path.unlink(missing_ok=True)
                elif not isinstance(found, LedgerBusy):
                    raise found from error
            if monotonic() > deadline:
                raise LedgerBusy(f"{self._ledger}: another import is under way; try again later")
            sleep(_TRY_AGAIN)

    def _opened(self) -> sqlite3.Connection | None:
        os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        before = self.path.stat()
        connection = sqlite3.connect(_address(self.path, "rw"), uri=True, isolation_level=None)
        try:
            connection.execute("PRAGMA busy_timeout = 0")
            connection.execute("PRAGMA main.locking_mode = EXCLUSIVE")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
            if not _is_still(before, self.path):
                connection.close()
                return None
            connection.execute("ATTACH ? AS ledger", (_address(self._ledger, "ro"),))
        except BaseException:
            connection.close()
            raise
        return connection


def _is_still(before: os.stat_result, path: Path) -> bool:
    try:
        return os.path.samestat(before, path.stat())
    except FileNotFoundError:
        return False


def _address(path: Path, mode: str) -> str:
    return f"file:{quote(str(path.absolute()))}?mode={mode}"
