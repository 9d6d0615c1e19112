"""Sprites of one colour as path data of SVG, those that touch as one shape."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from cockpit.recording.sprites import CELL_HEIGHT, Bend, Fill, Ground, Line

_BENDS = {
    "dr": (CELL_HEIGHT, "v-5q0-4.5 4.5-4.5"),
    "dl": (CELL_HEIGHT, "v-5q0-4.5-4.5-4.5"),
    "ur": (0, "v4q0 4.5 4.5 4.5"),
    "ul": (0, "v4q0 4.5-4.5 4.5"),
}


def grounds(sprites: Iterable[Ground]) -> str:
    """Rectangles; those of one width on top of one another are one."""
    columns = sorted((each.x, each.width, each.y) for each in sprites)
    return "".join(
        _area(x, top, width, bottom - top)
        for (x, width), column in groupby(columns, key=itemgetter(0, 1))
        for top, bottom in _joined((y, y + CELL_HEIGHT) for _, _, y in column)
    )


def fills(sprites: Iterable[Fill]) -> str:
    """Rectangles; neighbours in a row are one."""
    rows = sorted((each.y, each.height, each.x, each.width) for each in sprites)
    return "".join(
        _area(left, y, right - left, height)
        for (y, height), row in groupby(rows, key=itemgetter(0, 1))
        for left, right in _joined((x, x + width) for _, _, x, width in row)
    )


def lines(sprites: Iterable[Line]) -> str:
    """Lines for one pen; those that go on from one another are one."""
    drawn = tuple(sprites)
    level = sorted((line.y, line.x, line.length) for line in drawn if not line.upright)
    upright = sorted((line.x, line.y, line.length) for line in drawn if line.upright)
    return "".join(
        (
            *(f"M{start:g} {y:g}h{end - start:g}" for y, start, end in _continued(level)),
            *(f"M{x:g} {start:g}v{end - start:g}" for x, start, end in _continued(upright)),
        )
    )


def bends(sprites: Iterable[Bend]) -> str:
    """Rounded corners, from edge to edge of their cells."""
    drawn = ((bend, *_BENDS[bend.arms]) for bend in sprites)
    return "".join(f"M{bend.x + 4.5:g} {bend.y + start}{curve}" for bend, start, curve in drawn)


def _area(x: float, y: float, width: float, height: float) -> str:
    return f"M{x:g} {y:g}h{width:g}v{height:g}h{-width:g}z"


def _continued(
    drawn: Iterable[tuple[float, float, float]],
) -> Iterator[tuple[float, float, float]]:
    """Across, start and end of the lines, from sorted ones with their lengths."""
    for across, row in groupby(drawn, key=itemgetter(0)):
        for start, end in _joined((at, at + length) for _, at, length in row):
            yield across, start, end


def _joined(spans: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Sorted spans, with those that touch or overlap made one."""
    last: tuple[float, float] | None = None
    for start, end in spans:
        if last and start <= last[1]:
            last = (last[0], max(last[1], end))
        else:
            if last:
                yield last
            last = (start, end)
    if last:
        yield last
