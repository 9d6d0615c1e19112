"""Choosing which lists to call."""

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from cockpit.tui.box import Box
from cockpit.tui.ink import Span, line
from cockpit.tui.widgets.choice import ChoicePane


class ListsScreen(Box[frozenset[str]]):
    """Lists with a mark before each that is called; returns those marked, all being none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "step(1)", "next"),
        Binding("k,up", "step(-1)", "previous"),
        Binding("space", "mark", "mark"),
        Binding("a", "mark_all", "all"),
        Binding("enter", "accept", "accept"),
    ]

    def __init__(self, lists: Mapping[str, int], chosen: tuple[str, ...]) -> None:
        super().__init__()
        self._lists = list(lists.items())
        self._marked = set(chosen) & set(lists) or set(lists)
        self._at = 0

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical() as box:
            box.border_title = "Lists to call"
            box.border_subtitle = "space mark  a all  enter call  esc back"
            pane = ChoicePane()
            pane.styles.height = max(1, len(self._lists))
            yield pane

    def on_mount(self) -> None:
        """Show the lists."""
        self._show()

    def action_step(self, steps: int) -> None:
        """Go to another list."""
        self._at = max(0, min(self._at + steps, len(self._lists) - 1))
        self._show()

    def action_mark(self) -> None:
        """Mark the list, or take its mark away."""
        if self._lists:
            self._marked ^= {self._lists[self._at][0]}
            self._show()

    def action_mark_all(self) -> None:
        """Mark every list, or none if all are marked."""
        names = {name for name, _ in self._lists}
        self._marked = set() if self._marked == names else names
        self._show()

    def action_accept(self) -> None:
        """Call the lists marked; none marked is all, since calling nobody is no choice."""
        names = {name for name, _ in self._lists}
        self.dismiss(frozenset() if self._marked == names else frozenset(self._marked))

    def _show(self) -> None:
        lines = [
            line(
                Span("[x] " if name in self._marked else "[ ] ", "key"),
                name or "(no list)",
                Span(f"   {count:,} open", "quiet"),
            )
            for name, count in self._lists
        ]
        self.query_one(ChoicePane).show(
            lines or [line("There are no lists yet: they come with the leads you import.")],
            self._at,
        )
