"""The installed program in a real terminal: a pty on one side, an emulator that reads it."""

import fcntl
import json
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyte

COCKPIT = [sys.executable, "-m", "cockpit"]
CLOCK = "2026-03-12T14:30:00-04:00"
PATIENCE = 20.0


class Terminal:
    """Types into the program and reads its screen."""

    def __init__(self, process: "subprocess.Popen[bytes]", master: int, size: tuple[int, int]):
        self.process = process
        self.raw = b""
        self._master = master
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)

    def type(self, text: str | bytes) -> None:
        os.write(self._master, text if isinstance(text, bytes) else text.encode())

    def read(self, seconds: float) -> str:
        """The screen after listening for so long."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            ready, _, _ = select.select([self._master], [], [], left)
            if ready and not self._take():
                break
        return "\n".join(line.rstrip() for line in self._screen.display)

    def wait_for(self, words: str) -> str:
        """The screen once the words are on it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            screen = self.read(0.05)
            if words in screen:
                return screen
        raise AssertionError(f"{words!r} never came up on:\n{screen}")

    def ended(self) -> int:
        """The exit code, once the program is over."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None and time.monotonic() < end:
            self.read(0.05)
        self.read(0.1)
        code = self.process.poll()
        assert code is not None, "the program did not end"
        return code

    def is_raw(self) -> bool:
        """Whether the terminal is left without echo or line editing."""
        return not termios.tcgetattr(self._master)[3] & (termios.ECHO | termios.ICANON)

    def _take(self) -> bool:
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)


@contextmanager
def terminal(
    database: Path, *args: str, size: tuple[int, int] = (120, 36), **env: str
) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
    process = subprocess.Popen(
        [*COCKPIT, *args],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(database, **env),
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,
    )
    # The slave stays open here, so that its settings can be read when the program is over.
    try:
        yield Terminal(process, master, size)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        os.close(slave)
        os.close(master)


def environment(database: Path, **env: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("COCKPIT")}
    kept.pop("NO_COLOR", None)
    return {
        **kept,
        "COCKPIT_DB": str(database),
        "COCKPIT_CONFIG": "",
        "COCKPIT_CLOCK": CLOCK,
        "TERM": "xterm-256color",
        "TZ": "America/New_York",
        **env,
    }


def cockpit(database: Path, *args: str, **env: str) -> str:
    """What a command prints."""
    result = subprocess.run(
        [*COCKPIT, *args],
        env=environment(database, **env),
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout


def outcomes(database: Path, leads: int) -> list[str]:
    """Every call in the file, lead by lead."""
    found = []
    for lead in range(1, leads + 1):
        history = json.loads(cockpit(database, "history", str(lead), "--json"))
        found += [call["outcome"] for call in history["calls"] if not call["undone"]]
    return found


def with_leads(folder: Path, count: int = 12) -> Path:
    """A database with so many leads, all in Chicago."""
    names = "\n".join(f"Lead {n:02},312 555 01{n:02}" for n in range(count))
    (folder / "leads.csv").write_text(f"name,phone\n{names}\n")
    database = folder / "cockpit.db"
    cockpit(database, "import", str(folder / "leads.csv"))
    return database
