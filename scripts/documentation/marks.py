"""Where in a page the made parts stand: between two comments that no reader sees."""

import re
from collections.abc import Callable, Mapping

Part = Callable[[], str]

END = "<!-- the end of what scripts/docs made -->"
_PART = re.compile(
    rf"^<!-- made by scripts/docs: ([\w ]+) -->$.*?^{re.escape(END)}$", re.MULTILINE | re.DOTALL
)
_MARK = re.compile(
    r"^<!-- (?:made by scripts/docs: .*|the end of what scripts/docs made) -->$", re.M
)


class MarkError(Exception):
    """Why a page cannot be filled: what is wrong with its marks, and what to write."""


def filled(page: str, parts: Mapping[str, Part]) -> str:
    """A page with its parts made anew; raises MarkError for marks that are not in order."""
    found: list[str] = _PART.findall(page)
    if len(_MARK.findall(page)) != 2 * len(found):
        raise MarkError(f"a part has no end, or the end no part; write {END} after each")
    if strange := [name for name in found if name not in parts]:
        raise MarkError(f"no part is called {strange[0]}; there are {', '.join(parts)}")
    return _PART.sub(lambda part: _made(part[1], parts), page)


def _made(name: str, parts: Mapping[str, Part]) -> str:
    return f"<!-- made by scripts/docs: {name} -->\n\n{parts[name]()}\n\n{END}"
