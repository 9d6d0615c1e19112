"""The one cleaner of text for display, and text measured in terminal cells.

Stored text stays as imported; whatever is shown, printed or logged goes through ``clean``
or ``clean_lines`` first, so that no name, note or script can steer the terminal.
"""

import unicodedata
from collections.abc import Iterator
from functools import cache

LINE_LIMIT = 1_000
PAGE_LIMIT = 100_000
MARKS = 4
ELLIPSIS = "…"

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SPACES = "\t\n\v\f\r\x85"
_LINE_BREAKS = "\r\v\f\x85\u2028\u2029"
# Format characters that are drawn: number and verse signs that stand before what they mark.
_DRAWN_FORMATS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
# Unicode's Default_Ignorable_Code_Point beyond the format characters: drawn as nothing.
_IGNORABLE = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2065, 0x2065),
    (0x3164, 0x3164),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE00FF),
    (0xE01F0, 0xE0FFF),
)


def clean(text: str, limit: int = LINE_LIMIT) -> str:
    """``text`` as one line that is safe to show, at most ``limit`` characters long.

    White space becomes spaces, one for one; control characters, DEL and surrogates become
    U+FFFD; direction overrides, invisible and tag characters go; a base keeps four marks.
    """
    if text.isascii() and text.isprintable():
        return _capped(text, limit)
    visible = unicodedata.normalize("NFC", text.translate(_SHOWN))
    # Once more, since dropping surplus marks can bring letters together that compose.
    text = unicodedata.normalize("NFC", "".join(_lightly_marked(visible)))
    return _capped(text.rstrip(_ZWJ), limit)


def clean_lines(text: str, limit: int = PAGE_LIMIT) -> str:
    """``text`` made safe to show as ``clean`` does, its line breaks kept, as newlines."""
    text = text.replace("\r\n", "\n")
    for line_break in _LINE_BREAKS:
        text = text.replace(line_break, "\n")
    return _capped("\n".join(clean(line, limit) for line in text.split("\n")), limit)


def cells(text: str) -> int:
    """How many terminal cells cleaned ``text`` takes: never fewer than a terminal draws."""
    return len(text) if text.isascii() else sum(width for _, width in _clusters(text))


def fit(text: str, width: int) -> str:
    """One cleaned line cut to ``width`` cells, ending in … where something was cut."""
    if cells(text) <= width:
        return text
    return _head(text, width - 1).rstrip(_ZWJ) + ELLIPSIS if width > 0 else ""


def wrapped(text: str, width: int) -> list[str]:
    """Cleaned ``text`` as lines of at most ``width`` cells, broken between words.

    Words too long for a line are broken too: nothing is lost but spaces where a line ends.
    A character of two cells stands alone where ``width`` is one. Line breaks stay.
    """
    return [line for part in text.split("\n") for line in _wrapped_line(part, max(width, 1))]


class _Shown(dict[int, str | None]):
    """What each code point is shown as; ``None`` drops it. Filled as characters turn up."""

    def __missing__(self, code: int) -> str | None:
        shown = self[code] = _shown(chr(code))
        return shown


_SHOWN = _Shown()


def _shown(character: str) -> str | None:
    category = unicodedata.category(character)
    if character in _SPACES or category in ("Zs", "Zl", "Zp"):
        return " "
    if category in ("Cc", "Cs"):
        return "\ufffd"
    if character == _ZWJ or _selects_variation(character):
        return character
    invisible = category == "Cf" and character not in _DRAWN_FORMATS
    return None if invisible or _ignorable(character) else character


def _ignorable(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _IGNORABLE)


def _selects_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _lightly_marked(text: str) -> Iterator[str]:
    """The characters of ``text`` less surplus marks, and less joiners with nothing to join."""
    base, marks = " ", 0
    for character in text:
        joiner = character == _ZWJ or _selects_variation(character)
        if not joiner and not unicodedata.category(character).startswith("M"):
            base, marks = character, 0
            yield character
        elif marks < MARKS and not (joiner and base == " "):
            marks += 1
            yield character


def _capped(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return text[: limit - 1] + ELLIPSIS if limit > 0 else ""


def _clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each base with the marks it carries, and the cells both take."""
    cluster, width = "", 0
    for character in text:
        own = _cells(character)
        if own and cluster:
            yield cluster, width
            cluster, width = "", 0
        cluster += character
        width = 2 if width and character == _EMOJI_STYLE else width + own
    if cluster:
        yield cluster, width


@cache
def _cells(character: str) -> int:
    if character in _DRAWN_FORMATS:
        return 1
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _head(text: str, width: int) -> str:
    """The longest beginning of ``text`` that takes at most ``width`` cells."""
    head, left = "", width
    for cluster, taken in _clusters(text):
        if taken > left:
            break
        head, left = head + cluster, left - taken
    return head


def _wrapped_line(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if cells(line + piece) <= width:
            line += piece
            continue
        if line.strip(" "):
            lines.append(line)
        *full, line = _broken(piece.lstrip(" "), width)
        lines += full
    return [*lines, line]


def _pieces(text: str) -> Iterator[str]:
    """The words of ``text``, each with the spaces before it."""
    spaces = ""
    for word in text.split(" "):
        if word:
            yield spaces + word
            spaces = ""
        spaces += " "


def _broken(word: str, width: int) -> list[str]:
    """``word`` cut into lines of ``width`` cells; what is drawn over a letter stays with it."""
    parts, room = [""], width
    for cluster, taken in _clusters(word):
        if taken > room and parts[-1]:
            parts.append("")
            room = width
        parts[-1] += cluster
        room -= taken
    return parts
