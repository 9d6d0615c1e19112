"""The things a picture of a screen is made of, each in its place.

Positions and sizes are pixels of a picture whose cells are 9 by 18. The sprites of one frame
do not cover each other, but for the backgrounds, which lie below all else.
"""

from dataclasses import dataclass

CELL_WIDTH, CELL_HEIGHT = 9, 18


@dataclass(frozen=True, slots=True)
class Ground:
    """The background of neighbouring cells of one row."""

    x: int
    y: int
    width: int
    color: str


@dataclass(frozen=True, slots=True)
class Fill:
    """A part of a cell filled as a block character fills it."""

    x: float
    y: float
    width: float
    height: float
    color: str


@dataclass(frozen=True, slots=True)
class Line:
    """A level or upright line from its left or upper end."""

    x: float
    y: float
    length: float
    upright: bool
    weight: int
    color: str


@dataclass(frozen=True, slots=True)
class Bend:
    """A rounded corner of a box in the cell at ``x`` and ``y``, by the two arms it has."""

    x: int
    y: int
    arms: str
    color: str


@dataclass(frozen=True, slots=True)
class Words:
    """Letters of a cell each, with single blanks between words."""

    x: int
    y: int
    text: str
    color: str
    bold: bool
    italic: bool


@dataclass(frozen=True, slots=True)
class Sign:
    """One cluster that fonts may differ on: in a place of its own."""

    x: int
    y: int
    text: str
    color: str
    bold: bool
    italic: bool


Sprite = Ground | Fill | Line | Bend | Words | Sign
"""Anything that is drawn."""
