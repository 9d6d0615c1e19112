"""Text as it may stand between the tags of XML."""

from html import escape

from cockpit.recording.cells import UNDRAWABLE

_NO_CHARACTERS = str.maketrans({"\ufffe": UNDRAWABLE, "\uffff": UNDRAWABLE})


def escaped(text: str) -> str:
    """Cleaned ``text`` with what XML reads as markup, or not at all, made harmless."""
    return escape(text.translate(_NO_CHARACTERS), quote=False)
