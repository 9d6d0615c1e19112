"""Which column is which in a table without a header, by what most of its cells are."""

import re
from collections.abc import Callable, Mapping, Sequence
from itertools import islice

from cockpit.core.phone import found
from cockpit.lists.fields import PHONE
from cockpit.lists.headers import VICIDIAL
from cockpit.lists.outcomes import OutcomeError, outcome
from cockpit.lists.places import calling_region
from cockpit.lists.rows import Record

_VICIDIALS_WIDTHS = range(19, 31)
_CODE = re.compile(r"\+?\d{1,4}")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")

Test = Callable[[str], bool]


def is_vicidials(sample: Sequence[Record], region: str) -> bool:
    """Whether a table without a header has VICIdial's width, codes and numbers."""
    code, phone = VICIDIAL.index("phone_code"), VICIDIAL.index("phone_number")
    numbers = [
        cell
        for record in sample
        if (cell := record.cell(phone).strip())
        and found(cell, calling_region(record.cell(code).strip(), region)).phones
    ]
    return (
        width(sample) in _VICIDIALS_WIDTHS
        and all(map(_CODE.fullmatch, _cells(sample, code)))
        and len(numbers) > len(_cells(sample, phone)) * 0.5
    )


def guessed(
    sample: Sequence[Record],
    region: str,
    tests: Mapping[str, Test],
    rest: Sequence[str],
    given: Mapping[int, str],
) -> list[str]:
    """Return what each column is, blank for nothing.

    ``given`` is known beforehand; most cells of a column decide, by ``tests``; the texts left
    over are ``rest``, in their order.
    """
    columns = [_cells(sample, index) for index in range(width(sample))]
    free = [index for index in range(len(columns)) if index not in given]
    kinds = dict(given) | dict.fromkeys(_phone_places(columns, free, region), PHONE)
    for kind, test in tests.items():
        fitting = (i for i in free if i not in kinds and _share(columns[i], test) > 0.5)
        kinds |= dict.fromkeys(islice(fitting, 1), kind)
    texts = (i for i in free if i not in kinds and columns[i])
    wanted = (kind for kind in rest if kind not in kinds.values())
    kinds |= dict(zip(texts, wanted, strict=False))
    return [kinds.get(index, "") for index in range(len(columns))]


def width(sample: Sequence[Record]) -> int:
    """Return how many cells the longest record has."""
    return max((len(record.cells) for record in sample), default=0)


def is_email(cell: str) -> bool:
    """Whether a cell is an email address."""
    return _EMAIL.fullmatch(cell) is not None


def is_outcome(cell: str) -> bool:
    """Whether a cell says how a call ended."""
    try:
        outcome(cell)
    except OutcomeError:
        return False
    return True


def _cells(sample: Sequence[Record], index: int) -> list[str]:
    return [cell for record in sample if (cell := record.cell(index).strip())]


def _phone_places(columns: Sequence[list[str]], free: Sequence[int], region: str) -> list[int]:
    """Return the columns that are mostly numbers; if none is, the one with the most."""
    shares = {i: _share(columns[i], lambda cell: _looks_dialled(cell, region)) for i in free}
    least = min(0.5, max(shares.values(), default=0.0))
    return [i for i, share in shares.items() if share and share >= least]


def _looks_dialled(cell: str, region: str) -> bool:
    return bool(found(cell, region).phones)


def _share(cells: list[str], test: Test) -> float:
    return sum(map(test, cells)) / len(cells) if cells else 0.0
