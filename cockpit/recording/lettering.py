"""Words as text elements of SVG, each letter in its cell whatever the font."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from cockpit.recording.sprites import CELL_WIDTH, Sign, Words
from cockpit.recording.xml import escaped

_BASELINE = 14
# Blanks up to here are shorter than another element.
_NEAR = 14
# Over so few letters no font runs out of step far enough to be seen.
_IN_STEP = 20


def lines(words: Iterable[Words]) -> Iterator[Words]:
    """Words of one hand, those near each other in a row joined by the blanks between them."""
    line: Words | None = None
    for each in sorted(words, key=lambda each: (each.y, each.x)):
        if line and line.y == each.y and (gap := _gap(line, each)) <= _NEAR:
            line = replace(line, text=line.text + " " * gap + each.text)
        else:
            if line:
                yield line
            line = each
    if line:
        yield line


def words(words: Words) -> str:
    """The element; long ones say how long they are, for browsers that cannot fit the font."""
    length = len(words.text) * CELL_WIDTH
    stretched = f' textLength="{length}"' if len(words.text) > _IN_STEP else ""
    return _element(words, stretched)


def sign(sign: Sign) -> str:
    """The element, as wide as its font has it."""
    return _element(sign)


def _gap(left: Words, right: Words) -> int:
    return (right.x - left.x) // CELL_WIDTH - len(left.text)


def _element(drawn: Words | Sign, attributes: str = "") -> str:
    place = f'x="{drawn.x}" y="{drawn.y + _BASELINE}"'
    return f"<text {place}{attributes}>{escaped(drawn.text)}</text>"
