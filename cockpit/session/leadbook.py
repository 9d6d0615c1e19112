"""What a rep does about a lead, apart from calling it."""

from dataclasses import dataclass
from datetime import datetime

from cockpit.core.dossier import Dossier
from cockpit.core.events import NoteAdded, Parked, Retired, Snoozed, TouchLogged
from cockpit.core.model import Channel
from cockpit.core.promise import Promise, in_words
from cockpit.session.book import Book, subject
from cockpit.session.consequences import barring, parked_until
from cockpit.session.deck import Deck
from cockpit.session.record import Step
from cockpit.session.view import GAP


@dataclass(slots=True)
class LeadBook(Book):
    """Notes, snoozes, parks, promises, emails and texts, skips, do-not-calls."""

    def note(self, deck: Deck, dossier: Dossier, text: str) -> None:
        """A line: on the call while in conversation, else on the lead."""
        talk = deck.conversation
        body = NoteAdded(text, talk.call, talk.phone) if talk else NoteAdded(text)
        self.append(deck.lead, dossier, body, f"Note for {GAP}")

    def snooze(self, deck: Deck, dossier: Dossier, until: datetime) -> None:
        """Out of the queue until a moment, and on to the next lead."""
        named = self.named(dossier, deck.phone, until)
        said = f"{GAP} snoozed until {named} there"
        if self.append(deck.lead, dossier, Snoozed(until), said):
            self.move_on()

    def park(self, deck: Deck, dossier: Dossier) -> None:
        """Out of the queue for the days that are set for it, and on to the next lead."""
        now = self.clock()
        until = parked_until(now, self.rules)
        said = f"{GAP} parked until {self.named(dossier, deck.phone, until)}"
        if self.append(deck.lead, dossier, Parked(until), said):
            self.move_on()

    def retire(self, deck: Deck, dossier: Dossier) -> None:
        """Out of the queue for good, and on to the next lead."""
        if self.append(deck.lead, dossier, Retired(), f"{GAP} retired"):
            self.move_on()

    def touch(self, deck: Deck, dossier: Dossier, channel: Channel) -> None:
        """An email or a text: they notice those too."""
        said = f"{channel.label.capitalize()} to {GAP} logged"
        if self.append(deck.lead, dossier, TouchLogged(channel), said):
            self.stay()

    def promise(self, dossier: Dossier, words: str) -> None:
        """What the rep has said they would do, in the lead's time; raises WhenError."""
        from cockpit.core.promising import promise_typed

        now, clock = self.clock(), self.stage.lookout.clock(dossier)
        promise = promise_typed(words, now, clock)
        named = in_words(Promise("", now, promise.day, promise.zone, promise.due), clock, now)
        said = f"Promised {GAP} a call {named}"
        if self.append(dossier.lead.id, dossier, promise, said):
            self.stay()

    def do_not_call(self, deck: Deck, dossier: Dossier) -> None:
        """Every number of the lead on the do-not-call list, and on to the next lead."""
        if self._barred(dossier):
            self.move_on()

    def bar(self, dossier: Dossier) -> None:
        """Every number of somebody who may not be on deck on the do-not-call list."""
        if self._barred(dossier):
            self.stay()

    def _barred(self, dossier: Dossier) -> bool:
        """Put them there; whether that is on disk, and news."""
        bars = barring(dossier)
        if not bars:
            words = f"{GAP} is on the do-not-call list already."
            self.record.asleep(words, about=subject(dossier))
            return False
        return self.append(dossier.lead.id, dossier, bars[0], f"{GAP} on the do-not-call list")

    def skip(self, deck: Deck, dossier: Dossier) -> None:
        """To the end of its tier for this session, and on to the next lead."""
        if self.hang_up():
            skipped = tuple(self.stage.lineup.skipped)
            self.stage.lineup.skip(deck.lead)
            step = Step(subject(dossier), f"{GAP} skipped", skipped=skipped)
            self.did(step, f"{GAP} goes to the end")
            self.stage.advance(self.clock())
