"""What every measure is given: the programs, the data, how often, and where samples go."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from scripts.benchmark.figures import Figures
from scripts.benchmark.programs import Program
from scripts.benchmark.stock import Recipe, Stock, ordinary

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Scale:
    """How large and how often.

    ``sizes`` are leads, the smallest first, and ``rounds`` the samples of each key. In the bad
    case for ranking ``top`` of ``hard`` leads have the highest priority. ``outcomes`` are logged
    in a row to see whether memory grows, ``newcomers`` come in beside a live session; 0 leaves
    that measure out.
    """

    sizes: tuple[int, ...]
    rounds: int
    top: int
    hard: int
    outcomes: int
    newcomers: int

    @property
    def big(self) -> int:
        """The most leads."""
        return self.sizes[-1]

    @property
    def small(self) -> int:
        """The fewest leads."""
        return self.sizes[0]

    def fewer(self, divisor: int, least: int = 1) -> int:
        """Rounds for what takes longer."""
        return max(least, self.rounds // divisor)


FULL = Scale((1_000, 10_000, 100_000, 1_000_000), 60, 200_000, 250_000, 2_000, 200_000)
QUICK = Scale((1_000, 10_000), 6, 2_000, 3_000, 0, 0)


@dataclass(frozen=True, slots=True)
class Subject:
    """A program with a list of so many leads."""

    program: Program
    count: int

    @property
    def name(self) -> str:
        """The name that its samples go by."""
        return f"{self.program.name} {short(self.count)}"

    @property
    def recipe(self) -> Recipe:
        """What its ledger is made of."""
        return ordinary(self.count)


@dataclass(frozen=True, slots=True)
class Bench:
    """One run of the benchmark."""

    here: Program
    before: Program | None
    """The older commit, where there is one to compare with."""
    scale: Scale
    stock: Stock
    figures: Figures

    @property
    def subjects(self) -> list[Subject]:
        """The cockpit at every size, and the older one at the largest."""
        return [*(Subject(self.here, size) for size in self.scale.sizes), *self.older]

    @property
    def ends(self) -> list[Subject]:
        """The cockpit at the largest size alone, and the older one beside it."""
        return [Subject(self.here, self.scale.big), *self.older]

    @property
    def older(self) -> list[Subject]:
        """The older cockpit at the largest size, if there is one."""
        return [Subject(self.before, self.scale.big)] if self.before else []

    def ledger(self, subject: Subject) -> Path:
        """A ledger of the subject's own, to be written to."""
        return self.stock.ledger(subject.program, subject.recipe)


def short(count: int) -> str:
    """A number of leads as people say it: 1M, 100k."""
    millions, thousands = divmod(count, 1_000_000), divmod(count, 1_000)
    if millions[0] and not millions[1]:
        return f"{millions[0]}M"
    return f"{thousands[0]}k" if thousands[0] and not thousands[1] else str(count)


def turns(rounds: int, subjects: Sequence[T]) -> Iterator[list[T]]:
    """The subjects once a round, another one first each time: nobody always follows the same."""
    for number in range(rounds):
        first = number % len(subjects)
        yield [*subjects[first:], *subjects[:first]]
