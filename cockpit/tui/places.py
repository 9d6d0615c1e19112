"""Where the elements of a screen stand, and where beside one of them there is room for words."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from textual.geometry import Region, Size
from textual.screen import Screen
from textual.strip import Strip

from cockpit.core.value import value
from cockpit.tui.elements import ELEMENTS, Element
from cockpit.tui.ink import Line
from cockpit.tui.widgets.part import Part

WIDEST = 80
"""Cells of a caption at most."""

NARROWEST = 34
"""Cells below which a caption is no good beside an element."""

FRAME = 2
"""Lines of its frame."""

SEEN = 2
"""Lines of an element that stay in sight where there is no room at all beside it."""

_FRAMES = " │─╭╮╰╯"


@value
class Spot:
    """An element where it stands on the screen."""

    element: Element
    region: Region


def spots(screen: Screen[Any]) -> tuple[Spot, ...]:
    """Every element in sight on a screen, in the order they are read."""
    found: dict[str, Region] = {}
    for part in _in_sight(screen):
        at = part.region.offset
        for id, region in part.elements().items():
            found[id] = region.translate(at).intersection(screen.size.region)
    there = (element for element in ELEMENTS if found.get(element.id))
    return tuple(Spot(element, found[element.id]) for element in there)


def painted(screen: Screen[Any], region: Region) -> list[Strip]:
    """The lines that the parts of a screen show in a region of it."""
    parts = sorted(_in_sight(screen), key=lambda part: part.region.x)
    return [_row(parts, row) for row in _rows(region)]


def _in_sight(screen: Screen[Any]) -> list[Part]:
    return [part for part in screen.query(Part) if part.display and part.region]


def _row(parts: Iterable[Part], row: Region) -> Strip:
    strips: list[Strip] = []
    for part in parts:
        if cut := part.region.intersection(row):
            strips += part.render_lines(cut.translate(-part.region.offset))
    return Strip.join(strips)


def _rows(region: Region) -> Iterator[Region]:
    return (Region(region.x, y, region.width, 1) for y in range(region.y, region.bottom))


def written(region: Region, lines: Iterable[Strip]) -> Region:
    """The region without the blank lines at its end."""
    last = max((y for y, line in enumerate(lines, 1) if line.text.strip(_FRAMES)), default=1)
    return Region(region.x, region.y, region.width, last)


Form = Callable[[int], Sequence[Line]]
"""What is said of an element, line by line, at a width."""


@value
class Room:
    """Where words stand beside an element, an arrow from them to it, and the words."""

    region: Region
    arrow: str
    form: Form


def room(screen: Size, text: Region, region: Region, forms: Sequence[Form]) -> Room:
    """Room for words in a frame, in the first form there is room for, below, above or beside.

    Where there is none beside the region of an element, they stand behind its ``text``, over its
    blank end. Where there is none either, they cover its end, or, at the end of the screen, all
    but its end.
    """
    fullest, *_ = forms
    around = chain(
        _around(screen, region, fullest), *(_around(screen, text, form) for form in forms)
    )
    fits = (found for found in around if screen.region.contains_region(found.region))
    return next(fits, None) or _over(screen, text, forms[-1])


def _around(screen: Size, region: Region, form: Form) -> Iterator[Room]:
    width = min(WIDEST, screen.width)
    height = len(form(width)) + FRAME
    x = min(region.x, screen.width - width)
    yield Room(Region(x, region.bottom, width, height), "▲", form)
    yield Room(Region(x, region.y - height, width, height), "▼", form)
    for free, arrow in ((screen.width - region.right, "◀"), (region.x, "▶")):
        if free >= NARROWEST:
            width = min(WIDEST, free)
            height = len(form(width)) + FRAME
            left = region.right if arrow == "◀" else region.x - width
            y = max(0, min(region.y, screen.height - height))
            yield Room(Region(left, y, width, height), arrow, form)


def _over(screen: Size, region: Region, form: Form) -> Room:
    width = min(WIDEST, screen.width)
    above, below = region.y, screen.height - region.bottom
    height = min(len(form(width)) + FRAME, screen.height)
    x = min(region.x, screen.width - width)
    if below >= above:
        y = max(region.y + SEEN, screen.height - height)
        return Room(Region(x, y, width, screen.height - y), "▲", form)
    height = min(height, max(above, region.bottom - SEEN))
    return Room(Region(x, 0, width, height), "▼", form)
