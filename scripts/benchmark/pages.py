"""BENCHMARKS.md and the README's figures, written anew from a run."""

from pathlib import Path

from scripts.benchmark.broken import Broken
from scripts.benchmark.report import Report, markdown

BEGIN, END = "<!-- made by scripts/bench -->", "<!-- the end of what scripts/bench made -->"

HOW = """\
Every program runs in a real pseudo-terminal of 120 by 36 that tells it, as terminals do, that
frames are shown whole. The programs take turns within one run, after a warm-up of each, so that
a machine's ups and downs meet all of them. A start lasts from the launch of the process to the
end of the frame with the answer to its first key; a key from the moment when it is written to
the end of the first frame after which no word on screen changes. Every call that was logged is
looked for in the database afterwards. Files are in the page cache.

- **minimal app**: Textual with one `Static` and one key that updates it.
- **echo**: a bare program that reads a key and writes it back.
- **sqlite-utils**: `sqlite-utils insert --csv` of the same file, which neither parses numbers nor
  makes them searchable.
- **bare imports**: `python -c "import sqlite_utils, phonenumbers"`.

The leads are made up from a fixed seed: numbers in {areas} area codes, 1.3 for each lead, six
lists, as many past calls as leads. The bad case for ranking has {top:,} leads of the highest
priority who were all called weeks ago in this very hour. "p95" is what 95 of 100 samples do not
exceed. Ratios are of medians; a p95 is compared with the baseline's median, a peak with its peak.
"""


def page(report: Report, areas: int) -> str:
    """BENCHMARKS.md, whole."""
    machine = ", ".join(f"{name} {value}" for name, value in report.machine.items())
    return "\n".join(
        (
            "# Benchmarks\n",
            f"Made by `{report.command}` on {report.date}; not to be edited.\n",
            f"The machine: {machine}.\n",
            "## Targets\n",
            f"At {report.scale.big:,} leads and as many past calls, where nothing else is said.\n",
            markdown(report.table) + "\n",
            "## Growth\n",
            "Medians and peaks, where nothing else is said, by the number of leads.\n",
            markdown(report.growth) + "\n",
            "## How\n",
            HOW.format(areas=areas, top=report.scale.top),
            "## Samples\n",
            markdown(report.samples) + "\n",
        )
    )


def figures(report: Report) -> str:
    """The README's few lines."""
    chosen = [[row[0], row[2], row[3]] for row in report.table]
    big, machine = f"{report.scale.big:,}", report.machine
    return (
        f"At {big} leads and {big} past calls, on {report.date} ({machine['CPU']}, "
        f"{machine['cores']} cores); all of it in BENCHMARKS.md.\n\n{markdown(chosen)}"
    )


def rewrite(readme: Path, text: str) -> None:
    """Put the text between the README's two marks. Raises Broken if they are not there."""
    before, begin, rest = readme.read_text(encoding="utf-8").partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise Broken(f"{readme.name}: the lines {BEGIN!r} and {END!r} are missing; put them back")
    readme.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")
