"""The caption under the screen: the key just pressed, and words for whoever watches."""

from cockpit.core.text import clean, wrapped
from cockpit.core.value import value
from cockpit.recording.frame import Ink, Row, Run, row

HEIGHT = 3
"""Rows that a caption takes: a rule and two lines of words."""

LONGEST = 120
"""Characters of words that fit under the narrowest usual screen."""

_KEY_CELLS = 27
_GROUND = "#101418"
_RULE = Ink("#5d6b7a", _GROUND)
_WORDS = Ink("#f4f1e8", _GROUND, bold=True)
_QUIET = Ink("#aab4bf", _GROUND)
_KEY = Ink("#101418", "#f0c24b", bold=True)


@value
class Caption:
    """What stands under the screen; all of it may be blank."""

    words: str = ""
    key: str = ""
    """The key as it is written on it."""
    does: str = ""


def rows(caption: Caption, width: int) -> tuple[Row, ...]:
    """The caption in HEIGHT rows of so many cells."""
    said = wrapped(clean(caption.words), max(1, width - _KEY_CELLS - 2)) if caption.words else []
    first, second, *_ = [*said, "", ""]
    chip: tuple[Run, ...] = (("  ", _QUIET), (f" {caption.key} ", _KEY)) if caption.key else ()
    return (
        row([("─" * width, _RULE)], width),
        _line(chip, first, width),
        _line((("  ", _QUIET), (caption.does, _QUIET)), second, width),
    )


def _line(key: tuple[Run, ...], words: str, width: int) -> Row:
    """What is said of the key, and beside it the words."""
    left = row([*key, (" " * _KEY_CELLS, _QUIET)], _KEY_CELLS)
    return row([*left, (words, _WORDS), (" " * width, _WORDS)], width)
