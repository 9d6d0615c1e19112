"""A calling session: one verb for each thing a rep does, each answered with a View."""

from collections.abc import Callable
from datetime import datetime, tzinfo

from cockpit.clock import Clock
from cockpit.config import Config
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.history import counted, silent_streak
from cockpit.core.model import Outcome
from cockpit.core.script import Kind
from cockpit.core.tally import Summary, Tally, seconds_a_call
from cockpit.ledger.soundness import damage
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import screen
from cockpit.session.callbook import CallBook
from cockpit.session.calling import number_on_deck
from cockpit.session.deck import Deck
from cockpit.session.prompter import Prompter
from cockpit.session.record import Record
from cockpit.session.stage import Stage
from cockpit.session.view import Mood, Row, Status, View
from cockpit.shelf import Shelf

FOUND = 30
"""Leads that a search shows at most: who wants another types a letter more."""

WORTH_FOLDING = 50
"""Events after which the write-ahead log is folded into the file: about 4 ms of work."""


class Session:
    """From opening the cockpit to closing it. ``rep_zone`` is the rep's own clock.

    A View is never ahead of the disk. Reading raises LedgerError if the file cannot be read;
    what could not be saved is said in the View, and the same verb tries again.
    """

    def __init__(
        self, ledger: SqliteLedger, config: Config, shelf: Shelf, clock: Clock, rep_zone: tzinfo
    ) -> None:
        lookout = Lookout(config.guard, rep_zone)
        self._ledger = ledger
        self._clock = clock
        self._rep_zone = rep_zone
        self._started = clock()
        self._stage = Stage(ledger, lookout, config.queue, self._started)
        self._record = Record(ledger)
        self._prompter = Prompter(shelf, config.rep, lookout)
        self._book = CallBook(
            self._stage, self._record, self._prompter, clock, rep_zone, config.after_answered
        )

    # Looking

    def look(self) -> View:
        """The session as it stands now: time has passed, others may have written."""
        self._stage.look(self._clock())
        return self._view()

    def tidy(self) -> None:
        """Fold what was written into the file; for idle moments, and only if it is worth it."""
        if self._record.unfolded >= WORTH_FOLDING:
            self._ledger.checkpoint()
            self._record.unfolded = 0

    def damage(self) -> str:
        """What is wrong with the file, or nothing; slow, and safe to ask from a thread."""
        return damage(self._ledger.path)

    def find(self, query: str) -> tuple[Row, ...]:
        """The leads that fit, whether they stand in the queue or not."""
        now = self._clock()
        lookout = self._stage.lookout
        found = map(self._stage.files.dossier, self._ledger.find(query, FOUND))
        return tuple(screen.row(lookout, d, lookout.signs(d, now), None) for d in found)

    def lists(self) -> dict[str, int]:
        """How many open leads each list has."""
        return self._ledger.lists()

    def summary(self) -> Summary:
        """What the session came to so far, and what it leaves open."""
        now = self._clock()
        calls, followed_up = self._record.calls, self._record.followed_up
        dossiers = map(self._stage.files.dossier, dict.fromkeys(call.lead for call in calls))
        answered = (call for call in calls if call.outcome.reached_person)
        return Summary(
            tally=self._tally(now),
            seconds_a_call=seconds_a_call(calls),
            owed=tuple(
                d.lead.name for d in dossiers if silent_streak(counted(d.history.calls, now))
            ),
            loose_ends=tuple(call.name for call in answered if call.lead not in followed_up),
        )

    def close(self) -> Summary:
        """End the session, and a conversation that still goes on; what it came to."""
        self._book.hang_up()
        return self.summary()

    # The call

    def dial(self) -> View:
        """Time the call from now, unless a stop holds it back."""
        return self._on_deck(self._book.dial)

    def dial_anyway(self) -> View:
        """Time the call from now, in spite of any stop that can be overridden."""
        return self._on_deck(self._book.dial_anyway)

    def log(self, outcome: Outcome) -> View:
        """Log how the call to the lead on deck ended."""
        return self._on_deck(lambda deck, dossier: self._book.log(deck, dossier, outcome))

    def proceed(self) -> View:
        """After an answered call: on to the next lead."""
        deck = self._stage.deck
        if deck is None or not deck.conversation:
            self._record.asleep("There is no conversation to end;", "lead.skip", "skips a lead")
            return self._view()
        return self._moved(self._stage.advance)

    def note(self, text: str) -> View:
        """Note a line: on the call while in conversation, else on the lead."""
        return self._on_deck(lambda deck, dossier: self._book.note(deck, dossier, text))

    def snooze(self, until: datetime) -> View:
        """Out of the queue until a moment; aware, kept in whole seconds."""
        return self._on_deck(lambda deck, dossier: self._book.snooze(deck, dossier, until))

    def do_not_call(self) -> View:
        """Put every number of the lead on the do-not-call list."""
        return self._on_deck(self._book.do_not_call)

    def skip(self) -> View:
        """To the end of its tier, for this session."""
        return self._on_deck(self._book.skip)

    def other_number(self) -> View:
        """The lead's next number."""
        return self._on_deck(self._turn_number)

    def undo(self) -> View:
        """Take back the last thing done in this session, with all that followed from it."""
        self._book.undo()
        return self._view()

    def redo(self) -> View:
        """Do again what undo took back."""
        self._book.redo()
        return self._view()

    # Moving

    def move(self, steps: int) -> View:
        """Down the queue, or up, by so many leads."""
        return self._moved(lambda now: self._stage.move(now, steps))

    def top(self) -> View:
        """To the head of the queue."""
        return self._moved(self._stage.top)

    def end(self) -> View:
        """To the end of the queue."""
        return self._moved(self._stage.end)

    def open(self, lead: int) -> View:
        """Put any lead on deck."""
        return self._moved(lambda now: self._stage.open(now, lead))

    def back(self) -> View:
        """The lead that was on deck before this one."""
        if self._book.hang_up() and not self._stage.back(self._clock()):
            self._record.asleep("No lead before this one.")
        return self._view()

    def choose_lists(self, names: frozenset[str]) -> View:
        """Call these lists alone; none chosen means all."""

        def choose(now: datetime) -> None:
            self._stage.call_lists(now, names)
            chosen = ", ".join(sorted(names)) if len(names) < 4 else f"{len(names)} lists"
            self._record.status = Status(Mood.SAVED, f"Calling {chosen or 'all lists'}.")

        return self._moved(choose)

    # Scripts

    def turn_script(self) -> View:
        """From the opener to the message, or back."""
        if self._stage.deck:
            opener = self._stage.deck.turned_to is Kind.OPENER
            self._stage.deck.turned_to = Kind.MESSAGE if opener else Kind.OPENER
        return self._view()

    def other_script(self, steps: int) -> View:
        """Another script of the same kind, for the rest of the session."""
        kind = self._stage.deck.turned_to if self._stage.deck else Kind.OPENER
        self._prompter.turn(kind, steps)
        return self._view()

    # Inside

    def _on_deck(self, verb: Callable[[Deck, Dossier], None]) -> View:
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            self._record.asleep("Nobody is on deck.")
        else:
            verb(deck, dossier)
        return self._view()

    def _moved(self, move: Callable[[datetime], None]) -> View:
        """Any other lead ends a conversation; if that cannot be saved, nobody moves."""
        if self._book.hang_up():
            move(self._clock())
        return self._view()

    def _turn_number(self, deck: Deck, dossier: Dossier) -> None:
        numbers = [number.phone for number in dossier.lead.numbers]
        if len(numbers) < 2:
            self._record.asleep(f"{dossier.lead.name} has no other number.")
            return
        at = numbers.index(deck.phone) if deck.phone in numbers else 0
        deck.phone = numbers[(at + 1) % len(numbers)]
        deck.dialled_at = None
        self._record.status = Status()

    def _tally(self, now: datetime) -> Tally:
        return Tally(int((now - self._started).total_seconds()), dict(+self._record.outcomes))

    def _view(self) -> View:
        now = self._clock()
        deck, dossier = self._stage.deck, self._stage.dossier
        kind = deck.turned_to if deck else Kind.OPENER
        phone = number_on_deck(deck, dossier) if deck and dossier else ""
        return View(
            now=now,
            rep_zone=self._rep_zone,
            tally=self._tally(now),
            summary=self.summary() if deck is None else None,
            queue=self._stage.queue(now),
            card=self._stage.card(now),
            script=self._prompter.script(kind, dossier, phone, now),
            status=self._record.status,
            empty=deck is None and self._ledger.is_empty(),
        )
