"""Which column of a list of leads is which: as a rep says, as its program names it, as it looks."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cockpit.lists.columns import (
    Column,
    Columns,
    columns,
    guess_said,
    header_columns,
    listed,
    missing,
    unused,
)
from cockpit.lists.fields import IGNORED, Field, MapError, column_key
from cockpit.lists.formats import VICIDIAL_LIST, recognised
from cockpit.lists.guessing import guessed, is_email, is_vicidials, width
from cockpit.lists.headers import LEAD_KINDS, VICIDIAL, folded, phone_label
from cockpit.lists.rows import quoted
from cockpit.lists.table import Table

_GUESSES = {"email": is_email}
_LEFT_OVER = ("name", "company")
_NUMBERS_BAR = re.compile(r"(.+?)(?:is|on)?(?:dnc|donotcall)(?:flag|status)?")
_SAID_FIRST = -1
"""The rank of a column that a rep named: before every other."""

Chosen = Mapping[str, Field]
"""What columns become, by their names in any writing, or by their numbers from 1."""


def lead_columns(table: Table, region: str, chosen: Chosen | None = None) -> Columns:
    """Return which column of a table of leads is which.

    Raise `ListError` where no column holds numbers, `MapError` for a chosen one that is not
    there.
    """
    chosen = chosen or {}
    if table.header:
        found = _named(table, chosen)
    elif is_vicidials(table.sample, region):
        found = _vicidials(table, chosen)
    else:
        found = _guessed(table, region, chosen)
    if not found.phones and (table.header or table.sample):
        raise missing(table, "telephone numbers", "phone")
    return found


def remembered(table: Table, chosen: Chosen) -> dict[str, Field]:
    """Return a choice as it holds for every file with these columns: by name alone."""
    places = _places(table.header, chosen)
    return {key: places[i] for i in places if (key := column_key(table.header[i]))}


def _named(table: Table, chosen: Chosen) -> Columns:
    format = recognised(table.header)
    placed = _with([_honoured(c) for c in header_columns(table.header, LEAD_KINDS)], chosen)
    said = (f"read as {format}",) if format else ()
    return columns(table, placed, (*said, *unused(placed)), format)


def _vicidials(table: Table, chosen: Chosen) -> Columns:
    more = map(str, range(len(VICIDIAL) + 1, width(table.sample) + 1))
    placed = _with([*header_columns(VICIDIAL, LEAD_KINDS), *_nameless(more)], chosen)
    named = [column for column in placed if not column.name.isdigit()]
    said = "no header: read in VICIdial's order of columns"
    return columns(table, placed, (said, *unused(named)), VICIDIAL_LIST)


def _guessed(table: Table, region: str, chosen: Chosen) -> Columns:
    sample = table.sample
    names = list(map(str, range(1, width(sample) + 1)))
    given = _places(names, chosen)
    kinds = guessed(
        sample, region, _GUESSES, _LEFT_OVER, {i: field.kind for i, field in given.items()}
    )
    fields = [given.get(i, Field(kind or IGNORED)) for i, kind in enumerate(kinds)]
    placed = [Column(name, field) for name, field in zip(names, fields, strict=True)]
    words = ("" if field.kind == IGNORED else str(field) for field in fields)
    return columns(table, placed, (guess_said(words),) if sample else ())


def _honoured(column: Column) -> Column:
    """Return a column that may say of one number that nobody is to call it as what it is."""
    about = _NUMBERS_BAR.fullmatch(folded(column.name))
    if column.field.kind != IGNORED or not about or phone_label(about[1]) is None:
        return column
    return replace(column, field=Field("do_not_call"))


def _nameless(names: Iterable[str]) -> list[Column]:
    return [Column(name, Field()) for name in names]


def _with(placed: Sequence[Column], chosen: Chosen) -> list[Column]:
    """Return the columns, those that a rep chose as they said."""
    places = _places([column.name for column in placed], chosen)
    ranks = {column_key(name): rank for rank, name in enumerate(chosen, start=-len(chosen))}
    return [
        replace(column, field=places[index], rank=ranks.get(column_key(column.name), _SAID_FIRST))
        if index in places
        else column
        for index, column in enumerate(placed)
    ]


def _places(names: Sequence[str], chosen: Chosen) -> dict[int, Field]:
    """Return what each chosen column becomes, by its place; raise `MapError` for one missing."""
    keys = [column_key(name) for name in names]
    places: dict[int, Field] = {}
    for wanted, field in chosen.items():
        found = [index for index, key in enumerate(keys) if key == column_key(wanted)]
        if not found and wanted.isdecimal() and 1 <= int(wanted) <= len(names):
            found = [int(wanted) - 1]
        if not found:
            raise MapError(f"no column {quoted(wanted)} among {listed(names) or 'none'}")
        places |= dict.fromkeys(found, field)
    return places
