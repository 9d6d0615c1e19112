"""Box-drawing characters as lines and blocks, since those of fonts leave gaps.

Positions are shares of a cell: from 0 to 1 to the right and downwards.
"""

import re
from dataclasses import dataclass
from unicodedata import name

_ARMS = {"LEFT": "l", "RIGHT": "r", "UP": "u", "DOWN": "d", "HORIZONTAL": "lr", "VERTICAL": "ud"}
_WAY = "|".join(_ARMS)
_NAMED = re.compile(rf"BOX DRAWINGS (LIGHT|HEAVY)( ARC)? ({_WAY})(?: AND ({_WAY}))?")

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


def box(character: str) -> Box | None:
    """The lines of a box of one weight; none for a dashed or double one, or anything else."""
    return _BOXES.get(character)


def block(character: str) -> Block | None:
    """What a block element fills; none for any other character."""
    return _BLOCKS.get(character)


def _boxes() -> dict[str, Box]:
    boxes = {}
    for character in map(chr, range(0x2500, 0x2580)):
        if named := _NAMED.fullmatch(name(character)):
            weight, arc, *ways = named.groups(default="")
            arms = "".join(_ARMS[way] for way in ways if way)
            boxes[character] = Box(arms, weight == "HEAVY", bool(arc))
    return boxes


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


_BOXES = _boxes()
_BLOCKS = _blocks()
