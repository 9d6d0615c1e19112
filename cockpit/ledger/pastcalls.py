"""Past calls come in: rows of a file become events, once, however often they come."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from operator import attrgetter

from cockpit.core.events import CallLogged, OutcomeCorrected
from cockpit.core.history import folded
from cockpit.core.model import Call, CallDraft, Counts
from cockpit.ledger import Entry, codec, projection, reading
from cockpit.ledger.codec import seconds
from cockpit.ledger.crowds import caseless
from cockpit.ledger.merging import record

_OURS = re.compile(r".+:\d{1,18}")
"""The id of an event, as an export has it; other programs' columns of events hold other things."""

Pair = tuple[CallDraft, Call | None]
Seconds = dict[int, dict[str, CallDraft]]
"""Drafts by Unix second, and in it by the event they are about or by their outcome."""


@dataclass(slots=True)
class CallMerge:
    """Past calls coming in, inside the caller's transaction.

    A call is known by its number and its second. Another outcome or note for a known call is
    a correction of it; one that was undone here stays undone. Rows of one file about the same
    second are different calls if their outcomes, or the events they name, are different.
    """

    connection: sqlite3.Connection
    append: Callable[[Sequence[Entry]], object]
    _drafts: dict[str, Seconds] = field(default_factory=dict)
    _accepted: int = 0
    _added: list[Entry] = field(default_factory=list)
    _corrected: list[Entry] = field(default_factory=list)
    _concerned: set[int] = field(default_factory=set)

    def take(self, draft: CallDraft) -> None:
        """Remember the draft; of several about one call the last word counts."""
        self._accepted += 1
        key = draft.event if _OURS.fullmatch(draft.event) else draft.outcome
        by_second = self._drafts.setdefault(draft.phone, {})
        by_second.setdefault(seconds(draft.at), {})[key] = draft

    def finish(self, now: datetime, file: str) -> Counts:
        """Append what is new, oldest first, and write what follows."""
        for phone, drafts in self._drafts.items():
            self._compare(phone, drafts)
        entries = sorted([*self._added, *self._corrected], key=attrgetter("at"))
        added, updated = len(self._added), len(self._corrected)
        counts = Counts(added, updated, self._accepted - added - updated)
        if entries:
            self.append(entries)
            record(self.connection, "calls", now, file, counts)
            projection.restate(self.connection, self._concerned)
        return counts

    def _compare(self, phone: str, drafts: Seconds) -> None:
        owners = _Owners(self.connection, phone)
        entries: list[Entry] = []
        for draft, call in _pairs(drafts, _known(self.connection, phone)):
            if call is None:
                entries.append(_logged(draft, owners.owner(draft.name)))
                self._added.append(entries[-1])
            elif not _says_the_same(call, draft):
                entries.append(_correction(draft, call))
                self._corrected.append(entries[-1])
        if entries:
            self._concerned.update(projection.concerned(self.connection, phone, None))
            self._concerned.update(entry.lead for entry in entries if entry.lead is not None)


class _Owners:
    """The leads that have a number, by name."""

    def __init__(self, connection: sqlite3.Connection, phone: str) -> None:
        self._ids: dict[str, list[int]] = {}
        rows = connection.execute(
            "SELECT name, id FROM numbers JOIN leads ON id = lead WHERE phone = ?", (phone,)
        )
        for name, id in rows:
            self._ids.setdefault(caseless(name), []).append(id)

    def owner(self, name: str) -> int | None:
        """The only one, else the only one of that name; ``None`` where that is nobody."""
        everyone = next(iter(self._ids.values()), []) if len(self._ids) == 1 else []
        if len(everyone) == 1:
            return everyone[0]
        named = self._ids.get(caseless(name), []) if name else []
        return named[0] if len(named) == 1 else None


def _known(connection: sqlite3.Connection, phone: str) -> dict[int, list[Call]]:
    rows = connection.execute(
        f"SELECT {reading.EVENT} FROM events WHERE phone = ? ORDER BY rowid", (phone,)
    )
    known: dict[int, list[Call]] = {}
    for call in folded([codec.event(row) for row in rows]).calls:
        known.setdefault(seconds(call.at), []).append(call)
    return known


def _pairs(drafts: Seconds, known: Mapping[int, list[Call]]) -> Iterator[Pair]:
    for second, rows in drafts.items():
        yield from _paired([*rows.values()], known.get(second, [])[::-1])


def _paired(drafts: list[CallDraft], calls: list[Call]) -> Iterator[Pair]:
    """Each draft with the call it is about: the closest of those in its second, the last first.

    What says the same finds itself before any correction is thought of, so that a file that
    came in before changes nothing whatever the ids of its events are here.
    """
    for is_about in (_repeats, _names, _ended_like, _was_undone, _may_correct):
        for draft in [*drafts] if calls else []:
            call = next((call for call in calls if is_about(draft, call)), None)
            if call:
                drafts.remove(draft)
                calls.remove(call)
                yield draft, call
    yield from ((draft, None) for draft in drafts)


def _repeats(draft: CallDraft, call: Call) -> bool:
    return draft.outcome is call.outcome and draft.note == call.note


def _names(draft: CallDraft, call: Call) -> bool:
    return draft.event == call.event


def _ended_like(draft: CallDraft, call: Call) -> bool:
    return draft.outcome is call.outcome


def _was_undone(_: CallDraft, call: Call) -> bool:
    return call.undone


def _may_correct(_: CallDraft, call: Call) -> bool:
    return not call.undone


def _says_the_same(call: Call, draft: CallDraft) -> bool:
    return call.undone or (
        call.outcome is draft.outcome and (not draft.note or draft.note == call.note)
    )


def _logged(draft: CallDraft, lead: int | None) -> Entry:
    body = CallLogged(
        phone=draft.phone,
        outcome=draft.outcome,
        direction=draft.direction,
        note=draft.note,
        imported=True,
    )
    return Entry(draft.at, lead, body)


def _correction(draft: CallDraft, call: Call) -> Entry:
    return Entry(
        draft.at, call.lead, OutcomeCorrected(call.event, call.phone, draft.outcome, draft.note)
    )
