"""The app: theme, keys and the first screen; everything else happens on the screens."""

import os
import time
from collections.abc import Callable, Iterable
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from rich.text import Text
from textual import events
from textual.app import SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.reactive import Initialize, Reactive
from textual.screen import Screen
from textual.theme import Theme

from cockpit.config import Config
from cockpit.keymap import KEYS
from cockpit.ledger import LedgerError
from cockpit.session import Session
from cockpit.tui import keynames, terminal, themes
from cockpit.tui.box import Box
from cockpit.tui.calling import CallingScreen
from cockpit.tui.imports import Imports
from cockpit.tui.slips import Press, Slips
from cockpit.tui.summary import summary_lines

PRACTICE = "PRACTICE"


class CockpitApp(terminal.DiscreetApp):
    """A calling session in a terminal. ``practice`` opens a session on the practice list."""

    ENABLE_COMMAND_PALETTE = True
    COMMAND_PALETTE_BINDING = "f24"
    BINDINGS: ClassVar[list[BindingType]] = []
    TITLE = "cockpit"
    # What stands behind a question is not dimmed: it is still to be read.
    CSS = "CommandPalette { background: transparent; & SearchIcon { color: $foreground; } }"

    def __init__(
        self,
        session: Session,
        config: Config,
        practice: Callable[[], Session],
        imports: Imports,
        database: str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._config = config
        super().__init__()
        self.session = session
        self._practice = practice
        self._imports = imports
        self._database = database
        self._monotonic = monotonic
        self._slips = Slips(config.outcome_pause, monotonic)
        self._presses: WeakKeyDictionary[events.Key, Press] = WeakKeyDictionary()
        self.set_keymap(keynames.remapped(config.keys))

    def _configured_theme(self) -> str:
        return themes.chosen(self._config.theme, os.environ.get("COLORFGBG", ""))

    # Set by the constructor, it would have every style read a second time: 5 ms.
    theme: Reactive[str] = Reactive(Initialize(_configured_theme))

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Ours, and Textual's own."""
        return themes.KNOWN

    def get_default_screen(self) -> Screen[Any]:
        """Straight to the calling screen, unless there is nobody to call."""
        # Pushed over Textual's own, that one would be styled and laid out as well: 8 ms.
        return super().get_default_screen() if self.session.look().empty else self._calling()

    def on_mount(self) -> None:
        """While there is nobody to call, say how to begin."""
        terminal.leave_on_signals(self._leave)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        if not isinstance(self.screen, CallingScreen):
            from cockpit.tui.first import FirstScreen

            first = FirstScreen(self.session, self._imports, self._slips.meant, self._database)
            self.push_screen(first, self._begun)

    async def on_event(self, event: events.Event) -> None:
        """Note when each key was pressed; it comes by again when it is to be acted on."""
        if isinstance(event, events.Key):
            if event.is_forwarded:
                self._slips.judge(self._presses.get(event, Press()))
                if isinstance(self.screen, Box) and event.is_printable and event.character:
                    # Nobody took it: the question was not quite on screen when it was typed.
                    self.screen.type_ahead(event.character)
            else:
                waited = time.monotonic() - event.time
                self._presses[event] = self._slips.pressed(self._monotonic() - waited)
        await super().on_event(event)

    def copy_to_clipboard(self, text: str) -> None:
        """Not while names are masked: what is copied is written to the terminal."""
        if not self.session.mask.hides:
            super().copy_to_clipboard(text)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: every key's action, and the theme."""
        if isinstance(screen, CallingScreen):
            for key in KEYS:
                names = keynames.every(self._config.keys, key.id)
                if names and key.id != "app.palette":
                    yield SystemCommand(key.words, names, _runner(screen, key.action))
        yield SystemCommand("theme: choose the colours", "dark, light", self.action_change_theme)

    def _begun(self, wish: str | None) -> None:
        match wish:
            case "call":
                self.push_screen(self._calling())
            case "practise":
                self._practise()
            case "tour":
                self._tour()
            case _:
                self.exit()

    def _practise(self) -> None:
        if self._has_practice():
            self.push_screen(self._calling(PRACTICE))

    def _tour(self) -> None:
        if self._has_practice():
            # The last lead of the practice list has signs and a past to speak of.
            self.session.end()
            screen = self._calling(PRACTICE)
            self.push_screen(screen)
            screen.call_later(screen.show_around, self.session.top)

    def _has_practice(self) -> bool:
        try:
            self.session = self._practice()
        except LedgerError as error:
            self.exit(return_code=1, message=Text(str(error)))
            return False
        return True

    def _calling(self, tag: str = "") -> CallingScreen:
        keys, width = self._config.keys, self.size.width
        return CallingScreen(self.session, keys, self._slips, self._imports, width, tag)

    def _leave(self, code: int) -> None:
        self.exit(return_code=code)


def run(
    session: Session, config: Config, practice: Callable[[], Session], imports: Imports,
    database: str, driver: type[Driver] | None = None,
) -> tuple[int, list[str]]:  # fmt: skip
    """Live through a session; the exit code, and the summary to print when it is over.

    ``driver`` draws it, where Textual's own is not to.
    """
    terminal.forgive_stray_bytes()
    app = CockpitApp(session, config, practice, imports, database)
    app.driver_class = driver or app.driver_class
    app.run()
    told = map(app.session.mask.error, imports.last_words())
    return app.return_code or 0, [*summary_lines(app.session.close()), *told]


def _runner(screen: CallingScreen, action: str) -> Callable[[], None]:
    def run() -> None:
        screen.call_later(screen.run_action, action)

    return run
