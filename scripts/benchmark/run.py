"""A run of the benchmark, from its folder to its report."""

import argparse
import gc
import shutil
import sys
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from platformdirs import user_cache_path

from cockpit.clock import system_clock
from scripts.benchmark.bench import Bench, Scale
from scripts.benchmark.broken import Broken
from scripts.benchmark.figures import Figures
from scripts.benchmark.machine import machine
from scripts.benchmark.measures import MEASURES
from scripts.benchmark.options import as_written
from scripts.benchmark.programs import Program, as_of
from scripts.benchmark.report import Report
from scripts.benchmark.stock import Stock


def measured(chosen: argparse.Namespace, scale: Scale) -> Report:
    """A whole run. Raises Broken where something did not happen that was to be measured."""
    if not Path("/proc/self/status").exists():
        raise Broken("memory is read from /proc, which this system has not; run it on Linux")
    scale = replace(scale, rounds=chosen.rounds) if chosen.rounds else scale
    cache: Path = chosen.cache or user_cache_path("cockpit", appauthor=False) / "bench"
    kept = cache.absolute()
    kept.mkdir(parents=True, exist_ok=True)
    _sweep(kept)
    figures = Figures()
    with ExitStack() as stack:
        work = Path(stack.enter_context(TemporaryDirectory(prefix="run-", dir=kept)))
        before = stack.enter_context(as_of(chosen.against)) if chosen.against else None
        here = Program("cockpit")
        bench = Bench(here, before, scale, Stock(kept, work, tell), figures)
        for name in chosen.only or MEASURES:
            tell(f"measuring: {name}")
            _undisturbed(MEASURES[name], bench)
            _empty(work)
    return Report(
        figures, scale, machine(), f"{system_clock():%Y-%m-%d}", as_written(chosen), chosen.quick,
        here.name, before.name if before else "",
    )  # fmt: skip


def tell(text: str) -> None:
    """Say on stderr what goes on."""
    print(text, file=sys.stderr, flush=True)


def _undisturbed(measure: Callable[[Bench], None], bench: Bench) -> None:
    # A collection in the middle of a key would be counted as the key's.
    gc.collect()
    gc.disable()
    try:
        measure(bench)
    finally:
        gc.enable()


def _sweep(kept: Path) -> None:
    """Take away what runs left behind that could not end in order."""
    yesterday = system_clock().timestamp() - 24 * 3600
    for left in kept.glob("run-*"):
        if left.stat().st_mtime < yesterday:
            shutil.rmtree(left)


def _empty(work: Path) -> None:
    for path in work.iterdir():
        path.unlink()
