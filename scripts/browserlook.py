"""Look at a moving picture in a real browser, and hold it against stills of the same moments.

    scripts/browser MOVING.svg 3.5=STILL.svg 12=OTHER.svg

Both are shown in an <img> by headless Chromium, and must be alike in every pixel. Each moment,
in seconds, should be half a second or more from the next change. Without arguments a sample is
looked at, its second round and its stillness for those who want less motion included.
"""

import os
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from cockpit.recording.frame import Frame, Ink, Shot, Take, framed
from cockpit.recording.svg import animated, still
from scripts.pixels import farthest_apart

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
MISSING = (
    "No browser to look with. Install Chromium (Debian: apt-get install chromium; Ubuntu: snap "
    "install chromium), or name the program: CHROMIUM=/path/to/chrome scripts/browser"
)
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
LESS_MOTION = "--force-prefers-reduced-motion"
WINDOW = "--window-size=1280,800"
PAGE = '<!doctype html><body style="margin:0;background:#777"><img src="x.svg"><img src="late.svg">'
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
TRIES = 3
PATIENCE = 120
# Chromium smooths the corners of the window now one way, now another: measured, 13 apart.
SMOOTHING = 24
APART = 1600


@dataclass(frozen=True, slots=True)
class Look:
    """A moment of a moving picture, in seconds, and the still it must be alike to."""

    moving: str
    at: float
    unmoving: str
    flags: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.at:g} s" + (", with less motion" if LESS_MOTION in self.flags else "")


def main(arguments: list[str]) -> int:
    """Look, say what was seen, and return the exit code: 1 if unlike, 2 if it could not look."""
    if "--help" in arguments or "-h" in arguments:
        print(__doc__)
        return 0
    browser = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if not browser:
        print(MISSING, file=sys.stderr)
        return 2
    try:
        looks = given(*arguments) if arguments else sample()
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    unlike = [look for look in looks if not alike(browser, look)]
    if not unlike:
        print(f"Played as it should be at {'; '.join(map(str, looks))}.")
    return 1 if unlike else 0


def given(moving: str, *moments: str) -> list[Look]:
    """The looks that the command line asks for: ValueError where it asks for none, or OSError."""
    if not moments:
        raise ValueError(f"{moving}: at which moments? such as 3.5=STILL.svg")
    picture = Path(moving).read_text(encoding="utf-8")
    looks = []
    for moment in moments:
        at, equals, file = moment.partition("=")
        if not (equals and at.replace(".", "", 1).isdecimal()):
            raise ValueError(f"{moment}: not SECONDS=STILL.svg")
        looks.append(Look(picture, float(at), Path(file).read_text(encoding="utf-8")))
    return looks


def sample() -> list[Look]:
    """Looks at a picture of everything that pictures can show."""
    frames = [screen(line) for line in range(6)]
    shots = tuple(Shot(at * APART, frame) for at, frame in enumerate(frames))
    picture = animated(Take(shots, len(frames) * APART, "A sample"))
    first, third, last = (still(frames[at], "A sample") for at in (0, 2, -1))
    shortly, round_trip = APART / 2000, len(frames) * APART / 1000
    return [
        Look(picture, shortly, first),
        Look(picture, shortly + 2 * APART / 1000, third),
        Look(picture, shortly + round_trip, first),
        Look(picture, shortly, last, (LESS_MOTION,)),
    ]


def screen(line: int) -> Frame:
    """A screen of the sample: a pane with a line that goes down, and something of everything."""
    names = ("Dana Ruiz", "山田 太郎", "Zoë Müller", "Ivy Okafor", "Ana Díaz", "Bo Chen")
    edge, chosen, quiet = Ink("#6b7786"), Ink("#dbe1e9", "#1f2d40", bold=True), Ink(dim=True)
    inks = (
        Ink(italic=True),
        Ink(underline=True),
        Ink(strike=True),
        Ink(reverse=True),
        quiet,
        Ink(),
    )
    rows = [[("╭─ ", edge), ("Queue", Ink(bold=True)), (f" {'─' * 20} {6 - line} ╮", edge)]]
    for at, (name, ink) in enumerate(zip(names, inks, strict=True)):
        mark = ("▸ ", chosen) if at == line else ("  ", Ink())
        rows.append([("│ ", edge), mark, (name, chosen if at == line else ink)])
    rows.append([("╰", edge), ("─" * 31, edge), ("╯", edge)])
    rows.append([("█▓▒░ ▁▂▃▄▅▆▇ ┏━┓ ", Ink("#fbcb52")), (f"moment {line}", quiet)])
    return framed(rows, 44, 10)


def alike(browser: str, look: Look) -> bool:
    """Whether both look the same; where not, the pictures are kept and named."""
    with TemporaryDirectory() as folder:
        moving, unmoving = Path(folder, "moving.png"), Path(folder, "still.png")
        photograph(browser, look.unmoving, 0, unmoving)
        # Again if it differs: on a busy machine a browser may be late.
        for _ in range(TRIES):
            photograph(browser, look.moving, look.at, moving, look.flags)
            if seem_alike(moving.read_bytes(), unmoving.read_bytes()):
                return True
        kept = Path(mkdtemp(prefix="cockpit-browser-"))
        for picture in (moving, unmoving):
            shutil.copy(picture, kept)
    print(f"At {look} another picture than the still: compare them in {kept}", file=sys.stderr)
    return False


def seem_alike(one: bytes, other: bytes) -> bool:
    """Whether two PNG files differ by no more than the smoothing of an edge, if at all."""
    return one == other or farthest_apart(one, other) <= SMOOTHING


def photograph(
    browser: str, picture: str, at: float, file: Path, flags: tuple[str, ...] = ()
) -> None:
    """Take a picture of a page when the image has been on it for ``at`` seconds."""
    with TemporaryDirectory() as profile, serving(picture, at) as address:
        subprocess.run(
            [browser, *FLAGS, *flags, WINDOW, f"--user-data-dir={profile}",
             f"--screenshot={file}", address],
            check=True, capture_output=True, timeout=PATIENCE,
        )  # fmt: skip


@contextmanager
def serving(picture: str, late: float) -> Iterator[str]:
    """A page with the picture; a second image lets the browser wait for the moment.

    Chromium's virtual time does not move the clock of what is in an <img>, so it has to wait.
    """

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path == "/":
                self._answer("text/html; charset=utf-8", PAGE)
            elif self.path == "/x.svg":
                self._answer("image/svg+xml", picture)
            elif self.path == "/late.svg":
                time.sleep(late)
                self._answer("image/svg+xml", DOT)
            else:
                self.send_error(404)

        def log_message(self, *_: object) -> None:
            pass

        def _answer(self, kind: str, body: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(body.encode())

    with ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
