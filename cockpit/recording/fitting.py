"""A moving picture that is small enough for a page, whatever it is of."""

from dataclasses import replace

from cockpit.recording.frame import Shot, Take
from cockpit.recording.svg import animated

LARGEST = 100_000
"""Bytes of a picture that a page loads without a thought."""

_GLIMPSES = (0, 400, 800, 1200, 1600, 2400, 3600, 5400, 8000, 12000)
"""How long a frame must stay to be kept, in milliseconds, tried one after the other."""


def fitting(take: Take, most: int = LARGEST) -> tuple[str, int]:
    """The recording as a moving picture of at most so many bytes, and what that took.

    Frames that stay for less than the second figure, in milliseconds, are left out; 0 where
    all of them fit. What cannot be made to fit comes as small as it gets.
    """
    for least in _GLIMPSES:
        picture = animated(_lasting(take, least))
        if len(picture.encode()) <= most:
            break
    return picture, least


def _lasting(take: Take, least: int) -> Take:
    """The recording without frames that are gone again before ``least`` milliseconds."""
    kept: list[Shot] = []
    for shot in take.shots:
        if kept and shot.at - kept[-1].at < least:
            # The later of two that follow each other closely is what both led to.
            kept[-1] = Shot(kept[-1].at, shot.frame)
        else:
            kept.append(shot)
    return replace(take, shots=tuple(kept))
