"""Which encoding a file is written in, guessed from its bytes."""

import codecs
import re
from dataclasses import dataclass

from cockpit.lists.rows import ListError

_CHUNK = 1 << 20
_START = 1 << 14
_SPREADSHEETS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_CONTROL_LETTERS = frozenset(map(chr, _CONTROLS))


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec of Python's, and its name in words."""

    codec: str
    words: str


_MARKED = (
    (codecs.BOM_UTF8, Encoding("utf-8-sig", "UTF-8 with BOM")),
    (codecs.BOM_UTF32_LE, Encoding("utf-32", "UTF-32 with BOM")),
    (codecs.BOM_UTF16_LE, Encoding("utf-16", "UTF-16 with BOM")),
    (codecs.BOM_UTF16_BE, Encoding("utf-16", "UTF-16 with BOM")),
)
_UTF8 = Encoding("utf-8", "UTF-8")
_WINDOWS = Encoding("cp1252", "Windows-1252")


def encoding(data: bytes, name: str) -> Encoding:
    """Return the encoding of a text file's bytes.

    Raise `ListError`, naming the line, when it is not text or its text is damaged.
    """
    if data.startswith(_SPREADSHEETS):
        raise ListError(f"{name}, line 1: a spreadsheet, not text; save it as CSV (UTF-8) first")
    guess = _marked(data) or _unmarked_utf16(data) or _UTF8
    fault = _fault(data, guess.codec)
    if fault is None and not _binary(data, guess):
        return guess
    if fault and guess is _UTF8 and _reads_as_windows(data):
        return _WINDOWS
    line = 1 if fault is None else _line(data, guess, fault.start)
    raise ListError(f"{name}, line {line}: not readable as {guess.words}; save it as CSV (UTF-8)")


def _marked(data: bytes) -> Encoding | None:
    return next((found for mark, found in _MARKED if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> Encoding | None:
    """Return UTF-16 when every other byte is mostly NUL, as it is in Latin text and digits."""
    start = data[: _CHUNK & ~1]
    pairs = len(start) // 2
    high, low = start[0::2].count(0), start[1::2].count(0)
    if pairs and low > pairs * 0.2 and high <= low * 0.05:
        return Encoding("utf-16-le", "UTF-16")
    if pairs and high > pairs * 0.2 and low <= high * 0.05:
        return Encoding("utf-16-be", "UTF-16")
    return None


def _fault(data: bytes, codec: str) -> UnicodeDecodeError | None:
    decoder = codecs.getincrementaldecoder(codec)()
    try:
        for start in range(0, len(data), _CHUNK):
            decoder.decode(data[start : start + _CHUNK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return _exact_fault(data, codec)
    return None


def _exact_fault(data: bytes, codec: str) -> UnicodeDecodeError | None:
    try:
        # With its BOM taken for a character, the fault is counted from the file's start.
        data.decode(codec.removesuffix("-sig"))
    except UnicodeDecodeError as error:
        return error
    return None


def _binary(data: bytes, guess: Encoding) -> bool:
    """Whether bytes that decode are no text all the same: a stray NUL is, a third is not."""
    start = data[:_START].decode(guess.codec, "ignore")
    return sum(character in _CONTROL_LETTERS for character in start) > len(start) * 0.3


def _reads_as_windows(data: bytes) -> bool:
    """Whether it is plausible text of a Western Windows, rather than damaged UTF-8."""
    if data.translate(None, _CONTROLS + b"\x81\x8d\x8f\x90\x9d") != data:
        return False
    high = sum(map(len, re.findall(rb"[\x80-\xff]+", data)))
    utf8 = sum(map(len, re.findall(rb"[\xc2-\xf4][\x80-\xbf]{1,3}", data)))
    return high > 2 * utf8


def _line(data: bytes, guess: Encoding, position: int) -> int:
    before = data[:position].decode(guess.codec, "ignore")
    return 1 + before.replace("\r\n", "\n").replace("\r", "\n").count("\n")
