"""The engine: one SQLite file, one writer, every event on disk before anyone hears of it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.core.dossier import Dossier
from cockpit.core.events import Erased, Event, NumbersAllowed, NumbersBarred, Undone
from cockpit.core.model import CallDraft, Counts, LeadDraft
from cockpit.ledger import (
    Entry,
    LedgerError,
    LedgerRefused,
    Report,
    UndoneAlready,
    reading,
    writing,
)
from cockpit.ledger.opening import LOCK_WAIT, opened, staging_path
from cockpit.ledger.projection import project, rebuild
from cockpit.ledger.reader import Reader

if TYPE_CHECKING:
    from cockpit.ledger.forgetting import Traces
    from cockpit.ledger.importing import Imports
    from cockpit.ledger.packing import Batches
    from cockpit.ledger.slices import Writer
    from cockpit.ledger.suppression import Suppression


Follow = Callable[[Event], Iterable[Entry]]
"""What follows from an event that was just appended."""


def quiet(done: int, of: int) -> None:
    """Nobody wants to know how far it has come."""


class SqliteLedger(Reader):
    """The ledger at ``path``, written to under the name of ``device``.

    A write waits at least ``wait`` seconds for other writers to be done. Every method raises
    LedgerError if the file cannot be read or written; nothing is saved then. Not safe to
    share between threads.
    """

    def __init__(self, path: Path, device: str, wait: float = LOCK_WAIT) -> None:
        super().__init__(path, opened(path))
        self.device = device
        self.fresh: Mapping[int, Dossier] = {}
        """Leads that the last write was about, by id, as it left them; perhaps not all of them."""
        self._wait = wait
        self._file = self._identity()

    def close(self) -> None:
        """Fold the write-ahead log into the file, unless somebody is in the way, and let go."""
        with closing(self._connection), suppress(LedgerError):
            self.checkpoint()

    # Writing

    def append(self, *entries: Entry, then: Follow | None = None) -> tuple[Event, ...]:
        """Append events, all or none; they are on disk when this returns.

        ``then`` names what follows from the first of them, appended along with it. Raises
        LedgerError too if one lies in a year that some clock could not show, or is about a lead
        that is not there.
        """
        with self._writing():
            self._refuse_forgotten(entries)
            made = [self._insert(entry) for entry in entries]
            followers = then(made[0]) if then else ()
            return (*made, *(self._insert(entry) for entry in followers))

    def bar(self, at: datetime, phone: str) -> tuple[Event, ...]:
        """Put a number on the do-not-call list; no event if it is there already."""
        with self._writing():
            if reading.is_barred(self._connection, phone):
                return ()
            return (self._insert(Entry(at, None, NumbersBarred((phone,)))),)

    def bar_all(self, at: datetime, phones: Sequence[str]) -> int:
        """Put numbers of a file on the do-not-call list, in one event; how many were not there."""
        with self._writing():
            new = self.unbarred(phones)
            if new:
                self._insert(Entry(at, None, NumbersBarred(new, imported=True)))
            return len(new)

    def allow(self, at: datetime, phone: str) -> tuple[Event, ...]:
        """Take a number off the do-not-call list; no event if it is not there."""
        with self._writing():
            if not reading.is_barred(self._connection, phone):
                return ()
            return (self._insert(Entry(at, None, NumbersAllowed((phone,)))),)

    def release(self, phone: str) -> bool:
        """Take the hash of a number off the do-not-call list; whether it was there.

        Raises LedgerError too if there are hashes and their secret is not at hand.
        """
        from cockpit.ledger import suppression

        with self._writing():
            return suppression.release(self._connection, self.path, phone)

    def release_all(self) -> int:
        """Take all hashes off the do-not-call list; how many there were."""
        from cockpit.ledger import suppression

        with self._writing():
            return suppression.release_all(self._connection)

    def undo(self, at: datetime, id: str) -> Event:
        """Take an event back. Raises UndoneAlready if it is taken back, or erased, already."""
        with self._writing():
            if reading.is_undone(self._connection, id):
                raise UndoneAlready(f"event {id}: undone already")
            event = reading.event(self._connection, id)
            if isinstance(event.body, Erased):
                raise UndoneAlready(f"event {id}: erased, with all that was known of somebody")
            return self._undo(at, event)

    def undo_last(self, at: datetime) -> tuple[Event, Event] | None:
        """Take back the last event that can be; that event, and the one which takes it back.

        ``None`` where nothing logged on this device is left to undo.
        """
        with self._writing():
            last = writing.last_undoable(self._connection, self.device)
            return (last, self._undo(at, last)) if last else None

    def last_undoable(self) -> Event | None:
        """The last event logged on this device that isn't undone."""
        with self._reading():
            return writing.last_undoable(self._connection, self.device)

    def import_leads(
        self, drafts: "Iterable[LeadDraft] | Batches", default_list: str, now: datetime, file: str,
        dry_run: bool = False, report: Report = quiet, fingerprint: Callable[[], str] = str,
        forgotten: "Suppression | None" = None,
    ) -> Counts:  # fmt: skip
        """Merge drafts into the leads, all or none; a dry run counts and keeps nothing.

        Other writers hardly wait for it. ``report`` is told how far the merge has come;
        ``fingerprint`` is asked, when the drafts are read, by what to know the file again.
        ``forgotten`` are those whose numbers were left out of the drafts: raises LedgerBusy too
        if anybody has been forgotten since.
        """
        with self._reading():
            return self._imports().leads(
                drafts, default_list, now, file, dry_run, report, fingerprint, forgotten
            )

    def import_again(self, fingerprint: str, now: datetime, file: str) -> Counts | None:
        """Import a file that was read before, where nothing would come of it; else ``None``."""
        from cockpit.ledger import again

        with self._reading(), self._writer().writing():
            return again.unchanged(self._connection, fingerprint, now, file)

    def import_calls(
        self, drafts: Iterable[CallDraft], now: datetime, file: str, dry_run: bool = False,
        report: Report = quiet, forgotten: "Suppression | None" = None,
    ) -> Counts:  # fmt: skip
        """Merge past calls into the events, all or none; a dry run counts and keeps nothing.

        Other writers hardly wait for it. ``report`` is told how far the merge has come;
        ``forgotten`` as for leads.
        """
        with self._reading():
            return self._imports().calls(drafts, now, file, dry_run, report, forgotten)

    def finish_import(self, report: Report = quiet) -> str:
        """Finish an import that was cut off, or clear away what it left before it had begun;
        the name of the file finished, blank where there is none.
        """
        if not self.has_leftovers():
            return ""
        with self._reading():
            return self._imports().finish(report)

    def has_leftovers(self) -> bool:
        """Whether an import is under way beside us, or was cut off."""
        return bool(self.unfinished()) or staging_path(self.path).exists()

    def unfinished(self) -> str:
        """The file of an import that is being merged or was cut off; blank where there is none."""
        with self._reading():
            row = self._connection.execute(
                "SELECT file FROM unfinished JOIN imports ON import = id"
            ).fetchone()
            return (row[0] or "a file") if row else ""

    def forget(self, at: datetime, lead: int) -> "Traces":
        """Erase a lead with all that happened to it, and suppress its numbers; what there was.

        Numbers that others have too stay theirs, and are barred. Nothing undoes this. Until
        `sweep` is done its bytes may still be found in the file. Raises LedgerBusy too while an
        import is under way.
        """
        from cockpit.ledger.forgetting import Forgetting

        with self._reading():
            return Forgetting(self.path, self._writer(), self._wait).forget(at, lead)

    def sweep(self) -> bool:
        """Clear away the bytes of what was erased; whether nobody who reads was in the way.

        It writes the whole file anew, and may be called again at any time.
        """
        from cockpit.ledger.forgetting import Forgetting

        with self._reading():
            return Forgetting(self.path, self._writer(), self._wait).sweep()

    def remember_header_map(self, header: str, columns: Mapping[str, str]) -> None:
        """Keep what the columns of files with this header become; nothing forgets it."""
        from cockpit.ledger import headermaps

        with self._writing():
            headermaps.remember(self._connection, header, columns)

    def rebuild(self) -> None:
        """Write every projection anew from the events."""
        with self._writing():
            rebuild(self._connection)

    def checkpoint(self) -> None:
        """Fold the write-ahead log into the file, as far as nobody is in the way."""
        with self._reading():
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    # Inside

    def _refuse_forgotten(self, entries: Iterable[Entry]) -> None:
        # A session may not have heard of it yet: nothing may come back of a person forgotten.
        for lead in {entry.lead for entry in entries if entry.lead is not None}:
            if not reading.has_lead(self._connection, lead):
                raise LedgerError(f"lead {lead}: not in this database any more")

    def _insert(self, entry: Entry) -> Event:
        (event,) = writing.insert(self._connection, self.device, (entry,))
        # As read for this event, which comes after all others of its transaction.
        self.fresh = project(self._connection, event)
        return event

    def _insert_rows(self, rows: Sequence[writing.Row]) -> int:
        return writing.insert_rows(self._connection, self.device, rows)

    def _imports(self) -> "Imports":
        from cockpit.ledger.importing import Imports

        return Imports(self.path, self._writer(), self._wait)

    def _writer(self) -> "Writer":
        from cockpit.ledger.slices import Writer

        return Writer(
            self._connection, self._writing, self._insert, self._insert_rows, self.checkpoint
        )

    def _undo(self, at: datetime, event: Event) -> Event:
        phone = str(getattr(event.body, "phone", ""))
        return self._insert(Entry(at, event.lead, Undone(event.id, phone)))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with self._reading():
            self._check_identity()
            self.fresh = {}
            writing.begin(self._connection, self._wait)
            try:
                yield
                self._check_identity()
                self._connection.execute("COMMIT")
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    def _check_identity(self) -> None:
        if self._identity() != self._file:
            raise LedgerRefused(f"{self.path}: the file was replaced; start again")

    def _identity(self) -> tuple[int, int]:
        try:
            found = os.stat(self.path)
        except OSError as error:
            raise LedgerError(f"{self.path}: {error.strerror}; was it moved?") from error
        return found.st_dev, found.st_ino
