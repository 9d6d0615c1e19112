"""When each sprite of a recording is to be seen."""

from collections.abc import Iterator
from itertools import pairwise

from cockpit.recording.drawing import sprites
from cockpit.recording.frame import Frame, Take
from cockpit.recording.sprites import Sprite

Span = tuple[int, int]
"""From and until, in milliseconds since the recording began."""


def showings(take: Take, ground: str) -> dict[tuple[Span, ...], list[Sprite]]:
    """The sprites seen at the same times, together, by those times.

    In the order in which they are first seen, then row by row, so that equal takes give the
    same. What is on screen is exactly the sprites whose times include the moment.
    """
    seen: dict[Sprite, list[Span]] = {}
    for (start, end), frame in screenings(take):
        for sprite in sprites(frame, ground):
            spans = seen.setdefault(sprite, [])
            if spans and spans[-1][1] == start:
                spans[-1] = (spans[-1][0], end)
            elif not spans or spans[-1][1] < start:
                spans.append((start, end))
    together: dict[tuple[Span, ...], list[Sprite]] = {}
    for sprite, spans in seen.items():
        together.setdefault(tuple(spans), []).append(sprite)
    return together


def screenings(take: Take) -> Iterator[tuple[Span, Frame]]:
    """Each frame with when it is on screen; the first from the very beginning.

    Of several shots at one moment the last is shown; a last one without any time left, for a
    millisecond.
    """
    starts = [0, *(shot.at for shot in take.shots[1:])]
    ends = max(take.ends, starts[-1] + 1)
    for span, shot in zip(pairwise((*starts, ends)), take.shots, strict=True):
        if span[0] < span[1]:
            yield span, shot.frame
