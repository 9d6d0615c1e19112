"""Leads and calls written as CSV or JSON, so that importing them again changes nothing."""

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TextIO

from cockpit.core.model import Direction, Lead, Outcome
from cockpit.lists.apostrophe import guarded

Format = Literal["csv", "json"]
Value = str | int | None

CALL_COLUMNS = ("event", "lead", "name", "phone", "at", "direction", "outcome", "note")


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call as it is exported; ``at`` is aware, in UTC, ``lead`` None where unknown."""

    event: str
    lead: int | None
    name: str
    phone: str
    at: datetime
    direction: Direction
    outcome: Outcome
    note: str = ""


def write_leads(
    stream: TextIO, leads: Iterable[Lead], form: Format, most_numbers: int | None = None
) -> None:
    """Write leads one by one to a stream opened for UTF-8 with ``newline=""``.

    ``most_numbers`` is how many numbers any of them has; without it they are all read into
    memory first, since the header stands at the top.
    """
    if most_numbers is None:
        leads = tuple(leads)
        most_numbers = max((len(lead.numbers) for lead in leads), default=1)
    _write(stream, lead_header(most_numbers), map(_lead, leads), form)


def write_calls(stream: TextIO, calls: Iterable[CallLine], form: Format) -> None:
    """Write calls one by one to a stream opened for UTF-8 with ``newline=""``."""
    _write(stream, CALL_COLUMNS, map(_call, calls), form)


def lead_header(most_numbers: int) -> tuple[str, ...]:
    """Return the columns of leads with up to so many numbers."""
    further = [name for n in range(2, most_numbers + 1) for name in _number_names(n)]
    person = ("name", "company", "title", *_number_names(1))
    return (*person, *further, "email", "zone", "list", "priority", "notes")


def _number_names(place: int) -> tuple[str, str]:
    phone = "phone" if place == 1 else f"phone_{place}"
    return phone, f"{phone}_label"


def _lead(lead: Lead) -> dict[str, Value]:
    row: dict[str, Value] = {"name": lead.name, "company": lead.company, "title": lead.title}
    for place, number in enumerate(lead.numbers, start=1):
        row.update(zip(_number_names(place), (number.phone, number.label), strict=True))
    return row | {
        "email": lead.email,
        "zone": lead.zone,
        "list": lead.list,
        "priority": lead.priority,
        "notes": lead.notes,
    }


def _call(call: CallLine) -> dict[str, Value]:
    return {
        "event": call.event,
        "lead": call.lead,
        "name": call.name,
        "phone": call.phone,
        "at": call.at.isoformat(),
        "direction": call.direction.value,
        "outcome": call.outcome.value,
        "note": call.note,
    }


def _write(
    stream: TextIO, header: tuple[str, ...], rows: Iterator[dict[str, Value]], form: Format
) -> None:
    if form == "json":
        _write_json(stream, rows)
    else:
        _write_csv(stream, header, rows)


def _write_csv(
    stream: TextIO, header: tuple[str, ...], rows: Iterable[Mapping[str, Value]]
) -> None:
    # Its line ends are \r\n, because the writer quotes only those that it would write.
    writer = csv.DictWriter(stream, header, restval="")
    writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in row.items()} for row in rows)


def _cell(value: Value) -> str:
    return "" if value is None else guarded(str(value))


def _write_json(stream: TextIO, rows: Iterable[Mapping[str, Value]]) -> None:
    # ASCII alone: no escape or bidi character of a name reaches a terminal.
    between = "[\n"
    for row in rows:
        stream.write(between + json.dumps(row))
        between = ",\n"
    stream.write("[]\n" if between == "[\n" else "\n]\n")
