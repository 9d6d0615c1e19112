"""The keys as a rep reads them."""

from collections.abc import Collection, Mapping
from functools import cache

from cockpit.keymap import KEYS

_SIGNS = {
    "slash": "/", "question_mark": "?", "left_square_bracket": "[", "right_square_bracket": "]",
    "plus": "+", "minus": "-", "full_stop": ".", "comma": ",", "colon": ":", "semicolon": ";",
    "exclamation_mark": "!", "equals_sign": "=", "at": "@", "number_sign": "#", "space": "space",
    "pageup": "page up", "pagedown": "page down", "up": "↑", "down": "↓", "left": "←", "right": "→",
    "less_than_sign": "<", "greater_than_sign": ">", "asterisk": "*", "ampersand": "&",
    "dollar_sign": "$", "percent_sign": "%", "apostrophe": "'", "quotation_mark": '"',
    "left_parenthesis": "(", "right_parenthesis": ")", "underscore": "_", "backslash": "\\",
    "vertical_line": "|", "tilde": "~", "grave_accent": "`", "circumflex_accent": "^",
    "left_curly_bracket": "{", "right_curly_bracket": "}",
}  # fmt: skip


@cache
def shown(key: str) -> str:
    """``slash`` as ``/``, ``ctrl+p`` as it is."""
    *modifiers, name = key.split("+") if key != "+" else [key]
    return "+".join([*modifiers, _SIGNS.get(name, name)])


def first(keys: Mapping[str, tuple[str, ...]], id: str) -> str:
    """The key to press for a binding, as a rep reads it; empty where it is switched off."""
    return shown(keys[id][0]) if keys[id] else ""


def every(keys: Mapping[str, tuple[str, ...]], id: str) -> str:
    """All keys of a binding, as a rep reads them."""
    return " ".join(shown(key) for key in keys[id])


def remapped(keys: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """The bindings that are not on the keys they come with, as Textual lays them over those."""
    # It lays all it is given over all bindings with each key that is pressed: 2 ms for the lot.
    return {key.id: ",".join(keys[key.id]) for key in KEYS if keys[key.id] not in ((), key.keys)}


def table(ids: Collection[str] = ()) -> str:
    """The keys with these ids, or all of them, as a table in Markdown."""
    rows = [
        f"| `{'` `'.join(shown(k) for k in key.keys)}` | {key.words} | `{key.id}` |"
        for key in KEYS
        if key.id in ids or not ids
    ]
    return "\n".join(["| key | does | id in the config |", "| --- | --- | --- |", *rows])
