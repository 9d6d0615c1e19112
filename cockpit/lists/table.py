"""A file of leads or calls as a table, its encoding, delimiter and header guessed."""

import io
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from cockpit.core.phone import PhoneError, phones
from cockpit.lists import delimited, objects, sheets
from cockpit.lists.encoding import Encoding, encoding
from cockpit.lists.rows import ListError, Record
from cockpit.lists.source import Source, file_source, held, stream_source

LARGE = 4_000_000
"""Bytes of a file from which on a second process pays: it takes a tenth of a second to start."""

SAMPLE = 100
"""Lines that the guesses look at."""

_DIALLED = re.compile(r"['+(]*\d[\d\s().+-]{5,}\d")
_EMAIL = re.compile(r"\s*[^\s@]+@[^\s@]+\.[^\s@]+\s*")


@dataclass(frozen=True, slots=True)
class Table:
    """A file's records under its header, which is empty where the file has none.

    Iterating reads the file anew, record by record, and may raise `ListError` on the way.
    ``said`` tells what was guessed.
    """

    name: str
    header: tuple[str, ...]
    said: str
    read: Callable[[], Iterator[Record]]
    delimiter: str = ","
    json: bool = False
    sheet: bool = False
    size: int = 0
    """Bytes of its file, if another process may read it too, given this table; else 0."""

    def __iter__(self) -> Iterator[Record]:
        return self.read()

    @property
    def is_large(self) -> bool:
        """Whether a file is worth a process of its own, and can be read by one."""
        return self.size >= LARGE

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
        return _table(stream_source(sys.stdin.buffer, "standard input"), region)
    return _table(file_source(path), region)


def table(data: bytes, name: str, region: str = "US") -> Table:
    """Return the table in a file's bytes; ``name`` is how errors call it."""
    return _table(held(data, name), region)


def _table(source: Source, region: str) -> Table:
    if sheets.is_workbook(source.start):
        return _workbook(source, region)
    text = _Text(source, encoding(source))
    if objects.is_array(text.start()):
        return _array(text)
    return _delimited(text, region)


@dataclass(frozen=True, slots=True)
class _Text:
    """A source decoded, from its first character as often as need be."""

    source: Source
    written: Encoding

    @property
    def name(self) -> str:
        return self.source.name

    def open(self) -> io.TextIOWrapper:
        return io.TextIOWrapper(self.source.open(), encoding=self.written.codec, newline="")

    def start(self) -> str:
        with self.open() as stream:
            return stream.read(1000)

    def lines(self) -> Iterator[str]:
        """Yield the lines, their ends kept, without the NULs that a broken export leaves."""
        try:
            with self.open() as stream:
                if self.written.nuls:
                    yield from (line.replace("\0", "") for line in stream)
                else:
                    yield from stream
        except (OSError, UnicodeDecodeError) as error:
            raise ListError(f"{self.name}: it changed while it was read; try again") from error


def _workbook(source: Source, region: str) -> Table:
    sheet = sheets.sheet(source)
    first = next(sheet.records(), None)
    if first is None:
        raise _nothing(source.name)
    header, place = _parted(first, region, "row")
    skipped = 1 if header else 0
    return Table(
        source.name,
        header,
        f"{sheet.said}, {place}",
        lambda: islice(sheet.records(), skipped, None),
        sheet=True,
    )


def _array(text: _Text) -> Table:
    with text.open() as stream:
        array = stream.read()
    header = objects.keys(array, text.name)
    return Table(
        text.name,
        header,
        f"{text.written.words}, JSON",
        lambda: objects.records(array, header, text.name),
        json=True,
    )


def _delimited(text: _Text, region: str) -> Table:
    with text.open() as stream:
        lines = list(islice(stream, SAMPLE))
    announced = delimited.announced(lines[0]) if lines else None
    above = 1 if announced else 0
    delimiter = announced or delimited.delimiter(lines[above:])
    every = _Records(text, delimiter, above)
    first = next(every(), None)
    if first is None:
        raise _nothing(text.name)
    header, place = _parted(first, region, "line")
    records = replace(every, skipped=1) if header else every
    words = delimited.DELIMITERS.get(delimiter, f"parted by {delimiter}")
    said = f"{text.written.words}, {words}, {place}"
    return Table(text.name, header, said, records, delimiter, size=text.source.size)


@dataclass(frozen=True, slots=True)
class _Records:
    """Calling it reads the records of delimited text; a value, so that it can go elsewhere."""

    text: _Text
    delimiter: str
    above: int
    skipped: int = 0

    def __call__(self) -> Iterator[Record]:
        every = delimited.records(self.text.lines, self.delimiter, self.text.name, self.above)
        return islice(every, self.skipped, None)


def _parted(first: Record, region: str, unit: str) -> tuple[tuple[str, ...], str]:
    """Return the header, and where it stands in words."""
    if any(_is_data(cell, region) for cell in first.cells):
        return (), "no header"
    return tuple(cell.strip() for cell in first.cells), f"header in {unit} {first.line}"


def _nothing(name: str) -> ListError:
    return ListError(f"{name}: nothing in it; export it again, with a header line")


def _is_data(cell: str, region: str) -> bool:
    """Whether a cell of the first row shows that it is no header."""
    if _DIALLED.fullmatch(cell.strip()) or _EMAIL.fullmatch(cell):
        return True
    try:
        return bool(phones(cell, region))
    except PhoneError:
        return False
