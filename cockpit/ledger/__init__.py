"""The record. Its one promise: what ``append`` returned is on disk.

``sqlite.SqliteLedger`` keeps it in one SQLite file. Events are only ever appended;
everything else that a rep's work changes is a projection of them, written in the same
transaction.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cockpit.core.events import Body

Report = Callable[[int, int], None]
"""Told how many rows of an import are merged, and of how many."""


class LedgerError(Exception):
    """Something could not be saved or read; its text says what and what to do."""


class LedgerRefused(LedgerError):
    """The file is not ours to use: not a database, somebody else's, or a newer program's."""


class LedgerBusy(LedgerError):
    """Another process holds the write lock; nothing was saved, and trying again may help."""


class UndoneAlready(LedgerError):
    """The event to be taken back has been taken back, perhaps by another process."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An event about to be appended. ``at`` is aware; it is kept in UTC, in whole seconds."""

    at: datetime
    lead: int | None
    body: Body
