"""What is printed: answers on stdout, everything else on stderr, all of it safe to show."""

import json
import sys
from collections.abc import Iterable, Sequence

from cockpit.core.text import cells, clean, clean_lines, fit

WIDEST = 40
"""Terminal cells of a column that is not the last."""


def say(text: str = "") -> None:
    """Print a line, or several, of the answer for people."""
    print(_safe(text))


def put(text: str) -> None:
    """Print a text that has its own line ends."""
    print(_safe(text), end="")


def tell(text: str) -> None:
    """Print a line, or several, that is no part of the answer: a notice or an error."""
    print(_safe(text), file=sys.stderr)


def answer(value: object) -> None:
    """Print the answer as JSON, in ASCII alone, so that no byte of it can steer a terminal."""
    print(json.dumps(value, indent=2).replace("\x7f", "\\u007f"))


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows under their header, columns aligned; the last column is as wide as it likes."""
    shown = [header, *([clean(cell) for cell in row] for row in rows)]
    fitted = [[*(fit(cell, WIDEST) for cell in row[:-1]), row[-1]] for row in shown]
    widths = [max(map(cells, column)) for column in zip(*fitted, strict=True)]
    return "\n".join(
        "  ".join(_padded(cell, width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in fitted
    )


def plural(count: int, one: str, many: str = "") -> str:
    """A number with its noun: ``1 lead``, ``2 leads``."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def _safe(text: str) -> str:
    return clean_lines(text, sys.maxsize)


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
