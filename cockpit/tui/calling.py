"""The screen a rep lives in: each key one verb of the session."""

from importlib import import_module
from typing import ClassVar

from textual.binding import Binding, BindingType

from cockpit.core.model import Channel, Outcome
from cockpit.keymap import KEYS
from cockpit.session.view import Mood, Status
from cockpit.tui.asking import Asking
from cockpit.tui.board import Verb
from cockpit.tui.widgets.queue import QueuePane


class CallingScreen(Asking):
    """The board with its keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(key.keys), key.action, key.words, id=key.id, show=False) for key in KEYS
    ]

    # Verbs

    def action_outcome(self, code: str) -> None:
        """Log how the call ended."""
        if self.slips.outcome_counts():
            self.do(lambda: self.session.log(Outcome(code)))
        else:
            self.ignore()

    def action_next(self) -> None:
        """On to the next lead after an answered call."""
        self.change(self.session.proceed)

    def action_dial(self) -> None:
        """Show the number large, copy it, and time the call; a stop holds it back."""
        self._dial(self.session.dial)

    def action_dial_anyway(self) -> None:
        """Dial in spite of a stop."""
        self._dial(self.session.dial_anyway)

    def action_copy(self) -> None:
        """Copy the number."""
        card = self.view.card
        if card and card.phone and self.view.mask.hides:
            text = "Not copied while masked, since it would be written to the terminal;"
            self.say(Status(Mood.ASLEEP, text, key="app.private", does="unmasks"))
        elif card and card.phone:
            self.app.copy_to_clipboard(card.phone)
            text = f"{self.view.mask.shown(card.phone)} copied, if your terminal allows it."
            self.say(Status(Mood.SAVED, text))
        else:
            self.say(Status(Mood.ASLEEP, "There is no number to copy."))

    def action_other_number(self) -> None:
        """The lead's next number."""
        self.do(self.session.other_number)

    def action_do_not_call(self) -> None:
        """Put the lead on the do-not-call list."""
        self.change(self.session.do_not_call)

    def action_touch(self, channel: str) -> None:
        """Log an email or a text."""
        self.change(lambda: self.session.touch(Channel(channel)))

    def action_park(self) -> None:
        """Out of the queue for the days that are set for it."""
        self.change(self.session.park)

    def action_retire(self) -> None:
        """Out of the queue for good."""
        self.change(self.session.retire)

    def action_skip(self) -> None:
        """To the end of its tier."""
        self.change(self.session.skip)

    def action_back(self) -> None:
        """The lead before."""
        self.do(self.session.back)

    def action_undo(self) -> None:
        """Take the last thing back."""
        self.change(self.session.undo)

    def action_redo(self) -> None:
        """Do it again after all."""
        self.change(self.session.redo)

    # Moving

    def action_move(self, steps: int) -> None:
        """Down the queue, or up."""
        self.move(lambda: self.session.move(steps))

    def action_page(self, pages: int) -> None:
        """A page down the queue, or up."""
        self.action_move(pages * self._queue.rows_in_sight)

    def action_top(self) -> None:
        """The head of the queue."""
        self.move(self.session.top)

    def action_end(self) -> None:
        """The end of the queue."""
        self.move(lambda: self.session.end(self._queue.size.height))

    def action_queue(self) -> None:
        """Show the queue where it is folded away, or fold it again."""
        if self.has_class("-narrow"):
            self.toggle_queue()
        else:
            self.say(Status(Mood.ASLEEP, "The queue is not folded away: it is on the left."))

    def action_lists(self) -> None:
        """Choose which lists to call."""
        from cockpit.tui.listing import ListsScreen

        def choose(names: frozenset[str] | None) -> None:
            if names is not None:
                self.do(lambda: self.session.choose_lists(names))

        lists = self.read(self.session.lists) if self.meant() else None
        if lists is not None:
            self.app.push_screen(ListsScreen(lists, self.view.queue.lists), choose)

    def action_import_file(self) -> None:
        """Bring a file in beside the session, or say how far the one under way has come."""
        if not self.meant():
            return
        running = self.imports.now
        if running is None and self._tag:
            text = "This is for practice only. Quit and start again:"
            does = "brings in a list of yours"
            self.say(Status(Mood.ASLEEP, text, key="app.import", does=does))
        elif running is None:
            from cockpit.tui.imports.looking import bring_in

            hidden = self.view.mask.hides
            bring_in(self.app, self.imports, self.slips.meant, self._import_begun, private=hidden)
        elif running.is_over:
            self.tell_of_import()
        else:
            self.say(Status(Mood.ASLEEP, running.how_far()))

    def action_private(self) -> None:
        """Mask names and numbers, or show them again."""
        if self.meant():
            self.move(self.session.turn_mask)

    def action_keys(self) -> None:
        """All keys, to be searched and run."""
        from cockpit.tui import questions

        def run(action: str | None) -> None:
            if action:
                self.call_later(self.run_action, action)

        if self.meant():
            self.app.push_screen(questions.keys(self.keys), run)

    def action_tour(self) -> None:
        """Lead the eye over the screen, element by element."""
        if self.meant():
            self.show_around(self.session.look)

    def show_around(self, then: Verb) -> None:
        """Begin the tour, with the lead on deck in sight, and do ``then`` when it is over."""
        from cockpit.tui.tour import Tour

        def back(_: None) -> None:
            self.read(self.session.shown_around)
            self.move(then)

        if self.has_class("-queue"):
            self.toggle_queue()
        self.call_after_refresh(lambda: self.app.push_screen(Tour(self, self.keys), back))

    def action_what(self) -> None:
        """Point at the elements of the screen, and say what they are."""
        if self.meant():
            from cockpit.tui.whatsthis import WhatsThis

            self.app.push_screen(WhatsThis(self, self.keys))

    def action_quit(self) -> None:
        """Close the session."""
        if self.meant():
            self.app.exit()

    # Scripts

    def action_turn_script(self) -> None:
        """Opener or message."""
        self.do(self.session.turn_script)

    def action_other_script(self, steps: int) -> None:
        """Another script of the same kind."""
        if self.meant():
            before = self.view.script.script
            self.do(lambda: self.session.other_script(steps))
            if self.view.script.script is before and self._word is None:
                kind = before.kind.value
                text = f"The only {kind}. A file of kind: {kind} in your folder of scripts adds one"
                self.say(Status(Mood.ASLEEP, f"{text}; the config names that folder."))

    def action_scroll_script(self, lines: int) -> None:
        """More of the script."""
        self._desk.scroll_script(lines)

    def on_queue_pane_picked(self, message: QueuePane.Picked) -> None:
        """A row was clicked."""
        self.action_move(message.steps)

    # Inside

    def _settle(self) -> None:
        # The first screen did without, 5 ms; now before a key asks for them.
        for name in ("questions", "listing", "callback"):
            import_module(f"cockpit.tui.{name}")
        super()._settle()

    def _import_begun(self) -> None:
        self.follow_import()
        if self.imports.now:
            text = f"Importing {self.imports.now.file} beside your calls."
            self.say(Status(Mood.QUIET, text))

    def _dial(self, verb: Verb) -> None:
        self.do(verb)
        if self.view.card and self.view.status.mood is Mood.QUIET:
            self.action_copy()
