"""The queue read anew when everybody at its head was called at this hour before."""

from contextlib import ExitStack
from datetime import datetime

from scripts.benchmark.bench import Bench, turns
from scripts.benchmark.data import NOW
from scripts.benchmark.probe import probe
from scripts.benchmark.stock import tried_this_hour

OFF_THE_HOUR = NOW.replace(hour=13, minute=44)
"""Three quarters of those calls are within an hour of this, but in another hour of the clock."""


def measure(bench: Bench) -> None:
    """Read the queue and log calls at the worst hour, then a little before it."""
    _measure(bench, "ranking", NOW)
    _measure(bench, "ranking off the hour", OFF_THE_HOUR)


def _measure(bench: Bench, measured: str, now: datetime) -> None:
    rounds = bench.scale.fewer(2)
    recipe = tried_this_hour(bench.scale.hard, bench.scale.top)
    with ExitStack() as stack:
        probes = []
        for subject in bench.ends:
            database = bench.stock.ledger(subject.program, recipe)
            opened = probe(subject.program, subject.name, database, now)
            probes.append(stack.enter_context(opened))
        for asked in probes:
            asked.ask("look")
        for what in ("look", "log"):
            for turn in turns(rounds, probes):
                for asked in turn:
                    bench.figures.add(measured, asked.name, asked.ask(what).seconds * 1e3)
