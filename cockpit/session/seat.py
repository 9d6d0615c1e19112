"""Where a rep sits: what a session is made of, how it is looked at, and how one moves in it."""

from collections.abc import Callable, Iterable
from datetime import datetime, tzinfo

from cockpit.clock import Clock
from cockpit.config import Config
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.mask import Mask, mask_for
from cockpit.core.script import Kind
from cockpit.core.tally import Summary, Tally, seconds_a_call
from cockpit.core.week import working
from cockpit.ledger.soundness import damage
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import screen
from cockpit.session.callbook import CallBook
from cockpit.session.calling import number_on_deck
from cockpit.session.deck import Deck
from cockpit.session.goodtimes import GoodTimes
from cockpit.session.leadbook import LeadBook
from cockpit.session.openends import Auditor
from cockpit.session.prompter import Prompter
from cockpit.session.record import Record
from cockpit.session.stage import Stage
from cockpit.session.view import GAP, Mood, Row, Status, Subject, View
from cockpit.shelf import Shelf

TOUR = "app.tour"
"""The id of its key, which is offered until the first call is logged."""

FOUND = 20
"""Leads that a search shows at most: who wants another types a letter more."""

WORTH_FOLDING = 50
"""Events after which the write-ahead log is folded into the file: about 4 ms of work."""


class Seat:
    """A session without its verbs: looking at it and moving in it changes nothing on disk, but
    that moving on ends a conversation. ``rep_zone`` is the rep's own clock. In a ``private``
    session all that is told of leads is masked, but for the numbers, which go by `View.mask`.

    Reading raises LedgerError if the file cannot be read.
    """

    def __init__(
        self, ledger: SqliteLedger, config: Config, shelf: Shelf, clock: Clock, rep_zone: tzinfo,
        private: bool = False,
    ) -> None:  # fmt: skip
        lookout = Lookout(config.guard, rep_zone, config.regions, config.policy)
        self._ledger = ledger
        self._clock = clock
        self._rep_zone = rep_zone
        self._started = clock()
        self._stage = Stage(ledger, lookout, config.queue, self._started, mask_for(private))
        self._record = Record(ledger)
        if not ledger.has_call_by_hand():
            self._record.status = Status(key=TOUR, does="shows you around")
        self._auditor = Auditor(ledger, self._record)
        self._prompter = Prompter(shelf, config.rep, lookout)
        shared = self._stage, self._record, self._prompter, clock, config.queue
        self._book = CallBook(*shared, rep_zone, config.after_answered)
        self._leads = LeadBook(*shared)
        self._rules = config.queue
        self._rep = config.rep
        self._good_times = GoodTimes(lookout, working(config.rep.hours))

    # Looking

    def look(self) -> View:
        """The session as it stands now: time has passed, others may have written."""
        self._stage.look(self._clock())
        return self._view()

    def tidy(self) -> None:
        """Fold what was written into the file; for idle moments, and only if it is worth it."""
        if self._record.written - self._record.folded >= WORTH_FOLDING:
            self._ledger.checkpoint()
            self._record.folded = self._record.written

    def damage(self) -> str:
        """What is wrong with the file, or nothing; slow, and safe to ask from a thread."""
        return damage(self._ledger.path)

    def find(self, query: str) -> tuple[Row, ...]:
        """The leads that fit, whether they stand in the queue or not."""
        now = self._clock()
        lookout = self._stage.lookout
        found = self._stage.files.dossiers(self._ledger.find(query, FOUND))
        return tuple(screen.row(lookout, d, lookout.signs(d, now), None, self.mask) for d in found)

    def lists(self) -> dict[str, int]:
        """How many open leads each list has."""
        return self._ledger.lists()

    def summary(self) -> Summary:
        """What the session came to so far, and what it leaves open."""
        now = self._clock()
        left = self._auditor.open_ends(now)
        calls = seconds_a_call(self._record.calls)
        return Summary(
            self._tally(now), calls, owed=self._names(left.owed), loose_ends=self._names(left.loose)
        )

    def close(self) -> Summary:
        """End the session, and a conversation that still goes on; what it came to."""
        self._book.hang_up()
        return self.summary()

    @property
    def mask(self) -> Mask:
        """What everybody is shown by."""
        return self._stage.mask

    def turn_mask(self) -> View:
        """Mask who is called, on which number and what is noted, or show it again."""
        self._stage.wear(mask_for(not self.mask.hides))
        return self._view()

    def shown_around(self) -> View:
        """The tour has been taken: it is not offered again."""
        if self._record.status.key == TOUR:
            self._record.status = Status()
        return self._view()

    # Moving

    def move(self, steps: int) -> View:
        """Down the queue, or up, by so many leads."""
        return self._moved(lambda now: self._stage.move(now, steps))

    def top(self) -> View:
        """To the head of the queue."""
        return self._moved(self._stage.top)

    def end(self, in_sight: int = 0) -> View:
        """To the end of the queue, of which so many rows are in sight."""
        return self._moved(lambda now: self._stage.end(now, in_sight))

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

    # Inside

    def _names(self, leads: Iterable[Subject]) -> tuple[str, ...]:
        return tuple(lead.named(GAP, self.mask) for lead in leads)

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

    def _tally(self, now: datetime) -> Tally:
        return Tally(int((now - self._started).total_seconds()), dict(+self._record.outcomes))

    def _view(self) -> View:
        now = self._clock()
        deck, dossier = self._stage.deck, self._stage.dossier
        kind = deck.turned_to if deck else Kind.OPENER
        phone = number_on_deck(deck, dossier) if deck and dossier else ""
        message = self._prompter.message if kind is Kind.MESSAGE else ""
        return View(
            now=now,
            rep_zone=self._rep_zone,
            tally=self._tally(now),
            summary=self.summary() if deck is None else None,
            queue=self._stage.queue(now),
            card=self._stage.card(now, message, self._good_times),
            script=self._prompter.script(kind, dossier, phone, now, self.mask),
            status=self._record.status.seen(self.mask),
            empty=deck is None and self._ledger.is_empty(),
            rep_phone=self.mask.digits(self._rep.phone),
            mask=self.mask,
        )
