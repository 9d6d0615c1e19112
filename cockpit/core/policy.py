"""The rep's policy: which attempts get a message, and when a lead is given a rest from us."""

from collections.abc import Sequence
from enum import StrEnum

from cockpit.core.value import value


class Ask(StrEnum):
    """What a plan has for one attempt."""

    MESSAGE = "message"
    SILENCE = "silent"
    PARK = "park"


@value
class Policy:
    """What each attempt gets, one after another; beyond its end the last one goes on.

    One entry alone is a rule rather than a plan: always a message, or never.
    """

    attempts: tuple[Ask, ...] = (Ask.MESSAGE,)

    @property
    def is_plan(self) -> bool:
        """Whether attempts differ, so that it is worth saying which one this is."""
        return len(self.attempts) > 1

    @property
    def is_never(self) -> bool:
        """Whether no attempt ever gets a message: a silence is then a fact, not a fault."""
        return Ask.MESSAGE not in self.attempts

    def asks(self, attempt: int) -> Ask:
        """What it has for an attempt, counted from 1."""
        return self.attempts[min(attempt, len(self.attempts)) - 1]


ALWAYS = Policy()
NEVER = Policy((Ask.SILENCE,))


def problem(attempts: Sequence[Ask]) -> str:
    """What is wrong with a plan, in a few words with their remedy; blank where nothing is."""
    if not attempts or attempts[0] is Ask.PARK:
        return "a plan begins with a call; write message or silent first"
    if Ask.PARK in attempts[:-1]:
        return "nothing comes after park; write it last, once"
    return ""
