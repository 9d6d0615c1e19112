"""``cockpit check`` from the shell, beside a Python that only imports what it needs."""

from collections.abc import Callable

from scripts.benchmark.bench import Bench, Subject, turns
from scripts.benchmark.broken import Broken
from scripts.benchmark.data import person, phone
from scripts.benchmark.figures import PYTHON
from scripts.benchmark.processes import ran

IMPORTS = "import sqlite_utils, phonenumbers"


def measure(bench: Bench) -> None:
    """Ask what the guard thinks of somebody, by number, another one each time."""
    runs = [(PYTHON, _bare(bench)), *((s.name, _check(bench, s)) for s in bench.ends)]
    for number, turn in enumerate(turns(bench.scale.fewer(3, 4) + 1, runs)):
        for name, run in turn:
            seconds = run(number)
            if number:
                bench.figures.add("check", name, seconds * 1e3)


def _bare(bench: Bench) -> Callable[[int], float]:
    command = [bench.here.python, "-c", IMPORTS]
    return lambda _: ran(command, bench.here.environment(), bench.stock.work).seconds


def _check(bench: Bench, subject: Subject) -> Callable[[int], float]:
    database, program = bench.ledger(subject), subject.program

    def run(number: int) -> float:
        lead = number * subject.count // 100
        command = program.command("--db", database, "check", phone(lead))
        found = ran(command, program.environment(), bench.stock.work)
        if " ".join(person(lead)) not in found.said:
            raise Broken(f"{' '.join(command)}: not the right lead:\n{found.said}")
        return found.seconds

    return run
