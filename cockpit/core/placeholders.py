"""Placeholders in call scripts: ``{name}`` or ``{name|default}``, filled in a single pass.

A brace that begins neither is text like any other. What a value contains is text too: it
is never looked at for placeholders again.
"""

import difflib
import re
from collections.abc import Iterator, Mapping

from cockpit.core.model import Lead
from cockpit.core.text import clean

NAMES = (
    "name",
    "first",
    "last",
    "company",
    "title",
    "list",
    "rep",
    "rep_first",
    "rep_company",
    "rep_phone",
    "weekday",
)
SYNONYMS = {
    "first_name": "first",
    "last_name": "last",
    "my_name": "rep",
    "my_company": "rep_company",
    "my_phone": "rep_phone",
}

_PLACEHOLDER = re.compile(r"\{([A-Za-z_][A-Za-z0-9_]*)(?:\|([^{}\n]*))?\}")


def lead_values(
    lead: Lead, *, weekday: str, rep: str = "", rep_company: str = "", rep_phone: str = ""
) -> dict[str, str]:
    """What the placeholders stand for; ``weekday`` is today's name on the lead's clock."""
    return {
        "name": lead.name,
        "company": lead.company,
        "title": lead.title,
        "list": lead.list,
        "rep": rep,
        "rep_company": rep_company,
        "rep_phone": rep_phone,
        "weekday": weekday,
    }


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled from ``values``, which go by ``NAMES``.

    ``first``, ``last`` and ``rep_first`` are taken from the full names when not given. A
    blank value becomes the placeholder's default, or else its own name in brackets, so that
    the rep sees what is missing. A placeholder nobody knows stays as it is written.
    """
    cleaned = {name: clean(value).strip() for name, value in values.items()}
    given = {name: value for name, value in cleaned.items() if value}
    known = _name_parts(given) | given
    return _PLACEHOLDER.sub(lambda found: _said(found, known), text)


def unknown_placeholders(line: str) -> Iterator[str]:
    """What is wrong with each placeholder of a line whose name nobody knows, and the remedy."""
    for word, _ in _PLACEHOLDER.findall(line):
        if _canonical(word) not in NAMES:
            yield (
                f"{{{clean(word, 60)}}}: unknown placeholder{_meant(word)}; "
                f"the names are {', '.join(NAMES)}"
            )


def _said(found: re.Match[str], known: Mapping[str, str]) -> str:
    word, default = found.groups()
    name = _canonical(word)
    if name not in NAMES:
        return found[0]
    if name in known:
        return known[name]
    return f"[{word.replace('_', ' ')}]" if default is None else str(default)


def _name_parts(given: Mapping[str, str]) -> dict[str, str]:
    words, rep_words = given.get("name", "").split(), given.get("rep", "").split()
    parts = {"first": words[:1], "last": words[1:][-1:], "rep_first": rep_words[:1]}
    return {name: found[0] for name, found in parts.items() if found}


def _canonical(word: str) -> str:
    return SYNONYMS.get(word, word)


def _meant(word: str) -> str:
    close = difflib.get_close_matches(word.lower(), (*NAMES, *SYNONYMS), n=1)
    return f', did you mean "{close[0]}"?' if close else ""
