"""Bringing files in beside a session: asked for, looked at, then left to a process of its own."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cockpit.tui.imports.command import Importer
    from cockpit.tui.imports.running import Import, Order


class Imports:
    """The import of the moment, if there is one: ``now`` until its end has been told."""

    # What it takes is loaded when there is one: 5 ms that a start need not wait for.

    def __init__(self, importer: "Callable[[], Importer]") -> None:
        self.now: Import | None = None
        self._importer = importer

    def preview(self, file: Path, calls: bool | None, private: bool = False) -> "Import":
        """Have a look at a file, to be told whether it holds calls or to tell; nothing changes."""
        from cockpit.tui.imports.running import Import

        return Import(file.name, self._importer().preview(file, calls).masked(private))

    def begin(self, order: "Order") -> None:
        """Import a file."""
        from cockpit.tui.imports.running import Import

        command = self._importer().bring(order.file, order.calls, order.rejects)
        self.now = Import(order.file.name, command, order.rows, order.rejects)

    def finish(self, file: str) -> None:
        """Finish the import of a file that was cut off."""
        from cockpit.tui.imports.running import Import

        self.now = Import(Path(file).name, self._importer().finish(), finishing=True)

    def last_words(self) -> list[str]:
        """What is to be said of the import when the session is over."""
        if self.now is None or self.now.finishing:
            return []
        self.now.follow()
        return [self.now.news() if self.now.is_over else self.now.left()]
