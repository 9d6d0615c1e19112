"""The session so far in numbers, and its summary when it is over."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from cockpit.core.model import Outcome
from cockpit.core.value import value

SETTLED = 60
"""Seconds of session below which a rate would be noise."""


@value
class Logged:
    """A call of this session. ``seconds`` is the time spent on it, from seeing the card to
    moving on.
    """

    event: str
    lead: int
    name: str
    outcome: Outcome
    seconds: int

    def longer(self, seconds: int) -> "Logged":
        """The same call, with so many seconds of conversation added."""
        return replace(self, seconds=self.seconds + seconds)


@value
class Tally:
    """How many calls of a session that has lasted ``elapsed`` seconds ended how."""

    elapsed: int
    outcomes: Mapping[Outcome, int]

    def count(self, outcome: Outcome) -> int:
        """How many calls ended so."""
        return self.outcomes.get(outcome, 0)

    @property
    def calls(self) -> int:
        """How many calls there were."""
        return sum(self.outcomes.values())

    @property
    def an_hour(self) -> int | None:
        """Calls an hour, rounded; ``None`` in the first minute."""
        if self.elapsed < SETTLED:
            return None
        return round(self.calls * 3600 / self.elapsed)


@value
class Summary:
    """What a session came to, and what it left open."""

    tally: Tally
    seconds_a_call: Mapping[Outcome, int]
    owed: tuple[str, ...] = ()
    """Names of the leads whose last call was silent."""
    loose_ends: tuple[str, ...] = ()
    """Names of those who answered and have no next step."""


def seconds_a_call(calls: Iterable[Logged]) -> Mapping[Outcome, int]:
    """Mean seconds a call by outcome, rounded, of the outcomes there were."""
    spent: dict[Outcome, list[int]] = {}
    for call in calls:
        spent.setdefault(call.outcome, []).append(call.seconds)
    return {outcome: round(sum(times) / len(times)) for outcome, times in spent.items()}
