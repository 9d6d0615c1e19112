"""Who is on deck, and how the rep gets from one lead to another; nothing is written here."""

from collections import deque
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.mask import Mask
from cockpit.core.rules import QueueRules
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import screen
from cockpit.session.deck import Deck
from cockpit.session.files import Files
from cockpit.session.goodtimes import GoodTimes
from cockpit.session.lineup import Lineup
from cockpit.session.view import Card, QueueView
from cockpit.session.window import Window

STEPS_BACK = 1000
"""How many leads the way back remembers."""

OFTEN = timedelta(seconds=2)
"""How often the screen looks at least; a key need not ask meanwhile who came back, 0.2 ms."""

FEW = 50
"""Leads that are put where they stand now one by one; for more the queue is read anew."""


class Stage:
    """The queue in sight and the lead on deck: the highlighted one, or one fetched by hand.

    Only what is to be shown of them is masked.
    """

    def __init__(
        self, ledger: SqliteLedger, lookout: Lookout, rules: QueueRules, now: datetime, mask: Mask
    ) -> None:
        self.files = Files(ledger)
        self.lookout = lookout
        self.lineup = Lineup(ledger, self.files, lookout, rules)
        self.deck: Deck | None = None
        self._window = Window(self.lineup)
        self.wear(mask)
        self._trail: deque[int] = deque(maxlen=STEPS_BACK)
        self._looked = now
        self._as_read: object = None
        self._unsettled: set[int] = set()
        self._waiting = 0
        self.files.notice()
        self.call_lists(now, frozenset())

    @property
    def dossier(self) -> Dossier | None:
        """The dossier of the lead on deck."""
        return self.files.dossier(self.deck.lead) if self.deck else None

    def wear(self, mask: Mask) -> None:
        """Show everybody by that mask from now on."""
        self.mask = mask
        self._rows = screen.Rows(self.lookout, mask)

    def call_lists(self, now: datetime, names: frozenset[str]) -> None:
        """Have a queue of these lists alone, or of all if there is none, from its head."""
        self.lineup.lists = names
        self._go(now, lambda: self._read(now, lambda: self._window.top(now)))

    def look(self, now: datetime) -> None:
        """Read the queue again if another process has written or a minute has passed.

        Whoever came or went by themselves meanwhile stands anew.
        """
        if self.files.notice():
            self._as_read = None
            if self.deck and not self.lineup.ledger.has_lead(self.deck.lead):
                # Somebody was forgotten meanwhile: cockpit forget runs beside a session.
                self.deck = None
            self.renew(now)
        elif not self._keep_up(now):
            self._hear(now)
            if self._unsettled:
                self.renew(now)
            self._window.prepare(now)

    def wrote(self, lead: int, phones: Iterable[str]) -> None:
        """Something was written about a lead and its numbers: whoever has them stands anew."""
        phones = tuple(phones)
        self.files.renew(lead, phones)
        self._unsettled.add(lead)
        for phone in phones:
            self._unsettled.update(self.lineup.ledger.some_having(phone, FEW + 1))

    def renew(self, now: datetime) -> None:
        """Read the same stretch again; whoever is on deck stays there."""
        self._again(now, self.deck.lead if self.deck else None)
        if self.deck is None:
            self._take_current(now)
        elif not self._is_current():
            self._point_at(now, self.deck.lead)

    def top(self, now: datetime) -> None:
        """To the head of the queue."""
        self._keep_up(now)
        self._go(now, lambda: self._window.top(now))

    def end(self, now: datetime, in_sight: int) -> None:
        """To the end of the queue, of which so many rows are in sight."""
        self._keep_up(now)
        self._go(now, lambda: self._window.end(now, in_sight))

    def move(self, now: datetime, steps: int) -> None:
        """Down the queue, or up, by so many leads."""
        self._keep_up(now)
        if not self._is_current():
            # From a lead out of the queue, the first step is to the row that waits.
            steps -= 1 if steps > 0 else 0
        self._go(now, lambda: self._window.move(now, steps))

    def advance(self, now: datetime) -> None:
        """The lead on deck is done with for now: whoever stands on its row comes on deck."""
        if self.deck:
            self._trail.append(self.deck.lead)
        self._again(now)
        if self._is_current():
            self._window.move(now, 1)
        self.deck = None
        self._take_current(now)

    def open(self, now: datetime, lead: int) -> None:
        """Put any lead on deck."""
        if self.deck and self.deck.lead != lead:
            self._trail.append(self.deck.lead)
        self.fetch(now, lead)

    def back(self, now: datetime) -> bool:
        """Put the lead before this one on deck; whether there was one."""
        while self._trail and not self._is_another(self._trail[-1]):
            self._trail.pop()
        if not self._trail:
            return False
        self.fetch(now, self._trail.pop())
        return True

    def _is_another(self, lead: int) -> bool:
        """Whether it is a lead that we still have, and not the one on deck."""
        on_deck = self.deck.lead if self.deck else None
        return lead != on_deck and self.lineup.ledger.has_lead(lead)

    def fetch(self, now: datetime, lead: int) -> None:
        """Put a lead on deck, with the cursor on it if it stands in the queue."""
        self._again(now)
        self._point_at(now, lead)
        self.deck = Deck(lead, now)

    def card(self, now: datetime, message: str, good_times: GoodTimes) -> Card | None:
        """What is to be shown of the lead on deck; ``message`` is the message script up, if any."""
        if self.deck is None:
            return None
        current = self._window.current if self._is_current() else None
        why = current.why if current else None
        dossier = self.files.dossier(self.deck.lead)
        return screen.card(
            self.lookout, dossier, self.deck, now, why, message, good_times, self.mask
        )

    def queue(self, now: datetime) -> QueueView:
        """What is to be shown of the queue."""
        lists = tuple(sorted(self.lineup.lists))
        return screen.queue(self._rows, self._window, now, self._waiting, lists)

    def _leave(self) -> None:
        if self.deck:
            self._trail.append(self.deck.lead)

    def _go(self, now: datetime, go: Callable[[], None]) -> None:
        self._leave()
        go()
        self._take_current(now)

    def _keep_up(self, now: datetime) -> bool:
        """Read the queue again in a new minute; whether it is one."""
        # Who moves changes nothing in the queue: it is counted, 0.4 ms, when time has passed.
        is_new = now.timestamp() // 60 != self._looked.timestamp() // 60
        if is_new:
            self.renew(now)
        return is_new

    def _again(self, now: datetime, keep: int | None = None) -> None:
        """The stretch as it stands now: read anew, or amended where few have moved."""
        moved = self._moved(now)
        if moved is None:
            self._read(now, lambda: self._window.renew(now, keep))
            return
        # To count everybody anew would be 0.4 ms of the 6 that an outcome takes.
        gone = self.lineup.gone(moved, now) if self._window.leads >= moved else None
        self._window.amend(now, moved, keep)
        self._waiting = self.lineup.waiting(now) if gone is None else self._waiting - gone
        self._unsettled.clear()

    def _moved(self, now: datetime) -> set[int] | None:
        """Those who have moved since the stretch was read; ``None`` where they may be many.

        In a new minute others come and go at their hour of the day.
        """
        if self._as_read != self._reading(now) or now < self._looked:
            return None
        if now - self._looked >= OFTEN:
            self._hear(now)
        return self._unsettled if len(self._unsettled) <= FEW else None

    def _hear(self, now: datetime) -> None:
        """Note who has come or gone by themselves, as time passed."""
        if now >= self._looked:
            self._unsettled.update(self.lineup.moved_since(self._looked, now, FEW + 1))
            self._looked = now

    def _read(self, now: datetime, read: Callable[[], None]) -> None:
        read()
        self._waiting = self.lineup.waiting(now)
        self._looked, self._as_read = now, self._reading(now)
        self._unsettled.clear()

    def _reading(self, now: datetime) -> object:
        """What the order of the queue hangs on besides the leads themselves."""
        return int(now.timestamp()) // 60, self.lineup.lists, tuple(self.lineup.skipped)

    def _point_at(self, now: datetime, lead: int) -> None:
        standing = self.lineup.standing(lead, now)
        if standing:
            self._window.go_to(now, standing)

    def _is_current(self) -> bool:
        current = self._window.current
        return bool(current and self.deck and current.dossier.lead.id == self.deck.lead)

    def _take_current(self, now: datetime) -> None:
        current = self._window.current
        if current is None:
            self.deck = None
        elif not self._is_current():
            self.deck = Deck(current.dossier.lead.id, now)
