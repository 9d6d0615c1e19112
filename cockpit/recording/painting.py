"""The least a terminal must be told to show one frame after another."""

from dataclasses import dataclass, field
from unicodedata import category

from cockpit.recording.cells import clusters
from cockpit.recording.frame import PLAIN, Frame, Ink, Row
from cockpit.recording.sgr import turned

_PLAIN_PEN = "\x1b[0m"
_CLEARED = f"{_PLAIN_PEN}\x1b[?25l\x1b[?7l\x1b[H\x1b[2J"
_TO_LINE_END = "\x1b[K"
_SHORTEST_ERASED = 4

Cell = tuple[str, Ink]
"""A cluster and its ink; the second cell of a wide one holds the empty text."""


def painted(before: Frame | None, after: Frame) -> str:
    """The escape text that turns a terminal showing ``before`` into one showing ``after``.

    Nothing where they look alike; else only the stretch of each row that changed, by a pen
    that is plain at both ends. With no ``before``, or one of another size, the screen is
    cleared first, the cursor hidden and the wrapping of lines put off.
    """
    if before is None or (before.width, before.height) != (after.width, after.height):
        blank = (((" " * after.width, PLAIN),),) * after.height
        return _CLEARED + (_changes(blank, after.rows) or _PLAIN_PEN)
    return _changes(before.rows, after.rows)


def _changes(before: tuple[Row, ...], after: tuple[Row, ...]) -> str:
    pen = _Pen()
    for line, (old, new) in enumerate(zip(before, after, strict=True), start=1):
        if old != new:
            pen.stretch(line, _cells(old), _cells(new))
    return "".join((*pen.written, _PLAIN_PEN)) if pen.written else ""


def _cells(row: Row) -> list[Cell]:
    return [
        cell
        for text, ink in row
        for cluster, width in clusters(text)
        for cell in ((cluster, ink), ("", ink))[:width]
    ]


def _blank_tail(cells: list[Cell]) -> int:
    """Where the plain blanks begin that end a row."""
    at = len(cells)
    while at and cells[at - 1] == (" ", PLAIN):
        at -= 1
    return at


def _surely_placed(cells: list[Cell], at: int) -> bool:
    """Whether every terminal takes as many cells for this cluster as we do.

    They differ on emoji, on what is joined, and on marks that stand apart.
    """
    cluster = cells[at][0]
    if len(cluster) != 1:
        return not cluster
    return len(_blanks(cells, at)) == 1 or category(cluster)[0] in "LP"


def _blanks(cells: list[Cell], at: int) -> str:
    """As many blanks as the cluster takes cells."""
    return "  " if at + 1 < len(cells) and not cells[at + 1][0] else " "


@dataclass(slots=True)
class _Pen:
    """Writes cells from left to right, and goes to its place anew after a doubtful one."""

    ink: Ink = PLAIN
    astray: bool = False
    written: list[str] = field(default_factory=list)

    def stretch(self, line: int, old: list[Cell], new: list[Cell]) -> None:
        """Write the cells of a row from the first that changed to the last."""
        changed = [at for at, (was, now) in enumerate(zip(old, new, strict=True)) if was != now]
        start, end = changed[0], changed[-1] + 1
        if not all(_surely_placed(new, at) for at in range(start, end)):
            # A terminal may draw more cells than it should: the rest of the row is in doubt.
            end = len(new)
        blank_from = max(start, _blank_tail(new))
        erased = end - blank_from >= _SHORTEST_ERASED
        self.written.append(f"\x1b[{line};{start + 1}H")
        self._write(new, start, blank_from if erased else end)
        if erased:
            self._turn(PLAIN)
            self.written.append(_TO_LINE_END)

    def _write(self, cells: list[Cell], start: int, end: int) -> None:
        for at in range(start, end):
            cluster, ink = cells[at]
            if not cluster:
                continue
            self._settle(at)
            self._turn(ink)
            if not _surely_placed(cells, at):
                self.written.append(f"{_blanks(cells, at)}\x1b[{at + 1}G")
                self.astray = True
            self.written.append(cluster)
        self._settle(end)

    def _turn(self, ink: Ink) -> None:
        self.written.append(turned(self.ink, ink))
        self.ink = ink

    def _settle(self, at: int) -> None:
        if self.astray:
            self.written.append(f"\x1b[{at + 1}G")
            self.astray = False
