"""A telephone number large enough to read while dialling on another phone."""

_FONT = {
    "0": ("┏━┓", "┃ ┃", "┗━┛"), "1": (" ┓ ", " ┃ ", " ┻ "), "2": ("━━┓", "┏━┛", "┗━━"),
    "3": ("━━┓", " ━┫", "━━┛"), "4": ("╻ ╻", "┗━┫", "  ╹"), "5": ("┏━━", "┗━┓", "━━┛"),
    "6": ("┏━━", "┣━┓", "┗━┛"), "7": ("━━┓", "  ┃", "  ╹"), "8": ("┏━┓", "┣━┫", "┗━┛"),
    "9": ("┏━┓", "┗━┫", "━━┛"), "+": ("   ", "╺╋╸", "   "), "-": ("  ", "━ ", "  "),
    " ": ("  ", "  ", "  "),
}  # fmt: skip


def large(text: str) -> list[str]:
    """Digits, ``+``, ``-`` and blanks as three lines of text; anything else is left small."""
    rows = ["", "", ""]
    for character in text:
        glyph = _FONT.get(character, (" ", character, " "))
        for index, part in enumerate(glyph):
            rows[index] += part + ("" if character in " -" else " ")
    return [row.rstrip() for row in rows]
