"""The screen a rep lives in: each key one verb of the session, each View painted at once."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import ClassVar, TypeVar

from textual import work
from textual.actions import parse
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.screen import Screen

from cockpit.core.model import Outcome
from cockpit.core.phone import shown
from cockpit.core.whenever import EXAMPLES, moment
from cockpit.keymap import KEYS
from cockpit.ledger import LedgerError
from cockpit.session import Session, View
from cockpit.session.view import Mood, Status
from cockpit.tui import choices
from cockpit.tui.dialog import Ask, Choices, Pick
from cockpit.tui.listing import ListsScreen
from cockpit.tui.slips import Slips
from cockpit.tui.widgets.desk import DeskPane
from cockpit.tui.widgets.headline import Headline
from cockpit.tui.widgets.keybar import KeyBar
from cockpit.tui.widgets.queue import QueuePane
from cockpit.tui.widgets.status import StatusPane

T = TypeVar("T")
Verb = Callable[[], View]
SETTLED = 1.5
"""Seconds after the first paint before the file is read through."""

TOO_FAST = "ignored: too fast"


class CallingScreen(Screen[None]):
    """Queue, lead on deck, script and status; made for half-second glances."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(key.keys), key.action, key.words, id=key.id, show=False) for key in KEYS
    ]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012
    DEFAULT_CSS = """
    CallingScreen {
        layout: vertical;
        & > Horizontal { height: 1fr; }
        &.-narrow QueuePane { display: none; }
        &.-narrow.-queue QueuePane { display: block; width: 1fr; }
        &.-narrow.-queue DeskPane { display: none; }
    }
    """

    def __init__(
        self, session: Session, keys: Mapping[str, tuple[str, ...]], slips: Slips, tag: str = ""
    ) -> None:
        super().__init__()
        self.session = session
        self._keys = keys
        self._slips = slips
        self._tag = tag
        self._switched_off = {parse(key.action)[1:] for key in KEYS if not keys[key.id]}
        self._view = session.look()
        self._painted: int | None = None
        self._word: Status | None = None
        """What was said last without asking the session; stands until the next key."""

    def compose(self) -> ComposeResult:
        """The panes."""
        yield Headline(self._tag)
        with Horizontal():
            yield QueuePane()
            yield DeskPane(self._keys, self._slips.painted)
        yield StatusPane(self._keys)
        yield KeyBar(self._keys)

    def on_mount(self) -> None:
        """Paint, and look at the clock and for other writers every second."""
        self._show(self._view)
        self.set_interval(1, self._tick)
        self.set_timer(SETTLED, self._check_file)

    def on_resize(self) -> None:
        """Another size may fold the queue away."""
        self.call_after_refresh(lambda: self._show(self._view))

    # Verbs

    def action_outcome(self, code: str) -> None:
        """Log how the call ended."""
        if self._slips.outcome_counts():
            self._do(lambda: self.session.log(Outcome(code)))
        else:
            self._ignore()

    def action_next(self) -> None:
        """On to the next lead after an answered call."""
        self._change(self.session.proceed)

    def action_dial(self) -> None:
        """Show the number large, copy it, and time the call; a stop holds it back."""
        self._dial(self.session.dial)

    def action_dial_anyway(self) -> None:
        """Dial in spite of a stop."""
        self._dial(self.session.dial_anyway)

    def action_copy(self) -> None:
        """Copy the number."""
        self._copy()

    def action_other_number(self) -> None:
        """The lead's next number."""
        self._do(self.session.other_number)

    def action_do_not_call(self) -> None:
        """Put the lead on the do-not-call list."""
        self._change(self.session.do_not_call)

    def action_note(self) -> None:
        """Ask for a line and note it."""
        card = self._view.card
        if card:
            about = "this call" if card.talking_since else "this lead"
            preview = choices.about(card.lead.name, about)
            self._ask(Ask("Note", preview, self._slips.counts), self.session.note)

    def action_skip(self) -> None:
        """To the end of its tier."""
        self._change(self.session.skip)

    def action_snooze(self) -> None:
        """Ask until when, and snooze the lead."""
        card = self._view.card
        if card is None:
            return
        now, clock = self._view.now, card.clock
        preview = choices.snooze_preview(now, clock, self._view.rep_zone, card.place)

        ask = Ask(
            "Snooze until", preview, self._slips.counts, EXAMPLES,
            lambda words: choices.names_a_moment(words, now, clock),
        )  # fmt: skip
        self._ask(ask, lambda words: self.session.snooze(moment(words, now, clock)))

    def action_back(self) -> None:
        """The lead before."""
        self._do(self.session.back)

    def action_undo(self) -> None:
        """Take the last thing back."""
        self._change(self.session.undo)

    def action_redo(self) -> None:
        """Do it again after all."""
        self._change(self.session.redo)

    # Moving

    def action_move(self, steps: int) -> None:
        """Down the queue, or up."""
        self._move(lambda: self.session.move(steps))

    def action_page(self, pages: int) -> None:
        """A page down the queue, or up."""
        self.action_move(pages * self.query_one(QueuePane).rows_in_sight)

    def action_top(self) -> None:
        """The head of the queue."""
        self._move(self.session.top)

    def action_end(self) -> None:
        """The end of the queue."""
        self._move(self.session.end)

    def action_queue(self) -> None:
        """Show the queue where it is folded away, or fold it again."""
        self.toggle_class("-queue")
        self.call_after_refresh(lambda: self._show(self._view))

    def action_lists(self) -> None:
        """Choose which lists to call."""

        def choose(names: frozenset[str] | None) -> None:
            if names is not None:
                self._do(lambda: self.session.choose_lists(names))

        lists = self._read(self.session.lists)
        if lists is not None and self._meant():
            self.app.push_screen(ListsScreen(lists, self._view.queue.lists), choose)

    def action_find(self) -> None:
        """Find anyone by name, company or number."""

        def find(words: str) -> Choices:
            rows = self._read(lambda: self.session.find(words))
            return choices.found(rows or (), self._view)

        hint = "first letters of a name or company, or digits of a number"
        self._ask(Pick("Find", find, hint), lambda lead: self.session.open(int(lead)))

    def action_keys(self) -> None:
        """All keys, to be searched and run."""

        def run(action: str | None) -> None:
            if action:
                self.call_later(self.run_action, action)

        if self._meant():
            self.app.push_screen(Pick("Keys", lambda words: choices.keys(words, self._keys)), run)

    def action_quit(self) -> None:
        """Close the session."""
        if self._meant():
            self.app.exit()

    # Scripts

    def action_turn_script(self) -> None:
        """Opener or message."""
        self._do(self.session.turn_script)

    def action_other_script(self, steps: int) -> None:
        """Another script of the same kind."""
        if self._meant():
            self._do(lambda: self.session.other_script(steps))

    def action_scroll_script(self, lines: int) -> None:
        """More of the script."""
        self.query_one(DeskPane).scroll_script(lines)

    def on_queue_pane_picked(self, message: QueuePane.Picked) -> None:
        """A row was clicked."""
        self.action_move(message.steps)

    # Inside

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is switched off does nothing."""
        return (action, parameters) not in self._switched_off

    def _meant(self) -> bool:
        if not self._slips.meant():
            self._ignore()
        return self._slips.meant()

    def _change(self, verb: Verb) -> None:
        """A verb that changes data: done only if the key was meant."""
        if self._slips.counts():
            self._do(verb)
        else:
            self._ignore()

    def _ignore(self) -> None:
        # What was saved before stays in sight: the key that came too fast saved nothing.
        before = self._view.status
        text = f"{before.text}   {TOO_FAST}." if before.text else f"{TOO_FAST}."
        self._say(replace(before, text=text) if before.text else Status(Mood.ASLEEP, text))

    def _do(self, verb: Verb) -> None:
        """A verb about the lead on deck, whose card is shown if it was folded away."""
        if self.has_class("-queue"):
            self.action_queue()
        self._move(verb)

    def _move(self, verb: Verb) -> None:
        self._word = None
        self._look(verb)

    def _look(self, verb: Verb) -> None:
        view = self._read(verb)
        if view is not None:
            self._show(view)

    def _read(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except LedgerError as error:
            self._say(Status(Mood.FAILED, f"{str(error).rstrip('.?!')}."))
            return None

    def _ask(self, dialog: Ask | Pick, verb: Callable[[str], View]) -> None:
        def answered(words: str | None) -> None:
            if words:
                self._do(lambda: verb(words))
                if self._view.status.mood is Mood.FAILED and isinstance(dialog, Ask):
                    # What was typed is not lost because it could not be saved.
                    self._ask(dialog.again(words), verb)

        if self._meant():
            self.app.push_screen(dialog, answered)

    def _dial(self, verb: Verb) -> None:
        self._do(verb)
        if self._view.card and self._view.status.mood is Mood.QUIET:
            self._copy()

    def _copy(self) -> None:
        card = self._view.card
        if card and card.phone:
            self.app.copy_to_clipboard(card.phone)
            text = f"{shown(card.phone)} copied, if your terminal allows it."
            self._say(Status(Mood.SAVED, text))

    @work(thread=True)
    def _check_file(self) -> None:
        found = self.session.damage()
        if found:
            text = f"The database is damaged; stop, and restore a copy of it. ({found})"
            self.app.call_from_thread(self._say, Status(Mood.FAILED, text))

    def _tick(self) -> None:
        if self.is_current:
            self._look(self.session.look)

    def _say(self, status: Status) -> None:
        self._word = status
        self.query_one(StatusPane).show(status)

    def _show(self, view: View) -> None:
        self._view = view
        lead = view.card.lead.id if view.card else None
        if lead != self._painted:
            self._slips.showing()
        self.query_one(Headline).show(view)
        self.query_one(QueuePane).show(view)
        self.query_one(DeskPane).show(view, self.has_class("-narrow"))
        self.query_one(StatusPane).show(self._word or view.status)
        self.query_one(KeyBar).show(view)
        if lead != self._painted:
            self._painted = lead
            # The desk says so itself, unless not one of its lines has changed.
            self.call_after_refresh(self._slips.painted)
