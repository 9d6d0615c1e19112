"""``scripts/bench``: the benchmark from its options to its exit code."""

import json
import signal
import sys
from collections.abc import Sequence

from scripts.benchmark import pages
from scripts.benchmark.bench import FULL, QUICK
from scripts.benchmark.broken import Broken
from scripts.benchmark.options import options
from scripts.benchmark.programs import ROOT
from scripts.benchmark.report import Report, plain
from scripts.benchmark.run import measured
from scripts.benchmark.words import AREAS

LEFT_OUT = (
    "Quick: 10,000 leads stand for a million, with few samples; growth of memory and keys beside "
    "an import are left out. Figures to quote come from a whole run."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, tell, and return the exit code: 1 for a broken measurement."""
    chosen = options(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        report = measured(chosen, QUICK if chosen.quick else FULL)
        if chosen.write:
            (ROOT / "BENCHMARKS.md").write_text(pages.page(report, len(AREAS)), encoding="utf-8")
            pages.rewrite(ROOT / "README.md", pages.figures(report))
    except Broken as broken:
        print(f"scripts/bench: {broken}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    print(json.dumps(report.facts(), indent=1) if chosen.json else words(report))
    return 1 if chosen.strict and report.missed else 0


def words(report: Report) -> str:
    """The report for a terminal."""
    said = [LEFT_OUT, ""] if report.quick else []
    said.append(", ".join(f"{name} {value}" for name, value in report.machine.items()))
    said += ["", plain(report.table)]
    if report.growth:
        said += ["", plain(report.growth)]
    missed = len(report.missed)
    said += ["", f"{missed} missed." if missed else "All that was measured holds."]
    return "\n".join(said)


if __name__ == "__main__":
    sys.exit(main())
