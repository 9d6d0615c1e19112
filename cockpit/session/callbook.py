"""What a rep does about the lead on deck, and how it is taken back.

What is to be kept is appended as an event; the stage moves only once that is on disk. If it
could not be saved the status says so, nothing has changed, and the same verb tries again.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from cockpit.clock import Clock
from cockpit.config import AfterAnswered
from cockpit.core.dossier import Dossier
from cockpit.core.events import Body, NoteAdded, NumbersBarred, Snoozed, Talked
from cockpit.core.guard import Code, Sign
from cockpit.core.hours import day_named
from cockpit.core.model import Call, Outcome
from cockpit.core.rules import Level
from cockpit.core.tally import Logged
from cockpit.session.calling import call_logged, number_on_deck, said_of, spoken_kind
from cockpit.session.deck import Conversation, Deck
from cockpit.session.prompter import Prompter
from cockpit.session.record import Record, Step
from cockpit.session.stage import Stage
from cockpit.session.view import Status


@dataclass(slots=True)
class CallBook:
    """Dials, calls, notes, snoozes, skips, do-not-calls. ``rep_zone`` is the rep's own clock."""

    stage: Stage
    record: Record
    prompter: Prompter
    clock: Clock
    rep_zone: tzinfo
    after_answered: AfterAnswered

    def dial(self, deck: Deck, dossier: Dossier) -> None:
        """Start the clock of a call; a stop holds it back."""
        stops = self._stops(deck, dossier)
        if not stops:
            self._dialled(deck, ())
        elif stops[0].code is Code.NOT_A_PHONE:
            self.record.asleep(f"Held back: {stops[0].text}")
        else:
            does = "dials in spite of it"
            self.record.asleep(f"Held back: {stops[0].text}", "call.dial_anyway", does)

    def dial_anyway(self, deck: Deck, dossier: Dossier) -> None:
        """Start the clock of a call in spite of a stop, and remember that."""
        stops = self._stops(deck, dossier)
        if any(stop.code is Code.NOT_A_PHONE for stop in stops):
            self.dial(deck, dossier)
        else:
            self._dialled(deck, tuple(stop.code.value for stop in stops))

    def log(self, deck: Deck, dossier: Dossier, outcome: Outcome) -> None:
        """How the call to the lead on deck ended."""
        if deck.conversation:
            name = dossier.lead.name
            self.record.asleep(f"In conversation with {name}.", "call.next", "moves on")
            return
        now = self.clock()
        phone = number_on_deck(deck, dossier)
        script = self.prompter.script(spoken_kind(outcome), dossier, phone, now)
        body = call_logged(
            dossier, phone, outcome, now, self.stage.lookout,
            script=script, dialled_at=deck.dialled_at, overridden=deck.overridden,
        )  # fmt: skip
        saved = self.record.saved(now, deck.lead, body)
        if saved:
            self._logged(deck, dossier.lead.name, Call(saved.id, now, phone, outcome, deck.lead))

    def note(self, deck: Deck, dossier: Dossier, text: str) -> None:
        """A line: on the call while in conversation, else on the lead."""
        talk = deck.conversation
        body = NoteAdded(text, talk.call, talk.phone) if talk else NoteAdded(text)
        self._append(deck, dossier, body, f"Note for {dossier.lead.name}")

    def snooze(self, deck: Deck, dossier: Dossier, until: datetime) -> None:
        """Out of the queue until a moment, and on to the next lead."""
        clock = self.stage.lookout.clock(dossier, deck.phone)
        named = day_named(until, clock, self.clock())
        said = f"{dossier.lead.name} snoozed until {named} there"
        if self._append(deck, dossier, Snoozed(until), said):
            self._move_on()

    def do_not_call(self, deck: Deck, dossier: Dossier) -> None:
        """Every number of the lead on the do-not-call list, and on to the next lead."""
        name = dossier.lead.name
        phones = tuple(n.phone for n in dossier.lead.numbers if n.phone not in dossier.barred)
        if not phones:
            self.record.asleep(f"{name} is on the do-not-call list already.")
        elif self._append(deck, dossier, NumbersBarred(phones), f"{name} on the do-not-call list"):
            self._move_on()

    def skip(self, deck: Deck, dossier: Dossier) -> None:
        """To the end of its tier for this session, and on to the next lead."""
        if self.hang_up():
            skipped = tuple(self.stage.lineup.skipped)
            name = dossier.lead.name
            self.stage.lineup.skip(deck.lead)
            self._did(
                Step(deck.lead, f"{name} skipped", skipped=skipped), f"{name} goes to the end"
            )
            self.stage.advance(self.clock())

    def undo(self) -> None:
        """Take back the last thing done in this session, with all that followed from it."""
        now = self.clock()
        step = self.record.undo(now)
        if step:
            self.stage.files.forget(*step.phones)
            if not step.event:
                self.stage.lineup.skipped = list(step.skipped)
            self._show_again(step, now)

    def redo(self) -> None:
        """Do again what undo took back."""
        now = self.clock()
        step = self.record.redo(now)
        if step:
            self.stage.files.forget(*step.phones)
            self._show_again(step, now)
            if not step.event:
                self.stage.lineup.skip(step.lead)
            if step.moved_on:
                self.stage.advance(now)
            elif step.logged and self.stage.deck:
                talk = Conversation(step.logged.event, step.phones[0], now)
                self.stage.deck.conversation = talk

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

    def _stops(self, deck: Deck, dossier: Dossier) -> list[Sign]:
        signs = self.stage.lookout.signs(dossier, self.clock(), deck.phone)
        return [sign for sign in signs if sign.level is Level.STOP]

    def _dialled(self, deck: Deck, overridden: tuple[str, ...]) -> None:
        deck.dialled_at, deck.overridden = self.clock(), overridden
        self.record.status = Status()

    def _logged(self, deck: Deck, name: str, call: Call) -> None:
        stage = self.stage
        stage.files.forget(call.phone)
        said = said_of(call.outcome, name)
        spent = int((call.at - deck.since).total_seconds())
        logged = Logged(call.event, deck.lead, name, call.outcome, spent)
        signs = stage.lookout.signs_after(stage.files.dossier(deck.lead), call)
        at = call.at.astimezone(self.rep_zone)
        stays = call.outcome.reached_person and self.after_answered is AfterAnswered.STAY
        step = Step(
            deck.lead, said, call.event, logged, (call.phone,), moved_on=not stays, signs=signs
        )
        self.record.add(step)
        self.record.say_done(f"{said}, {at:%H:%M}", signs)
        if stays:
            deck.conversation = Conversation(call.event, call.phone, call.at)
            stage.renew(call.at)
        else:
            stage.advance(call.at)

    def _append(self, deck: Deck, dossier: Dossier, body: Body, said: str) -> bool:
        saved = self.record.saved(self.clock(), deck.lead, body)
        if saved is None:
            return False
        phones = tuple(number.phone for number in dossier.lead.numbers)
        self.stage.files.forget(*phones)
        moved_on = not isinstance(body, NoteAdded)
        self._did(Step(deck.lead, said, saved.id, phones=phones, moved_on=moved_on), said)
        return True

    def _did(self, step: Step, said: str) -> None:
        self.record.add(step)
        self.record.say_done(said)

    def _move_on(self) -> None:
        """Over to the next lead, the word about this one kept."""
        said = self.record.status
        if self.hang_up():
            self.stage.advance(self.clock())
            self.record.status = said

    def _show_again(self, step: Step, now: datetime) -> None:
        """Put the lead of a step on deck; a conversation with them goes on if it still stands."""
        deck = self.stage.deck
        talk = deck.conversation if deck and deck.lead == step.lead else None
        if talk and any(call.event == talk.call for call in self.record.calls):
            self.stage.renew(now)
        else:
            self.stage.fetch(now, step.lead)
