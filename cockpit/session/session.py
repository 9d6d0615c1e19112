"""A calling session: one verb for each thing a rep does, each answered with a View.

A verb appends an event, waits until it is on disk, and only then shows it. If it cannot be
saved the status says so, nothing has changed, and the same verb tries again.
"""

from dataclasses import replace
from datetime import datetime, tzinfo

from cockpit.clock import Clock
from cockpit.config import AfterAnswered, Config
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.events import Body, NoteAdded, NumbersBarred, Snoozed, Talked
from cockpit.core.history import counted, silent_streak
from cockpit.core.hours import day_named
from cockpit.core.model import Call, Outcome
from cockpit.core.script import Kind, Script
from cockpit.core.tally import Logged, Tally
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import screen
from cockpit.session.calling import call_logged, number_on_deck, said_of, spoken_kind
from cockpit.session.deck import Conversation, Deck
from cockpit.session.record import Record, Step
from cockpit.session.stage import Stage
from cockpit.session.view import Mood, Row, ScriptView, Status, View
from cockpit.shelf import Shelf

NOBODY = "Nobody is on deck."


class Session:
    """From opening the cockpit to closing it. ``rep_zone`` is the rep's own clock."""

    def __init__(
        self, ledger: SqliteLedger, config: Config, shelf: Shelf, clock: Clock, rep_zone: tzinfo
    ) -> None:
        self._ledger = ledger
        self._config = config
        self._shelf = shelf
        self._clock = clock
        self._rep_zone = rep_zone
        self._started = clock()
        self._stage = Stage(ledger, Lookout(config.guard, rep_zone), config.queue, self._started)
        self._record = Record(ledger)
        self._chosen = {Kind.OPENER: 0, Kind.MESSAGE: 0}

    # Looking

    def look(self) -> View:
        """The session as it stands now: time has passed, others may have written."""
        self._stage.look(self._clock())
        return self._view()

    def tally(self) -> Tally:
        """The session so far in numbers."""
        now = self._clock()
        calls = self._record.calls
        followed_up = self._record.followed_up
        dossiers = map(self._stage.files.dossier, dict.fromkeys(call.lead for call in calls))
        return Tally(
            started=self._started,
            elapsed=int((now - self._started).total_seconds()),
            calls=calls,
            owed=tuple(
                d.lead.name for d in dossiers if silent_streak(counted(d.history.calls, now))
            ),
            loose_ends=tuple(
                call.name
                for call in calls
                if call.outcome.reached_person and call.lead not in followed_up
            ),
        )

    # Calls

    def dial(self) -> View:
        """Time the call from now."""
        if self._stage.deck:
            self._stage.deck.dialled_at = self._clock()
            self._record.status = Status()
        return self._view()

    def log(self, outcome: Outcome) -> View:
        """Log how the call to the lead on deck ended."""
        deck = self._stage.deck
        if deck is None:
            return self._asleep(NOBODY)
        dossier = self._stage.files.dossier(deck.lead)
        if deck.conversation:
            return self._asleep(f"In conversation with {dossier.lead.name}: enter moves on.")
        now = self._clock()
        phone = number_on_deck(deck, dossier)
        script = self._script(spoken_kind(outcome), dossier, phone, now)
        body = call_logged(
            dossier, phone, outcome, now, self._stage.lookout,
            script=script, dialled_at=deck.dialled_at,
        )  # fmt: skip
        saved = self._record.saved(now, deck.lead, body)
        if saved:
            self._logged(deck, dossier.lead.name, Call(saved.id, now, phone, outcome, deck.lead))
        return self._view()

    def proceed(self) -> View:
        """After an answered call: on to the next lead."""
        if self._stage.deck is None or not self._stage.deck.conversation:
            return self._asleep("Enter moves on after an answered call; s skips a lead.")
        if self._hung_up():
            self._stage.advance(self._clock())
        return self._view()

    # Moving

    def move(self, steps: int) -> View:
        """Down the queue, or up, by so many leads."""
        if self._hung_up():
            self._stage.move(self._clock(), steps)
        return self._view()

    def top(self) -> View:
        """To the head of the queue."""
        if self._hung_up():
            self._stage.top(self._clock())
        return self._view()

    def end(self) -> View:
        """To the end of the queue."""
        if self._hung_up():
            self._stage.end(self._clock())
        return self._view()

    def open(self, lead: int) -> View:
        """Put any lead on deck."""
        if self._hung_up():
            self._stage.open(self._clock(), lead)
        return self._view()

    def back(self) -> View:
        """The lead that was on deck before this one."""
        if self._hung_up() and not self._stage.back(self._clock()):
            return self._asleep("No lead before this one.")
        return self._view()

    def skip(self) -> View:
        """To the end of its tier, for this session."""
        deck = self._stage.deck
        if deck is None:
            return self._asleep(NOBODY)
        if self._hung_up():
            name = self._stage.files.dossier(deck.lead).lead.name
            skipped = tuple(self._stage.lineup.skipped)
            self._stage.lineup.skip(deck.lead)
            step = Step(deck.lead, f"{name} skipped", skipped=skipped)
            self._did(step, f"{name} goes to the end")
            self._stage.advance(self._clock())
        return self._view()

    def find(self, query: str) -> tuple[Row, ...]:
        """The leads that fit, whether they stand in the queue or not."""
        now = self._clock()
        lookout = self._stage.lookout
        found = map(self._stage.files.dossier, self._ledger.find(query))
        return tuple(screen.row(lookout, d, lookout.signs(d, now), None) for d in found)

    def lists(self) -> dict[str, int]:
        """How many open leads each list has."""
        return self._ledger.lists()

    def choose_lists(self, names: frozenset[str]) -> View:
        """Call these lists alone; none chosen means all."""
        if self._hung_up():
            self._stage.lineup.lists = names
            self._stage.top(self._clock())
            chosen = ", ".join(sorted(names)) or "all lists"
            self._record.status = Status(Mood.SAVED, f"Calling {chosen}.")
        return self._view()

    # The lead on deck

    def other_number(self) -> View:
        """The lead's next number."""
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            return self._asleep(NOBODY)
        numbers = [number.phone for number in dossier.lead.numbers]
        if len(numbers) < 2:
            return self._asleep(f"{dossier.lead.name} has no other number.")
        at = numbers.index(deck.phone) if deck.phone in numbers else 0
        deck.phone = numbers[(at + 1) % len(numbers)]
        return self._view()

    def note(self, text: str) -> View:
        """Note a line: on the call while in conversation, else on the lead."""
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            return self._asleep(NOBODY)
        talk = deck.conversation
        body = NoteAdded(text, talk.call, talk.phone) if talk else NoteAdded(text)
        self._append(deck, dossier, body, f"Note for {dossier.lead.name}")
        return self._view()

    def snooze(self, until: datetime) -> View:
        """Out of the queue until a moment; aware, kept in whole seconds."""
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            return self._asleep(NOBODY)
        clock = self._stage.lookout.clock(dossier, deck.phone)
        named = day_named(until, clock, self._clock())
        said = f"{dossier.lead.name} snoozed until {named} there"
        return (
            self._moved_on() if self._append(deck, dossier, Snoozed(until), said) else self._view()
        )

    def do_not_call(self) -> View:
        """Put every number of the lead on the do-not-call list."""
        deck, dossier = self._stage.deck, self._stage.dossier
        if deck is None or dossier is None:
            return self._asleep(NOBODY)
        name = dossier.lead.name
        phones = tuple(n.phone for n in dossier.lead.numbers if n.phone not in dossier.barred)
        if not phones:
            return self._asleep(f"{name} is on the do-not-call list already.")
        said = f"{name} on the do-not-call list"
        return (
            self._moved_on()
            if self._append(deck, dossier, NumbersBarred(phones), said)
            else self._view()
        )

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
        self._chosen[kind] = (self._chosen[kind] + steps) % len(self._scripts(kind))
        return self._view()

    # Taking back

    def undo(self) -> View:
        """Take back the last thing done in this session, with all that followed from it."""
        now = self._clock()
        step = self._record.undo(now)
        if step:
            self._stage.files.forget(*step.phones)
            if not step.event:
                self._stage.lineup.skipped = list(step.skipped)
            self._show_again(step, now)
        return self._view()

    def redo(self) -> View:
        """Do again what undo took back."""
        now = self._clock()
        step = self._record.redo(now)
        if step:
            self._stage.files.forget(*step.phones)
            self._show_again(step, now)
            if not step.event:
                self._stage.lineup.skip(step.lead)
            if step.moved_on:
                self._stage.advance(now)
        return self._view()

    # Inside

    def _logged(self, deck: Deck, name: str, call: Call) -> None:
        stage = self._stage
        stage.files.forget(call.phone)
        said = said_of(call.outcome, name)
        spent = int((call.at - deck.since).total_seconds())
        logged = Logged(call.event, deck.lead, name, call.outcome, spent)
        signs = stage.lookout.signs_after(stage.files.dossier(deck.lead), call)
        at = call.at.astimezone(self._rep_zone)
        self._did(Step(deck.lead, said, call.event, logged, (call.phone,)), f"{said}, {at:%H:%M}")
        self._record.status = replace(self._record.status, signs=signs)
        stays = self._config.after_answered is AfterAnswered.STAY
        if call.outcome.reached_person and stays:
            deck.conversation = Conversation(call.event, call.phone, call.at)
            stage.renew(call.at)
        else:
            stage.advance(call.at)

    def _show_again(self, step: Step, now: datetime) -> None:
        """Put the lead of a step on deck; a conversation with them goes on if it still stands."""
        deck = self._stage.deck
        talk = deck.conversation if deck and deck.lead == step.lead else None
        if talk and any(call.event == talk.call for call in self._record.calls):
            self._stage.renew(now)
        else:
            self._stage.fetch(now, step.lead)

    def _hung_up(self) -> bool:
        """End the conversation, if there is one; whether that is on disk."""
        deck = self._stage.deck
        self._record.status = Status()
        if deck is None or deck.conversation is None:
            return True
        talk, now = deck.conversation, self._clock()
        seconds = int((now - talk.since).total_seconds())
        if not self._record.saved(now, deck.lead, Talked(talk.call, talk.phone, seconds)):
            return False
        self._record.lasted(talk.call, seconds)
        deck.conversation = None
        return True

    def _append(self, deck: Deck, dossier: Dossier, body: Body, said: str) -> bool:
        """Append what the rep did for the lead on deck; whether it is on disk."""
        saved = self._record.saved(self._clock(), deck.lead, body)
        if saved is None:
            return False
        phones = tuple(number.phone for number in dossier.lead.numbers)
        self._stage.files.forget(*phones)
        moved_on = not isinstance(body, NoteAdded)
        self._did(Step(deck.lead, said, saved.id, phones=phones, moved_on=moved_on), said)
        return True

    def _did(self, step: Step, said: str) -> None:
        self._record.add(step)
        self._record.status = Status(Mood.SAVED, f"{said}. u takes it back.")

    def _moved_on(self) -> View:
        """Over to the next lead, the word about this one kept."""
        said = self._record.status
        if self._hung_up():
            self._stage.advance(self._clock())
            self._record.status = said
        return self._view()

    def _asleep(self, why: str) -> View:
        self._record.status = Status(Mood.ASLEEP, why)
        return self._view()

    def _scripts(self, kind: Kind) -> tuple[Script, ...]:
        return self._shelf.openers if kind is Kind.OPENER else self._shelf.messages

    def _script(self, kind: Kind, dossier: Dossier | None, phone: str, now: datetime) -> ScriptView:
        chosen = self._scripts(kind)[self._chosen[kind]]
        return screen.script(chosen, self._config.rep, self._stage.lookout, dossier, phone, now)

    def _view(self) -> View:
        now = self._clock()
        deck, dossier = self._stage.deck, self._stage.dossier
        kind = deck.turned_to if deck else Kind.OPENER
        phone = number_on_deck(deck, dossier) if deck and dossier else ""
        return View(
            now=now,
            rep_zone=self._rep_zone,
            tally=self.tally(),
            queue=self._stage.queue(now),
            card=self._stage.card(now),
            script=self._script(kind, dossier, phone, now),
            status=self._record.status,
            empty=deck is None and self._ledger.is_empty(),
        )
