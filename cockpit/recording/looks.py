"""Inks as the colours an eye sees: reversed, dimmed, and with a terminal's own filled in."""

from dataclasses import dataclass
from functools import lru_cache

from cockpit.recording.frame import Ink

FOREGROUND, BACKGROUND = "#d7dae0", "#14161b"
"""The colours of a terminal that an app left as they were."""

_DIMMED = 0.5
_WHITE, _BLACK = "#ffffff", "#000000"


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen of an ink. Both colours are ``#rrggbb``."""

    fg: str
    bg: str
    bold: bool
    italic: bool
    underline: bool
    strike: bool


@lru_cache(4096)
def look(ink: Ink) -> Look:
    """The ink as seen: colours swapped where reversed, letters half faded where dim."""
    fg, bg = ink.fg or FOREGROUND, ink.bg or BACKGROUND
    if ink.reverse:
        fg, bg = bg, fg
    if ink.dim:
        fg = mixed(bg, fg, _DIMMED)
    return Look(fg, bg, ink.bold, ink.italic, ink.underline, ink.strike)


def mixed(ground: str, color: str, share: float) -> str:
    """``color`` over ``ground``, covering a ``share`` of it from 0 to 1."""
    pairs = zip(_channels(ground), _channels(color), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * share):02x}" for under, over in pairs)


def lifted(ground: str, share: float) -> str:
    """``ground`` moved towards its opposite: lighter if it is dark, darker if light."""
    red, green, blue = _channels(ground)
    dark = 299 * red + 587 * green + 114 * blue < 128_000
    return mixed(ground, _WHITE if dark else _BLACK, share)


def _channels(color: str) -> bytes:
    return bytes.fromhex(color.removeprefix("#"))
