import fcntl
import os
import pty
import struct
import subprocess
import sys
import termios
from pathlib import Path

import pyte

from cockpit.recording.cast import cast
from cockpit.recording.frame import Frame, Ink, framed
from tests.recording.takes import expected, seen, take_of

WARNING = Ink(fg="#fbcb52", bg="#14161b", bold=True)


def pane(name: str, note: str) -> Frame:
    rows = [
        [("╭ Queue ──────────────────╮", Ink())],
        [("│ ", Ink()), (name, Ink(reverse=True)), ("  Chicago 13:30", Ink(dim=True))],
        [("│ ", Ink()), (f"▲ {note}", WARNING)],
        [("╰─────────────────────────╯", Ink())],
    ]
    return framed(rows, 30, 5)


def played(file: Path, columns: int, lines: int) -> pyte.Screen:
    """The screen that ``asciinema cat`` leaves behind."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "asciinema", "cat", str(file)],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={**os.environ, "HOME": str(file.parent), "TERM": "xterm-256color"},
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0) and None,
    )
    os.close(slave)
    screen = pyte.Screen(columns, lines)
    stream = pyte.ByteStream(screen)
    while data := _read(master):
        stream.feed(data)
    os.close(master)
    assert process.wait() == 0
    return screen


def _read(master: int) -> bytes:
    try:
        return os.read(master, 65536)
    except OSError:  # Linux says so when the other side of a terminal is closed.
        return b""


def test_asciinema_leaves_the_last_frame_on_screen(tmp_path):
    frames = [
        pane("Dana Ruiz", "2"),
        pane("山田 太郎", "Called 2 times."),
        pane("Zoë 👨\u200d👩", "é"),
    ]
    file = tmp_path / "take.cast"
    file.write_text(cast(take_of(frames)), encoding="utf-8")
    assert seen(played(file, 30, 5)) == expected(frames[-1])
