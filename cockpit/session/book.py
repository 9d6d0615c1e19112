"""How something gets into the ledger and onto the screen, whatever it is.

What is to be kept is appended as an event; the stage moves only once that is on disk. If it
could not be saved the status says so, nothing has changed, and the same verb tries again.
"""

from dataclasses import dataclass
from datetime import datetime

from cockpit.clock import Clock
from cockpit.core.dossier import Dossier
from cockpit.core.events import Body, NumbersBarred, Parked, Retired, Snoozed, Talked
from cockpit.core.hours import day_named
from cockpit.core.rules import QueueRules
from cockpit.ledger.sqlite import Follow
from cockpit.session.prompter import Prompter
from cockpit.session.record import Record, Step
from cockpit.session.stage import Stage
from cockpit.session.view import Status, Subject

MOVES_ON = (Snoozed, Parked, Retired, NumbersBarred)
"""What takes a lead off the deck."""


@dataclass(slots=True)
class Book:
    """What every book of a session writes with."""

    stage: Stage
    record: Record
    prompter: Prompter
    clock: Clock
    rules: QueueRules

    def hang_up(self) -> bool:
        """End the conversation, if there is one; whether that is on disk."""
        deck = self.stage.deck
        self.record.status = Status()
        if deck is None or deck.conversation is None:
            return True
        talk, now = deck.conversation, self.clock()
        seconds = int((now - talk.since).total_seconds())
        if not self.record.saved(now, deck.lead, Talked(talk.call, talk.phone, seconds)):
            return False
        self.record.lasted(talk.call, seconds)
        deck.conversation = None
        return True

    def named(self, dossier: Dossier, phone: str, at: datetime) -> str:
        """A moment on the lead's clock, in words."""
        return day_named(at, self.stage.lookout.clock(dossier, phone), self.clock())

    def append(
        self, lead: int, dossier: Dossier, body: Body, said: str, then: Follow | None = None
    ) -> bool:
        """Keep something about a lead, with what follows from it; whether it is on disk.

        ``said`` has a gap for the lead's name.
        """
        saved = self.record.saved(self.clock(), lead, body, then)
        if not saved:
            return False
        phones = tuple(number.phone for number in dossier.lead.numbers)
        self.stage.wrote(lead, phones)
        deck = self.stage.deck
        moved_on = isinstance(body, MOVES_ON) and deck is not None and deck.lead == lead
        about = subject(dossier)
        self.did(Step(about, said, saved[0].id, phones=phones, moved_on=moved_on), said)
        return True

    def stay(self) -> None:
        """Whoever is on deck stays there; the queue behind them may have changed."""
        self.stage.renew(self.clock())

    def did(self, step: Step, said: str) -> None:
        """Add a step, and say that it is done."""
        self.record.add(step)
        self.record.say_done(said, step.about)

    def move_on(self) -> None:
        """Over to the next lead, the word about this one kept."""
        said = self.record.status
        if self.hang_up():
            self.stage.advance(self.clock())
            self.record.status = said


def subject(dossier: Dossier) -> Subject:
    """Whom a text is about."""
    return Subject(dossier.lead.id, dossier.lead.name)
