"""Terminal drivers for who stands beside the app: to keep rows free and listen, or to watch."""

from collections.abc import Callable

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message


def shorter(rows: int, heard: Callable[[Message], bool]) -> type[LinuxDriver]:
    """A driver that keeps so many rows at the bottom of the terminal out of the app's hands.

    ``heard`` is asked about all that comes from the terminal, in a thread of its own; where
    it answers true, the app does not hear of it.
    """

    class ShorterDriver(LinuxDriver):
        def _get_terminal_size(self) -> tuple[int, int]:
            width, height = super()._get_terminal_size()
            return width, max(1, height - rows)

        def process_message(self, message: Message) -> None:
            if isinstance(message, events.Resize):
                width, height = message.size
                size = Size(width, max(1, height - rows))
                # Some terminals tell their size in pixels too, from which nothing is made here.
                super().process_message(events.Resize(size, size))
            elif not heard(message):
                super().process_message(message)

    return ShorterDriver


def watched(painted: Callable[[App[object]], None]) -> type[LinuxDriver]:
    """A driver that says so, in the app's own loop, whenever something was written."""

    class WatchedDriver(LinuxDriver):
        _is_told = False

        def write(self, data: str) -> None:
            super().write(data)
            if not self._is_told:
                # A frame is written in several pieces: it is looked at when it is whole.
                self._is_told = True
                self._loop.call_soon(self._tell)

        def _tell(self) -> None:
            self._is_told = False
            if self._app.is_running:
                painted(self._app)

    return WatchedDriver
