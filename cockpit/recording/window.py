"""The window that a picture of a terminal stands in: a frame, a quiet title bar, a ground."""

from cockpit.core.text import fit
from cockpit.recording.looks import lifted
from cockpit.recording.sprites import CELL_HEIGHT, CELL_WIDTH
from cockpit.recording.xml import escaped

LEFT, TOP = 14, 40
"""Where the first cell of the screen is, in pixels."""

_BELOW = 12
_BAR = 32
_ROUND = 9
_DOT, _DOTS = 5, (20, 38, 56)
_BESIDE_TITLE = 18


def extent(columns: int, rows: int) -> tuple[int, int]:
    """Width and height of the window in pixels, for a screen of so many cells."""
    return columns * CELL_WIDTH + 2 * LEFT, rows * CELL_HEIGHT + TOP + _BELOW


def window(columns: int, rows: int, ground: str, title: str) -> str:
    """The empty window around a screen whose own colour is ``ground``."""
    width, height = extent(columns, rows)
    edge, bar, quiet = lifted(ground, 0.18), lifted(ground, 0.07), lifted(ground, 0.25)
    dots = "".join(f'<circle cx="{x}" cy="{_BAR // 2}" r="{_DOT}"/>' for x in _DOTS)
    shown = escaped(fit(title, max(columns - _BESIDE_TITLE, 0)))
    return (
        f'<rect x=".5" y=".5" width="{width - 1}" height="{height - 1}" rx="{_ROUND}" '
        f'fill="{ground}" stroke="{edge}"/>'
        f'<path fill="{bar}" d="M1 {_BAR}V{_ROUND}a{_ROUND - 1} {_ROUND - 1} 0 0 1 '
        f"{_ROUND - 1}-{_ROUND - 1}H{width - _ROUND}a{_ROUND - 1} {_ROUND - 1} 0 0 1 "
        f'{_ROUND - 1} {_ROUND - 1}V{_BAR}z"/>'
        f'<g fill="{quiet}">{dots}</g>'
        f'<text class="t" x="{width / 2:g}" y="{_BAR // 2 + 5}" '
        f'fill="{lifted(ground, 0.55)}">{shown}</text>'
    )
