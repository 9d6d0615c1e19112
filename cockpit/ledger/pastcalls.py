"""Past calls come in: rows of a file become events, once, however often they come."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from operator import attrgetter

from cockpit.core.events import CallLogged, OutcomeCorrected
from cockpit.core.history import folded
from cockpit.core.model import Call, CallDraft, Counts
from cockpit.ledger import Entry, codec, projection, reading
from cockpit.ledger.codec import seconds
from cockpit.ledger.crowds import caseless
from cockpit.ledger.merging import record

_MOST_NAMED = 1000
"""Leads on one number among whom the one named in a row is looked for."""

Pair = tuple[CallDraft, Call | None]


@dataclass(slots=True)
class CallMerge:
    """Past calls coming in, inside the caller's transaction.

    A call is known by its number and its second. Another outcome or note for a known call is
    a correction of it; one that was undone here stays undone. Of a file's rows about one
    second, those with other outcomes, or with ids of other events, are other calls.
    """

    connection: sqlite3.Connection
    append: Callable[[Sequence[Entry]], object]
    _accepted: int = 0
    _drafts: dict[str, dict[int, dict[str, CallDraft]]] = field(default_factory=dict)
    """By number and second, and in it by event or outcome."""

    def take(self, draft: CallDraft) -> None:
        """Remember the draft; of several about one call the last word counts."""
        self._accepted += 1
        on_number = self._drafts.setdefault(draft.phone, {})
        in_second = on_number.setdefault(seconds(draft.at), {})
        in_second[draft.event or draft.outcome] = draft

    def finish(self, now: datetime, file: str) -> Counts:
        """Append what is new, oldest first, and write what follows."""
        added: list[Entry] = []
        corrected: list[Entry] = []
        concerned: set[int] = set()
        for phone, drafts in self._drafts.items():
            line = _Line(self.connection, phone)
            for draft, call in line.pairs(drafts):
                if call is None:
                    added.append(_logged(draft, line.lead(draft)))
                elif not _says_the_same(call, draft):
                    corrected.append(_corrected(draft, call))
                else:
                    continue
                ...
        entries = sorted([*added, *corrected], key=attrgetter("at"))
        self.append(entries)
        counts = Counts(len(added), len(corrected), self._accepted - len(entries))
        return counts
