"""What can be asked of the benchmark."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from scripts.benchmark.measures import MEASURES


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    """What was asked for."""
    parser = argparse.ArgumentParser(
        prog="scripts/bench",
        description="Measure the cockpit beside programs that do less, all in one run.",
    )
    known = ", ".join(MEASURES)
    parser.add_argument("--quick", action="store_true", help="small lists, under a minute")
    parser.add_argument("--json", action="store_true", help="tell it as JSON, samples summed up")
    parser.add_argument("--against", metavar="REV", help="measure that commit in the same run")
    parser.add_argument("--only", nargs="+", metavar="NAME", choices=MEASURES, help=known)
    parser.add_argument("--rounds", type=_rounds, metavar="N", help="samples of each key")
    parser.add_argument(
        "--cache", type=Path, metavar="DIR", help="where lists and ledgers are kept"
    )
    parser.add_argument("--strict", action="store_true", help="exit with 1 if a target is missed")
    parser.add_argument(
        "--write", action="store_true", help="write BENCHMARKS.md and the README's figures"
    )
    chosen = parser.parse_args(arguments)
    if chosen.write and (chosen.quick or chosen.only or chosen.against):
        parser.error("--write takes a whole run; leave --quick, --only and --against out")
    return chosen


def as_written(chosen: argparse.Namespace) -> str:
    """The command line that asked for it, without paths."""
    given = [f"--{name}" for name in ("quick", "write") if getattr(chosen, name)]
    given += [f"--rounds {chosen.rounds}"] if chosen.rounds else []
    return " ".join(["scripts/bench", *given])


def _rounds(text: str) -> int:
    rounds = int(text)
    if rounds < 1:
        raise ValueError(text)
    return rounds
