"""The escape text that changes a terminal's ink: Select Graphic Rendition (ECMA-48, 8.3.117)."""

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from cockpit.recording.frame import PLAIN, Ink

_ON = {"bold": "1", "dim": "2", "italic": "3", "underline": "4", "reverse": "7", "strike": "9"}
_OFF = {"italic": "23", "underline": "24", "reverse": "27", "strike": "29"}
_NORMAL_WEIGHT = "22"


@lru_cache(4096)
def turned(before: Ink, after: Ink) -> str:
    """The shortest escape text from one ink to another; nothing where they are equal."""
    if before == after:
        return ""
    if after == PLAIN:
        return "\x1b[0m"
    anew = ";".join(("0", *_changes(PLAIN, after)))
    return f"\x1b[{min(anew, ';'.join(_changes(before, after)), key=len)}m"


def _changes(before: Ink, after: Ink) -> Iterator[str]:
    # One code ends both bold and dim; what is to stay is said again.
    if (before.bold and not after.bold) or (before.dim and not after.dim):
        yield _NORMAL_WEIGHT
        before = replace(before, bold=False, dim=False)
    for name, code in _ON.items():
        was, is_now = getattr(before, name), getattr(after, name)
        if was != is_now:
            yield code if is_now else _OFF[name]
    if before.fg != after.fg:
        yield _color("38", after.fg) if after.fg else "39"
    if before.bg != after.bg:
        yield _color("48", after.bg) if after.bg else "49"


def _color(ground: str, color: str) -> str:
    red, green, blue = bytes.fromhex(color.removeprefix("#"))
    return f"{ground};2;{red};{green};{blue}"
