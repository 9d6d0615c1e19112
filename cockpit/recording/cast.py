"""Recordings as asciicast v2 files, which asciinema and its player show in a terminal."""

import json
from io import StringIO
from typing import TextIO

from cockpit.core.text import clean
from cockpit.recording.frame import Frame, Take
from cockpit.recording.painting import painted

__all__ = ["Casting", "cast", "header", "painted"]

_LEFT = "\x1b[?7h\x1b[?25h"


def header(width: int, height: int, title: str, timestamp: int | None = None) -> str:
    """The first line of a file: sizes in cells, ``timestamp`` in seconds since 1970, UTC."""
    entries: dict[str, object] = {"version": 2, "width": width, "height": height}
    if timestamp is not None:
        entries["timestamp"] = timestamp
    if title:
        entries["title"] = clean(title)
    return _json(entries)


def cast(take: Take, timestamp: int | None = None) -> str:
    """The whole file of a recording of at least one shot; equal takes give equal files."""
    first = take.shots[0].frame
    file = StringIO()
    casting = Casting(file, first.width, first.height, take.title, timestamp)
    for shot in take.shots:
        casting.show(shot.at, shot.frame)
    casting.close(take.ends)
    return file.getvalue()


class Casting:
    """A recording under way: every change is in the file as soon as it has been shown.

    Times are milliseconds since the recording began; one that lies before the last event is
    taken as the time of that event. The file stays open, and its owner's to close. Raises
    what writing to ``file`` raises.
    """

    def __init__(
        self, file: TextIO, width: int, height: int, title: str, timestamp: int | None
    ) -> None:
        self._file = file
        self._size = (width, height)
        self._shown: Frame | None = None
        self._latest = 0
        self._add(header(width, height, title, timestamp))

    def show(self, at: int, frame: Frame) -> None:
        """Write what changed since the frame before, if anything did."""
        if (frame.width, frame.height) != self._size:
            self._size = (frame.width, frame.height)
            self._event(at, "r", f"{frame.width}x{frame.height}")
        if change := painted(self._shown, frame):
            self._event(at, "o", change)
        self._shown = frame

    def close(self, at: int) -> None:
        """Write the end: the last frame stays on screen, below it the cursor, seen again."""
        self._event(at, "o", f"\x1b[{self._size[1]};1H{_LEFT}")

    def _event(self, at: int, kind: str, data: str) -> None:
        self._latest = max(self._latest, at)
        seconds, thousandths = divmod(self._latest, 1000)
        self._add(f"[{seconds}.{thousandths:03d}, {_json(kind)}, {_json(data)}]")

    def _add(self, line: str) -> None:
        self._file.write(line + "\n")
        self._file.flush()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
