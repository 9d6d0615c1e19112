"""Records of a JSON array of objects, as our own export writes them."""

import json
import re
from collections.abc import Iterator

from cockpit.lists.rows import ListError, Record

_BLANK = re.compile(r"[ \t\r\n]*")
_ARRAY = re.compile(r"\s*\[\s*(?:\{|\]|$)")
_SURROGATE = re.compile("[\ud800-\udfff]")
_DECODER = json.JSONDecoder(parse_float=str, parse_int=str, parse_constant=str)


def is_array(start: str) -> bool:
    """Whether a text that begins so is an array of objects."""
    return _ARRAY.match(start) is not None


def keys(text: str, name: str) -> tuple[str, ...]:
    """Return every key of the objects, in order of first appearance.

    Raise `ListError`, naming the line, where the text is not an array of objects.
    """
    return tuple(dict.fromkeys(key for _, one in _objects(text, name) for key in one))


def records(text: str, header: tuple[str, ...], name: str) -> Iterator[Record]:
    """Yield the objects as records under a header; a number is the text it is written as."""
    for line, one in _objects(text, name):
        cells = tuple(_cell(one.get(key)) for key in header)
        if any(cell and not cell.isspace() for cell in cells):
            yield Record(line, cells)


def _objects(text: str, name: str) -> Iterator[tuple[int, dict[str, object]]]:
    position = _after(text, text.index("[") + 1)
    line, counted, closed = 1, 0, text.startswith("]", position)
    while not closed:
        line += text.count("\n", counted, position)
        counted = position
        one, position = _decoded(text, position, name)
        if not isinstance(one, dict):
            raise ListError(f"{name}, line {line}: not an object; write {{…}} for each row")
        yield line, one
        position = _after(text, position)
        closed = text.startswith("]", position)
        if not closed and not text.startswith(",", position):
            raise ListError(_place(text, position, name, "a comma or ] is missing"))
        position = position if closed else _after(text, position + 1)
    if (end := _after(text, position + 1)) < len(text):
        raise ListError(_place(text, end, name, "text after the closing ]"))


def _decoded(text: str, position: int, name: str) -> tuple[object, int]:
    try:
        one, end = _DECODER.raw_decode(text, position)
    except json.JSONDecodeError as error:
        raise ListError(_place(text, error.pos, name, error.msg)) from error
    except RecursionError as error:
        raise ListError(_place(text, position, name, "nested too deeply")) from error
    return one, end


def _after(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def _place(text: str, position: int, name: str, what: str) -> str:
    line = 1 + text.count("\n", 0, position)
    return f"{name}, line {line}: not JSON ({what}); export it again or save it as CSV"


def _cell(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return _SURROGATE.sub("\ufffd", value).replace("\0", "")
        case _:
            return json.dumps(value, ensure_ascii=False)
