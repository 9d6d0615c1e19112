"""Which column of a table is which: by its header, or by content where it has none."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from cockpit.core.phone import found
from cockpit.lists.apostrophe import unguarded
from cockpit.lists.headers import CALL_KINDS, LEAD_KINDS, VICIDIAL, folded, labelled, phone_label
from cockpit.lists.outcomes import OutcomeError, outcome
from cockpit.lists.rows import ListError, Record
from cockpit.lists.table import Table
from cockpit.lists.times import looks_like_a_time

_MOST_NAMED = 20
_VICIDIALS_WIDTHS = range(19, 31)
_COUNTRY = re.compile(r"\+?\d{1,4}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

Test = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """A column of telephone numbers and their label, which may have a column of its own."""

    index: int
    label: str = ""
    label_index: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a record each thing stands; ``said`` tells what was guessed or left out."""

    texts: Mapping[str, tuple[int, ...]]
    phones: tuple[PhoneColumn, ...]
    said: tuple[str, ...] = ()
    guarded: bool = True
    """Whether a cell may have got an apostrophe on its way out; JSON needs none."""

    def text(self, record: Record, kind: str) -> str:
        """Return the text of this kind, from the best named column that is not blank."""
        for index in self.texts.get(kind, ()):
            if text := self.plain(record.cell(index)):
                return text
        return ""

    def name(self, record: Record) -> str:
        """Return the full name, from one column or from two."""
        name, first, last = (self.text(record, kind) for kind in ("name", "first", "last"))
        if not name or ("first" in self.texts) == ("last" in self.texts):
            return name or " ".join(filter(None, (first, last)))
        # "Vorname, Name" and "Nombre, Apellidos": a name beside one half is the other half.
        whole = set((first or last).casefold().split()) <= set(name.casefold().split())
        return name if whole else " ".join(filter(None, (first, name, last)))

    def label(self, record: Record, column: PhoneColumn) -> str:
        """Return the label of a number: the one beside it, else its column's."""
        if column.label_index is None:
            return column.label
        return self.plain(record.cell(column.label_index)) or column.label

    def plain(self, cell: str) -> str:
        """Return the text that a cell was made from."""
        return (unguarded(cell) if self.guarded else cell).strip()


def lead_columns(table: Table, region: str) -> Columns:
    """Return which column of a table of leads is which, or raise `ListError`."""
    if not table.header:
        if _is_vicidials(table, region):
            return _vicidials(table)
        return _guessed(table, region, {"email": _is_email}, ("name", "company"))
    columns = _matched(table, LEAD_KINDS)
    if not columns.phones:
        raise _missing(table, "telephone numbers", "phone")
    return columns


def call_columns(table: Table, region: str) -> Columns:
    """Return which column of a table of past calls is which, or raise `ListError`."""
    if not table.header:
        tests = {"at": looks_like_a_time, "outcome": _is_outcome}
        columns = _guessed(table, region, tests, ("note",))
    else:
        columns = _matched(table, _call_kinds(table))
    if not (table.header or table.sample):
        return columns
    if not columns.phones and not {"to", "from"} & columns.texts.keys():
        raise _missing(table, "telephone numbers", "phone")
    if not {"at", "date", "time"} & columns.texts.keys():
        raise _missing(table, "the times of the calls", "at")
    if "outcome" not in columns.texts:
        raise _missing(table, "outcomes", "outcome")
    return columns


def _call_kinds(table: Table) -> Mapping[str, str]:
    """Return what the names of a table of calls mean; VICIdial's ``full_name`` is the rep's."""
    if "phonenumberdialed" not in map(folded, table.header):
        return CALL_KINDS
    return {name: kind for name, kind in CALL_KINDS.items() if name != "fullname"}


def _is_vicidials(table: Table, region: str) -> bool:
    """Whether a table without a header has VICIdial's width, codes and numbers."""
    sample = table.sample
    code, phone = VICIDIAL.index("phone_code"), VICIDIAL.index("phone_number")
    codes = [cell for record in sample if (cell := record.cell(code).strip())]
    phones = [cell for record in sample if (cell := record.cell(phone).strip())]
    return (
        max((len(record.cells) for record in sample), default=0) in _VICIDIALS_WIDTHS
        and all(map(_COUNTRY.fullmatch, codes))
        and _share(phones, lambda cell: bool(found(cell, region).phones)) > 0.5
    )


def _vicidials(table: Table) -> Columns:
    columns = _matched(replace(table, header=VICIDIAL), LEAD_KINDS)
    return replace(columns, said=("no header: read in VICIdial's order of columns", *columns.said))


def _matched(table: Table, kinds: Mapping[str, str]) -> Columns:
    ranks = {name: rank for rank, name in enumerate(kinds)}
    texts: dict[str, list[tuple[int, int]]] = {}
    phones: list[tuple[int, str, str]] = []
    labels: dict[str, int] = {}
    unused: list[str] = []
    for index, header in enumerate(table.header):
        name = folded(header)
        if name in kinds:
            texts.setdefault(kinds[name], []).append((ranks[name], index))
        elif about := labelled(name):
            labels[about] = index
        elif (label := phone_label(name)) is not None:
            phones.append((index, name.removesuffix("value"), label))
        elif header:
            unused.append(header)
    columns = tuple(PhoneColumn(i, label, labels.get(name)) for i, name, label in phones)
    said = (f"columns not used: {_listed(unused)}",) if unused else ()
    ranked = {kind: tuple(i for _, i in sorted(found)) for kind, found in texts.items()}
    return Columns(ranked, columns, said, guarded=not table.json)


def _guessed(
    table: Table, region: str, tests: Mapping[str, Test], rest: tuple[str, ...]
) -> Columns:
    """Return the columns by what most of their cells are, the texts left over by order."""
    sample = table.sample
    width = max((len(record.cells) for record in sample), default=0)
    cells = [[cell for record in sample if (cell := record.cell(i).strip())] for i in range(width)]
    phones = _phone_places(cells, region)
    if sample and not phones:
        raise _missing(table, "telephone numbers", "phone")
    kinds = dict.fromkeys(phones, "phone")
    for kind, test in tests.items():
        fitting = (i for i in range(width) if i not in kinds and _share(cells[i], test) > 0.5)
        kinds |= dict.fromkeys(islice(fitting, 1), kind)
    texts = (i for i in range(width) if i not in kinds and cells[i])
    kinds |= dict(zip(texts, rest, strict=False))
    read = (kinds.get(i, "(not used)") for i in range(width))
    said = (f"no header: read as {', '.join(read)}",) if sample else ()
    places = {kind: (i,) for i, kind in kinds.items() if kind != "phone"}
    return Columns(places, tuple(map(PhoneColumn, phones)), said, guarded=not table.json)


def _phone_places(cells: list[list[str]], region: str) -> list[int]:
    """Return the columns that are mostly numbers; if none is, the one with the most."""
    shares = [_share(column, lambda cell: bool(found(cell, region).phones)) for column in cells]
    least = min(0.5, max(shares, default=0.0))
    return [i for i, share in enumerate(shares) if share and share >= least]


def _share(cells: list[str], test: Test) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0


def _is_email(cell: str) -> bool:
    return _EMAIL.fullmatch(cell) is not None


def _is_outcome(cell: str) -> bool:
    try:
        outcome(cell)
    except OutcomeError:
        return False
    return True


def _missing(table: Table, what: str, name: str) -> ListError:
    if not table.header:
        return ListError(f"{table.name}: no column of {what}; add a header line that names it")
    seen = _listed(table.header)
    return ListError(f"{table.name}: no column of {what} among {seen}; name one of them '{name}'")


def _listed(names: Iterable[str]) -> str:
    every = [name[:40] for name in names if name]
    more = len(every) - _MOST_NAMED
    return ", ".join(every[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
