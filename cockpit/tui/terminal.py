"""What we mend of Textual's terminal driver; the only place that touches its private parts."""

import asyncio
import signal
import traceback
from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial

from rich.text import Text
from textual.app import App
from textual.drivers import linux_driver

from cockpit.core.text import clean_lines


class DiscreetApp(App[None]):
    """An app that, should it crash, does not print the names and numbers it was working on."""

    def _fatal_error(self) -> None:
        # Textual's own report shows every local variable.
        report = f"{traceback.format_exc()}\ncockpit stopped; every call it showed is saved."
        self.panic(Text(clean_lines(report)))


def forgive_stray_bytes() -> None:
    """Keep one byte that is not UTF-8 on standard input from ending the session."""
    # The driver decodes strictly, in a thread whose end takes the app down.
    vars(linux_driver)["getincrementaldecoder"] = _lenient


def _lenient(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), errors="replace")


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have SIGTERM and SIGHUP end the app in order, the terminal put back as it was."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, leave, 128 + number)
