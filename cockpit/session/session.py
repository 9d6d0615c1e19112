"""A calling session: one verb for each thing a rep does, each answered with a View."""

from datetime import datetime, tzinfo

from cockpit.core.dossier import Dossier
from cockpit.core.model import Call, Cause, Channel, Detail, Outcome
from cockpit.core.script import Kind
from cockpit.core.tally import Logged
from cockpit.core.why import Explanation, explanation
from cockpit.session.book import subject
from cockpit.session.caller import Caller, caller
from cockpit.session.calling import number_on_deck
from cockpit.session.deck import Deck
from cockpit.session.seat import Seat
from cockpit.session.view import GAP, Status, View


class Session(Seat):
    """From opening the cockpit to closing it: one verb for each thing a rep does.

    A View is never ahead of the disk: what could not be saved is said in it, and the same verb
    tries again.
    """

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
        return self._on_deck(lambda deck, dossier: self._leads.note(deck, dossier, text))

    def snooze(self, until: datetime) -> View:
        """Out of the queue until a moment; aware, kept in whole seconds."""
        return self._on_deck(lambda deck, dossier: self._leads.snooze(deck, dossier, until))

    def good_time(self) -> datetime | None:
        """The next good time to call the lead on deck, in UTC; ``None`` if none is near."""
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            return None
        return self._good_times.of(dossier, self._clock(), number_on_deck(deck, dossier))

    def do_not_call(self) -> View:
        """Put every number of the lead on the do-not-call list."""
        return self._on_deck(self._leads.do_not_call)

    def bar(self, lead: int) -> View:
        """Put every number of any lead on the do-not-call list; whoever is on deck stays there."""
        self._leads.bar(self._stage.files.dossier(lead))
        return self._view()

    def skip(self) -> View:
        """To the end of its tier, for this session."""
        return self._on_deck(self._leads.skip)

    def park(self) -> View:
        """Out of the queue for the days that are set for it."""
        return self._on_deck(self._leads.park)

    def retire(self) -> View:
        """Out of the queue for good."""
        return self._on_deck(self._leads.retire)

    def touch(self, channel: Channel) -> View:
        """Log an email or a text to the lead on deck."""
        return self._on_deck(lambda deck, dossier: self._leads.touch(deck, dossier, channel))

    @property
    def last_call(self) -> Logged | None:
        """The call of this session logged last: what a detail would be added to."""
        return self._record.last_call

    def to_detail(self) -> tuple[str, Call] | None:
        """That call, and the name of the lead it was made to; ``None`` if it is not there."""
        logged = self._record.last_call
        if logged is None:
            return None
        dossier = self.mask.dossier(self._stage.files.dossier(logged.lead))
        found = (call for call in dossier.history.calls if call.event == logged.event)
        return next(((dossier.lead.name, call) for call in found), None)

    def add_detail(self, detail: Detail) -> View:
        """Add to the outcome of the call last logged."""
        self._book.add_detail(detail)
        return self._view()

    def to_promise(self) -> tuple[int, str, tzinfo] | None:
        """To whom a promise would be made now: the lead's id, name and clock.

        Whoever was just called, for as long as the word about that call stands; else whoever is
        on deck.
        """
        lead = self._record.just_called or (self._stage.deck.lead if self._stage.deck else None)
        if lead is None:
            return None
        dossier = self._stage.files.dossier(lead)
        name = self.mask.name(lead, dossier.lead.name)
        return lead, name, self._stage.lookout.clock(dossier)

    def promise(self, lead: int, words: str) -> View:
        """Promise a lead a call; raises WhenError for words that name no moment to come."""
        self._leads.promise(self._stage.files.dossier(lead), words)
        return self._view()

    def caller(self, lead: int, now_on: str = "") -> Caller:
        """The card of somebody who calls back, perhaps from a number that was named."""
        dossier, lookout = self._stage.files.dossier(lead), self._stage.lookout
        return caller(dossier, lookout, self._clock(), now_on, self._prompter, self.mask)

    def call_back(self, lead: int, outcome: Outcome, cause: Cause, now_on: str = "") -> View:
        """Log that a lead called back, and how that ended; whoever is on deck stays there."""
        # What they were told goes into no event, but which script it came from.
        found = self.caller(lead, now_on)
        dossier = self._stage.files.dossier(lead)
        self._book.call_back(dossier, found.phone, outcome, cause, found.script)
        return self._view()

    def why(self, lead: int) -> Explanation:
        """Why a lead stands where it does in the queue, or why it does not."""
        now = self._clock()
        standing = self._stage.lineup.standing(lead, now)
        why = standing.why if standing else None
        dossier = self.mask.dossier(self._stage.files.dossier(lead))
        found = explanation(dossier, self._stage.lookout, self._rules, now, why)
        return self.mask.explanation(found)

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

    def _turn_number(self, deck: Deck, dossier: Dossier) -> None:
        numbers = [number.phone for number in dossier.lead.numbers]
        if len(numbers) < 2:
            self._record.asleep(f"{GAP} has no other number.", about=subject(dossier))
            return
        at = numbers.index(number_on_deck(deck, dossier))
        deck.phone = numbers[(at + 1) % len(numbers)]
        deck.dialled_at = None
        self._record.status = Status()
