"""A pointer over a screen: one element lit up, and beside it what it is."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from cockpit.keymap import KEYS
from cockpit.tui import keynames
from cockpit.tui.box import Box
from cockpit.tui.elements import Element
from cockpit.tui.ink import Line, Span, framed, indented, line, width_of, wrapped_spans
from cockpit.tui.places import Form, Spot, painted, room, spots, written
from cockpit.tui.widgets.pane import Pane

_WORDS = {key.id: key.short or key.words for key in KEYS}
_MARK = line(Span("┃", "accent"))


class Light(Pane):
    """A stretch of the screen beneath as it is, a bar before each line of it."""

    DEFAULT_CSS = "Light { position: absolute; width: 1; height: 1; }"

    def __init__(self, beneath: Screen[Any]) -> None:
        super().__init__()
        self._beneath = beneath
        self._lit = Region()

    def shine(self, region: Region) -> None:
        """Light up that region of the screen."""
        self._lit = region
        _put(self, region)
        self.refresh()

    def draw(self, width: int, height: int) -> list[Line]:
        """The bar alone."""
        return [_MARK] * height

    def render_lines(self, crop: Region) -> list[Strip]:
        """The bar, and behind it what the panes beneath show."""
        bars = super().render_lines(crop)
        lines = painted(self._beneath, self._lit)[crop.y : crop.bottom]
        lit = [
            Strip.join([bar.crop(0, 1), self._raised(strip.crop(1))])
            for bar, strip in zip(bars, lines, strict=False)
        ]
        return [strip.crop(*crop.column_span) for strip in lit]

    def _raised(self, strip: Strip) -> Strip:
        """The line on the ground of what is chosen, unless it has one of its own."""
        ground, raised = self._ink("").bgcolor, Style(bgcolor=self._ink("cursor").bgcolor)
        return Strip(
            Segment(text, style + raised if style and style.bgcolor == ground else style)
            for text, style, _ in strip
        )


class Caption(Pane):
    """What an element is, in a box."""

    DEFAULT_CSS = "Caption { position: absolute; width: 1; height: 1; background: $surface; }"

    def __init__(self) -> None:
        super().__init__()
        self._title: Line = ()
        self._corner: Line = ()
        self._lines: Sequence[Line] = ()

    def tell(self, region: Region, title: Line, corner: Line, lines: Sequence[Line]) -> None:
        """Stand there, and say that."""
        self._title, self._corner, self._lines = title, corner, lines
        _put(self, region)
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The box; what does not fit in it is left out from the end."""
        foot = line(Span(HINT, "quiet"))
        return framed(indented(self._lines), width, height, self._title, self._corner, foot)


HINT = "→ next   ← back   esc leave"


class Pointing(Box[None]):
    """Points at one spot of the screen beneath after another; nothing else happens meanwhile."""

    DEFAULT_CSS = "Pointing { align: left top; overflow: hidden; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down,tab,space,enter", "step(1)", "next"),
        Binding("left,up,shift+tab,backspace", "step(-1)", "back"),
    ]

    def __init__(self, beneath: Screen[Any], keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._beneath = beneath
        self._keys = keys
        self._at = 0
        self._spots: tuple[Spot, ...] = ()
        self._light = Light(beneath)
        self._caption = Caption()

    def compose(self) -> ComposeResult:
        """What is lit, and what is said of it."""
        yield self._light
        yield self._caption

    def chosen(self, there: tuple[Spot, ...]) -> tuple[Spot, ...]:
        """Those of the spots in sight that are pointed at, one after the other."""
        return there

    def on_mount(self) -> None:
        """Point at the first."""
        self._look()

    def on_resize(self) -> None:
        """The spots have moved, and some may have come or gone."""
        # The screen beneath is laid out anew first.
        self.call_after_refresh(self._look)

    def action_step(self, steps: int) -> None:
        """The next spot, or the one before."""
        self._at = (self._at + steps) % len(self._spots)
        self.point()

    def _look(self) -> None:
        self._spots = self.chosen(spots(self._beneath))
        self._at = min(self._at, len(self._spots) - 1)
        if self._spots:
            self.point()
        else:
            self.dismiss(None)

    def point(self) -> None:
        """Light the spot up and caption it, beside what is written there."""
        spot = self._spots[self._at]
        self._light.shine(spot.region)
        text = written(spot.region, painted(self._beneath, spot.region))
        told = room(self.size, text, spot.region, self._forms(spot.element))
        title = line(Span(f"{told.arrow} ", "accent"), Span(spot.element.name, "strong"))
        corner = line(Span(f"{self._at + 1} of {len(self._spots)}", "quiet"))
        self._caption.tell(told.region, title, corner, told.form(told.region.width))

    def _forms(self, element: Element) -> Sequence[Form]:
        """Words and keys; words and as many keys as a line holds; words alone."""

        def words_and_keys(width: int, most: int) -> list[Line]:
            inner = width - 4
            return [*wrapped_spans(element.words, inner), *keyed(element, self._keys, inner)[:most]]

        most = len(element.keys)
        return [partial(words_and_keys, most=lines) for lines in (most, 1, 0)]


def keyed(element: Element, keys: Mapping[str, tuple[str, ...]], width: int) -> list[Line]:
    """The keys of an element and what they do, none parted from its words."""
    lines: list[Line] = []
    for id in element.keys:
        if key := keynames.first(keys, id):
            told = line(Span(key, "key"), f" {_WORDS[id]}")
            if lines and width_of(lines[-1]) + 3 + width_of(told) <= width:
                lines[-1] = (*lines[-1], Span("   "), *told)
            else:
                lines.append(told)
    return lines


def _put(widget: Widget, region: Region) -> None:
    widget.styles.offset = region.offset
    widget.styles.width, widget.styles.height = region.size
