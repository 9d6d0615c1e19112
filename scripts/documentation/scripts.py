"""What can stand in a call script, what comes of it, and the scripts that are shipped."""

from cockpit.core.model import Lead
from cockpit.core.placeholders import NAMES, SYNONYMS, lead_values
from cockpit.core.promising import EXAMPLES
from cockpit.core.script import Script, ScriptError, filled, parse_script, spoken
from cockpit.shelf import load_shelf
from scripts.documentation.markdown import code, codes, fenced, sections, table

_MEANS = {
    "name": "the lead's whole name",
    "first": "the first word of it",
    "last": "the last word of it",
    "company": "where they work",
    "title": "what they do there",
    "list": "the list they stand on",
    "rep": "your name: `rep.name` in the config",
    "rep_first": "the first word of it",
    "rep_company": "the company you call for: `rep.company`",
    "rep_phone": "the number they reach you at: `rep.phone`",
    "weekday": "today on their clock, such as Tuesday",
    "promise": "the day that this message promises, such as Thursday",
}
_WORKED = """\
---
title: The dock times
kind: message
promise: thursday
call_back: they-call-back
---
Hi {first|there}, this is {rep} with {rep_company}.

I had an idea about the dock times at {company|your place}.

My number is {rep_phone}.

If we don't speak before {promise}, I'll call you then.

Again, {rep_phone}. Thank you.
"""
_WRONG = """\
---
title: The dock times
kind: voicemail
promise: an hour
---
Hi {frist}, this is {rep with Sample Freight.
"""


def placeholders() -> str:
    """Every placeholder, and what it stands for."""
    others = {name: [other for other, ours in SYNONYMS.items() if ours == name] for name in NAMES}
    rows = ((code(f"{{{name}}}"), _MEANS[name], codes(others[name])) for name in NAMES)
    return table(("placeholder", "stands for", "may also be called"), rows)


def promise_days() -> str:
    """Words that a message may promise a call for."""
    return f"{EXAMPLES}."


def worked() -> str:
    """A script as it is written, and as a rep reads it."""
    lead = Lead(12, "Dana Ruiz", company="Sample Freight")
    values = lead_values(
        lead, weekday="Tuesday", rep="Sam Rivera", rep_company="Sample Routes",
        rep_phone="212-555-0100", promise="Thursday",
    )  # fmt: skip
    said = spoken(filled(parse_script(_WORKED, "message-dock-times"), values))
    return sections(
        fenced(_WORKED, "markdown"),
        "For Dana Ruiz of Sample Freight, on a Tuesday, that is:",
        fenced("\n".join(said)),
    )


def mistakes() -> str:
    """A script with mistakes, and what is said about it."""
    try:
        parse_script(_WRONG, "dock-times.md")
    except ScriptError as error:
        told = "\n".join(map(str, error.problems))
    return sections(fenced(_WRONG, "markdown"), fenced(told))


def starters() -> str:
    """The scripts that are shipped."""
    return table(("script", "kind", "title", "promises"), map(_row, load_shelf(None).scripts))


def _row(script: Script) -> tuple[str, str, str, str]:
    return code(script.name), code(script.kind), script.title, script.promise
