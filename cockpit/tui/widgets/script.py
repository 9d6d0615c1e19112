"""The active script, wrapped for reading aloud."""

from functools import lru_cache

from cockpit.core.script import Kind, spoken
from cockpit.core.text import wrapped
from cockpit.session.view import ScriptView
from cockpit.tui.ink import Line, Span, line

KINDS = {Kind.OPENER: "Opener", Kind.MESSAGE: "Message"}
MEASURE = 72
"""Cells of a comfortable line: longer ones are hard to find the next line of."""


def script_lines(script: ScriptView, width: int) -> list[Line]:
    """Every line of the script; nothing of it is lost."""
    measure = max(1, min(width, MEASURE))
    return [part for written in script.text.split("\n") for part in _said(written, measure)]


# From one lead to the next only the lines with a name in them change.
@lru_cache(256)
def _said(written: str, measure: int) -> tuple[Line, ...]:
    said = "\n".join(spoken(written))
    ink = "quiet" if said and written != said and written.startswith("#") else ""
    return tuple(line(Span(part, ink)) for part in wrapped(said, measure))


def script_title(script: ScriptView) -> Line:
    """Its kind and its name."""
    return line(
        Span(KINDS[script.script.kind], "accent"), Span(f": {script.script.title}", "strong")
    )
