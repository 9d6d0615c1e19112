"""Imports, beside whatever else is going on: made ready, merged in slices, all or nothing.

A file is read into the staging file first; killed before the merge, nothing has happened. From
the merge's first moment on the ledger knows that it has begun, and whoever opens the ledger
next finishes it.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from cockpit.core.model import CallDraft, Counts, LeadDraft
from cockpit.ledger import (
    LedgerBusy,
    LedgerError,
    Report,
    again,
    callplan,
    codec,
    planning,
    rows,
)
from cockpit.ledger.callphases import call_phases
from cockpit.ledger.callplan import CallPlan
from cockpit.ledger.leadphases import lead_phases
from cockpit.ledger.newcomers import made_whole, newcomers
from cockpit.ledger.packing import Batches
from cockpit.ledger.planning import LeadPlan
from cockpit.ledger.slices import Merging, Pending, Phase, Writer
from cockpit.ledger.staging import Staging
from cockpit.ledger.suppression import Suppression, hashes

_BULK = {"cache_size": -64_000, "synchronous": "NORMAL"}
"""While an import runs its indexes are written all over; and see `Imports._roomy`."""

_PENDING = """
SELECT id, kind, file, at, token, phase, place, added
FROM unfinished JOIN imports ON import = id
"""


class Imports:
    """The imports of the ledger at ``path``; another one under way is waited for so long."""

    def __init__(self, path: Path, writer: Writer, wait: float) -> None:
        self._path = path
        self._writer = writer
        self._wait = wait

    def leads(
        self, drafts: Iterable[LeadDraft] | Batches, default_list: str, now: datetime, file: str,
        dry_run: bool, report: Report, fingerprint: Callable[[], str],
        forgotten: Suppression | None,
    ) -> Counts:  # fmt: skip
        """Merge drafts into the leads, all or none; a dry run only counts.

        ``fingerprint`` is asked for once the drafts are read; the file is known by it from then.
        """
        with self._made_ready(planning.TABLES, report, forgotten) as staging:
            plan = LeadPlan(staging.connection, self._writer.connection)
            plan.read(drafts)
            counts = plan.counts(default_list)
            if not dry_run:
                self._begin(staging, "leads", now, file, counts, fingerprint())
                self._finish(staging, report)
        return counts

    def calls(
        self, drafts: Iterable[CallDraft], now: datetime, file: str, dry_run: bool,
        report: Report, forgotten: Suppression | None,
    ) -> Counts:  # fmt: skip
        """Merge past calls into the events, all or none; a dry run only counts."""
        with self._made_ready(callplan.TABLES, report, forgotten) as staging:
            plan = CallPlan(staging.connection, self._writer.connection)
            plan.read(drafts)
            counts = plan.counts()
            if not dry_run:
                self._begin(staging, "calls", now, file, counts)
                self._finish(staging, report)
        return counts

    def finish(self, report: Report) -> str:
        """Finish what was cut off, unless somebody is at it; the file it came from, else blank.

        What was cut off before it was merged is thrown away.
        """
        try:
            with self._staging(0) as staging:
                return self._finish(staging, report)
        except LedgerBusy:
            return ""

    def _begin(
        self, staging: Staging, kind: str, now: datetime, file: str, counts: Counts,
        fingerprint: str = "",
    ) -> None:  # fmt: skip
        """Let the ledger know of the import: from now on it will be finished."""
        token = staging.seal()
        with self._writer.writing():
            id = rows.record(self._writer.connection, kind, now, file, counts)
            again.remember(self._writer.connection, fingerprint, id, counts)
            if counts.added or counts.updated:
                self._writer.connection.execute(
                    "INSERT INTO unfinished VALUES (?, ?, '', 0)", (id, token)
                )

    def _finish(self, staging: Staging, report: Report) -> str:
        pending = self._pending()
        if pending is None:
            return ""
        if staging.token != pending.token:
            self._give_up(pending)
            raise LedgerError(
                f"{self._path}: the import of {pending.file} was cut off and {staging.path.name}"
                f" is gone; import {pending.file} again"
            )
        with self._roomy(), self._attached(staging), newcomers(self._writer.connection):
            merging = Merging(self._writer, pending, report)
            try:
                merging.finish(self._phases(staging, pending))
            except LedgerError as error:
                end = f"the rest of {pending.file} comes in at the next start"
                raise LedgerError(f"{error}; {end}") from error
        # Waits for the disk again: after it, what it was merged from may go.
        self._forget()
        return pending.file

    def _phases(self, staging: Staging, pending: Pending) -> list[Phase]:
        if pending.kind == "calls":
            return call_phases(staging.connection, self._writer)
        return lead_phases(staging.connection, self._writer, pending)

    def _pending(self) -> Pending | None:
        row = self._writer.connection.execute(_PENDING).fetchone()
        if row is None:
            return None
        id, kind, file, at, token, phase, place, added = row
        return Pending(id, kind, file, codec.moment(at), token, phase, place, added)

    def _give_up(self, pending: Pending) -> None:
        with self._writer.writing():
            if pending.kind == "leads":
                made_whole(self._writer.connection, pending.added)
            again.forget(self._writer.connection, pending.id)
            self._writer.connection.execute("DELETE FROM unfinished")

    def _forget(self) -> None:
        with self._writer.writing():
            self._writer.connection.execute("DELETE FROM unfinished")

    @contextmanager
    def _made_ready(
        self, tables: str, report: Report, forgotten: Suppression | None
    ) -> Iterator[Staging]:
        """The staging file with tables to fill, once what was cut off before is finished.

        From now on nobody is forgotten until the import is over; whoever was since the drafts
        began to be read would be back with them: LedgerBusy then.
        """
        with self._staging() as staging:
            self._finish(staging, report)
            if forgotten is not None and not hashes(self._writer.connection) <= forgotten.hashes:
                raise LedgerBusy(f"{self._path}: somebody was forgotten meanwhile; try again")
            staging.begin(tables)
            yield staging

    @contextmanager
    def _staging(self, wait: float | None = None) -> Iterator[Staging]:
        """The staging file, left there only for as long as the ledger refers to it."""
        staging = Staging(self._path, self._wait if wait is None else wait)
        try:
            yield staging
        finally:
            if self._pending() is None:
                staging.remove()
            else:
                staging.close()

    @contextmanager
    def _attached(self, staging: Staging) -> Iterator[None]:
        """The staging file where the ledger's own connection can read it, as ``staging``."""
        staging.share()
        self._writer.connection.execute("ATTACH ? AS staging", (staging.address,))
        try:
            yield
        finally:
            self._writer.connection.execute("DETACH staging")

    @contextmanager
    def _roomy(self) -> Iterator[None]:
        """More memory for pages, and no waiting for the disk after every slice.

        What a power cut would take is merged anew, out of the staging file.
        """
        run = self._writer.connection.execute
        before = [(name, *run(f"PRAGMA main.{name}").fetchone()) for name in _BULK]
        for name, value in _BULK.items():
            run(f"PRAGMA main.{name} = {value}")
        try:
            yield
        finally:
            for name, value in before:
                run(f"PRAGMA main.{name} = {value}")
