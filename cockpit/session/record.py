"""What this session wrote to the ledger, and how it takes it back."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from cockpit.core.events import Body, Event
from cockpit.core.guard import Sign
from cockpit.core.model import Outcome
from cockpit.core.tally import Logged
from cockpit.ledger import Entry, LedgerError, UndoneAlready
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.view import Mood, Status


@dataclass(slots=True)
class Step:
    """One thing undo takes back: an event, or a skip, which lives in this session alone.

    ``event`` is what to undo next: the event itself, or the undo that took it back.
    ``skipped`` are the leads that had been skipped before a skip. ``moved_on`` says whether
    the rep was shown the next lead after it.
    """

    lead: int
    words: str
    event: str = ""
    logged: Logged | None = None
    phones: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    moved_on: bool = True
    signs: tuple[Sign, ...] = ()


@dataclass(slots=True)
class Record:
    """The steps of a session, latest last, and the word about the last of them."""

    ledger: SqliteLedger
    status: Status = field(default_factory=Status)
    done: list[Step] = field(default_factory=list)
    taken_back: list[Step] = field(default_factory=list)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    unfolded: int = 0
    """Events that stand in the write-ahead log alone, as far as this session wrote them."""

    def add(self, step: Step) -> None:
        """A new step; what was taken back before cannot be done again after it."""
        self.done.append(step)
        self.taken_back.clear()
        self._count(step, 1)

    def asleep(self, why: str, key: str = "", does: str = "") -> None:
        """Say why a key did nothing, and perhaps which one would."""
        self.status = Status(Mood.ASLEEP, why, (), key, does)

    def say_done(self, what: str, signs: tuple[Sign, ...] = ()) -> None:
        """Say what was saved, what the guard says of it, and that it can be taken back."""
        self.status = Status(Mood.SAVED, f"{what}.", signs, "session.undo", "takes it back")

    def _say_failed(self, error: LedgerError) -> None:
        text = f"Not saved: {str(error).rstrip('.?!')}. The same key tries again."
        self.status = Status(Mood.FAILED, text)

    def saved(self, at: datetime, lead: int, body: Body) -> Event | None:
        """The event once it is on disk; ``None``, with the reason as status, if it is not."""
        try:
            event = self.ledger.append(Entry(at, lead, body))[0]
        except LedgerError as error:
            self._say_failed(error)
            return None
        self.unfolded += 1
        return event

    def undo(self, now: datetime) -> Step | None:
        """Take back the last step; ``None``, with the reason as status, if it cannot be."""
        if not self.done:
            self.asleep("Nothing to undo in this session.")
            return None
        step = self._turn(now, self.done, self.taken_back)
        if step:
            self.status = Status(
                Mood.SAVED, f"Taken back: {step.words}.", (), "session.redo", "does it again"
            )
        self._count(step, -1)
        return step

    def redo(self, now: datetime) -> Step | None:
        """Do the last step taken back again; ``None``, with the reason as status, if not."""
        if not self.taken_back:
            self.asleep("Nothing to do again.")
            return None
        step = self._turn(now, self.taken_back, self.done)
        if step:
            self.say_done(f"Done again: {step.words}", step.signs)
        self._count(step, 1)
        return step

    def _count(self, step: Step | None, by: int) -> None:
        if step and step.logged:
            self.outcomes[step.logged.outcome] += by

    def _turn(self, now: datetime, source: list[Step], target: list[Step]) -> Step | None:
        step = source[-1]
        try:
            if step.event:
                step.event = self.ledger.undo(now, step.event).id
        except UndoneAlready:
            source.pop()
            self._count(step, -1 if source is self.done else 0)
            self.asleep(f"{step.words}: taken back elsewhere already.")
            return None
        except LedgerError as error:
            self._say_failed(error)
            return None
        self.unfolded += 1
        target.append(source.pop())
        return step

    @property
    def calls(self) -> tuple[Logged, ...]:
        """The calls of this session that count."""
        return tuple(step.logged for step in self.done if step.logged)

    def lasted(self, call: str, seconds: int) -> None:
        """A call of this session took so much longer."""
        for step in self.done:
            if step.logged and step.logged.event == call:
                step.logged = step.logged.longer(seconds)

    @property
    def followed_up(self) -> frozenset[int]:
        """The leads with a next step: a note, a snooze, a do-not-call."""
        return frozenset(step.lead for step in self.done if step.event and not step.logged)
