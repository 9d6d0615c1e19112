"""What follows from an event at once, and is taken back with it: parking, promises, the list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.events import (
    Body,
    CallLogged,
    DetailAdded,
    Event,
    NumbersBarred,
    Parked,
)
from cockpit.core.history import counted, plan_attempt
from cockpit.core.model import Detail, Direction
from cockpit.core.policy import Ask
from cockpit.core.promise import open_promise
from cockpit.core.rules import QueueRules
from cockpit.ledger import Entry


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows about one lead. ``promise`` are the words of the message script, if any."""

    dossier: Dossier
    lookout: Lookout
    rules: QueueRules
    promise: str = ""

    def of(self, event: Event) -> Iterable[Entry]:
        """The entries that follow from an event just appended."""
        return [Entry(event.at, event.lead, body) for body in self._bodies(event)]

    def _bodies(self, event: Event) -> Iterable[Body]:
        match event.body:
            case CallLogged(direction=Direction.OUT) as call:
                promised = self._promised(call, event)
                return promised or self._parked(call, event)
            case DetailAdded(detail=Detail.DO_NOT_CALL):
                return barring(self.dossier, event.id)
            case _:
                return ()

    def _promised(self, call: CallLogged, event: Event) -> list[Body]:
        """The promise that the rep has just spoken."""
        if not (self.promise and call.outcome.left_message):
            return []
        # Late: words cost 9 ms of a start, and few messages promise anything.
        from cockpit.core.promising import promise_said

        clock = self.lookout.clock(self.dossier, call.phone)
        return [promise_said(self.promise, event.at, clock, event.id)]

    def _parked(self, call: CallLogged, event: Event) -> list[Body]:
        """A rest from us for those who are out of attempts, unless a promise is to be kept."""
        history = self.dossier.history
        if call.outcome.reached_person or open_promise(history.promises, history.calls, event.at):
            return []
        attempt = plan_attempt(history, counted(history.calls, event.at))
        if self.lookout.policy.asks(attempt + 1) is not Ask.PARK:
            return []
        return [Parked(parked_until(event.at, self.rules), event.id)]


def barring(dossier: Dossier, because: str = "") -> list[Body]:
    """Every number of a lead that is not on the do-not-call list yet, put there."""
    phones = tuple(n.phone for n in dossier.lead.numbers if n.phone not in dossier.barred)
    return [NumbersBarred(phones, because=because)] if phones else []


def parked_until(now: datetime, rules: QueueRules) -> datetime:
    """When a lead parked now comes back."""
    return now + timedelta(days=rules.park_days)
