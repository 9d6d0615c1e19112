"""What this session wrote to the ledger, and how it takes it back."""

from collections import Counter, deque
from dataclasses import dataclass, field, replace
from datetime import datetime

from cockpit.core.events import Body, Event
from cockpit.core.guard import Sign
from cockpit.core.model import Outcome
from cockpit.core.tally import Logged
from cockpit.ledger import Entry, LedgerError, UndoneAlready
from cockpit.ledger.sqlite import Follow, SqliteLedger
from cockpit.session.view import Mood, Status, Subject

STEPS = 250
"""Steps that can be taken back: more than anybody goes back, in 0.2 MB."""


@dataclass(slots=True)
class Step:
    """One thing undo takes back: an event, or a skip, which lives in this session alone.

    ``words`` have a gap for the name of ``about``. ``event`` is what to undo next: the event
    itself, or the undo that took it back. ``skipped`` are the leads that had been skipped before
    a skip. ``moved_on`` says whether the rep was shown the next lead after it.
    """

    about: Subject
    words: str
    event: str = ""
    logged: Logged | None = None
    phones: tuple[str, ...] = ()
    skipped: tuple[int, ...] = ()
    moved_on: bool = True
    signs: tuple[Sign, ...] = ()

    @property
    def lead(self) -> int:
        """The lead that it is about."""
        return self.about.lead


@dataclass(slots=True)
class Record:
    """The steps of a session, latest last, and the word about the last of them."""

    ledger: SqliteLedger
    status: Status = field(default_factory=Status)
    done: deque[Step] = field(default_factory=deque)
    taken_back: deque[Step] = field(default_factory=deque)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    written: int = 0
    """Events that this session wrote."""
    folded: int = 0
    """How many of them do not stand in the write-ahead log alone."""
    _settled: list[Logged] = field(default_factory=list)
    """Calls that cannot be taken back any more, without their texts."""
    _settled_with: set[int] = field(default_factory=set)
    """The leads with a next step that cannot be taken back any more."""

    def add(self, step: Step) -> None:
        """A new step; what was taken back before cannot be done again after it."""
        self.done.append(step)
        self.taken_back.clear()
        self._count(step, 1)
        if len(self.done) > STEPS:
            self._settle(self.done.popleft())

    def asleep(self, why: str, key: str = "", does: str = "", about: Subject | None = None) -> None:
        """Say why a key did nothing, and perhaps which one would."""
        self.status = Status(Mood.ASLEEP, why, (), key, does, about)

    def say_done(self, what: str, about: Subject, signs: tuple[Sign, ...] = ()) -> None:
        """Say what was saved, what the guard says of it, and that it can be taken back."""
        does = "takes it back"
        self.status = Status(Mood.SAVED, f"{what}.", signs, "session.undo", does, about)

    def _say_failed(self, error: LedgerError) -> None:
        text = f"Not saved: {str(error).rstrip('.?!')}. The same key tries again."
        self.status = Status(Mood.FAILED, text)

    def saved(
        self, at: datetime, lead: int, body: Body, then: Follow | None = None
    ) -> tuple[Event, ...]:
        """The event, and what follows from it, once they are on disk.

        None of them, with the reason as status, if they are not.
        """
        try:
            events = self.ledger.append(Entry(at, lead, body), then=then)
        except LedgerError as error:
            self._say_failed(error)
            return ()
        self.written += len(events)
        return events

    def undo(self, now: datetime) -> Step | None:
        """Take back the last step; ``None``, with the reason as status, if it cannot be."""
        if not self.done:
            settled = self._settled or self._settled_with
            self.asleep(f"Only the last {STEPS} steps can be taken back." if settled
                        else "Nothing to undo in this session.")  # fmt: skip
            return None
        step = self._turn(now, self.done, self.taken_back)
        if step:
            self.status = Status(
                Mood.SAVED, f"Taken back: {step.words}.", (), "session.redo", "does it again",
                step.about,
            )  # fmt: skip
        self._count(step, -1)
        return step

    def redo(self, now: datetime) -> Step | None:
        """Do the last step taken back again; ``None``, with the reason as status, if not."""
        if not self.taken_back:
            self.asleep("Nothing to do again.")
            return None
        step = self._turn(now, self.taken_back, self.done)
        if step:
            self.say_done(f"Done again: {step.words}", step.about, step.signs)
        self._count(step, 1)
        return step

    def _count(self, step: Step | None, by: int) -> None:
        if step and step.logged:
            self.outcomes[step.logged.outcome] += by

    def _settle(self, step: Step) -> None:
        if step.logged:
            self._settled.append(replace(step.logged, event="", name=""))
        elif step.event:
            self._settled_with.add(step.lead)

    def _turn(self, now: datetime, source: deque[Step], target: deque[Step]) -> Step | None:
        step = source[-1]
        try:
            if step.event:
                step.event = self.ledger.undo(now, step.event).id
        except UndoneAlready:
            source.pop()
            self._count(step, -1 if source is self.done else 0)
            self.asleep(f"{step.words}: taken back elsewhere already.", about=step.about)
            return None
        except LedgerError as error:
            self._say_failed(error)
            return None
        self.written += 1
        target.append(source.pop())
        return step

    @property
    def calls(self) -> tuple[Logged, ...]:
        """The calls of this session that count, the older ones without their texts."""
        return (*self._settled, *(step.logged for step in self.done if step.logged))

    @property
    def last_call(self) -> Logged | None:
        """The call of this session logged last, if any still counts."""
        return next((step.logged for step in reversed(self.done) if step.logged), None)

    @property
    def just_called(self) -> int | None:
        """The lead of the call last logged, for as long as the word about it stands."""
        last = self.done[-1] if self.done else None
        call = self.last_call
        if last is None or call is None or self.taken_back or self.status.mood is not Mood.SAVED:
            return None
        return call.lead if last.logged or last.lead == call.lead else None

    def lasted(self, call: str, seconds: int) -> None:
        """A call of this session took so much longer."""
        for step in self.done:
            if step.logged and step.logged.event == call:
                step.logged = step.logged.longer(seconds)

    @property
    def followed_up(self) -> set[int]:
        """The leads with a next step: a note, a snooze, a do-not-call."""
        return self._settled_with.union(
            step.lead for step in self.done if step.event and not step.logged
        )
