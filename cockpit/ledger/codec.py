"""Events to rows and back: the body of an event is one JSON object."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from cockpit.core.events import (
    Body,
    CallLogged,
    DetailAdded,
    Erased,
    Event,
    Forgotten,
    NoteAdded,
    NumbersAllowed,
    NumbersBarred,
    OutcomeCorrected,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    Talked,
    TouchLogged,
    Undone,
)
from cockpit.core.model import Cause, Channel, Detail, Direction, Outcome

# The kind of an event is written for good: a name here is never changed, only added.
KINDS: Mapping[str, type[Body]] = {
    "call": CallLogged,
    "correction": OutcomeCorrected,
    "talk": Talked,
    "note": NoteAdded,
    "snooze": Snoozed,
    "do_not_call": NumbersBarred,
    "call_again": NumbersAllowed,
    "undo": Undone,
    "detail": DetailAdded,
    "touch": TouchLogged,
    "promise": PromiseMade,
    "park": Parked,
    "retire": Retired,
    "forget": Forgotten,
    "forgotten": Erased,
}
_KIND_OF = {body: kind for kind, body in KINDS.items()}

_READ: Mapping[str, Callable[[Any], Any]] = {
    "outcome": Outcome,
    "direction": Direction,
    "detail": Detail,
    "channel": Channel,
    "cause": Cause,
    "due": lambda seconds: moment(seconds),
    "until": lambda seconds: moment(seconds),
    "zones": tuple,
    "signs": tuple,
    "overridden": tuple,
    "phones": tuple,
}


def seconds(at: datetime) -> int:
    """A moment as whole Unix seconds."""
    return int(at.timestamp())


def moment(at: int) -> datetime:
    """Unix seconds as an aware moment in UTC."""
    return datetime.fromtimestamp(at, UTC)


def kind_of(body: Body) -> str:
    """The word in the ``kind`` column."""
    return _KIND_OF[type(body)]


def encoded(body: Body) -> str:
    """The body as JSON, blank fields left out."""
    filled = {field.name: getattr(body, field.name) for field in fields(body)}
    return json.dumps(
        {name: value for name, value in filled.items() if not _is_blank(value)},
        default=seconds,
        ensure_ascii=False,
        separators=(",", ":"),
    )


def _is_blank(value: object) -> bool:
    # Zero seconds say something, though they equal False.
    return value is None or value is False or value in ("", ())


def decoded(kind: str, data: str) -> Body:
    """The body that ``encoded`` wrote."""
    body = KINDS[kind]
    values = {
        name: _READ[name](value) if name in _READ else value
        for name, value in json.loads(data).items()
    }
    return body(**values)


def event(row: tuple[str, int, int, str, int | None, str]) -> Event:
    """An event from the columns ``device, seq, at, kind, lead, data``."""
    device, seq, at, kind, lead, data = row
    return Event(f"{device}:{seq}", moment(at), lead, decoded(kind, data))


def event_key(id: str) -> tuple[str, int]:
    """``laptop:812`` as its device and its sequence number."""
    device, _, seq = id.rpartition(":")
    return device, int(seq)
