"""Leads from a table, row by row."""

import re
from collections.abc import Iterator

from cockpit.core.model import LeadDraft, Number
from cockpit.core.phone import candidate_zones, found
from cockpit.core.zone import ZoneError, zone_name
from cockpit.lists.columns import Columns, lead_columns
from cockpit.lists.rows import Accepted, LeadRow, Record, Rejected, quoted
from cockpit.lists.table import Table

_WHOLE = re.compile(r"([+-]?\d{1,9})(?:[.,]0+)?")


def lead_rows(table: Table, region: str, list_name: str) -> Iterator[LeadRow]:
    """Return every record as a lead or a rejected row, in order.

    A lead without a list of its own gets ``list_name``. It is rejected only when none of its
    numbers, read as written in ``region``, may be called; a bad zone or priority is dropped
    and said. Raise `ListError` at once when no column holds telephone numbers, and on the
    way where the file cannot be read.
    """
    columns = lead_columns(table, region)
    return (_row(record, columns, region, list_name) for record in table)


def _row(record: Record, columns: Columns, region: str, list_name: str) -> LeadRow:
    numbers: dict[str, Number] = {}
    problems: list[tuple[str, str, str]] = []
    for column in columns.phones:
        cell = record.cell(column.index)
        if not cell or cell.isspace():
            continue
        read = found(cell, region)
        problems += ((text, reason, cell) for text, reason in read.problems)
        for phone in read.phones:
            if phone not in numbers:
                label = columns.label(record, column)
                numbers[phone] = Number(phone, label, candidate_zones(phone))
    if not numbers:
        _, reason, cell = problems[0] if problems else ("", "empty", "")
        return Rejected(record.line, reason, cell, record.cells)
    notices = [f"number {quoted(text)} dropped: {reason}" for text, reason, _ in problems]
    draft = LeadDraft(
        name=columns.name(record),
        company=columns.text(record, "company"),
        title=columns.text(record, "title"),
        email=columns.text(record, "email"),
        zone=_zone(columns.text(record, "zone"), notices),
        list=columns.text(record, "list") or list_name,
        priority=_priority(columns.text(record, "priority"), notices),
        notes=columns.text(record, "notes"),
        numbers=tuple(numbers.values()),
    )
    return Accepted(record.line, draft, tuple(notices))


def _zone(text: str, notices: list[str]) -> str:
    if not text:
        return ""
    try:
        return zone_name(text)
    except ZoneError:
        notices.append(f"zone {quoted(text)} is not a zone: dropped")
        return ""


def _priority(text: str, notices: list[str]) -> int | None:
    if not text:
        return None
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    notices.append(f"priority {quoted(text)} is not a whole number: dropped")
    return None
