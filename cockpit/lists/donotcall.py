"""Numbers that must not be called, from a table, row by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from cockpit.lists.columns import Columns
from cockpit.lists.fields import PHONE, Field
from cockpit.lists.guessing import guessed
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import ListError, Rejected
from cockpit.lists.table import Table

_NEEDED = frozenset({"do_not_call", "calling_code"})


@dataclass(frozen=True, slots=True)
class Listed:
    """The numbers of one row, none where it says that they may be called; and what was dropped."""

    line: int
    phones: tuple[str, ...]
    notices: tuple[str, ...] = ()


def number_columns(table: Table, region: str) -> Columns:
    """Return the columns of numbers: by their names, else the one that looks like numbers.

    Raise `ListError` where no column does.
    """
    try:
        found = lead_columns(table, region)
    except ListError:
        found = lead_columns(table, region, _by_look(table, region))
    needed = {kind: places for kind, places in found.texts.items() if kind in _NEEDED}
    return replace(found, texts=needed)


def number_rows(table: Table, region: str, columns: Columns) -> Iterator[Listed | Rejected]:
    """Return every record as its numbers, read as written in ``region``, or as a rejected row.

    A column that says whom not to call is heeded: a row that it leaves out has no numbers.
    Raise `ListError` on the way where the file cannot be read.
    """
    all_barred = "do_not_call" not in columns.texts
    for row in lead_rows(table, region, "", columns):
        if isinstance(row, Rejected):
            yield row
            continue
        barred = all_barred or row.draft.do_not_call
        phones = tuple(number.phone for number in row.draft.numbers) if barred else ()
        yield Listed(row.line, phones, row.notices)


def _by_look(table: Table, region: str) -> Mapping[str, Field]:
    """Return the columns that are mostly numbers, by their places from 1."""
    kinds = guessed(table.sample, region, {}, (), {})
    return {str(place): Field(PHONE) for place, kind in enumerate(kinds, 1) if kind == PHONE}
