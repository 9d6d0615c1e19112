"""The colours: a dark and a light theme of our own, and how inks look in Textual's themes.

Ours can be read by everyone: text stands out from its ground by 4.5 to 1 (WCAG 2.1, 1.4.3), and
what differs in meaning differs to the eyes of the colour-blind too. Tests hold them to both.
"""

from collections.abc import Mapping
from typing import NamedTuple

from textual.theme import BUILTIN_THEMES, Theme

Inks = Mapping[str, str]
"""How the text in each ink looks, by the name of the ink."""


class Palette(NamedTuple):
    """The colours of a theme: its grounds, its texts, and one colour for each state."""

    ground: str
    raised: str
    cursor: str
    plain: str
    note: str
    quiet: str
    frame: str
    live: str
    good: str
    warning: str
    stop: str
    on_stop: str


DARK = Palette(
    ground="#11151b", raised="#1a2028", cursor="#1f2d40",
    plain="#dbe1e9", note="#c3ccd7", quiet="#9aa5b4", frame="#6b7786",
    live="#6cabf5", good="#5fe3a4", warning="#fbcb52", stop="#c82448", on_stop="#ffffff",
)  # fmt: skip
LIGHT = Palette(
    ground="#fbfaf8", raised="#f1f0ec", cursor="#dbe7f5",
    plain="#171b21", note="#343b45", quiet="#57606c", frame="#7b838d",
    live="#0a48c8", good="#00663b", warning="#955200", stop="#84123c", on_stop="#ffffff",
)  # fmt: skip
PALETTES = {"cockpit-dark": DARK, "cockpit-light": LIGHT}


def chosen(name: str, terminal: str) -> str:
    """The theme that a config's ``theme`` stands for; ours, unless another is named.

    ``terminal`` is what the terminal says of its colours in ``COLORFGBG``, if anything.
    """
    if name in KNOWN:
        return name
    light = name == "light" or (name != "dark" and _is_light(terminal))
    return "cockpit-light" if light else "cockpit-dark"


def _is_light(terminal: str) -> bool:
    # "foreground;background"; 7 and 9 to 15 are light backgrounds.
    background = terminal.rpartition(";")[2]
    return background.isdecimal() and int(background) in {7, *range(9, 16)}


def inks(theme: Theme) -> Inks:
    """How each ink looks in a theme: in ours as its palette has it, in others in their colours."""
    if palette := PALETTES.get(theme.name):
        return _inks(palette)
    foreign = _FOREIGN if theme.dark else _FOREIGN_LIGHT
    return {**foreign, **_TERMINALS_OWN} if theme.ansi else foreign


def _inks(palette: Palette) -> Inks:
    return {
        "accent": f"bold {palette.live}",
        "cursor": f"bold on {palette.cursor}",
        "frame": palette.frame,
        "good": palette.good,
        "key": f"bold {palette.live}",
        "note": palette.note,
        "quiet": palette.quiet,
        "stop": f"bold {palette.on_stop} on {palette.stop}",
        "strong": "bold",
        "warning": f"bold {palette.warning}",
    }


_FOREIGN = {
    "accent": "bold $text-accent",
    "cursor": "bold on $primary 20%",
    "frame": "$foreground 60%",
    "good": "$text-success",
    "key": "bold $text-accent",
    "note": "$foreground 80%",
    "quiet": "$text-muted 60%",
    "stop": "bold $text-error",
    "strong": "bold",
    "warning": "bold $text-warning",
}
# Light themes' own accents fall short of 4.5:1 on their own ground.
_FOREIGN_LIGHT = {
    **_FOREIGN,
    "accent": "bold #004a86",
    "good": "#164a16",
    "key": "bold #004a86",
    "note": "$foreground",
    "warning": "bold #693800",
}
# The terminal's own colours cannot be thinned: a fifth of its blue would be all of it.
_TERMINALS_OWN = {"cursor": "bold reverse"}


def _theme(name: str, palette: Palette) -> Theme:
    """A palette as Textual's own widgets know it: the palette of commands, the line to type in."""
    return Theme(
        name=name,
        dark=palette is DARK,
        primary=palette.live,
        secondary=palette.quiet,
        accent=palette.live,
        success=palette.good,
        warning=palette.warning,
        error=palette.stop,
        foreground=palette.plain,
        background=palette.ground,
        surface=palette.raised,
        variables={
            "text-accent": palette.live,
            "text-muted": palette.quiet,
            "text-disabled": palette.quiet,
            "text-success": palette.good,
            "text-warning": palette.warning,
            "foreground-muted": palette.quiet,
            "foreground-disabled": palette.quiet,
            "panel-darken-1": palette.raised,
            "border-blurred": palette.frame,
            "block-cursor-foreground": palette.plain,
            "block-cursor-background": palette.cursor,
            "block-cursor-blurred-background": palette.cursor,
            "input-selection-background": palette.cursor,
        },
    )


OURS = {name: _theme(name, palette) for name, palette in PALETTES.items()}
KNOWN = {**OURS, **BUILTIN_THEMES}
"""Every theme that can be chosen, by name."""
