"""The keys a rep chose, laid over our own: their names, and whether they clash.

A key has one name here, Textual's: ``slash`` for ``/``, ``A`` for shift and a.
"""

import string
import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from cockpit.config.problems import Report, Unfit, did_you_mean, quoted
from cockpit.config.shape import DEFAULT_KEYS
from cockpit.config.strict import Entry, Node, Refused, Scalar, Series, dotted

_SHORTER = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def _sign_name(character: str) -> str:
    name = unicodedata.name(character).lower().replace("-", "_").replace(" ", "_")
    return _SHORTER.get(name, name)


SIGNS = {character: _sign_name(character) for character in string.punctuation + " "}
LETTERS = frozenset(string.ascii_lowercase)
CAPITALS = frozenset(string.ascii_uppercase)
NAMED = frozenset(
    {
        *("enter", "tab", "escape", "space", "backspace", "delete", "insert"),
        *("home", "end", "pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
    }
)
OTHERS = LETTERS.union(string.digits, SIGNS.values())
MODIFIERS = frozenset({"alt", "ctrl", "shift"})
# What a terminal sends for the first is what it sends for the second.
SAME = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
}


def key_name(text: str) -> str:
    """The one name of the key written as ``text``; raises Unfit when there is no such key."""
    *modifiers, base = _parts(text)
    base = SIGNS.get(base, base)
    if base.lower() in {"escape", "esc"}:
        raise Unfit("escape cannot be assigned: it closes what is open; choose another key")
    if not _exists(modifiers, base):
        raise Unfit(_no_such_key(text))
    if modifiers == ["shift"] and len(base) == 1:
        return base.upper()
    name = "+".join([*sorted(modifiers), base])
    if name == "ctrl+c":
        raise Unfit("ctrl+c cannot be assigned: it copies and quits; choose another key")
    if name in SAME:
        raise Unfit(f"{name} is {SAME[name]} to a terminal; choose another key")
    return name


def overlaid(entries: tuple[Entry, ...], report: Report) -> Mapping[str, tuple[str, ...]]:
    """Our keys with those of the file laid over them; what is wrong is reported."""
    chosen: dict[str, tuple[str, ...]] = {}
    unsettled = set()
    for entry in entries:
        before = len(report.problems)
        keys = tuple(dict.fromkeys(_keys(entry, report)))
        if len(report.problems) > before:
            unsettled.add(entry.key)
        else:
            chosen[entry.key] = keys
    keymap = {**DEFAULT_KEYS, **chosen}
    settled = {key_id: keys for key_id, keys in keymap.items() if key_id not in unsettled}
    _report_clashes(settled, {entry.key: entry for entry in entries}, report)
    return MappingProxyType(keymap)


def _parts(text: str) -> list[str]:
    """The modifiers and the key itself, which may be the plus sign."""
    if text == "+":
        return ["+"]
    if text.endswith("++"):
        return [*text[:-2].split("+"), "+"]
    return text.split("+")


def _exists(modifiers: list[str], base: str) -> bool:
    if len(set(modifiers)) < len(modifiers) or not MODIFIERS.issuperset(modifiers):
        return False
    if base in NAMED or (base in LETTERS and modifiers):
        return True
    if modifiers == ["shift"]:
        return False
    return base in OTHERS or (base in CAPITALS and not modifiers)


def _no_such_key(text: str) -> str:
    candidates = {text.lower(), text.replace("-", "+").lower(), text.strip().lower()}
    near = [name for name in sorted(candidates) if _exists_as_written(name)]
    names = NAMED.union(SIGNS.values()) - {"escape"} if "+" not in text else ()
    meant = near[0] if near else did_you_mean(text, names)
    if meant:
        return f"{quoted(text)} is not a key; did you mean {meant}?"
    return f"{quoted(text)} is not a key; write one such as f, f5, ctrl+f or question_mark"


def _exists_as_written(text: str) -> bool:
    *modifiers, base = _parts(text)
    return _exists(modifiers, SIGNS.get(base, base))


def _keys(entry: Entry, report: Report) -> Iterator[str]:
    name = dotted("keys", entry.key)
    nodes = entry.node.items if isinstance(entry.node, Series) else (entry.node,)
    if entry.key.startswith("outcome.") and (not nodes or _is_empty(entry.node)):
        report.add(entry.place, name, "an outcome needs a key; write at least one")
        return
    if _is_empty(entry.node):
        return
    for node in nodes:
        match node:
            case Refused():
                pass
            case Scalar(is_blank=True):
                words = "no key is given; write one, in quotes, or [] to have none"
                report.add(entry.place, name, words)
            case Scalar(text=text):
                try:
                    yield key_name(text)
                except Unfit as unfit:
                    report.add(node.place, name, str(unfit))
            case _:
                words = "one key or a list of keys belongs here, such as j or [j, down]"
                report.add(node.place, name, words)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text and not node.plain


def _report_clashes(
    keymap: Mapping[str, tuple[str, ...]], entries: Mapping[str, Entry], report: Report
) -> None:
    owners: dict[str, str] = {}
    for key_id, keys in keymap.items():
        for key in keys:
            other = owners.setdefault(key, key_id)
            if other == key_id:
                continue
            written = [entries[name] for name in (other, key_id) if name in entries]
            at = max(written, key=lambda entry: entry.place)
            rival = key_id if at.key == other else other
            words = f"{key} is also the key of {rival}; give one of the two another key"
            report.add(at.place, dotted("keys", at.key), words)
