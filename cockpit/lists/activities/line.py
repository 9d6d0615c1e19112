"""One call on its way out."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cockpit.core.model import Cause, Detail, Direction, Outcome
from cockpit.lists.outcomes import Ending

Value = str | int | None


@dataclass(frozen=True, slots=True)
class CallLine:
    """One call as it is exported.

    ``at`` is aware, best on the rep's own clock, since some programs keep the day alone;
    ``lead`` is None where unknown; ``seconds`` is how long the call lasted, where known.
    """

    event: str
    lead: int | None
    name: str
    phone: str
    at: datetime
    direction: Direction
    outcome: Outcome
    note: str = ""
    detail: Detail | None = None
    seconds: int | None = None
    cause: Cause | None = None

    @property
    def ending(self) -> Ending:
        """How it ended."""
        return Ending(self.outcome, self.detail)

    @property
    def utc(self) -> str:
        """When it was, in ISO 8601 and UTC."""
        return self.at.astimezone(UTC).isoformat()

    @property
    def inbound(self) -> bool:
        """Whether they called us."""
        return self.direction is Direction.IN
