"""The panes of the calling screen: how a View gets painted, and which keys are let through."""

import gc
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from textual import events, work
from textual.actions import parse
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.timer import Timer

from cockpit.keymap import KEYS
from cockpit.ledger import LedgerError
from cockpit.session import Session, View
from cockpit.session.view import Mood, Status
from cockpit.tui.imports import Imports
from cockpit.tui.slips import TOO_FAST, Slips
from cockpit.tui.widgets.desk import DeskPane
from cockpit.tui.widgets.headline import Headline
from cockpit.tui.widgets.keybar import KeyBar
from cockpit.tui.widgets.queue import QueuePane
from cockpit.tui.widgets.status import StatusPane

T = TypeVar("T")
Verb = Callable[[], View]
IDLE = 2.0
"""Seconds without a key after which there is time to tidy up."""

WIDE = 100
"""Cells from which on the queue stands beside the desk."""

PULSE = 0.25
"""Seconds between two looks at how far an import has come."""

SETTLED = 1.5
"""Seconds after the first paint before what could wait is done."""


class Beside(Horizontal):
    """Two panes side by side, which hide all of it."""

    DEFAULT_CSS = "Beside { height: 1fr; }"

    def render_lines(self, crop: Region) -> list[Strip]:
        """Nothing: what is hidden would be cut to pieces with every frame, 0.1 ms."""
        return []


class Board(Screen[None]):
    """Queue, lead on deck, script and status; made for half-second glances."""

    DEFAULT_CSS = """
    Board {
        layout: vertical;
        &.-narrow QueuePane { display: none; }
        &.-narrow.-queue QueuePane { display: block; width: 1fr; }
        &.-narrow.-queue DeskPane { display: none; }
    }
    """

    def __init__(
        self, session: Session, keys: Mapping[str, tuple[str, ...]], slips: Slips,
        imports: Imports, width: int, tag: str = "",
    ) -> None:  # fmt: skip
        # Shaped before the size is announced: panes are styled and drawn once less, 7 ms.
        super().__init__(classes="-wide" if width >= WIDE else "-narrow")
        self.HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]
        self.session = session
        self.keys = keys
        self.slips = slips
        self.imports = imports
        self._tag = tag
        self._pulse: Timer | None = None
        self._width = width
        self._switched_off = {parse(key.action)[1:] for key in KEYS if not keys[key.id]}
        self.view = session.look()
        self._headline = Headline(tag)
        self._status = StatusPane(keys)
        self._queue = QueuePane(self._status.above)
        self._desk = DeskPane(keys, slips.painted, self._status.above)
        self._keybar = KeyBar(keys)
        self._painted: int | None = None
        self._word: Status | None = None
        """What was said last without asking the session; stands until the next key."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Blank lines, not styled anew with every frame: its panes hide all of it."""
        return [Strip.blank(crop.width)] * crop.height

    def compose(self) -> ComposeResult:
        """The panes."""
        yield self._headline
        with Beside():
            yield self._queue
            yield self._desk
        yield self._status
        yield self._keybar

    def on_mount(self) -> None:
        """Paint, and look at the clock and for other writers every second."""
        self._show(self.view)
        self.set_interval(1, self.tick)
        self.set_timer(SETTLED, self._settle)
        if self.imports.now:
            self.follow_import()

    def on_resize(self, event: events.Resize) -> None:
        """Another width may fold the queue away; the panes see to their height themselves."""
        if event.size.width != self._width:
            self._width = event.size.width
            self.call_after_refresh(lambda: self._show(self.view))

    def toggle_queue(self) -> None:
        """Show the queue where it is folded away, or fold it again."""
        self.toggle_class("-queue")
        self.call_after_refresh(lambda: self._show(self.view))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is switched off does nothing."""
        return (action, parameters) not in self._switched_off

    def meant(self) -> bool:
        """Whether a hand pressed the key; if not, it is said that it was ignored."""
        meant = self.slips.meant()
        if not meant:
            self.ignore()
        return meant

    def change(self, verb: Verb) -> None:
        """A verb that changes data: done only if the key was meant."""
        if self.slips.counts():
            self.do(verb)
        else:
            self.ignore()

    def do(self, verb: Verb) -> None:
        """A verb about the lead on deck, whose card is shown if it was folded away."""
        if self.has_class("-queue"):
            self.toggle_queue()
        self.move(verb)

    def move(self, verb: Verb) -> None:
        """A verb about the queue, which stays unfolded if it was."""
        self._word = None
        self._look(verb)

    def read(self, read: Callable[[], T]) -> T | None:
        """What the session answers, or ``None``, the reason said, where it cannot."""
        try:
            return read()
        except LedgerError as error:
            self.say(Status(Mood.FAILED, f"{str(error).rstrip('.?!')}."))
            return None

    def say(self, status: Status) -> None:
        """Say something that stands until the next key."""
        self._word = status
        self._status.show(status)
        # Of more than a line, part stands over these.
        self._queue.redraw()
        self._desk.redraw()

    def follow_import(self) -> None:
        """Show how far the import is until it is over, and what came of it."""
        self._pulse = self._pulse or self.set_interval(PULSE, self._follow)
        self._pulse.resume()
        self._follow()

    def _follow(self) -> None:
        running = self.imports.now
        if running:
            running.follow()
            self._headline.show_import(None if running.is_over else running)
            if running.is_over and self._has_time():
                self.tell_of_import()
        elif self._pulse:
            self._pulse.pause()

    def tell_of_import(self) -> None:
        """Say what came of the import, which is over."""
        running, self.imports.now = self.imports.now, None
        if running and running.news():
            # So that what it brought is in the queue when it is said to be.
            self._look(self.session.look)
            news = self.session.mask.error(running.news())
            self.say(Status(Mood.FAILED if running.error else Mood.SAVED, news))

    def _has_time(self) -> bool:
        """Whether the rep has read what the last key did, and need not read it again."""
        failed = Mood.FAILED in (self.view.status.mood, self._word.mood if self._word else None)
        return self.is_current and self.slips.idle(IDLE) and not failed

    def _look(self, verb: Verb) -> None:
        view = self.read(verb)
        if view is not None:
            self._show(view)

    def ignore(self) -> None:
        """Say that a key came too fast to be meant."""
        # What was saved before stays in sight: the key that came too fast saved nothing.
        before = self.view.status
        text = f"{TOO_FAST}. {before.text}".strip()
        self.say(replace(before, text=text) if before.text else Status(Mood.ASLEEP, text))

    def tick(self) -> None:
        """Look at the clock and for other writers, and tidy up where there is time."""
        if self.is_current:
            self._look(self.session.look)
        if self.slips.idle(IDLE):
            self.read(self.session.tidy)
        if gc.isenabled():
            # Else every other key would do it, 0.1 ms, and one in twenty with all that is older.
            gc.collect(1)

    def _settle(self) -> None:
        # Switched off while the program loaded; what is there by now stays to the end.
        gc.collect()
        gc.freeze()
        gc.enable()
        self._check_file()

    @work(thread=True)
    def _check_file(self) -> None:
        found = self.session.damage()
        if found:
            text = f"The database is damaged; stop, and restore a copy of it. ({found})"
            self.app.call_from_thread(self.say, Status(Mood.FAILED, text))

    def _show(self, view: View) -> None:
        self.view = view
        lead = view.card.lead.id if view.card else None
        if lead != self._painted:
            self.slips.showing()
        self._headline.show(view)
        self._status.show(self._word or view.status)
        self._queue.show(view)
        changed = self._desk.show(view, self.has_class("-narrow"))
        self._keybar.show(view)
        if lead != self._painted:
            self._painted = lead
            if not changed:
                # Else the desk says so itself.
                self.call_after_refresh(self.slips.painted)
