"""One screen at one moment, and a recording as the moments it is made of."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from cockpit.recording.cells import clusters


@dataclass(frozen=True, slots=True)
class Ink:
    """How text is drawn. Colours are ``#rrggbb``, or empty for the terminal's own."""

    fg: str = ""
    bg: str = ""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    reverse: bool = False


PLAIN = Ink()

Run = tuple[str, Ink]
Row = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A whole screen: ``height`` rows, each of exactly ``width`` cells."""

    width: int
    height: int
    rows: tuple[Row, ...]

    def text(self) -> str:
        """The words on the screen, a line for each row, without the blanks that end it."""
        return "\n".join(words(row).rstrip() for row in self.rows)


@dataclass(frozen=True, slots=True)
class Shot:
    """What is on screen from ``at`` on, in milliseconds since the recording began."""

    at: int
    frame: Frame


@dataclass(frozen=True, slots=True)
class Take:
    """A whole recording: its shots in the order they were taken, until ``ends``, in ms."""

    shots: tuple[Shot, ...]
    ends: int
    title: str


def framed(rows: Iterable[Iterable[Run]], width: int, height: int) -> Frame:
    """A frame of any rows: cut or filled with plain blanks to ``width`` and ``height``."""
    fitted = [row(runs, width) for runs in rows][:height]
    blank = row((), width)
    return Frame(width, height, (*fitted, *(blank for _ in range(height - len(fitted)))))


def row(runs: Iterable[Run], width: int) -> Row:
    """A row of exactly ``width`` cells; neighbours drawn alike become one run.

    A character of two cells that the end would cut in half becomes a blank.
    """
    kept: list[Run] = []
    left = width
    for text, ink in _merged(runs):
        for cluster, taken in clusters(text):
            kept.append((cluster if taken <= left else " " * left, ink))
            left -= min(taken, left)
    return _merged([*kept, (" " * left, PLAIN)])


def words(row: Row) -> str:
    """The text of a row, whatever it is drawn with."""
    return "".join(text for text, _ in row)


def _merged(runs: Iterable[Run]) -> Row:
    """The same cells in as few runs as can be, none of them empty."""
    inked = groupby((run for run in runs if run[0]), key=itemgetter(1))
    return tuple(("".join(text for text, _ in alike), ink) for ink, alike in inked)
