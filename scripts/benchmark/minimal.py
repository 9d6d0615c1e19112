"""The baseline: as small as a Textual app can be that shows what a key does."""

from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.widgets import Static


class Minimal(App[None]):
    """One Static and one key, which counts."""

    BINDINGS: ClassVar[list[BindingType]] = [("a", "count", "count")]

    def compose(self) -> ComposeResult:
        """The words."""
        self.pressed = 0
        yield Static("Not pressed")

    def action_count(self) -> None:
        """One more."""
        self.pressed += 1
        self.query_one(Static).update(f"Pressed {self.pressed}")


if __name__ == "__main__":
    Minimal().run()
