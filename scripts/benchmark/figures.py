"""Samples by what was measured and of whom, and what they come to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil
from statistics import median

MINIMAL, ECHO, TOOL, PYTHON = "minimal app", "echo", "sqlite-utils", "bare imports"
"""The baselines by name."""

UNITS = {
    "start": "ms",
    "painted": "ms",
    "outcome": "ms",
    "frames": "frames",
    "row": "ms",
    "page": "ms",
    "end": "ms",
    "search": "ms",
    "query": "ms",
    "ranking": "ms",
    "ranking off the hour": "ms",
    "peak": "MB",
    "growth": "MB",
    "import": "rows/s",
    "import peak": "MB",
    "again": "rows/s",
    "check": "ms",
    "beside": "ms",
    "refused": "keys",
}
"""What is measured, in what unit."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What some samples come to, in their own unit."""

    count: int
    median: float
    p95: float
    least: float
    most: float


def summary(samples: list[float]) -> Summary:
    """The summary of at least one sample; p95 is the least that 95 of 100 do not exceed."""
    ordered = sorted(samples)
    p95 = ordered[ceil(0.95 * len(ordered)) - 1]
    return Summary(len(ordered), median(ordered), p95, ordered[0], ordered[-1])


@dataclass(slots=True)
class Figures:
    """The samples of a run."""

    _samples: dict[tuple[str, str], list[float]] = field(default_factory=dict)

    def add(self, measure: str, subject: str, sample: float) -> None:
        """A sample more, in the unit of its measure."""
        if measure not in UNITS:
            raise KeyError(measure)
        self._samples.setdefault((measure, subject), []).append(sample)

    def of(self, measure: str, subject: str) -> Summary | None:
        """What was measured of a subject; ``None`` where nothing was."""
        samples = self._samples.get((measure, subject))
        return summary(samples) if samples else None

    def all(self) -> Iterator[tuple[str, str, Summary]]:
        """Measure, subject and summary, in the order of measuring."""
        for (measure, subject), samples in self._samples.items():
            yield measure, subject, summary(samples)
