"""Text divided into what stands in one place on a terminal, each with the cells it takes.

This counts as the screens are drawn, cell for cell; ``core.text`` counts for layout and rather
takes a cell too many.
"""

from collections.abc import Iterator
from functools import cache
from unicodedata import category, east_asian_width

UNDRAWABLE = "\ufffd"

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
# Vowels and finals drawn into the Hangul syllable before them, its fillers, and skin tones.
_DRAWN_INTO = (
    (0x1160, 0x11FF),
    (0x3164, 0x3164),
    (0xD7B0, 0xD7FF),
    (0xFFA0, 0xFFA0),
    (0x1F3FB, 0x1F3FF),
)
# Wide since Unicode 16, or emoji still to come: older tables know them as narrow.
_LATELY_WIDE = (
    (0x2630, 0x2637),
    (0x268A, 0x268F),
    (0x4DC0, 0x4DFF),
    (0x1D300, 0x1D356),
    (0x1D360, 0x1D376),
    (0x1F6D5, 0x1F6DF),
    (0x1FA70, 0x1FAFF),
)
# Set aside for format characters to come: nothing is to be drawn for them.
_IGNORABLE = ((0x2065, 0x2065), (0xFFF0, 0xFFF8), (0xE0000, 0xE0FFF))
# Format characters with a place of their own: the soft hyphen, number and verse signs.
_PLACED = frozenset(
    "\u00ad\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)


def clusters(text: str) -> Iterator[tuple[str, int]]:
    """Each base with all that is drawn over or joined to it, and its one or two cells.

    What could steer a terminal is U+FFFD, or is left out where it takes no cell; so are marks
    with nothing to stand on. So is what this Python's Unicode has not assigned, for no two
    terminals agree on its cells.
    """
    if text.isascii() and text.isprintable():
        yield from ((character, 1) for character in text)
        return
    cluster, width = "", 0
    for character in text:
        shown, own = _drawn(character)
        if not own or cluster.endswith(_JOINER):
            if cluster:
                cluster += shown
                width = 2 if shown == _EMOJI_STYLE else width
        elif _halves_a_flag(shown) and len(cluster) == 1 and _halves_a_flag(cluster):
            cluster, width = cluster + shown, 2
        else:
            if cluster:
                yield cluster.rstrip(_JOINER), width
            cluster, width = shown, own
    if cluster:
        yield cluster.rstrip(_JOINER), width


def cells(text: str) -> int:
    """How many cells ``text`` takes on screen."""
    return sum(width for _, width in clusters(text))


@cache
def _drawn(character: str) -> tuple[str, int]:
    """What one code point is shown as, and the cells it takes by itself."""
    kind = category(character)
    if kind in ("Cc", "Cs", "Zl", "Zp"):
        return UNDRAWABLE, 1
    if kind == "Cf" and character not in _PLACED:
        return (character if character == _JOINER else ""), 0
    if kind in ("Mn", "Me", "Mc") or _within(character, _DRAWN_INTO):
        return character, 0
    if _within(character, _LATELY_WIDE):
        return character, 2
    if kind == "Cn":
        return ("", 0) if _within(character, _IGNORABLE) else (UNDRAWABLE, 1)
    return character, 2 if east_asian_width(character) in "WF" else 1


def _within(character: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(first <= ord(character) <= last for first, last in ranges)


def _halves_a_flag(character: str) -> bool:
    """Flags are written as two letters of their own alphabet."""
    return "\U0001f1e6" <= character <= "\U0001f1ff"
