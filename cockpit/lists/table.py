"""A file of leads or calls as a table, its encoding, delimiter and header guessed."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from cockpit.core.phone import PhoneError, phones
from cockpit.lists import delimited, objects
from cockpit.lists.encoding import Encoding, encoding
from cockpit.lists.rows import ListError, Record

SAMPLE = 100
"""Lines that the guesses look at."""

_DIALLED = re.compile(r"['+(]*\d[\d\s().+-]{5,}\d")
_EMAIL = re.compile(r"\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's records under its header, which is empty where the file has none.

    Iterating reads the file's bytes anew, record by record, and may raise `ListError` on the
    way. ``said`` tells what was guessed.
    """

    name: str
    header: tuple[str, ...]
    said: str
    read: Callable[[], Iterator[Record]]
    delimiter: str = ","
    json: bool = False

    def __iter__(self) -> Iterator[Record]:
        return self.read()

    @property
    def sample(self) -> tuple[Record, ...]:
        """The first records, as far as they can be read."""
        first: list[Record] = []
        with suppress(ListError):
            first.extend(islice(self.read(), SAMPLE))
        return tuple(first)


def read_table(path: str | Path, region: str = "US") -> Table:
    """Return the table in a file, or in standard input for ``-``.

    ``region`` helps to tell a header from a first row that holds a telephone number. Raise
    `ListError` for a file that is missing, unreadable, empty, not text, or has a quote left
    open (that one perhaps later, on the way through the records).
    """
    if str(path) == "-":
        return table(sys.stdin.buffer.read(), "standard input", region)
    try:
        return table(Path(path).read_bytes(), str(path), region)
    except FileNotFoundError as error:
        raise ListError(f"{path}: no such file; check its name and folder") from error
    except IsADirectoryError as error:
        raise ListError(f"{path}: a folder; name a file in it") from error
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else error
        raise ListError(f"{path}: cannot be read ({what}); check its permissions") from error


def table(data: bytes, name: str, region: str = "US") -> Table:
    """Return the table in a file's bytes; ``name`` is how errors call it."""
    written = encoding(data, name)
    if objects.is_array(_lines(data, written).read(1000)):
        return _array(data, written, name)
    return _delimited(data, written, name, region)


def _lines(data: bytes, written: Encoding) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(data), encoding=written.codec, newline="")


def _array(data: bytes, written: Encoding, name: str) -> Table:
    text = _lines(data, written).read()
    header = objects.keys(text, name)
    return Table(
        name,
        header,
        f"{written.words}, JSON",
        lambda: objects.records(text, header, name),
        json=True,
    )


def _delimited(data: bytes, written: Encoding, name: str, region: str) -> Table:
    lines = list(islice(_lines(data, written), SAMPLE))
    announced = delimited.announced(lines[0]) if lines else None
    above = 1 if announced else 0
    delimiter = announced or delimited.delimiter(lines[above:])

    def records() -> Iterator[Record]:
        body = islice(_lines(data, written), above, None)
        return delimited.records(body, delimiter, name, before=above)

    first = next(records(), None)
    if first is None:
        raise ListError(f"{name}: nothing in it; export it again, with a header line")
    headed = not any(_is_data(cell, region) for cell in first.cells)
    words = delimited.DELIMITERS.get(delimiter, f"parted by {delimiter}")
    place = f"header in line {first.line}" if headed else "no header"
    return Table(
        name,
        tuple(cell.strip() for cell in first.cells) if headed else (),
        f"{written.words}, {words}, {place}",
        (lambda: islice(records(), 1, None)) if headed else records,
        delimiter,
    )


def _is_data(cell: str, region: str) -> bool:
    """Whether a cell of the first row shows that it is no header."""
    if _DIALLED.fullmatch(cell.strip()) or _EMAIL.fullmatch(cell):
        return True
    try:
        return bool(phones(cell, region))
    except PhoneError:
        return False
