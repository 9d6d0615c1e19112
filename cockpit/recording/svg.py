"""Recordings as pictures in SVG: self-contained, moving without a script."""

import re
from collections import Counter
from collections.abc import Iterable

from cockpit.core.text import clean
from cockpit.recording.frame import Frame, Shot, Take
from cockpit.recording.looks import BACKGROUND, look
from cockpit.recording.motion import Motion
from cockpit.recording.pencils import Pencils
from cockpit.recording.timeline import screenings, showings
from cockpit.recording.window import LEFT, TOP, extent, window
from cockpit.recording.xml import escaped

_FONTS = "ui-monospace,'SF Mono',Menlo,Consolas,'DejaVu Sans Mono',monospace"
_RULES = (
    f"svg{{font:15px {_FONTS};font-size-adjust:ch-width .6;font-variant-ligatures:none}}"
    "text{white-space:pre}.t{font-size:13px;text-anchor:middle}"
)
_DRAWN_BOXES = re.compile("[\u2500-\u259f\\s]+")


def still(frame: Frame, title: str = "") -> str:
    """One moment as an unmoving picture."""
    return animated(Take((Shot(0, frame),), 1, title), loop=False)


def animated(take: Take, loop: bool = True) -> str:
    """A picture that plays the recording, in an ``<img>`` too: again and again, or once.

    Equal takes give equal text. Readers who asked their system for less motion see the last
    frame, unmoving.
    """
    shown = tuple(screenings(take))
    ends, frames = shown[-1][0][1], [frame for _, frame in shown]
    columns, rows = max(each.width for each in frames), max(each.height for each in frames)
    ground, title = _ground(frames), clean(take.title)
    motion, pencils = Motion(ends, loop), Pencils()
    below, above = [], []
    for spans, sprites in showings(take, ground).items():
        attributes = motion.attributes(spans)
        below.append(_group(attributes, pencils.grounds(sprites)))
        above.append(_group(attributes, pencils.figures(sprites)))
    width, height = extent(columns, rows)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" role="img" xml:space="preserve">'
        f"<title>{escaped(title)}</title><desc>{escaped(_told(frames[-1]))}</desc>"
        f"<style>{_RULES}{pencils.rules()}{motion.rules()}</style>"
        f"{window(columns, rows, ground, title)}"
        f'<g transform="translate({LEFT} {TOP})">'
        f'<g shape-rendering="crispEdges">{"".join(below)}</g>{"".join(above)}</g></svg>\n'
    )


def _group(attributes: str, content: str) -> str:
    return f"<g{attributes}>{content}</g>" if attributes and content else content


def _ground(frames: Iterable[Frame]) -> str:
    """The colour that most rows begin and end with: of the sheet that the rest is drawn on."""
    colors = Counter(
        look(ink).bg for frame in frames for row in frame.rows for _, ink in (*row[:1], *row[-1:])
    )
    return max(colors, key=lambda color: (colors[color], color), default=BACKGROUND)


def _told(frame: Frame) -> str:
    """The words of a frame for those who hear the picture rather than see it."""
    lines = (_DRAWN_BOXES.sub(" ", clean(line)).strip() for line in frame.text().split("\n"))
    return "\n".join(line for line in lines if line)
