"""Calls, theirs and ours, and how what was done is taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from cockpit.config import AfterAnswered
from cockpit.core.dossier import Dossier
from cockpit.core.events import (
    Body,
    DetailAdded,
    Event,
    Parked,
    PromiseMade,
)
from cockpit.core.guard import Code, Sign
from cockpit.core.model import Call, Cause, Detail, Direction, Outcome
from cockpit.core.rules import Level
from cockpit.core.tally import Logged
from cockpit.session.book import Book, subject
from cockpit.session.calling import (
    call_logged,
    number_on_deck,
    said_of,
    said_of_call_back,
    spoken_kind,
)
from cockpit.session.consequences import Consequences
from cockpit.session.deck import Conversation, Deck
from cockpit.session.record import Step
from cockpit.session.view import GAP, ScriptView, Status


@dataclass(slots=True)
class CallBook(Book):
    """Dials, calls and call backs. ``rep_zone`` is the rep's own clock."""

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
            words = f"In conversation with {GAP}."
            self.record.asleep(words, "call.next", "moves on", subject(dossier))
            return
        now = self.clock()
        phone = number_on_deck(deck, dossier)
        # Of an opener only the name is kept, of a message what was said.
        heard = dossier if outcome.left_message else None
        script = self.prompter.script(spoken_kind(outcome), heard, phone, now)
        body = call_logged(
            dossier, phone, outcome, now, self.stage.lookout,
            script=script, dialled_at=deck.dialled_at, overridden=deck.overridden,
            message=self.prompter.message,
        )  # fmt: skip
        follow = Consequences(dossier, self.stage.lookout, self.rules, script.script.promise).of
        saved = self.record.saved(now, deck.lead, body, follow)
        if saved:
            call = Call(saved[0].id, now, phone, outcome, deck.lead, asked=body.asked)
            self._logged(deck, dossier, call, saved[1:])

    def add_detail(self, detail: Detail) -> None:
        """Add to the call last logged; what it says of the number holds at once."""
        call = self.record.last_call
        if call is None:
            self.record.asleep("No call in this session to say more about.")
            return
        dossier = self.stage.files.dossier(call.lead)
        phone = next(c.phone for c in dossier.history.calls if c.event == call.event)
        body = DetailAdded(call.event, phone, detail)
        follow = Consequences(dossier, self.stage.lookout, self.rules).of
        if self.append(call.lead, dossier, body, f"{GAP}: {detail.label}", follow):
            self.stay()

    def call_back(
        self, dossier: Dossier, phone: str, outcome: Outcome, cause: Cause, script: ScriptView
    ) -> None:
        """They called us, and how that ended; whoever is on deck stays there."""
        now = self.clock()
        body = replace(
            call_logged(dossier, phone, outcome, now, self.stage.lookout, script=script),
            direction=Direction.IN, cause=cause, said="", asked="", signs=(),
        )  # fmt: skip
        if self.append(dossier.lead.id, dossier, body, said_of_call_back(outcome, GAP)):
            self.stay()

    def undo(self) -> None:
        """Take back the last thing done in this session, with all that followed from it."""
        now = self.clock()
        step = self.record.undo(now)
        if step:
            self.stage.wrote(step.lead, step.phones)
            if not step.event:
                self.stage.lineup.skipped = list(step.skipped)
            self._show_again(step, now)

    def redo(self) -> None:
        """Do again what undo took back."""
        now = self.clock()
        step = self.record.redo(now)
        if step:
            self.stage.wrote(step.lead, step.phones)
            self._show_again(step, now)
            if not step.event:
                self.stage.lineup.skip(step.lead)
            if step.moved_on:
                self.stage.advance(now)
            elif step.logged and self.stage.deck:
                talk = Conversation(step.logged.event, step.phones[0], now)
                self.stage.deck.conversation = talk

    def _stops(self, deck: Deck, dossier: Dossier) -> list[Sign]:
        signs = self.stage.lookout.signs(dossier, self.clock(), deck.phone)
        return [sign for sign in signs if sign.level is Level.STOP]

    def _dialled(self, deck: Deck, overridden: tuple[str, ...]) -> None:
        deck.dialled_at, deck.overridden = self.clock(), overridden
        self.record.status = Status()

    def _logged(self, deck: Deck, dossier: Dossier, call: Call, followers: Sequence[Event]) -> None:
        stage, about = self.stage, subject(dossier)
        stage.wrote(deck.lead, (call.phone,))
        said = said_of(call.outcome, GAP)
        spent = int((call.at - deck.since).total_seconds())
        logged = Logged(call.event, deck.lead, about.name, call.outcome, spent)
        signs = stage.lookout.signs_after(stage.files.dossier(deck.lead), call)
        at = call.at.astimezone(self.rep_zone)
        stays = call.outcome.reached_person and self.after_answered is AfterAnswered.STAY
        step = Step(about, said, call.event, logged, (call.phone,), moved_on=not stays, signs=signs)
        self.record.add(step)
        also = "".join(f"; {self._also(dossier, call.phone, each.body)}" for each in followers)
        self.record.say_done(f"{said}, {at:%H:%M}{also}", about, signs)
        if stays:
            deck.conversation = Conversation(call.event, call.phone, call.at)
            stage.renew(call.at)
        else:
            stage.advance(call.at)

    def _also(self, dossier: Dossier, phone: str, body: Body) -> str:
        match body:
            case Parked(until):
                return f"out of attempts, parked until {self.named(dossier, phone, until)}"
            case PromiseMade(words=words):
                return f"promised a call {words}"
            case _:
                return ""

    def _show_again(self, step: Step, now: datetime) -> None:
        """Put the lead of a step on deck, unless a conversation that still stands goes on."""
        talk = self.stage.deck.conversation if self.stage.deck else None
        if talk and any(call.event == talk.call for call in self.record.calls):
            self.stage.renew(now)
        else:
            self.stage.fetch(now, step.lead)
