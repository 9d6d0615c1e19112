"""The figures of a run, told as tables or as data."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from scripts.benchmark.bench import Scale, short
from scripts.benchmark.figures import UNITS, Figures, Summary
from scripts.benchmark.targets import Line, lines

HEAD = ("what", "at most", "measured", "ratio (to)", "holds")
GROWTH = (
    ("start", "start", "median"),
    ("outcome", "outcome", "median"),
    ("outcome, p95", "outcome", "p95"),
    ("a row", "row", "median"),
    ("search painted", "search", "median"),
    ("query, p95", "query", "p95"),
    ("import", "import", "median"),
    ("memory", "peak", "most"),
)
"""The columns of the table of growth: head, measure, figure."""


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured, when, where, how and of what."""

    figures: Figures
    scale: Scale
    machine: dict[str, str]
    date: str
    command: str
    quick: bool
    here: str
    before: str = ""

    @property
    def lines(self) -> list[Line]:
        """A line for every target measured."""
        big, small = self._name(self.scale.big), self._name(self.scale.small)
        older = f"{self.before} {short(self.scale.big)}" if self.before else ""
        return lines(self.figures, big, small, older)

    @property
    def growth(self) -> list[list[str]]:
        """A row for every number of leads."""
        heads = [head for head, measure, _ in GROWTH if self._grown(self.scale.big, measure)]
        rows = [["leads", *heads]]
        for size in self.scale.sizes:
            cells = [self._cell(size, *column[1:]) for column in GROWTH if column[0] in heads]
            rows.append([short(size), *cells])
        return rows if heads else []

    @property
    def table(self) -> list[list[str]]:
        """The targets, told."""
        head = [*HEAD, f"x {self.before}"] if self.before else [*HEAD]
        return [head, *(self._told(line) for line in self.lines)]

    @property
    def samples(self) -> list[list[str]]:
        """A row for everything that was measured."""
        return [["measure", "of", "samples", "median", "p95", "least", "most"]] + [
            [measure, subject, str(found.count), *_amounts(found, UNITS[measure])]
            for measure, subject, found in self.figures.all()
        ]

    @property
    def missed(self) -> list[Line]:
        """The targets that do not hold."""
        return [line for line in self.lines if line.holds is False]

    def facts(self) -> dict[str, Any]:
        """The report for JSON."""
        return {
            "date": self.date,
            "command": self.command,
            "quick": self.quick,
            "against": self.before or None,
            "machine": self.machine,
            "sizes": list(self.scale.sizes),
            "rounds": self.scale.rounds,
            "targets": [_fact(line) for line in self.lines],
            "samples": [
                {"measure": measure, "subject": subject, "unit": UNITS[measure], **asdict(found)}
                for measure, subject, found in self.figures.all()
            ],
        }

    def _name(self, size: int) -> str:
        return f"{self.here} {short(size)}"

    def _grown(self, size: int, measure: str) -> bool:
        return self.figures.of(measure, self._name(size)) is not None

    def _cell(self, size: int, measure: str, figure: str) -> str:
        found = self.figures.of(measure, self._name(size))
        return amount(getattr(found, figure), UNITS[measure]) if found else "-"

    def _told(self, line: Line) -> list[str]:
        cells = [line.target.what, *told(line)]
        if self.before:
            cells.append(f"{line.against:.2f}" if line.against else "-")
        return cells


def told(line: Line) -> list[str]:
    """A line's limit, what was measured, the ratio and whether it holds, in words."""
    target = line.target
    limit = "-"
    if target.limit is not None:
        of = f"{target.limit:g} x {target.beside}" if target.beside else ""
        limit = of or amount(target.limit, line.unit)
        limit = f"at least {limit}" if target.at_least else limit
    measured = f"{amount(line.measured, line.unit)} {target.of}"
    ratio = f"{line.ratio:.2f}" if line.ratio is not None else "-"
    if line.baseline is not None:
        ratio = f"{ratio} ({amount(line.baseline, line.unit)})"
    holds = {True: "ok", False: "MISSED", None: "-"}[line.holds]
    return [limit, measured, ratio, holds]


def amount(value: float, unit: str) -> str:
    """A figure with its unit, as many digits as mean something."""
    if unit == "rows/s":
        return f"{value:,.0f} rows/s"
    digits = 0 if abs(value) >= 100 else 1 if abs(value) >= 10 else 2
    return f"{value:.{digits}f} {unit}" if unit not in ("frames", "keys") else f"{value:g} {unit}"


def _amounts(found: Summary, unit: str) -> list[str]:
    return [amount(value, unit) for value in (found.median, found.p95, found.least, found.most)]


def plain(rows: Sequence[Sequence[str]]) -> str:
    """A table for a terminal."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def markdown(rows: Sequence[Sequence[str]]) -> str:
    """A table for a page."""
    head, *body = rows
    marked = [[f"**{cell}**" if cell == "MISSED" else cell for cell in row] for row in body]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *marked))


def _fact(line: Line) -> dict[str, Any]:
    target = line.target
    return {
        "what": target.what,
        "measure": target.measure,
        "figure": target.of.value,
        "measured": line.measured,
        "unit": line.unit,
        "beside": str(target.beside) or None,
        "baseline": line.baseline,
        "ratio": line.ratio,
        "limit": target.limit,
        "at_least": target.at_least,
        "holds": line.holds,
        "against": line.against,
    }
