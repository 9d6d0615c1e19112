"""Box-drawing characters as lines and blocks, since those of fonts leave gaps.

Positions are shares of a cell: from 0 to 1 to the right and downwards.
"""

import re
from dataclasses import dataclass
from functools import cache
from unicodedata import name

_NAMED = re.compile(r"BOX DRAWINGS (LIGHT|HEAVY)( ARC)? ([A-Z]+)(?: AND ([A-Z]+))?")
_ARMS = {"LEFT": "l", "RIGHT": "r", "UP": "u", "DOWN": "d", "HORIZONTAL": "lr", "VERTICAL": "ud"}

Area = tuple[float, float, float, float]
"""Left, top, right and bottom."""

_TOP_LEFT, _TOP_RIGHT = (0, 0, 0.5, 0.5), (0.5, 0, 1, 0.5)
_LOW_LEFT, _LOW_RIGHT = (0, 0.5, 0.5, 1), (0.5, 0.5, 1, 1)
_WHOLE = (0, 0, 1, 1)


@dataclass(frozen=True, slots=True)
class Box:
    """Arms from the middle of a cell, some of ``l r u d``; two rounded ones are a bend."""

    arms: str
    heavy: bool
    rounded: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Parts of a cell, filled; ``shade`` is the share of the letter's colour in it."""

    areas: tuple[Area, ...]
    shade: float = 1.0


@cache
def box(character: str) -> Box | None:
    """The lines of a box of one weight; none for a dashed or double one, or any other."""
    named = _NAMED.fullmatch(name(character, ""))
    if not named:
        return None
    weight, arc, *directions = named.groups()
    arms = "".join(_ARMS.get(direction, "?") for direction in directions if direction)
    return None if "?" in arms else Box(arms, weight == "HEAVY", bool(arc))


def block(character: str) -> Block | None:
    """What a block element fills; none for any other character."""
    return _BLOCKS.get(character)


def _blocks() -> dict[str, Block]:
    lower = {chr(0x2580 + n): (0, 1 - n / 8, 1, 1) for n in range(1, 9)}
    left = {chr(0x2590 - n): (0, 0, n / 8, 1) for n in range(1, 8)}
    edges = {
        "▀": (0, 0, 1, 0.5),
        "▐": (0.5, 0, 1, 1),
        "▔": (0, 0, 1, 1 / 8),
        "▕": (7 / 8, 0, 1, 1),
    }
    quadrants = {
        "▖": (_LOW_LEFT,),
        "▗": (_LOW_RIGHT,),
        "▘": (_TOP_LEFT,),
        "▙": (_TOP_LEFT, _LOW_LEFT, _LOW_RIGHT),
        "▚": (_TOP_LEFT, _LOW_RIGHT),
        "▛": (_TOP_LEFT, _TOP_RIGHT, _LOW_LEFT),
        "▜": (_TOP_LEFT, _TOP_RIGHT, _LOW_RIGHT),
        "▝": (_TOP_RIGHT,),
        "▞": (_TOP_RIGHT, _LOW_LEFT),
        "▟": (_TOP_RIGHT, _LOW_LEFT, _LOW_RIGHT),
    }
    shades = {"░": 0.25, "▒": 0.5, "▓": 0.75}
    return (
        {character: Block((area,)) for character, area in (lower | left | edges).items()}
        | {character: Block(areas) for character, areas in quadrants.items()}
        | {character: Block((_WHOLE,), shade) for character, shade in shades.items()}
    )


_BLOCKS = _blocks()
