"""What must hold, and whether it does."""

from dataclasses import dataclass
from enum import StrEnum

from scripts.benchmark.figures import MINIMAL, PYTHON, TOOL, UNITS, Figures, Summary


class Of(StrEnum):
    """Which of a measure's samples is looked at."""

    MEDIAN = "median"
    P95 = "p95"
    MOST = "most"

    def __call__(self, found: Summary) -> float:
        """The figure itself."""
        return {"median": found.median, "p95": found.p95, "most": found.most}[self.value]


class Beside(StrEnum):
    """Subjects to compare with that are no baseline of their own."""

    SMALL = "the smallest list"
    FIRST = "the first time"


@dataclass(frozen=True, slots=True)
class Target:
    """A line of the table.

    ``limit`` is a multiple of what ``beside`` took, or in the measure's own unit where that is
    empty; ``None`` asks for nothing. ``at_least`` turns it round.
    """

    what: str
    measure: str
    of: Of
    limit: float | None
    beside: str = ""
    at_least: bool = False


NO_GROWTH = 2.0
"""MB that count as none: the minimal app's own memory wanders by one."""

TARGETS = (
    Target("start, until its first key is answered", "start", Of.MEDIAN, 1.4, MINIMAL),
    Target("start, beside the smallest list", "start", Of.MEDIAN, 1.1, Beside.SMALL),
    Target("start, until the first screen is painted", "painted", Of.MEDIAN, None, MINIMAL),
    Target("outcome key, committed, next lead painted", "outcome", Of.MEDIAN, 3.0, MINIMAL),
    Target("outcome key, the slow ones", "outcome", Of.P95, 4.5, MINIMAL),
    Target("outcome key, beside the smallest list", "outcome", Of.MEDIAN, 1.15, Beside.SMALL),
    Target("outcome key, in which frame", "frames", Of.P95, 1.0),
    Target("one row down", "row", Of.MEDIAN, 1.5, MINIMAL),
    Target("a page down", "page", Of.MEDIAN, 3.0, MINIMAL),
    Target("to the end", "end", Of.MEDIAN, 5.0, MINIMAL),
    Target("search, the query of a keystroke", "query", Of.P95, 10.0),
    Target("search, results painted", "search", Of.MEDIAN, 6.0, MINIMAL),
    Target("ranking, all on top tried this hour", "ranking", Of.P95, 15.0),
    Target("ranking, a quarter hour before it", "ranking off the hour", Of.P95, None),
    Target("peak memory", "peak", Of.MOST, 1.8, MINIMAL),
    Target("memory grown while calling", "growth", Of.MOST, NO_GROWTH),
    Target("import", "import", Of.MEDIAN, 2.0, TOOL, at_least=True),
    Target("import, peak memory of all processes", "import peak", Of.MOST, 250.0),
    Target("import of the same file again", "again", Of.MEDIAN, 2.0, Beside.FIRST, at_least=True),
    Target("check WHO", "check", Of.MEDIAN, 2.0, PYTHON),
    Target("outcome key beside an import", "beside", Of.P95, 50.0),
    Target("outcome key beside an import, tries in vain", "refused", Of.MOST, 0.0),
)


@dataclass(frozen=True, slots=True)
class Line:
    """A target beside what was measured. ``against`` is a multiple of the older commit's."""

    target: Target
    measured: float
    unit: str
    baseline: float | None
    ratio: float | None
    holds: bool | None
    against: float | None


def lines(figures: Figures, big: str, small: str, older: str = "") -> list[Line]:
    """A line for every target that was measured; ``big``, ``small`` and ``older`` are subjects."""
    found = (_line(figures, target, big, small, older) for target in TARGETS)
    return [line for line in found if line]


def _line(figures: Figures, target: Target, big: str, small: str, older: str) -> Line | None:
    here = figures.of(target.measure, big)
    if here is None:
        return None
    measured = target.of(here)
    baseline = _baseline(figures, target, big, small)
    ratio = measured / baseline if baseline else None
    before = figures.of(target.measure, older)
    return Line(
        target,
        measured,
        UNITS[target.measure],
        baseline,
        ratio,
        _holds(target, ratio if target.beside else measured),
        measured / target.of(before) if before and target.of(before) else None,
    )


def _baseline(figures: Figures, target: Target, big: str, small: str) -> float | None:
    """What the target is a multiple of: the baseline's median, or its most for a most."""
    if not target.beside:
        return None
    measure = "import" if target.beside == Beside.FIRST else target.measure
    lists = {str(Beside.SMALL): small, str(Beside.FIRST): big}
    subject = lists.get(target.beside, target.beside)
    found = figures.of(measure, subject)
    if found is None:
        return None
    return found.most if target.of is Of.MOST else found.median


def _holds(target: Target, value: float | None) -> bool | None:
    if target.limit is None or value is None:
        return None
    return value >= target.limit if target.at_least else value <= target.limit
