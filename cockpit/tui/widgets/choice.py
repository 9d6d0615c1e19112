"""Lines of which one is chosen."""

from collections.abc import Sequence

from cockpit.tui.ink import Line, Span, fitted, highlighted, line
from cockpit.tui.widgets.pane import Pane


class ChoicePane(Pane):
    """Lines of which one is chosen, always in sight."""

    DEFAULT_CSS = "ChoicePane { height: auto; max-height: 100%; }"

    def __init__(self) -> None:
        super().__init__()
        self._choices: Sequence[Line] = ()
        self._chosen: int | None = None
        self._top = 0

    def show(self, choices: Sequence[Line], chosen: int | None) -> None:
        """Paint the lines, the chosen one highlighted."""
        self._choices, self._chosen = choices, chosen
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The stretch around the chosen line."""
        if self._chosen is not None:
            self._top = min(self._top, self._chosen)
            self._top = max(self._top, self._chosen - height + 1)
        self._top = max(0, min(self._top, len(self._choices) - height))
        return [
            self._line(index, choice, width)
            for index, choice in enumerate(self._choices)
            if self._top <= index < self._top + height
        ]

    def _line(self, index: int, choice: Line, width: int) -> Line:
        if index != self._chosen:
            return line("  ", *choice)
        return highlighted(fitted(line(Span("▸ ", "accent"), *choice), width))
