"""From the start of the program to the moment when its first key has been answered."""

from collections.abc import Callable

from scripts.benchmark.bench import Bench, Subject, turns
from scripts.benchmark.broken import Broken
from scripts.benchmark.figures import MINIMAL
from scripts.benchmark.screens import FIRST_SCREEN, agrees
from scripts.benchmark.seats import KEYS, cockpit, minimal
from scripts.benchmark.terminal import Terminal

Start = tuple[str, Callable[[], Terminal], tuple[bytes, ...], bytes]


def measure(bench: Bench) -> None:
    """Start the minimal app and every cockpit in turn, again and again."""
    starts: list[Start] = [(MINIMAL, lambda: minimal(bench), (b"Not pressed",), b"a")]
    starts += [_start(bench, subject) for subject in bench.subjects]
    for start in starts:
        _started(start)
    for turn in turns(bench.scale.fewer(4, 4), starts):
        for start in turn:
            painted, answered = _started(start)
            bench.figures.add("painted", start[0], painted * 1e3)
            bench.figures.add("start", start[0], answered * 1e3)


def _start(bench: Bench, subject: Subject) -> Start:
    database = bench.ledger(subject)
    return subject.name, lambda: cockpit(bench, subject, database), FIRST_SCREEN, KEYS["row"]


def _started(start: Start) -> tuple[float, float]:
    """Seconds to the first screen with all its panes, and to its answer to a key."""
    name, begin, shown, key = start
    with begin() as terminal:
        painted = terminal.shows(*shown)
        answered = terminal.press(key).at - terminal.started
        lines = terminal.screen()
        if name != MINIMAL and not agrees(lines):
            shows = "\n".join(lines)
            raise Broken(f"{name}: its first screen has no lead on deck:\n{shows}")
        return painted, answered
