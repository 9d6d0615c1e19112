"""Every setting with its default and what it does, out of the example of the configuration."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cockpit.config import example
from cockpit.core.rules import Level
from scripts.documentation.markdown import code, sections, table

_SETTING = re.compile(
    r"(?P<indent> *)(?P<key>[\w.]+):(?: +(?P<value>[^\s#].*?))?(?: +# (?P<says>.*))?"
)
_COMMENT = re.compile(r" *# ?(?P<says>.*)")
_ROW = re.compile(r" +- (?P<row>\{.*)")
_ELSEWHERE = {
    "regions": "the table in [rules.md](rules.md#places-with-laws-of-their-own)",
    "keys": "the table in [keys.md](keys.md)",
}
"""What has a page of its own, and its default there."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: its path, how deep it stands, its default and the words beside it."""

    path: str
    depth: int
    default: str
    says: str
    rows: tuple[str, ...] = ()
    """The lines of a default that is a list."""

    def with_row(self, row: str) -> "Setting":
        """The same with one more line."""
        return replace(self, rows=(*self.rows, row))

    def with_more(self, text: str) -> "Setting":
        """The same with more on its last line."""
        *rows, last = self.rows
        return replace(self, rows=(*rows, f"{last} {text}"))


def settings() -> str:
    """A section for each setting at the top, and for each group of them."""
    return sections(*(_section(group) for group in _groups(_settings(example()))))


def _settings(text: str) -> list[Setting]:
    """The settings of the example, each with the comment beside it or above it."""
    found: list[Setting] = []
    above: list[str] = []
    keys: list[str] = []
    for line in text.splitlines():
        if comment := _COMMENT.fullmatch(line):
            above.append(comment["says"])
        elif row := _ROW.fullmatch(line):
            found[-1] = found[-1].with_row(row["row"])
        elif found and found[-1].rows and line.startswith("    "):
            found[-1] = found[-1].with_more(line.strip())
        else:
            if setting := _SETTING.fullmatch(line):
                depth = len(setting["indent"]) // 2
                keys = [*keys[:depth], setting["key"]]
                says = setting["says"] or " ".join(above)
                found.append(Setting(".".join(keys), depth, setting["value"] or "", says))
            above.clear()
    return found


def _groups(found: Iterable[Setting]) -> list[list[Setting]]:
    """The settings with those under them, one list for each at the top."""
    groups: list[list[Setting]] = []
    for setting in found:
        if setting.depth == 0:
            groups.append([])
        groups[-1].append(setting)
    return groups


def _section(group: list[Setting]) -> str:
    top, *under = group
    title = f"## {top.path}"
    if top.path in _ELSEWHERE:
        return sections(title, top.says, f"Default: {_ELSEWHERE[top.path]}.")
    if not under:
        return sections(title, top.says, f"Default: {_default(top)}.")
    rows = ((code(each.path), _default(each), _says(each)) for each in under)
    return sections(title, top.says, table(("setting", "default", "what it does"), rows))


def _says(setting: Setting) -> str:
    if setting.says or not setting.path.endswith(".level"):
        return setting.says
    return ", ".join(level.word for level in Level)


def _default(setting: Setting) -> str:
    return "\n".join(map(code, setting.rows)) or code(setting.default)
