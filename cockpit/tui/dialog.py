"""Small screens over the calling screen; each returns a value, or nothing on escape."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from cockpit.tui.box import Box
from cockpit.tui.ink import Line, Span, line, wrapped_spans
from cockpit.tui.slips import TOO_FAST
from cockpit.tui.widgets.choice import ChoicePane

Choices = Sequence[tuple[str, Line]]
"""Lines to pick from, each with the id that picking it returns."""


class TypedLine(Input):
    """A line to type in whose size is given, so that a letter does not lay the screen out anew."""

    virtual_size = Reactive(Size(0, 0), layout=False)


class Dialog(Box[str]):
    """A question on top of the screen: a line to type in, and lines below it.

    What is typed shows as dots where it is to be ``hidden``.
    """

    DEFAULT_CSS = """
    Dialog {
        & Input { background: $boost; }
        & ChoicePane { height: 1fr; min-height: 1; margin-top: 1; }
    }
    """
    HINT: ClassVar[str] = "enter  accept    esc  back"
    ROWS: ClassVar[int] = 4

    def __init__(self, title: str, typed: str = "", hidden: bool = False) -> None:
        super().__init__()
        self._title = title
        self._typed = typed
        self._hidden = hidden

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical() as box:
            # As plain text it would be read as markup.
            box.border_title = Content(self._title)
            box.border_subtitle = self.HINT
            box.styles.height = self.ROWS + 4
            yield TypedLine(self._typed, select_on_focus=False, compact=True, password=self._hidden)
            yield ChoicePane()

    @property
    def typed(self) -> str:
        """What stands in the line."""
        return self.query_one(Input).value

    def type_ahead(self, character: str) -> None:
        """A letter that came while the question was still being put."""
        if self.is_mounted and self.query(Input):
            self.query_one(Input).insert_text_at_cursor(character)
        else:
            self._typed += character

    def tell(self, lines: Sequence[Line], chosen: int | None = None) -> None:
        """Show lines below the question."""
        self.query_one(ChoicePane).show(lines, chosen)


Preview = Callable[[str], Line]
"""What the words typed so far would mean, or why they mean nothing."""


class Ask(Dialog):
    """One line of words; returns them, unless enter came too fast to be meant.

    ``otherwise`` is what an empty line stands for, if it stands for anything.
    """

    def __init__(
        self, title: str, preview: Preview, counts: Callable[[], bool], hint: str = "",
        fits: Callable[[str], bool] = bool, typed: str = "", otherwise: str = "",
        hidden: bool = False,
    ) -> None:  # fmt: skip
        super().__init__(title, typed, hidden)
        self._preview, self._counts, self._hint, self._fits = preview, counts, hint, fits
        self._otherwise = otherwise

    def again(self, typed: str) -> "Ask":
        """The same question with words that are there already."""
        typed = "" if typed == self._otherwise else typed
        asked = self._title, self._preview, self._counts, self._hint, self._fits
        return Ask(*asked, typed, self._otherwise, self._hidden)

    def on_mount(self) -> None:
        """Say what is asked."""
        self._preview_typed()

    def on_input_changed(self) -> None:
        """Show what the words mean as they are typed."""
        self._preview_typed()

    def on_input_submitted(self) -> None:
        """Give the words back, or what stands for none; unfit ones stay to be mended."""
        words = self.typed.strip()
        if not self._counts():
            self.tell([line(Span(TOO_FAST, "warning"))])
        elif not words or self._fits(words):
            self.dismiss(words or self._otherwise or None)

    def _preview_typed(self) -> None:
        hint = wrapped_spans(self._hint, self.size.width - 16, "quiet") if self._hint else []
        self.tell([self._preview(self.typed), *hint])


class Pick(Dialog):
    """One of several lines, found by typing; returns the id of the one chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "step(1)", "next", priority=True),
        Binding("up,ctrl+p", "step(-1)", "previous", priority=True),
        Binding("pagedown", "step(10)", "a page on", priority=True),
        Binding("pageup", "step(-10)", "a page back", priority=True),
    ]
    HINT = "↑ ↓  choose    enter  take    esc  back"
    ROWS = 30

    def __init__(
        self, title: str, find: Callable[[str], Choices], hint: str = "", hidden: bool = False,
        nothing: str = "Nothing fits.",
    ) -> None:  # fmt: skip
        super().__init__(title, hidden=hidden)
        self._find = find
        self._hint = hint
        self._nothing = nothing
        self._found: Choices = ()
        self._chosen = 0

    def on_mount(self) -> None:
        """Start with what an empty line finds, and look again with every letter."""
        # Not by message, which comes after the letter's own frame: the next is 25 ms later.
        self.watch(self.query_one(Input), "value", self._look)

    def on_input_submitted(self) -> None:
        """Take the line chosen."""
        if self._found:
            self.take(self._found[self._chosen][0])

    def take(self, id: str) -> None:
        """Return the line chosen."""
        self.dismiss(id)

    def action_step(self, steps: int) -> None:
        """Choose another line."""
        self._chosen = max(0, min(self._chosen + steps, len(self._found) - 1))
        self._show()

    def _look(self) -> None:
        self._found, self._chosen = self._find(self.typed), 0
        self._show()

    def _show(self) -> None:
        if lines := [text for _, text in self._found]:
            self.tell(lines, self._chosen)
        else:
            said = self._nothing if self.typed else self._hint
            self.tell(wrapped_spans(said, self.size.width * 9 // 10 - 8, "quiet"))
