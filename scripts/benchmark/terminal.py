"""A program in a real terminal, each key timed to the end of the frame that shows what it did."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep
from types import TracebackType

import pyte

from scripts.benchmark.broken import Broken
from scripts.benchmark.frames import ANSWER, ASKED, Cutter, Frame
from scripts.benchmark.processes import peak_memory
from scripts.benchmark.screens import settled

ROWS, COLUMNS = 36, 120
QUIET = 0.08
"""Seconds without a byte after which a key has had its effect; a hand's keys are further apart."""

PATIENCE = 30.0
"""Seconds after which a program that paints nothing is broken."""


@dataclass(frozen=True, slots=True)
class Painted:
    """How long a key took to be answered, in seconds, in which frame, and when by the clock
    of ``perf_counter``.
    """

    seconds: float
    frame: int
    at: float


class Terminal:
    """A program started in a pty of 120 by 36, which says that it shows frames whole."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], folder: Path) -> None:
        self._command = command
        self._screen = pyte.Screen(COLUMNS, ROWS)
        self._stream = pyte.ByteStream(self._screen)
        self._cutter = Cutter()
        self._waiting: list[Frame] = []
        self._over = False
        self._master, slave = pty.openpty()
        size = struct.pack("HHHH", ROWS, COLUMNS, 0, 0)
        fcntl.ioctl(slave, termios.TIOCSWINSZ, size)
        self.started = perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=env, cwd=folder,
            start_new_session=True,
        )  # fmt: skip
        os.close(slave)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        self.close()

    @property
    def pid(self) -> int:
        """The process that runs in the terminal."""
        return self._process.pid

    @property
    def peak(self) -> float:
        """The most memory it ever held, in MB."""
        return peak_memory(self.pid)

    def shows(self, *texts: bytes) -> float:
        """Wait for the first frame that ends with all these written; seconds since the start."""
        seen = b""
        while frames := self._read(PATIENCE):
            self._waiting += frames
            seen += b"".join(frame.data for frame in frames)
            if all(text in seen for text in texts):
                return frames[-1].at - self.started
        missing = ", ".join(text.decode() for text in texts if text not in seen)
        raise self._broken(f"never showed {missing}")

    def press(self, key: bytes) -> Painted:
        """Press a key and wait until it has had its effect on the words on screen."""
        self._drain()
        begun = perf_counter()
        os.write(self._master, key)
        frames: list[Frame] = []
        steps: list[str] = []
        before: str | None = None
        while perf_counter() - begun < PATIENCE and not self._over:
            if more := self._read(QUIET):
                frames += more
                continue
            before = self._shown() if before is None else before
            steps += [self._fed(frame) for frame in frames[len(steps) :]]
            if steps and steps[-1] != before:
                whole = steps.index(steps[-1])
                return Painted(frames[whole].at - begun, whole + 1, frames[whole].at)
        raise self._broken(f"the key {key!r} changed nothing on screen")

    def type(self, key: bytes) -> None:
        """Press a key that need not show, and give it time."""
        os.write(self._master, key)
        sleep(QUIET)

    def tap(self, key: bytes) -> None:
        """Press a key and wait for a frame, whatever it shows; what is on screen is lost."""
        self._drain()
        self._waiting.clear()
        os.write(self._master, key)
        if not self._read(PATIENCE):
            raise self._broken(f"the key {key!r} painted nothing")

    def screen(self) -> list[str]:
        """The lines on screen, once nothing is written any more."""
        self._drain()
        self._shown()
        return [line.rstrip() for line in self._screen.display]

    def close(self) -> None:
        """End the program, in order if it can."""
        for number in (signal.SIGTERM, signal.SIGKILL):
            if self._process.poll() is None:
                self._process.send_signal(number)
                self._ended(5.0)
        os.close(self._master)

    def _ended(self, seconds: float) -> None:
        # What it still writes is read: a program that cannot write cannot end.
        end = perf_counter() + seconds
        while self._process.poll() is None and perf_counter() < end:
            self._read(0.01)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(0.01)

    def _drain(self) -> None:
        while frames := self._read(0):
            self._waiting += frames

    def _read(self, seconds: float) -> list[Frame]:
        """The next frames that are complete; none if nothing came for so long."""
        while not self._over and self._is_ready(seconds):
            try:
                data = os.read(self._master, 65536)
            except OSError:
                # So Linux says that the program has let go of its terminal.
                self._over = True
                break
            frames = self._cutter.take(data, perf_counter())
            if ASKED in data:
                os.write(self._master, ANSWER)
            if frames:
                return frames
        return []

    def _is_ready(self, seconds: float) -> bool:
        return bool(select.select([self._master], [], [], seconds)[0])

    def _shown(self) -> str:
        """The words on screen now, those of no key included."""
        for frame in self._waiting:
            self._stream.feed(frame.data)
        self._waiting.clear()
        return settled(self._screen.display)

    def _fed(self, frame: Frame) -> str:
        self._stream.feed(frame.data)
        return settled(self._screen.display)

    def _broken(self, reason: str) -> Broken:
        self._shown()
        self._stream.feed(self._cutter.unfinished)
        lines = "\n".join(line.rstrip() for line in self._screen.display if line.strip())
        return Broken(f"{' '.join(map(str, self._command))}: {reason}; its screen:\n{lines}")
