"""What we mend of Textual's terminal driver, and write past it.

Here, in `drivers` and in the recordings' camera are the private parts of Textual that we touch.
"""

import asyncio
import os
import signal
import traceback
from codecs import getincrementaldecoder
from collections.abc import Callable
from functools import partial
from time import sleep

from rich.text import Text
from textual.app import App
from textual.drivers import linux_driver

from cockpit.core.text import clean_lines

_SETTLING = 0.05
"""Seconds for the app to hear that its terminal has gone."""


class DiscreetApp(App[None]):
    """An app that, should it crash, does not print the names and numbers it was working on."""

    def _fatal_error(self) -> None:
        # Textual's own report shows every local variable.
        report = f"{traceback.format_exc()}\ncockpit stopped; every call it showed is saved."
        self.panic(Text(clean_lines(report)))


def forgive_stray_bytes() -> None:
    """Keep one byte that is not UTF-8 on standard input from ending the session, and end it in
    order where the input itself has ended.
    """
    # The driver decodes strictly, in a thread whose end takes the app down.
    vars(linux_driver)["getincrementaldecoder"] = lambda encoding: partial(_Lenient, encoding)


class _Lenient:
    """What the driver decodes its input with."""

    def __init__(self, encoding: str) -> None:
        self._decoder = getincrementaldecoder(encoding)(errors="replace")

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text that the bytes are."""
        if not data and not final:
            # There was something to read and it was nothing: the terminal has gone, without a
            # word if it was not ours to control. The driver would ask again, for ever.
            os.kill(os.getpid(), signal.SIGHUP)
            sleep(_SETTLING)
        return self._decoder.decode(data, final)


def leave_on_signals(leave: Callable[[int], None]) -> None:
    """Have SIGTERM and SIGHUP end the app in order, the terminal put back as it was."""
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, leave, 128 + number)


def write_past(app: App[None], text: str) -> None:
    """Write escape text to the app's terminal, where the app itself draws nothing."""
    if app._driver is not None and app.is_running:
        app._driver.write(text)
        app._driver.flush()
