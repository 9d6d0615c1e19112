"""Placeholders in call scripts: ``{name}`` or ``{name|default}``, filled in a single pass.

Whatever stands between braces on one line is meant as a placeholder; blanks around its name
don't count. A brace that is to be said is written doubled, ``{{`` or ``}}``. What a value
contains is text: it is never looked at for placeholders or braces again.
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
    "promise",
)
SYNONYMS = {
    "first_name": "first",
    "last_name": "last",
    "my_name": "rep",
    "my_company": "rep_company",
    "my_phone": "rep_phone",
}

_DOUBLED = {"{{": "{", "}}": "}"}
_BRACES = re.compile(r"\{\{|\}\}|\{([^{}\n]*)\}|[{}]")
_ALONE = {
    "{": "{ is not closed on its line: close the placeholder with }, or write {{ for a brace",
    "}": "} closes no placeholder: open one with { on its line, or write }} for a brace",
}


def lead_values(
    lead: Lead,
    *,
    weekday: str,
    rep: str = "",
    rep_company: str = "",
    rep_phone: str = "",
    promise: str = "",
) -> dict[str, str]:
    """What the placeholders stand for; ``weekday`` is today's name on the lead's clock.

    ``promise`` is the day that the script promises a call for, in words.
    """
    return {
        "name": lead.name,
        "company": lead.company,
        "title": lead.title,
        "list": lead.list,
        "rep": rep,
        "rep_company": rep_company,
        "rep_phone": rep_phone,
        "weekday": weekday,
        "promise": promise,
    }


def filled_text(text: str, values: Mapping[str, str]) -> str:
    """``text`` with its placeholders filled from ``values``, which go by ``NAMES``.

    ``first``, ``last`` and ``rep_first`` are taken from the full names when not given. A
    blank value becomes the placeholder's default, or else its own name in brackets, so that
    the rep sees what is missing. A doubled brace becomes one; whatever `brace_problems`
    objects to stays as it is written.
    """
    cleaned = {name: clean(value).strip() for name, value in values.items()}
    given = {name: value for name, value in cleaned.items() if value}
    known = _name_parts(given) | given
    return _BRACES.sub(lambda found: _said(found, known), text)


def brace_problems(line: str) -> Iterator[str]:
    """What is wrong with the braces of a line, each with its remedy."""
    for found in _BRACES.finditer(line):
        if found[0] in _DOUBLED:
            continue
        if found[1] is None:
            yield _ALONE[found[0]]
        elif _canonical(_word(found[1])) not in NAMES:
            yield _unknown(found[1])


def names_promise(line: str) -> bool:
    """Whether a line has the placeholder of a promised day."""
    return any(_word(found[1] or "") == "promise" for found in _BRACES.finditer(line))


def _unknown(inside: str) -> str:
    word = _word(inside)
    wrong = f"unknown placeholder{_meant(word)}" if word else "a placeholder without a name"
    return (
        f"{{{clean(word or inside, 60)}}}: {wrong}; the names are {', '.join(NAMES)}; "
        "for braces themselves write {{ and }}"
    )


def _said(found: re.Match[str], known: Mapping[str, str]) -> str:
    if found[1] is None:
        return _DOUBLED.get(found[0], found[0])
    word, (_, bar, default) = _word(found[1]), found[1].partition("|")
    name = _canonical(word)
    if name not in NAMES:
        return found[0]
    if name in known:
        return known[name]
    return default if bar else f"[{word.replace('_', ' ')}]"


def _word(inside: str) -> str:
    return inside.partition("|")[0].strip()


def _name_parts(given: Mapping[str, str]) -> dict[str, str]:
    words, rep_words = given.get("name", "").split(), given.get("rep", "").split()
    parts = {"first": words[:1], "last": words[1:][-1:], "rep_first": rep_words[:1]}
    return {name: found[0] for name, found in parts.items() if found}


def _canonical(word: str) -> str:
    return SYNONYMS.get(word, word)


def _meant(word: str) -> str:
    close = difflib.get_close_matches(word.lower(), (*NAMES, *SYNONYMS), n=1)
    return f', did you mean "{close[0]}"?' if close else ""
