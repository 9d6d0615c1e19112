"""Where the texts of a lead stand once the cells that nobody needs are left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from cockpit.lists.columns import Columns

Cells = tuple[str, ...]
Places = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a lead's texts among the cells that are used, and of a blank behind them.

    What has no column stands at the place of the blank. ``used`` are the indexes of the cells
    that ``pick`` takes, ``width`` is how many cells that takes; ``fallbacks`` are places with
    those that fill them where they are blank; ``phones`` are the places of numbers, their
    label, and the place of a label of their own. ``halves``: a name may be made of two.
    """

    used: Places
    width: int
    pick: Callable[[Cells], Cells]
    fallbacks: tuple[tuple[int, Places], ...]
    phones: tuple[tuple[int, str, int], ...]
    halves: bool
    name: int
    first: int
    last: int
    company: int
    title: int
    email: int
    zone: int
    list: int
    priority: int
    notes: int
    state: int
    country: int
    calling_code: int
    do_not_call: Places
    statuses: Places


def layout(columns: Columns) -> Layout:
    """Return the places of a lead's texts under these columns."""
    used: dict[int, int] = {}

    def places(indexes: Sequence[int]) -> Places:
        return tuple(used.setdefault(index, len(used)) for index in indexes)

    texts = {kind: places(indexes) for kind, indexes in columns.texts.items()}
    numbers = places([column.index for column in columns.phones])
    own = [places([c.label_index] if c.label_index is not None else []) for c in columns.phones]
    blank = (len(used),)

    def first(kind: str) -> int:
        return texts.get(kind, blank)[0]

    return Layout(
        used=tuple(used),
        width=max(used, default=-1) + 1,
        pick=_picker(tuple(used)),
        fallbacks=tuple((every[0], every[1:]) for every in texts.values() if len(every) > 1),
        phones=tuple(
            (number, column.label, (label or blank)[0])
            for number, column, label in zip(numbers, columns.phones, own, strict=True)
        ),
        halves="first" in texts or "last" in texts,
        name=first("name"),
        first=first("first"),
        last=first("last"),
        company=first("company"),
        title=first("title"),
        email=first("email"),
        zone=first("zone"),
        list=first("list"),
        priority=first("priority"),
        notes=first("notes"),
        state=first("state"),
        country=first("country"),
        calling_code=first("calling_code"),
        do_not_call=texts.get("do_not_call", ()),
        statuses=texts.get("status", ()),
    )


def _picker(used: Places) -> Callable[[Cells], Cells]:
    """Return what takes the used cells out of all; an itemgetter of one would give no tuple."""
    if len(used) > 1:
        return itemgetter(*used)
    return lambda cells: tuple(cells[index] for index in used)
