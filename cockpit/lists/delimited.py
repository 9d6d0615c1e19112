"""Records of delimited text: CSV and its kin."""

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice

from cockpit.lists.rows import ListError, Record

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
LONGEST = 1_000_000
"""Characters of one cell beyond which a quote was left open, or it is no list."""

_SEP = re.compile(r'"?sep=([^"\w\r\n])"?[\r\n]*', re.IGNORECASE)


Lines = Callable[[], Iterator[str]]
"""The lines of a text from its first one, line ends kept, as often as they are asked for."""


def records(lines: Lines, delimiter: str, name: str, above: int = 0) -> Iterator[Record]:
    """Yield the records that are not blank; ``above`` is how many lines stand over the first.

    Raise `ListError` for a quote left open, naming the line where it was opened.
    """
    csv.field_size_limit(LONGEST)
    body = islice(lines(), above, None)
    reader = csv.reader(body, delimiter=delimiter, strict=True, skipinitialspace=True)
    read = above
    try:
        for cells in reader:
            line, read = read + 1, above + reader.line_num
            if "".join(cells).strip():
                yield Record(line, tuple(cells))
    except csv.Error as error:
        held = list(islice(lines(), read, above + reader.line_num))
        raise ListError(_trouble(held, delimiter, name, read + 1)) from error


def announced(line: str) -> str | None:
    """Return the delimiter that Excel's line ``sep=;`` announces, if it is one."""
    found = _SEP.fullmatch(line)
    return found[1] if found else None


def delimiter(sample: list[str]) -> str:
    """Return the delimiter that parts the first lines most evenly: a comma if none does."""
    return max(DELIMITERS, key=lambda candidate: _evenness(sample, candidate))


def _evenness(sample: list[str], candidate: str) -> tuple[float, int]:
    widths = list(_widths(sample, candidate))
    if not widths or widths[0] < 2:
        return 0.0, 0
    width, times = Counter(widths).most_common(1)[0]
    return (times / len(widths), width) if width > 1 else (0.0, 0)


def _widths(sample: list[str], candidate: str) -> Iterator[int]:
    try:
        for record in records(lambda: iter(sample), candidate, ""):
            yield len(record.cells)
    except ListError:
        return


def _trouble(held: list[str], delimiter: str, name: str, line: int) -> str:
    opened, closed = _last_quote(held, delimiter)
    if opened is None:
        return f"{name}, line {line}: a cell of more than {LONGEST:,} characters; shorten it"
    if closed == opened:
        return (
            f"{name}, line {line + opened}: text after a closing quote; "
            'write a quote inside a quoted cell twice ("")'
        )
    return (
        f"{name}, line {line + opened}: a quote is opened here and left open; "
        'close it, or write a quote inside a quoted cell twice ("")'
    )


def _last_quote(held: list[str], delimiter: str) -> tuple[int | None, int | None]:
    """Return the lines, from 0, where the last quoted cell was opened and badly closed."""
    opened: int | None = None
    state = "start"
    for number, line in enumerate(held):
        for character in line:
            match state, character:
                case "start", " ":
                    pass
                case "start", '"':
                    state, opened = "quoted", number
                case "quoted", '"':
                    state = "closing"
                case "closing", '"':
                    state = "quoted"
                case (("start" | "plain" | "closing"), ("\r" | "\n")):
                    state = "start"
                case (("start" | "plain" | "closing"), _) if character == delimiter:
                    state = "start"
                case "closing", _:
                    return opened, number
                case "start", _:
                    state = "plain"
    return opened, None
