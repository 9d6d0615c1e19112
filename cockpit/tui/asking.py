"""The keys that put a question, and what is done with the answer."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from cockpit.core.model import Detail
from cockpit.session import View
from cockpit.session.view import Mood, Row, Status
from cockpit.tui.board import Board
from cockpit.tui.box import Box

if TYPE_CHECKING:
    from cockpit.core.why import Explanation

T = TypeVar("T")


class Asking(Board):
    """The board with its questions, each loaded when it is first put."""

    def action_note(self) -> None:
        """Ask for a line and note it."""
        card = self._told(lambda: self.view.card, "Nobody is on deck to note something about.")
        if card:
            from cockpit.tui import questions

            self._ask(questions.note(self.view, card, self.slips.counts), self.session.note)

    def action_snooze(self) -> None:
        """Ask until when, and snooze the lead."""
        card = self._told(lambda: self.view.card, "Nobody is on deck to be snoozed.")
        if card is None:
            return
        from cockpit.core.whenever import moment
        from cockpit.tui import questions

        now, clock = self.view.now, card.clock
        good = self.read(self.session.good_time)
        ask = questions.snooze(self.view, card, good, self.slips.counts)
        self._ask(ask, lambda words: self.session.snooze(moment(words, now, clock)))

    def action_promise(self) -> None:
        """Ask for which day or moment, and promise a call to whoever was just called."""
        whom = self._told(self.session.to_promise, "Nobody is on deck to promise a call.")
        if whom:
            from cockpit.tui import questions

            lead, name, clock = whom
            ask = questions.promise(self.view, name, clock, self.slips.counts)
            self._ask(ask, lambda words: self._promised(lead, words))

    def _promised(self, lead: int, words: str) -> View:
        from cockpit.core.days import WhenError

        try:
            return self.session.promise(lead, words)
        except WhenError as error:
            # The moment was still ahead when the question was put.
            self._word = Status(Mood.ASLEEP, f"Nothing promised. {error}")
            return self.session.look()

    def action_detail(self) -> None:
        """Offer what there is to add to the call last logged."""
        nothing = "No call in this session to say more about."
        found = self._told(self.session.to_detail, nothing) if self.meant() else None
        if found:
            from cockpit.tui import questions

            menu = questions.detail(*found, self.view.rep_zone, self.slips.meant)
            self.app.push_screen(menu, self._add_detail)

    def _add_detail(self, code: str | None) -> None:
        if code is None:
            return
        self.do(lambda: self.session.add_detail(Detail(code)))
        if code == Detail.ASKED_FOR_A_CALL and self.view.status.mood is Mood.SAVED:
            self.action_promise()

    def action_call_back(self) -> None:
        """Ask who calls back, and show all there is to know about them."""
        from cockpit.tui import questions

        words, rows = "", dict[str, Row]()

        def find(typed: str) -> tuple[Row, ...]:
            nonlocal words, rows
            found = self._found(typed)
            words, rows = typed, {str(row.lead): row for row in found}
            return found

        def show(lead: str | None) -> None:
            if lead:
                self._show_caller(rows[lead], words)

        if self.meant():
            self.app.push_screen(questions.caller(find, lambda: self.view, self.keys), show)

    def _show_caller(self, row: Row, typed: str) -> None:
        from cockpit.tui.callback import CallerScreen

        def back(saved: bool | None) -> None:
            self.move(self.session.look)
            if saved is False:
                # The mask may have been put on since the row was found.
                name = self.session.mask.name(row.lead, row.name)
                self.say(Status(Mood.FAILED, f"Not saved: what you did last about {name}."))

        screen = self.read(
            lambda: CallerScreen(self.session, row, typed, self.keys, self.slips, self.view)
        )
        if screen:
            self.app.push_screen(screen, back)

    def action_why(self) -> None:
        """Say why this lead is on deck, and why not another."""
        from cockpit.tui import questions

        def explain(lead: int) -> "Explanation | None":
            return self.read(lambda: self.session.why(lead))

        if self.meant():
            self.app.push_screen(questions.why(explain, self._found, self.view))

    def action_find(self) -> None:
        """Find anyone by name, company or number."""
        from cockpit.tui import questions

        ask = questions.find(self._found, lambda: self.view)
        self._ask(ask, lambda lead: self.session.open(int(lead)))

    def _told(self, read: Callable[[], T | None], nothing: str) -> T | None:
        """What the session answers; if it has nothing to answer, that is said."""
        self._word = None
        found = self.read(read)
        if found is None and self._word is None:
            self.say(Status(Mood.ASLEEP, nothing))
        return found

    def _found(self, words: str) -> tuple[Row, ...]:
        return self.read(lambda: self.session.find(words)) or ()

    def _ask(self, dialog: Box[str], verb: Callable[[str], View]) -> None:
        def answered(words: str | None) -> None:
            if words:
                self.do(lambda: verb(words))
                again = dialog.again(words)
                if again and self.view.status.mood is Mood.FAILED:
                    # What was typed is not lost because it could not be saved.
                    self._ask(again, verb)

        if self.meant():
            self.app.push_screen(dialog, answered)
