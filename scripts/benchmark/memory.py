"""Whether memory grows while a rep calls and calls."""

from collections.abc import Sequence
from contextlib import ExitStack
from time import sleep

from scripts.benchmark.bench import Bench
from scripts.benchmark.figures import MINIMAL
from scripts.benchmark.processes import memory
from scripts.benchmark.screens import FIRST_SCREEN
from scripts.benchmark.seats import Baseline, Seat, cockpit, minimal

WARM = 300
"""Outcomes after which everything that is kept for a while is full: the last 250 things done,
200 dossiers."""

CONFIG = "outcome_pause: 0\n"
"""Outcome keys may follow each other as fast as any other."""

APART = 0.08
"""Seconds between a key's frame and the next key: closer ones are taken for a bounce."""

LOST = 0.02
"""Share of the keys that may be ignored, where the machine was too slow for that pace."""


def measure(bench: Bench) -> None:
    """Log thousands of calls at the largest size, the minimal app given as many keys."""
    if not bench.scale.outcomes:
        return
    config = bench.stock.work / "unhurried.yaml"
    config.write_text(CONFIG)
    with ExitStack() as stack:
        plain = stack.enter_context(minimal(bench))
        plain.shows(b"Not pressed")
        seats: list[Baseline | Seat] = [Baseline(MINIMAL, plain, b"a")]
        for subject in bench.ends:
            database = bench.ledger(subject)
            terminal = stack.enter_context(cockpit(bench, subject, database, "--config", config))
            terminal.shows(*FIRST_SCREEN)
            seats.append(Seat(subject.name, terminal, database))
        _pressed(seats, WARM)
        before = [memory(seat.terminal.pid) for seat in seats]
        _pressed(seats, bench.scale.outcomes)
        for seat, held in zip(seats, before, strict=True):
            grown = memory(seat.terminal.pid) - held
            bench.figures.add("growth", seat.name, grown)
            bench.figures.add("peak", seat.name, seat.terminal.peak)
            if isinstance(seat, Seat):
                seat.verify(LOST)


def _pressed(seats: Sequence[Baseline | Seat], times: int) -> None:
    for _ in range(times):
        for seat in seats:
            seat.tap()
        sleep(APART)
