"""A frame taken apart into its sprites."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from cockpit.recording.boxes import Box, block, box
from cockpit.recording.cells import clusters
from cockpit.recording.frame import Frame, Row
from cockpit.recording.looks import Look, look, mixed
from cockpit.recording.sprites import (
    CELL_HEIGHT,
    CELL_WIDTH,
    Bend,
    Fill,
    Ground,
    Line,
    Sign,
    Sprite,
    Words,
)

_MIDDLE_X, _MIDDLE_Y = 4.5, 8.5
_UNDERLINE_Y, _STRIKE_Y = 15.5, 9.5
_LIGHT, _HEAVY = 1, 3
# From the arrows on, not every monospace font has the character in the width of a cell.
_FIRST_SYMBOL = "\u2190"
_NOT_A_LETTER = "\n"
_WORDS = re.compile(r"[^ \n]+(?: [^ \n]+)*")


@dataclass(frozen=True, slots=True)
class _Cluster:
    x: int
    width: int
    text: str
    look: Look

    @property
    def blank(self) -> bool:
        return self.text.isspace()

    @property
    def letter(self) -> bool:
        """Whether it is surely one cell wide in any font."""
        return len(self.text) == 1 and self.width == CELL_WIDTH and self.text < _FIRST_SYMBOL


def sprites(frame: Frame, ground: str) -> Iterator[Sprite]:
    """All that is drawn on a sheet of the colour ``ground`` to show the frame."""
    for line, row in enumerate(frame.rows):
        placed, y = tuple(_placed(row)), line * CELL_HEIGHT
        yield from _grounds(placed, y, ground)
        yield from _rules(placed, y)
        yield from _words(placed, y)
        for cluster in placed:
            if not cluster.blank and not cluster.letter:
                yield from _figure(cluster, y)


def _placed(row: Row) -> Iterator[_Cluster]:
    x = 0
    for text, ink in row:
        for cluster, cells in clusters(text):
            yield _Cluster(x, cells * CELL_WIDTH, cluster, look(ink))
            x += cells * CELL_WIDTH


def _grounds(placed: Sequence[_Cluster], y: int, ground: str) -> Iterator[Ground]:
    for color, x, width in _stretches(placed, lambda seen: seen.bg):
        if color != ground:
            yield Ground(x, y, width, color)


def _rules(placed: Sequence[_Cluster], y: int) -> Iterator[Line]:
    """The lines under and through the text."""
    for color, x, width in _stretches(placed, lambda seen: seen.fg if seen.underline else ""):
        if color:
            yield Line(x, y + _UNDERLINE_Y, width, False, _LIGHT, color)
    for color, x, width in _stretches(placed, lambda seen: seen.fg if seen.strike else ""):
        if color:
            yield Line(x, y + _STRIKE_Y, width, False, _LIGHT, color)


def _stretches(
    placed: Sequence[_Cluster], color: Callable[[Look], str]
) -> Iterator[tuple[str, int, int]]:
    """Each stretch of one colour: where it begins and how wide it is."""
    for shared, alike in groupby(placed, lambda cluster: color(cluster.look)):
        stretch = tuple(alike)
        yield shared, stretch[0].x, sum(cluster.width for cluster in stretch)


def _words(placed: Sequence[_Cluster], y: int) -> Iterator[Words]:
    for (color, bold, italic), alike in groupby(placed, lambda cluster: _hand(cluster.look)):
        stretch = tuple(alike)
        letters = "".join(map(_letters, stretch))
        for words in _WORDS.finditer(letters):
            x = stretch[0].x + words.start() * CELL_WIDTH
            yield Words(x, y, words[0], color, bold, italic)


def _hand(seen: Look) -> tuple[str, bool, bool]:
    return seen.fg, seen.bold, seen.italic


def _letters(cluster: _Cluster) -> str:
    """The cluster for each cell it takes, where it is no letter a sign that it is none."""
    if cluster.blank:
        return " " * (cluster.width // CELL_WIDTH)
    return cluster.text if cluster.letter else _NOT_A_LETTER * (cluster.width // CELL_WIDTH)


def _figure(cluster: _Cluster, y: int) -> Iterator[Sprite]:
    """A box, a block, or a cluster in a place of its own."""
    if lines := box(cluster.text):
        yield from _box(lines, cluster.x, y, cluster.look.fg)
    elif filled := block(cluster.text):
        color = mixed(cluster.look.bg, cluster.look.fg, filled.shade)
        for left, top, right, bottom in filled.areas:
            yield Fill(
                cluster.x + left * CELL_WIDTH,
                y + top * CELL_HEIGHT,
                (right - left) * CELL_WIDTH,
                (bottom - top) * CELL_HEIGHT,
                color,
            )
    else:
        yield Sign(cluster.x, y, cluster.text, *_hand(cluster.look))


def _box(lines: Box, x: int, y: int, color: str) -> Iterator[Sprite]:
    if lines.rounded:
        yield Bend(x, y, lines.arms, color)
        return
    weight = _HEAVY if lines.heavy else _LIGHT
    # Half a line beyond the middle, so that corners have no notch.
    beyond = weight / 2
    if "l" in lines.arms or "r" in lines.arms:
        start = 0 if "l" in lines.arms else _MIDDLE_X - beyond
        end = CELL_WIDTH if "r" in lines.arms else _MIDDLE_X + beyond
        yield Line(x + start, y + _MIDDLE_Y, end - start, False, weight, color)
    if "u" in lines.arms or "d" in lines.arms:
        start = 0 if "u" in lines.arms else _MIDDLE_Y - beyond
        end = CELL_HEIGHT if "d" in lines.arms else _MIDDLE_Y + beyond
        yield Line(x + _MIDDLE_X, y + start, end - start, True, weight, color)
