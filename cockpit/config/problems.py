"""What is wrong with a config file, where it stands, and what to write instead."""

from collections.abc import Iterable
from typing import NamedTuple

from cockpit.core.value import value

SHOWN = 60


class Place(NamedTuple):
    """A place in a text; the first is line 1, column 1."""

    line: int = 1
    column: int = 1


@value
class Problem:
    """One mistake; ``key`` is dotted, and empty when the file as a whole is meant."""

    file: str
    place: Place
    key: str
    words: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.file}:{self.place.line}:{self.place.column}: {key}{self.words}"


class ConfigError(Exception):
    """A config file that cannot be used; its text has one line a problem, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: problem.place))
        super().__init__("\n".join(map(str, self.problems)))


class Unfit(ValueError):
    """A value that cannot be used; says what it is not, and what to write instead."""


class Report:
    """The problems of one file, as they are found."""

    def __init__(self, file: str) -> None:
        self.file = bare(file)
        self.problems: list[Problem] = []

    def add(self, place: Place, key: str, words: str) -> None:
        """Note one more problem."""
        self.problems.append(Problem(self.file, place, key, words))

    def error(self) -> ConfigError:
        """All the problems so far."""
        return ConfigError(self.problems)

    def names(self, key: str) -> bool:
        """Whether a problem with ``key`` itself was found."""
        return any(problem.key == key for problem in self.problems)


def bare(text: str) -> str:
    """The text with everything that is not printable spelt out, such as ``\\x1b``."""
    return text if text.isprintable() else repr(text)[1:-1]


def clipped(text: str) -> str:
    """The beginning of a text from the file, fit to be shown without quotes."""
    return bare(text if len(text) <= SHOWN else text[:SHOWN] + "...")


def quoted(text: str) -> str:
    """The beginning of a text from the file, in quotes."""
    return f"'{clipped(text)}'"


def did_you_mean(text: str, choices: Iterable[str]) -> str:
    """The choice nearest to ``text``, whatever its case; empty when none is near."""
    from difflib import get_close_matches

    by_folded = {choice.casefold(): choice for choice in choices}
    near = get_close_matches(text.casefold(), by_folded, n=1)
    return by_folded[near[0]] if near else ""
