"""Past calls from a table, row by row."""

from collections.abc import Collection, Container, Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from cockpit.core.model import CallDraft, Cause, Direction
from cockpit.core.phone import PhoneError, phones
from cockpit.lists.columns import Columns, call_columns
from cockpit.lists.endings import BadCell, Endings, endings, refuse_others
from cockpit.lists.headers import folded
from cockpit.lists.lengths import LengthColumn, LengthError, length_columns
from cockpit.lists.outcomes import OutcomeError, direction, says_inbound
from cockpit.lists.rows import FORGOTTEN, Accepted, CallRow, Record, Rejected, quoted
from cockpit.lists.table import Table
from cockpit.lists.times import (
    TimeError,
    is_day,
    is_naive,
    is_near,
    is_time_of_day,
    moment,
    puts_day_first,
    puts_month_first,
)

_DAY_FIRST = "dates between slashes are read with the day first"
_MIXED = "dates between slashes have now the day first, now the month: check them"


def call_rows(
    table: Table, region: str, zone: ZoneInfo, forgotten: Container[str] = frozenset()
) -> Iterator[CallRow]:
    """Return every record as a past call or a rejected row, in order.

    A time without an offset was read from a clock in ``zone``; the first row that needs this
    says so. Dates between slashes have the day first where one of the first rows can only be
    read so, and none only the other way. A call with several numbers was made to the first.
    An activity that is no call is rejected, and a call to a number whose owner is ``forgotten``;
    a bad detail or length is dropped and said.
    Raise `ListError` at once when the column of numbers, times or outcomes is missing.
    """
    columns = call_columns(table, region)
    return _rows(table, columns, region, zone, forgotten)


@dataclass(frozen=True, slots=True)
class _Clock:
    """How the times of a file are read."""

    zone: ZoneInfo
    day_first: bool

    def notices(self, time: str, said: Collection[str]) -> Iterator[str]:
        """Yield what reading this time took for granted and nobody was told yet."""
        naive = f"times without an offset are read as {self.zone.key}"
        if naive not in said and is_naive(time):
            yield naive
        odd = puts_month_first(time) if self.day_first else puts_day_first(time)
        if odd and _MIXED not in said:
            yield _MIXED
        if self.day_first and _DAY_FIRST not in said:
            yield _DAY_FIRST


@dataclass(frozen=True, slots=True)
class _Reader:
    """How the cells of a file are read."""

    columns: Columns
    region: str
    clock: _Clock
    endings: Endings
    lengths: tuple[LengthColumn, ...]
    forgotten: Container[str]


def _rows(
    table: Table, columns: Columns, region: str, zone: ZoneInfo, forgotten: Container[str]
) -> Iterator[CallRow]:
    clock = _Clock(zone, _day_first([_time(record, columns) for record in table.sample]))
    reader = _Reader(
        columns, region, clock, endings(table, columns), length_columns(table, columns), forgotten
    )
    said: set[str] = set()
    for record in table:
        dropped: list[str] = []
        try:
            draft = _draft(record, reader, dropped)
        except BadCell as bad:
            yield Rejected(record.line, str(bad), bad.cell, record.cells)
            continue
        notices = tuple(clock.notices(_time(record, columns), said))
        said.update(notices)
        yield Accepted(record.line, draft, (*notices, *dropped))


def _day_first(times: list[str]) -> bool:
    return any(map(puts_day_first, times)) and not any(map(puts_month_first, times))


def _draft(record: Record, reader: _Reader, dropped: list[str]) -> CallDraft:
    columns = reader.columns
    refuse_others(record, columns)
    said = columns.text(record, "outcome")
    way = _direction(columns.text(record, "direction") or (said if says_inbound(said) else ""))
    ended, note = reader.endings.read(record, way)
    return CallDraft(
        phone=_phone(_number(record, columns, way), reader),
        at=_at(_time(record, columns), reader.clock),
        outcome=ended.outcome,
        note=note,
        name=columns.name(record),
        direction=way,
        event=columns.text(record, "event"),
        detail=reader.endings.detail(record, ended, dropped),
        seconds=_seconds(record, reader, dropped),
        cause=_cause(columns.text(record, "cause"), way, dropped),
    )


def _number(record: Record, columns: Columns, way: Direction) -> str:
    """Return the cell with their number: the far end of the call."""
    far = columns.text(record, "to" if way is Direction.OUT else "from")
    cells = (record.cell(column.index).strip() for column in columns.phones)
    return far or next(filter(None, cells), "")


def _time(record: Record, columns: Columns) -> str:
    at, date = columns.text(record, "at"), columns.text(record, "date")
    time = columns.text(record, "time")
    if at and is_day(at):
        # Salesforce's activities have a day; when they were entered tells the time of day.
        return f"{date or at} {time}" if time else next(_moments_near(at, record, columns), at)
    if at and not (date and is_time_of_day(at)):
        return at
    return " ".join(filter(None, (date, at or time)))


def _moments_near(day: str, record: Record, columns: Columns) -> Iterator[str]:
    for index in columns.texts["at"]:
        text = columns.plain(record.cell(index))
        if text and not is_day(text) and is_near(text, day):
            yield text


def _direction(cell: str) -> Direction:
    try:
        return direction(cell)
    except OutcomeError as error:
        raise BadCell(str(error), cell) from error


def _seconds(record: Record, reader: _Reader, dropped: list[str]) -> int | None:
    for column in reader.lengths:
        try:
            if (seconds := column.seconds(reader.columns, record)) is not None:
                return seconds
        except LengthError as error:
            dropped.append(f"length {quoted(str(error))} is not a number of seconds: dropped")
    return None


def _cause(cell: str, way: Direction, dropped: list[str]) -> Cause | None:
    """Return why they called back; of what is dropped it is said."""
    found = next((each for each in Cause if folded(each.value) == folded(cell)), None)
    if cell and (found is None or way is Direction.OUT):
        dropped.append(f"cause {quoted(cell)} is none of a call back: dropped")
        return None
    return found


def _phone(cell: str, reader: _Reader) -> str:
    try:
        phone = phones(cell, reader.region)[0]
    except PhoneError as error:
        raise BadCell(str(error), cell) from error
    if phone in reader.forgotten:
        raise BadCell(FORGOTTEN, cell)
    return phone


def _at(cell: str, clock: _Clock) -> datetime:
    try:
        return moment(cell, clock.zone, day_first=clock.day_first)
    except TimeError as error:
        raise BadCell(str(error), cell) from error
