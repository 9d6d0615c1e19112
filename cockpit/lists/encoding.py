"""Which encoding a file is written in, guessed from its bytes."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain

from cockpit.lists.rows import ListError
from cockpit.lists.source import Source

_CHUNK = 1 << 20
_START = 1 << 14
_OLD_SPREADSHEET = b"\xd0\xcf\x11\xe0"
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b"))
_CONTROL_LETTERS = frozenset(map(chr, _CONTROLS))


@dataclass(frozen=True, slots=True)
class Encoding:
    """A codec of Python's, its name in words, and whether stray NULs stand in the text."""

    codec: str
    words: str
    nuls: bool = False


_MARKED = (
    (codecs.BOM_UTF8, Encoding("utf-8-sig", "UTF-8 with BOM")),
    (codecs.BOM_UTF32_LE, Encoding("utf-32", "UTF-32 with BOM")),
    (codecs.BOM_UTF16_LE, Encoding("utf-16", "UTF-16 with BOM")),
    (codecs.BOM_UTF16_BE, Encoding("utf-16", "UTF-16 with BOM")),
)
_UTF8 = Encoding("utf-8", "UTF-8")
_WINDOWS = Encoding("cp1252", "Windows-1252")


def encoding(source: Source) -> Encoding:
    """Return the encoding of a text file.

    Raise `ListError`, naming the line, when it is not text or its text is damaged.
    """
    start = source.start
    if start.startswith(_OLD_SPREADSHEET):
        raise ListError(
            f"{source.name}, line 1: a spreadsheet, not text; save it as CSV (UTF-8) first"
        )
    guess = _marked(start) or _unmarked_utf16(start) or _UTF8
    fault, nuls = _read_through(source, guess.codec)
    if fault is None and not _binary(start, guess):
        return replace(guess, nuls=nuls)
    if fault is not None and guess is _UTF8 and _reads_as_windows(source):
        return _WINDOWS
    line = 1 + _lines_before(source, guess.codec, fault or 0)
    raise ListError(
        f"{source.name}, line {line}: not readable as {guess.words}; save it as CSV (UTF-8)"
    )


def _marked(start: bytes) -> Encoding | None:
    return next((found for mark, found in _MARKED if start.startswith(mark)), None)


def _unmarked_utf16(start: bytes) -> Encoding | None:
    """Return UTF-16 when every other byte is mostly NUL, as it is in Latin text and digits."""
    start = start[: _CHUNK & ~1]
    pairs = len(start) // 2
    high, low = start[0::2].count(0), start[1::2].count(0)
    if pairs and low > pairs * 0.2 and high <= low * 0.05:
        return Encoding("utf-16-le", "UTF-16")
    if pairs and high > pairs * 0.2 and low <= high * 0.05:
        return Encoding("utf-16-be", "UTF-16")
    return None


def _chunks(source: Source) -> Iterator[bytes]:
    with source.open() as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk


def _read_through(source: Source, codec: str) -> tuple[int | None, bool]:
    """Return where the first byte is that cannot be decoded, and whether NULs stand before."""
    decoder = codecs.getincrementaldecoder(codec)()
    nuls, read = False, 0
    for chunk in chain(_chunks(source), (b"",)):
        try:
            nuls |= "\0" in decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError as error:
            # The decoder may have held bytes back, or left the BOM out.
            return read + len(chunk) - len(error.object) + error.start, nuls
        read += len(chunk)
    return None, nuls


def _binary(start: bytes, guess: Encoding) -> bool:
    """Whether bytes that decode are no text all the same: a stray NUL is, a third is not."""
    text = start[:_START].decode(guess.codec, "ignore")
    return sum(character in _CONTROL_LETTERS for character in text) > len(text) * 0.3


def _reads_as_windows(source: Source) -> bool:
    """Whether it is plausible text of a Western Windows, rather than damaged UTF-8."""
    high = utf8 = 0
    for chunk in _chunks(source):
        if chunk.translate(None, _CONTROLS + b"\x81\x8d\x8f\x90\x9d") != chunk:
            return False
        high += sum(map(len, re.findall(rb"[\x80-\xff]+", chunk)))
        utf8 += sum(map(len, re.findall(rb"[\xc2-\xf4][\x80-\xbf]{1,3}", chunk)))
    return high > 2 * utf8


def _lines_before(source: Source, codec: str, position: int) -> int:
    with source.open() as stream:
        text = stream.read(position).decode(codec, "ignore")
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
