"""Leads and calls written to files, so that importing them again changes nothing."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, TextIO

from cockpit.core.model import Lead
from cockpit.lists.activities import close, hubspot, plain, salesforce
from cockpit.lists.activities.line import CallLine, Value
from cockpit.lists.apostrophe import guarded

Format = Literal["csv", "json"]
CallFormat = Literal["csv", "json", "hubspot", "salesforce", "close"]
Header = tuple[str, ...]
Row = Mapping[str, Value]

_ACTIVITIES: Mapping[CallFormat, tuple[Header, Callable[[CallLine], Row]]] = {
    "csv": (plain.COLUMNS, plain.row),
    "json": (plain.COLUMNS, plain.row),
    "hubspot": (hubspot.COLUMNS, hubspot.row),
    "salesforce": (salesforce.COLUMNS, salesforce.row),
    "close": (close.COLUMNS, close.row),
}


def write_leads(
    stream: TextIO, leads: Iterable[Lead], form: Format, most_numbers: int | None = None
) -> int:
    """Write leads one by one to a stream opened for UTF-8 with ``newline=""``; how many.

    ``most_numbers`` is how many numbers any of them has; without it they are all read into
    memory first, since the header stands at the top.
    """
    if most_numbers is None:
        leads = tuple(leads)
        most_numbers = max((len(lead.numbers) for lead in leads), default=1)
    return _write(stream, lead_header(most_numbers), map(_lead, leads), form)


def write_calls(stream: TextIO, calls: Iterable[CallLine], form: CallFormat) -> int:
    """Write calls one by one to a stream opened for UTF-8 with ``newline=""``; how many."""
    header, row = _ACTIVITIES[form]
    return _write(stream, header, map(row, calls), form)


def lead_header(most_numbers: int) -> Header:
    """Return the columns of leads with up to so many numbers."""
    further = [name for n in range(2, most_numbers + 1) for name in _number_names(n)]
    person = ("name", "company", "title", *_number_names(1))
    return (*person, *further, "email", "zone", "list", "priority", "notes", "state")


def _number_names(place: int) -> tuple[str, str]:
    phone = "phone" if place == 1 else f"phone_{place}"
    return phone, f"{phone}_label"


def _lead(lead: Lead) -> Row:
    row: dict[str, Value] = {"name": lead.name, "company": lead.company, "title": lead.title}
    for place, number in enumerate(lead.numbers, start=1):
        row.update(zip(_number_names(place), (number.phone, number.label), strict=True))
    return row | {
        "email": lead.email,
        "zone": lead.zone,
        "list": lead.list,
        "priority": lead.priority,
        "notes": lead.notes,
        "state": lead.state,
    }


def _write(stream: TextIO, header: Header, rows: Iterator[Row], form: CallFormat) -> int:
    return _write_json(stream, rows) if form == "json" else _write_csv(stream, header, rows)


def _write_csv(stream: TextIO, header: Header, rows: Iterator[Row]) -> int:
    # Its line ends are \r\n, because the writer quotes only those that it would write.
    writer = csv.DictWriter(stream, header, restval="")
    writer.writeheader()
    count = 0
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
        count += 1
    return count


def _cell(value: Value) -> str:
    return "" if value is None else guarded(str(value))


def _write_json(stream: TextIO, rows: Iterator[Row]) -> int:
    # ASCII alone: no escape or bidi character of a name reaches a terminal.
    count, between = 0, "[\n"
    for row in rows:
        stream.write(between + json.dumps(row))
        count, between = count + 1, ",\n"
    stream.write("\n]\n" if count else "[]\n")
    return count
