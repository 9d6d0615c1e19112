"""Past calls from a table, row by row."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from cockpit.core.model import CallDraft, Direction, Outcome
from cockpit.core.phone import PhoneError, phones
from cockpit.lists.columns import Columns, call_columns
from cockpit.lists.outcomes import OutcomeError, direction, outcome
from cockpit.lists.rows import Accepted, CallRow, Record, Rejected
from cockpit.lists.table import Table
from cockpit.lists.times import TimeError, is_naive, moment


def call_rows(table: Table, region: str, zone: ZoneInfo) -> Iterator[CallRow]:
    """Return every record as a past call or a rejected row, in order.

    A time without an offset was read from a clock in ``zone``; the first row that needs this
    says so. A call with several numbers was made to the first. Raise `ListError` at once when
    the column of numbers, times or outcomes is missing.
    """
    columns = call_columns(table, region)
    return _rows(table, columns, region, zone)


class _BadCell(Exception):
    """A cell that cannot be read: the reason and the cell."""

    def __init__(self, reason: str, cell: str) -> None:
        super().__init__(reason)
        self.cell = cell


def _rows(table: Table, columns: Columns, region: str, zone: ZoneInfo) -> Iterator[CallRow]:
    said = False
    for record in table:
        try:
            draft = _draft(record, columns, region, zone)
        except _BadCell as bad:
            yield Rejected(record.line, str(bad), bad.cell, record.cells)
            continue
        notices: tuple[str, ...] = ()
        if not said and is_naive(_time(record, columns)):
            notices = (f"times without an offset are read as {zone.key}",)
            said = True
        yield Accepted(record.line, draft, notices)


def _draft(record: Record, columns: Columns, region: str, zone: ZoneInfo) -> CallDraft:
    way = _direction(columns.text(record, "direction"))
    return CallDraft(
        phone=_phone(_number(record, columns, way), region),
        at=_at(_time(record, columns), zone),
        outcome=_outcome(columns.text(record, "outcome")),
        note=columns.text(record, "note"),
        name=columns.name(record),
        direction=way,
    )


def _number(record: Record, columns: Columns, way: Direction) -> str:
    """Return the cell with their number: the far end of the call."""
    far = columns.text(record, "to" if way is Direction.OUT else "from")
    cells = (record.cell(column.index).strip() for column in columns.phones)
    return far or next(filter(None, cells), "")


def _time(record: Record, columns: Columns) -> str:
    both = (columns.text(record, "date"), columns.text(record, "time"))
    return columns.text(record, "at") or " ".join(filter(None, both))


def _direction(cell: str) -> Direction:
    try:
        return direction(cell)
    except OutcomeError as error:
        raise _BadCell(str(error), cell) from error


def _outcome(cell: str) -> Outcome:
    try:
        return outcome(cell)
    except OutcomeError as error:
        raise _BadCell(str(error), cell) from error


def _phone(cell: str, region: str) -> str:
    try:
        return phones(cell, region)[0]
    except PhoneError as error:
        raise _BadCell(str(error), cell) from error


def _at(cell: str, zone: ZoneInfo) -> datetime:
    try:
        return moment(cell, zone)
    except TimeError as error:
        raise _BadCell(str(error), cell) from error
