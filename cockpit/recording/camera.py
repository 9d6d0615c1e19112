"""A frame of what a Textual screen shows."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rich.cells import split_graphemes
from rich.color import Color
from rich.style import Style
from textual.geometry import Size
from textual.screen import Screen
from textual.strip import Strip

from cockpit.recording.cells import UNDRAWABLE, clusters
from cockpit.recording.frame import Frame, Ink, Row, Run, framed, row

_ON_LIGHT = "#1f2328", "#ffffff"
"""Writing and ground where a light theme leaves them to the terminal, which may be a dark one."""


def frame(screen: Screen[object], size: Size | tuple[int, int]) -> Frame:
    """What ``screen`` shows now, toasts and the screens it stands on included.

    ``size`` is in cells. The screen must have settled: what still waits to be laid out or
    painted is not in the picture.
    """
    width, height = size
    light = not screen.app.current_theme.dark
    return framed(rows_of(screen._compositor.render_strips(), light), width, height)


def rows_of(strips: Iterable[Strip], light: bool = False) -> tuple[Row, ...]:
    """Strips as they were painted, on a ``light`` ground or not, each a row of its own length."""
    return tuple(row(_runs(strip, light), strip.cell_length) for strip in strips)


def _runs(strip: Strip, light: bool) -> Iterator[Run]:
    for text, style, control in strip:
        if not control:
            yield _as_measured(text), _ink(style or Style.null(), light)


def _as_measured(text: str) -> str:
    """``text`` with every character in the cells that Rich laid it out for."""
    if text.isascii():
        return text
    spans, _ = split_graphemes(text)
    return "".join(_sized(text[start:end], width) for start, end, width in spans if width)


def _sized(grapheme: str, width: int) -> str:
    """The grapheme, or else its base, or else a stand-in, of exactly ``width`` cells."""
    for candidate in (grapheme, grapheme[:1]):
        shown = tuple(clusters(candidate))
        if sum(taken for _, taken in shown) == width:
            return "".join(cluster for cluster, _ in shown)
    return UNDRAWABLE.ljust(width)


@lru_cache(4096)
def _ink(style: Style, light: bool) -> Ink:
    fg, bg = _ON_LIGHT if light else ("", "")
    return Ink(
        fg=_hex(style.color, fg),
        bg=_hex(style.bgcolor, bg),
        bold=bool(style.bold),
        dim=bool(style.dim),
        italic=bool(style.italic),
        underline=bool(style.underline or style.underline2),
        strike=bool(style.strike),
        reverse=bool(style.reverse),
    )


def _hex(color: Color | None, default: str) -> str:
    return default if color is None or color.is_default else color.get_truecolor().hex
