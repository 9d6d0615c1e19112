"""The session so far in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from cockpit.core.model import Outcome

SETTLED = 60
"""Seconds of session below which a rate would be noise."""


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Tally:
    """The calls of a session that has lasted ``elapsed`` seconds."""

    started: datetime
    elapsed: int
    calls: tuple[Logged, ...] = ()
    owed: tuple[str, ...] = ()
    """Names of the leads whose last call was silent."""
    loose_ends: tuple[str, ...] = ()
    """Names of those who answered and have no next step."""

    def count(self, outcome: Outcome) -> int:
        """How many calls ended so."""
        return sum(call.outcome is outcome for call in self.calls)

    @property
    def an_hour(self) -> int | None:
        """Calls an hour, rounded; ``None`` in the first minute."""
        if self.elapsed < SETTLED:
            return None
        return round(len(self.calls) * 3600 / self.elapsed)

    @property
    def seconds_a_call(self) -> Mapping[Outcome, int]:
        """Mean seconds a call by outcome, of the outcomes there were."""
        spent: dict[Outcome, list[int]] = {}
        for call in self.calls:
            spent.setdefault(call.outcome, []).append(call.seconds)
        return {outcome: round(sum(times) / len(times)) for outcome, times in spent.items()}
