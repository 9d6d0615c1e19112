"""Outcome keys while a file comes into the same ledger from another process."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, sleep

from scripts.benchmark.bench import Bench, Subject
from scripts.benchmark.broken import Broken
from scripts.benchmark.memory import CONFIG
from scripts.benchmark.processes import stop
from scripts.benchmark.screens import FIRST_SCREEN, on_deck
from scripts.benchmark.seats import KEYS, Seat, cockpit

PACE = 0.2
"""Seconds between two keys at least."""

MOST_FILES = 6


def measure(bench: Bench) -> None:
    """Log calls at the largest size while more leads come in, until there are enough samples."""
    if not bench.scale.newcomers:
        return
    for subject in bench.ends:
        _measure(bench, subject)


def _measure(bench: Bench, subject: Subject) -> None:
    config = bench.stock.work / "unhurried.yaml"
    config.write_text(CONFIG)
    database = bench.ledger(subject)
    taken = 0
    with cockpit(bench, subject, database, "--config", config) as terminal:
        terminal.shows(*FIRST_SCREEN)
        seat = Seat(subject.name, terminal, database)
        for number in range(MOST_FILES):
            after = subject.count + number * bench.scale.newcomers
            file = bench.stock.newcomers(bench.scale.newcomers, after)
            with _importing(bench, subject, database, file) as process:
                while process.poll() is None:
                    seconds, refused = _logged(seat)
                    if process.poll() is None:
                        bench.figures.add("beside", subject.name, seconds * 1e3)
                        bench.figures.add("refused", subject.name, refused)
                        taken += 1
            if taken >= bench.scale.rounds:
                break


@contextmanager
def _importing(
    bench: Bench, subject: Subject, database: Path, file: Path
) -> Iterator["subprocess.Popen[str]"]:
    """An import that runs; raises Broken in the end if it fails."""
    program = subject.program
    with subprocess.Popen(
        program.command("--db", database, "import", file),
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env=program.environment(), cwd=bench.stock.work,
    ) as process:  # fmt: skip
        try:
            yield process
        except BaseException:
            stop(process.pid)
            raise
        _, complaints = process.communicate()
        if process.returncode:
            raise Broken(f"{subject.name}: the import beside the session failed:\n{complaints}")


def _logged(seat: Seat) -> tuple[float, int]:
    """Seconds until a call was logged, and how often that was refused before."""
    lead = on_deck(seat.terminal.screen())
    sleep(PACE)
    begun = perf_counter()
    painted = seat.terminal.press(KEYS["outcome"])
    refused = 0
    seconds = painted.seconds
    while on_deck(seat.terminal.screen()) == lead:
        # Another program was writing for too long: the same key tries again, as a rep would.
        refused += 1
        seat.terminal.type(KEYS["outcome"])
        seconds = perf_counter() - begun
    return seconds, refused
