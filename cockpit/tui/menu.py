"""A menu of one line: letters, each with what it stands for; the next key chooses."""

from collections.abc import Callable, Mapping

from textual import events
from textual.app import ComposeResult

from cockpit.tui.box import Box
from cockpit.tui.ink import Line, Span, line, width_of
from cockpit.tui.widgets.pane import Pane

Options = Mapping[str, tuple[str, str]]
"""By letter: what choosing it answers, and its words."""


class MenuLine(Pane):
    """A question and its letters, on as many lines as they take."""

    DEFAULT_CSS = "MenuLine { height: 1; margin-bottom: 1; }"

    def __init__(self, asked: str, options: Options) -> None:
        super().__init__()
        self._asked, self._options = asked, options

    def draw(self, width: int, height: int) -> list[Line]:
        """The lines, no letter parted from its words."""
        return self.lines(width)

    def lines(self, width: int) -> list[Line]:
        """The lines at that width."""
        lines = [line(" ", Span(self._asked, "strong"), "  ")]
        for letter, (_, words) in self._options.items():
            option = line(Span(letter, "key"), f" {words}   ")
            if width_of(lines[-1]) + width_of(option) > width:
                lines.append(line("   "))
            lines[-1] = (*lines[-1], *option)
        return lines


class Menu(Box[str]):
    """Stands where the status stood; one more key chooses, any other leaves it."""

    DEFAULT_CSS = "Menu { align: left bottom; background: transparent; }"

    def __init__(self, asked: str, options: Options, meant: Callable[[], bool]) -> None:
        super().__init__()
        self._options, self._meant = options, meant
        self._pane = MenuLine(asked, options)

    def compose(self) -> ComposeResult:
        """The lines."""
        yield self._pane

    def on_mount(self) -> None:
        """Take the height that the words need."""
        self._pane.styles.height = len(self._pane.lines(self.app.size.width))

    def on_key(self, event: events.Key) -> None:
        """Keys that are no letters leave the menu."""
        if not event.is_printable:
            event.stop()
            self._leave("")

    def type_ahead(self, character: str) -> None:
        """Choose what the letter stands for, unless it came too fast to be meant."""
        answer, _ = self._options.get(character, ("", ""))
        if self._meant():
            # Not before the key is through: it would be the screen's below as well.
            self.call_later(self._leave, answer)

    def _leave(self, answer: str) -> None:
        self.dismiss(answer or None)
