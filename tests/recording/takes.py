"""Frames and takes of any kind, and a terminal to play them in."""

from unicodedata import normalize

import pyte
from hypothesis import strategies as st

from cockpit.recording.cells import clusters
from cockpit.recording.frame import Frame, Ink, Run, Shot, Take, framed

PIECES = (
    *"ab 1─│╭▲✓·é ",
    "  ",
    "日本",
    "語",
    "김",
    "e\u0301",
    "👍",
    "👨\u200d👩\u200d👧",
    "❤\ufe0f",
    "🇫🇷",
    "👋🏽",
    "हिन्दी",
)
"""What rows are made of: blanks, letters, lines, wide ones, marks and joined emoji."""

COLORS = ("", "#ff0000", "#0a0b0c", "#ffffff")


def inks() -> st.SearchStrategy[Ink]:
    color, flag = st.sampled_from(COLORS), st.booleans()
    free = st.builds(Ink, color, color, flag, flag, flag, flag, flag, flag)
    return st.just(Ink()) | free


def runs() -> st.SearchStrategy[Run]:
    text = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
    return st.tuples(text, inks())


def frames(width: int, height: int) -> st.SearchStrategy[Frame]:
    rows = st.lists(st.lists(runs(), max_size=5), max_size=height)
    # A margin, since terminals that know no joined emoji draw them four cells too wide.
    return rows.map(lambda drawn: framed(framed(drawn, width - 4, height).rows, width, height))


def takes(width: int = 14, height: int = 3) -> st.SearchStrategy[Take]:
    return st.lists(frames(width, height), min_size=1, max_size=6).map(take_of)


def take_of(frames: list[Frame], apart: int = 700) -> Take:
    shots = tuple(Shot(at * apart, frame) for at, frame in enumerate(frames))
    return Take(shots, len(frames) * apart, "A take")


def screen_of(*rows: str, width: int = 20) -> Frame:
    return framed([[(row, Ink())] for row in rows], width, len(rows))


def terminal(width: int, height: int) -> tuple[pyte.Screen, pyte.Stream]:
    screen = pyte.Screen(width, height)
    return screen, pyte.Stream(screen)


def seen(screen: pyte.Screen) -> list[list[tuple[str, str, str, tuple[bool, ...]]]]:
    """What each cell of the terminal holds: its base, its colours, its attributes."""
    return [
        [
            (
                _base(cell.data),
                cell.fg,
                cell.bg,
                (cell.bold, cell.italics, cell.underscore, cell.strikethrough, cell.reverse),
            )
            for cell in (screen.buffer[y][x] for x in range(screen.columns))
        ]
        for y in range(screen.lines)
    ]


def expected(frame: Frame) -> list[list[tuple[str, str, str, tuple[bool, ...]]]]:
    """What ``seen`` finds in a terminal that shows ``frame``."""
    return [
        [
            (
                base,
                ink.fg.removeprefix("#") or "default",
                ink.bg.removeprefix("#") or "default",
                (ink.bold, ink.italic, ink.underline, ink.strike, ink.reverse),
            )
            for text, ink in row
            for cluster, width in clusters(text)
            for base in (_base(cluster), "")[:width]
        ]
        for row in frame.rows
    ]


def _base(cluster: str) -> str:
    """What is sure to be in the cell: terminals leave out what is joined, or leave it narrow."""
    return normalize("NFC", cluster)[:1].strip()
