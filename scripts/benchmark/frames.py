"""What a program wrote, cut where it says that a frame is complete."""

from dataclasses import dataclass, field

BEGUN = b"\x1b[?2026h"
COMPLETE = b"\x1b[?2026l"
"""A program that knows of synchronized output wraps each frame in these two."""

ASKED = b"\x1b[?2026$p"
ANSWER = b"\x1b[?2026;2$y"
"""The question whether the terminal knows of it, and a terminal's yes."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Everything written up to the end of a frame. ``at`` is when its end was read, in seconds."""

    at: float
    data: bytes


@dataclass(slots=True)
class Cutter:
    """Cuts a stream into frames, however its pieces come."""

    _rest: bytes = field(default=b"")

    def take(self, data: bytes, at: float) -> list[Frame]:
        """The frames that end in this piece."""
        *complete, self._rest = (self._rest + data).split(COMPLETE)
        return [Frame(at, frame + COMPLETE) for frame in complete]

    @property
    def unfinished(self) -> bytes:
        """What was written since the last frame ended."""
        return self._rest
