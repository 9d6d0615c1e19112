"""Which call a row is about, and what it adds: a call is known once, however often it comes."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from cockpit.core.events import CallLogged, OutcomeCorrected
from cockpit.core.history import folded
from cockpit.core.model import Call, CallDraft
from cockpit.ledger import Entry, codec, reading
from cockpit.ledger.codec import seconds
from cockpit.ledger.crowds import caseless

_OURS = re.compile(r".+:\d{1,18}")
"""The id of an event, as an export has it; other programs' columns of events hold other things."""


class Row(NamedTuple):
    """A draft, and the place in the file of the first row about its call."""

    place: int
    draft: CallDraft


Pair = tuple[Row, Call | None]

Seconds = dict[int, dict[str, Row]]
"""Rows by Unix second, and in it by the event they are about or by their outcome."""


class Found(NamedTuple):
    """What a row adds to the ledger, and whether it is a call that nobody knew."""

    place: int
    entry: Entry
    is_new: bool


def news(connection: sqlite3.Connection, phone: str, rows: Iterable[Row]) -> Iterator[Found]:
    """What the ledger does not know yet of the calls on one number.

    A call is known by its number and its second. Another outcome, detail or note for a known
    call is a correction of it; one that was undone here stays undone. Rows about the same
    second are different calls if their outcomes, or the events they name, are different; of
    several about one call the last word counts.
    """
    owners = _Owners(connection, phone)
    for (place, draft), call in _pairs(_by_second(rows), _known(connection, phone)):
        if call is None:
            yield Found(place, _logged(draft, owners.owner(draft.name)), True)
        elif not _says_the_same(call, draft):
            yield Found(place, _correction(draft, call), False)


def _by_second(rows: Iterable[Row]) -> Seconds:
    by_second: Seconds = {}
    for place, draft in rows:
        key = draft.event if _OURS.fullmatch(draft.event) else draft.outcome
        others = by_second.setdefault(seconds(draft.at), {})
        others[key] = Row(others[key].place if key in others else place, draft)
    return by_second


class _Owners:
    """The leads that have a number, by name."""

    def __init__(self, connection: sqlite3.Connection, phone: str) -> None:
        self._ids: dict[str, list[int]] = {}
        rows = connection.execute(
            "SELECT name, id FROM phones JOIN leads ON id = lead WHERE phone = ?", (phone,)
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


def _pairs(file: Seconds, known: Mapping[int, list[Call]]) -> Iterator[Pair]:
    for second, rows in file.items():
        yield from _paired([*rows.values()], known.get(second, [])[::-1])


def _paired(rows: list[Row], calls: list[Call]) -> Iterator[Pair]:
    """Each draft with the call it is about: the closest of those in its second, the last first.

    What says the same finds itself before any correction is thought of, so that a file that
    came in before changes nothing whatever the ids of its events are here.
    """
    for is_about in (_repeats, _names, _ended_like, _was_undone, _may_correct):
        for row in [*rows] if calls else []:
            call = next((call for call in calls if is_about(row.draft, call)), None)
            if call:
                rows.remove(row)
                calls.remove(call)
                yield row, call
    yield from ((row, None) for row in rows)


def _repeats(draft: CallDraft, call: Call) -> bool:
    told = draft.outcome, draft.detail, draft.note
    return told == (call.outcome, call.detail, call.note.strip())


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
        draft.outcome is call.outcome
        and draft.detail in (None, call.detail)
        and draft.note in ("", call.note.strip())
    )


def _logged(draft: CallDraft, lead: int | None) -> Entry:
    body = CallLogged(
        phone=draft.phone,
        outcome=draft.outcome,
        direction=draft.direction,
        note=draft.note,
        seconds=draft.seconds,
        imported=True,
        detail=draft.detail,
        cause=draft.cause,
    )
    return Entry(draft.at, lead, body)


def _correction(draft: CallDraft, call: Call) -> Entry:
    # A blank never overwrites, but a detail goes with its outcome.
    kept = call.detail if draft.outcome is call.outcome else None
    body = OutcomeCorrected(call.event, call.phone, draft.outcome, draft.note, draft.detail or kept)
    return Entry(draft.at, call.lead, body)
