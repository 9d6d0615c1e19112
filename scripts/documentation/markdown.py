"""Tables, code and lists in Markdown, as a code host shows them."""

import re
from collections.abc import Iterable, Sequence

_TICKED = re.compile(r"`+")


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; a bar in a cell stands for itself, a line break for a line in the cell."""
    lines = [header, ["---"] * len(header), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def code(text: str) -> str:
    """A few words of code, whatever backticks they have; nothing for nothing."""
    if not text:
        return ""
    ticks = "`" * (1 + max(map(len, _TICKED.findall(text)), default=0))
    blank = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{blank}{text}{blank}{ticks}"


def codes(texts: Iterable[str]) -> str:
    """Several of them in a row."""
    return ", ".join(map(code, texts))


def fenced(text: str, language: str = "") -> str:
    """Lines of code."""
    return f"```{language}\n{text.strip(chr(10))}\n```"


def sections(*parts: str) -> str:
    """Parts with a blank line between them, those that are blank left out."""
    return "\n\n".join(filter(None, parts))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")
