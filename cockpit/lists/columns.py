"""Which column of a table is which, by its header or as it was guessed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from cockpit.lists.apostrophe import unguarded
from cockpit.lists.fields import IGNORED, LABEL, PHONE, Field
from cockpit.lists.guessing import guessed, is_outcome
from cockpit.lists.headers import CALL_KINDS, folded, labelled, phone_label
from cockpit.lists.rows import ListError, Record
from cockpit.lists.table import Table
from cockpit.lists.times import looks_like_a_time

_MOST_NAMED = 20


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """A column of telephone numbers and their label, which may have a column of its own."""

    index: int
    label: str = ""
    label_index: int | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its name, what it becomes, and how good a name that is: lower is better."""

    name: str
    field: Field
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a record each thing stands; ``said`` tells what was guessed or left out."""

    texts: Mapping[str, tuple[int, ...]]
    phones: tuple[PhoneColumn, ...]
    said: tuple[str, ...] = ()
    guarded: bool = True
    """Whether a cell may have got an apostrophe on its way out; JSON needs none."""
    became: tuple[tuple[str, str], ...] = ()
    """The name of each column with what it became, blank for nothing."""
    format: str = ""
    """Whose export it is, such as ``HubSpot contacts``, blank where nobody knows."""

    def text(self, record: Record, kind: str) -> str:
        """Return the text of this kind, from the best named column that is not blank."""
        for index in self.texts.get(kind, ()):
            if text := self.plain(record.cell(index)):
                return text
        return ""

    def name(self, record: Record) -> str:
        """Return the full name, from one column or from two."""
        name, first, last = (self.text(record, kind) for kind in ("name", "first", "last"))
        return self.full_name(name, first, last)

    def full_name(self, name: str, first: str, last: str) -> str:
        """Return the full name made of what the three columns have, if there are as many."""
        if not name or ("first" in self.texts) == ("last" in self.texts):
            return name or " ".join(filter(None, (first, last)))
        # "Vorname, Name" and "Nombre, Apellidos": a name beside one half is the other half.
        whole = set((first or last).casefold().split()) <= set(name.casefold().split())
        return name if whole else " ".join(filter(None, (first, name, last)))

    def without(self, kind: str) -> "Columns":
        """Return the columns with those of one kind not used."""
        texts = {name: places for name, places in self.texts.items() if name != kind}
        became = tuple((name, "" if field == kind else field) for name, field in self.became)
        return replace(self, texts=texts, became=became)

    def plain(self, cell: str) -> str:
        """Return the text that a cell was made from."""
        return (unguarded(cell) if self.guarded else cell).strip()


def columns(
    table: Table, placed: Sequence[Column], said: Iterable[str] = (), format: str = ""
) -> Columns:
    """Return the columns of a table in the order in which their texts are asked for."""
    texts: dict[str, list[tuple[int, int]]] = {}
    phones: list[tuple[int, str, str]] = []
    labels: dict[str, int] = {}
    for index, column in enumerate(placed):
        match column.field:
            case Field(kind=kind) if kind == PHONE:
                name = folded(column.name).removesuffix("value")
                phones.append((index, name, column.field.label))
            case Field(kind=kind, label=about) if kind == LABEL:
                labels[about] = index
            case Field(kind=kind) if kind != IGNORED:
                texts.setdefault(kind, []).append((column.rank, index))
    return Columns(
        {kind: tuple(index for _, index in sorted(found)) for kind, found in texts.items()},
        tuple(PhoneColumn(index, label, labels.get(name)) for index, name, label in phones),
        tuple(said),
        not table.json,
        tuple((column.name, _became(column.field)) for column in placed if column.name),
        format,
    )


def header_columns(header: Iterable[str], kinds: Mapping[str, str]) -> list[Column]:
    """Return what columns become by their names."""
    ranks = {name: rank for rank, name in enumerate(kinds)}
    return [_by_name(name, kinds, ranks) for name in header]


def unused(placed: Iterable[Column]) -> tuple[str, ...]:
    """Return what to say about columns that become nothing, if there are any."""
    names = [column.name for column in placed if column.field.kind == IGNORED and column.name]
    return (f"columns not used: {listed(names)}",) if names else ()


def listed(names: Iterable[str]) -> str:
    """Return names with commas between them, the first twenty."""
    every = [name[:40] for name in names if name]
    more = len(every) - _MOST_NAMED
    return ", ".join(every[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def missing(table: Table, what: str, name: str) -> ListError:
    """Return why a table cannot be read that has no column of something."""
    if not table.header:
        return ListError(f"{table.name}: no column of {what}; add a header line that names it")
    seen = listed(table.header)
    return ListError(f"{table.name}: no column of {what} among {seen}; name one of them '{name}'")


def guess_said(kinds: Iterable[str]) -> str:
    """Return what to say about columns that were read by what is in them."""
    return f"no header: read as {', '.join(kind or '(not used)' for kind in kinds)}"


def call_columns(table: Table, region: str) -> Columns:
    """Return which column of a table of past calls is which, or raise `ListError`."""
    if table.header:
        placed = header_columns(table.header, _call_kinds(table))
        found = columns(table, placed, unused(placed))
    else:
        found = _guessed_calls(table, region)
    if not (table.header or table.sample):
        return found
    if not found.phones and not {"to", "from"} & found.texts.keys():
        raise missing(table, "telephone numbers", "phone")
    if not {"at", "date", "time"} & found.texts.keys():
        raise missing(table, "the times of the calls", "at")
    if "outcome" not in found.texts:
        raise missing(table, "outcomes", "outcome")
    return found


def _guessed_calls(table: Table, region: str) -> Columns:
    tests = {"at": looks_like_a_time, "outcome": is_outcome}
    kinds = guessed(table.sample, region, tests, ("note",), {})
    if table.sample and PHONE not in kinds:
        raise missing(table, "telephone numbers", "phone")
    placed = [Column(str(n), Field(kind or IGNORED)) for n, kind in enumerate(kinds, start=1)]
    return columns(table, placed, (guess_said(kinds),) if table.sample else ())


def _call_kinds(table: Table) -> Mapping[str, str]:
    """Return what the names of a table of calls mean; VICIdial's ``full_name`` is the rep's."""
    if "phonenumberdialed" not in map(folded, table.header):
        return CALL_KINDS
    return {name: kind for name, kind in CALL_KINDS.items() if name != "fullname"}


def _by_name(header: str, kinds: Mapping[str, str], ranks: Mapping[str, int]) -> Column:
    name = folded(header)
    if name in kinds:
        return Column(header, Field(kinds[name]), ranks[name])
    if about := labelled(name):
        return Column(header, Field(LABEL, about))
    label = phone_label(name)
    return Column(header, Field() if label is None else Field(PHONE, label))


def _became(field: Field) -> str:
    return "" if field.kind == IGNORED else str(field)
