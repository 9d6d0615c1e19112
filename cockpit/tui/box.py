"""A box over the calling screen."""

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

Answer = TypeVar("Answer")


class Box(ModalScreen[Answer | None]):
    """A small screen on top of another; returns a value, or nothing on escape."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "back")]
    DEFAULT_CSS = """
    Box {
        align: center top; background: transparent;
        & > Vertical {
            width: 90%; max-width: 88; height: auto; max-height: 90%; margin-top: 1;
            border: round $accent; border-title-color: $text-accent;
            border-subtitle-color: $text-muted; background: $surface; padding: 0 1;
        }
    }
    """

    def again(self, answer: Answer) -> "Box[Answer] | None":
        """The same screen with its answer in it already, where it can be asked again."""
        return None

    def type_ahead(self, character: str) -> None:
        """A letter that came while the screen was still being put up; most have no use for it."""
