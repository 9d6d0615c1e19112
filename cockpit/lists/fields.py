"""What a column of leads may become, and how a rep says what it does become."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from cockpit.lists.headers import LABELS, LEAD_KINDS, folded, phone_label
from cockpit.lists.rows import quoted

PHONE = "phone"
LABEL = "label"
IGNORED = "ignore"

_TEXTS = ("name", "first", "last", "company", "title")
_FACTS = ("email", "zone", "state", "country", "list", "priority", "notes", "do_not_call")
_KNOWN_LABELS = tuple(dict.fromkeys(LABELS.values()))
_IGNORING = frozenset({"ignore", "ignored", "notused", "unused", "skip", "none", "nothing"})
_OWN_LABEL = re.compile(rf"(?i)(.+) {PHONE}")
FIELDS = (*_TEXTS, PHONE, *_KNOWN_LABELS, *_FACTS, "status", "calling_code", IGNORED)
"""The fields in our own words; numbers go by their labels."""


class MapError(ValueError):
    """Why a column cannot become what a rep says: what is wrong, and what there is to choose."""


@dataclass(frozen=True, slots=True)
class Field:
    """What a column becomes: a kind of text, a number with its label, or nothing."""

    kind: str = IGNORED
    label: str = ""

    def __str__(self) -> str:
        """Return the field in words that `field` reads."""
        if self.kind != PHONE:
            return self.kind
        return self.label if self.label in _KNOWN_LABELS else f"{self.label} {PHONE}".strip()


def field(text: str) -> Field:
    """Return the field that a text names, or raise `MapError`.

    A number may have any label, with the word phone behind it: ``reception phone``.
    """
    name = folded(text)
    if kind := LEAD_KINDS.get(name):
        return Field(kind)
    if label := LABELS.get(name):
        return Field(PHONE, label)
    if name in _IGNORING:
        return Field()
    label = phone_label(name)
    if label is None:
        raise MapError(f"{quoted(text)} is no field; there are {', '.join(FIELDS)}")
    own = _OWN_LABEL.fullmatch(" ".join(text.split()))
    return Field(PHONE, label or (own[1] if own else ""))


def mapping(pairs: Iterable[str]) -> dict[str, Field]:
    """Return what columns become by texts such as ``Kunde=company``.

    Raise `MapError` for a text that is none, an unknown field, and a column named twice.
    """
    fields: dict[str, Field] = {}
    names: dict[str, str] = {}
    for pair in pairs:
        column, equals, text = pair.rpartition("=")
        key = column_key(column)
        if not equals or not key:
            raise MapError(f'{quoted(pair)} is not COLUMN=FIELD, such as "Kunde=company"')
        name = names.setdefault(key, column.strip())
        if fields.setdefault(name, field(text)) != field(text):
            raise MapError(f"column {quoted(column.strip())} is named twice; say what it becomes")
    return fields


def column_key(column: str) -> str:
    """Return a column's name as it is compared: by its letters and digits, if it has any."""
    return folded(column) or column.strip()


def header_key(header: Iterable[str]) -> str:
    """Return what files with the same columns have in common, in whatever order they stand."""
    return "\n".join(sorted({column_key(name) for name in header} - {""}))
