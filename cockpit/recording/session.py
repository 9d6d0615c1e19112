"""A live session as it is recorded: every frame that was painted, with its time."""

import time
from typing import TextIO

from textual.app import App
from textual.geometry import Size

from cockpit.recording.camera import frame
from cockpit.recording.cast import Casting
from cockpit.recording.frame import Frame, Shot, Take


class Recorder:
    """Sees what an app has painted; ``size`` is the terminal's, in cells, as it begins.

    With a ``file`` it writes an asciicast as it goes, and keeps nothing in memory. What goes
    wrong with that ends the recording, not the session: ``error`` says so then.
    """

    def __init__(self, title: str, size: tuple[int, ...], file: TextIO | None = None) -> None:
        self.error = ""
        self._title = title
        self._begun = time.monotonic()
        self._casting = Casting(file, size[0], size[1], title, None) if file is not None else None
        self._shots: list[Shot] = []
        self._last: Frame | None = None

    def see(self, app: App[object]) -> None:
        """Take in what the app shows now, unless it is what it showed before."""
        seen = frame(app.screen, Size(*app.size))
        if seen == self._last or self.error or not seen.width:
            return
        self._last = seen
        if self._casting is None:
            self._shots.append(Shot(self._now, seen))
            return
        try:
            self._casting.show(self._now, seen)
        except OSError as error:
            self.error = error.strerror or str(error)

    def close(self) -> Take:
        """Write the end; the recording, as far as it was kept."""
        if self._casting is not None and not self.error:
            self._casting.close(self._now)
        return Take(tuple(self._shots), self._now, self._title)

    @property
    def _now(self) -> int:
        return round((time.monotonic() - self._begun) * 1000)
