"""Lines of text as panes paint them: spans, each in an ink.

An ink is a word, or several, for what the text means (``warning``, ``quiet``, ``key``); the
pane's style sheet says how it looks.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from cockpit.core.text import cells, clean, fit, wrapped


class Span(NamedTuple):
    """A stretch of text in one ink; the empty ink is plain."""

    text: str
    ink: str = ""


Line = tuple[Span, ...]
BLANK: Line = ()
ELLIPSIS = "…"
_MOMENT = re.compile(r"[A-Z][a-z]{2} \d{1,2} [A-Z][a-z]{2}(?: \d{4})? \d\d:\d\d")
_BOND = "\u00a0"


def line(*parts: str | Span) -> Line:
    """A line of spans and plain strings."""
    return tuple(Span(part) if isinstance(part, str) else part for part in parts if part)


@lru_cache(256)
def safe(text: str) -> str:
    """Text from anywhere, fit to be painted on one line."""
    return text if text.isascii() and text.isprintable() else clean(text)


# Texts come again with every key, walls and glyphs among them, which are slow to measure.
@lru_cache(1024)
def _measured(span: Span) -> tuple[Span, int]:
    """The span fit to be painted, and the cells it takes."""
    text = safe(span.text)
    return span if text == span.text else Span(text, span.ink), cells(text)


def width_of(spans: Iterable[Span]) -> int:
    """The cells a line takes."""
    return sum(_measured(span)[1] for span in spans)


def fitted(spans: Line, width: int, ink: str = "") -> Line:
    """The line at exactly ``width`` cells: padded in ``ink``, or cut with an ellipsis."""
    measured = [_measured(span) for span in spans if span.text]
    left = width - sum(size for _, size in measured)
    whole = tuple(span for span, _ in measured)
    if left < 0:
        whole = _cut(whole, width)
        left = width - width_of(whole)
    return (*whole, Span(" " * left, ink)) if left > 0 else whole


def _cut(spans: Line, width: int) -> Line:
    """As much of a line that is too long as ``width`` cells hold, an ellipsis last."""
    if width <= 0:
        return ()
    kept: list[Span] = []
    for text, ink in spans:
        size = cells(text)
        if size >= width:
            # At just the width it is cut too: more text follows.
            plain = text.isascii()
            text = text[: width - 1] + ELLIPSIS if plain else fit(text + ELLIPSIS, width)
            kept.append(Span(text, ink))
            break
        kept.append(Span(text, ink))
        width -= size
    return tuple(kept)


def spread(left: Line, right: Line, width: int) -> Line:
    """Two lines as one, the second flush right; the first gives way."""
    room = max(0, width - width_of(right))
    return fitted(fitted(left, room) + right, width)


def highlighted(spans: Line) -> Line:
    """The line as it looks under the cursor."""
    return tuple(Span(text, f"cursor {ink}".strip()) for text, ink in spans)


def wrapped_spans(text: str, width: int, ink: str = "", indent: str = "") -> list[Line]:
    """One text over as many lines as it takes, all after the first indented.

    A date with its time stays in one piece.
    """
    bound = _MOMENT.sub(lambda found: found[0].replace(" ", _BOND), safe(text))
    parts = [part.replace(_BOND, " ") for part in wrapped(bound, max(1, width - cells(indent)))]
    first, *rest = parts or [""]
    return [line(Span(first, ink)), *(line(indent, Span(more, ink)) for more in rest)]


def indented(lines: Iterable[Line], by: int = 1) -> list[Line]:
    """The lines some cells further in."""
    return [line(" " * by, *text) if text else BLANK for text in lines]


def framed(
    lines: Sequence[Line], width: int, height: int, title: Line = (), corner: Line = (),
    foot: Line = (),
) -> list[Line]:  # fmt: skip
    """The lines in a box of that size; a title at the upper left, words in two corners."""
    inner = [_walled(text, width) for text in lines[: height - 2]]
    inner += [_walled(BLANK, width)] * (height - 2 - len(inner))
    return [_edge("╭", title, corner, "╮", width), *inner, _edge("╰", (), foot, "╯", width)]


# Most lines of a box stand in it again when the next is drawn: kept, a key costs 1 ms less.
@lru_cache(256)
def _walled(text: Line, width: int) -> Line:
    return line(Span("│", "frame"), *fitted(text, width - 2), Span("│", "frame"))


def ruled(title: Line, corner: Line, width: int) -> Line:
    """A rule across the screen with a title in it."""
    return _edge("─", title, corner, "─", width)


@lru_cache(64)
def _edge(left: str, title: Line, corner: Line, right: str, width: int) -> Line:
    head = line(Span(left + "─ ", "frame"), *title, " ") if title else line(Span(left, "frame"))
    told = line(" ", *corner, " ") if width_of(corner) else BLANK
    tail = line(*told, Span(right, "frame"))
    room = width - width_of(tail)
    head = fitted(head, room) if width_of(head) > room else head
    return (*head, Span("─" * max(0, room - width_of(head)), "frame"), *tail)
