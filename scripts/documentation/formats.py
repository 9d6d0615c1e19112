"""Lists in and out: the names, words and units of each format, out of the tables that read them."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from cockpit.core.model import Direction, Outcome
from cockpit.lists.activities import close, hubspot, plain, salesforce
from cockpit.lists.activities.dispositions import CLOSE, HUBSPOT, SALESFORCE, aapor
from cockpit.lists.activities.line import CallLine, Value
from cockpit.lists.fields import FIELDS, IGNORED, PHONE
from cockpit.lists.formats import FORMATS
from cockpit.lists.headers import CALL_KINDS, LABELS, LEAD_KINDS, VICIDIAL
from cockpit.lists.outcomes import ENDINGS, WORDS, Ending
from cockpit.lists.vicidial import CODES
from cockpit.lists.write import lead_header
from scripts.documentation.markdown import code, codes, sections, table

_ID = re.compile(r"[0-9a-f]{32}")
_AT = datetime(2026, 3, 12, 9, 30, 5, tzinfo=ZoneInfo("America/Chicago"))
_CALL = CallLine(
    event="laptop:812",
    lead=12,
    name="Dana Ruiz",
    phone="+13125550100",
    at=_AT,
    direction=Direction.OUT,
    outcome=Outcome.VOICEMAIL,
    note="Spoke of the fair",
    seconds=42,
)
_FORMS: Mapping[str, Callable[[CallLine], Mapping[str, Value]]] = {
    "csv, json": plain.row,
    "hubspot": hubspot.row,
    "salesforce": salesforce.row,
    "close": close.row,
}
_PROGRAMS = {"HubSpot": HUBSPOT, "Salesforce": SALESFORCE, "Close": CLOSE}
_MEANS = {
    "name": "the whole name",
    "first": "the first name, put before the last",
    "last": "the last name",
    "company": "where they work",
    "title": "what they do there",
    PHONE: "a number",
    "email": "kept, and exported again",
    "zone": "their time zone: an IANA name such as `America/Chicago`, or what a CRM calls it",
    "state": "with the country it gives the zone where there is none, and the laws of the place",
    "country": "what a state is read with",
    "list": "the list they stand on",
    "priority": "a whole number; higher comes first in the queue",
    "notes": "shown on the card",
    "do_not_call": "yes puts every number of the row on the do-not-call list; so does what is "
    "neither yes nor no",
    "status": "only where it says that they must not be called",
    "calling_code": "the country that the numbers of the row are read as, such as 44",
    IGNORED: "nothing",
}
_CALL_MEANS = {
    "name": "the lead's whole name, to tell apart those who share a number",
    "first": "the first name, put before the last",
    "last": "the last name",
    "at": "when: date and time of day, with an offset or on your own clock",
    "date": "the day, where it stands apart",
    "time": "the time of day, where it stands apart",
    "outcome": "how it ended, in our words or theirs",
    "detail": "more about that, such as `busy`",
    "cause": "why they called back",
    "seconds": "how long it lasted; HubSpot's `Call duration` is read in milliseconds",
    "milliseconds": "how long it lasted",
    "note": "a line to keep with it",
    "direction": "`out`, or `in` for a call back",
    "to": "the number called",
    "from": "the number that called",
    "event": "what tells an exported call from others in the same second",
    "kind": "what the activity was: an email, a meeting or a task is no call",
    "ours": "not read",
}


def lead_columns() -> str:
    """What a column of leads may become, and the names that say so by themselves."""
    names = _names(LEAD_KINDS)
    fields = (text for text in FIELDS if text not in LABELS.values())
    rows = ((code(text), _MEANS[text], codes(names.get(text, ()))) for text in fields)
    return table(("field", "what it is", "columns of these names become it"), rows)


def number_labels() -> str:
    """How numbers are labelled, and the words for it."""
    rows = ((code(label), codes(words)) for label, words in _names(LABELS).items())
    return table(("label", "words"), rows)


def recognised() -> str:
    """The exports that are known by their headers."""
    signs: dict[str, list[str]] = {}
    for name, headers in FORMATS:
        signs.setdefault(name, []).append(" + ".join(map(code, sorted(headers))))
    rows = ((name, "\n".join(each)) for name, each in signs.items())
    return table(("export", "known by any of these sets of columns"), rows)


def vicidial_columns() -> str:
    """The order of VICIdial's columns."""
    return codes(VICIDIAL) + "."


def call_columns() -> str:
    """What a column of past calls may become, and the names that say so by themselves."""
    rows = (
        (code(kind), _CALL_MEANS[kind], codes(names)) for kind, names in _names(CALL_KINDS).items()
    )
    return table(("column", "what it is", "other names for it"), rows)


def endings() -> str:
    """The words for each way in which a call can end."""
    rows = ((_ending(ended), codes(filter(_is_word, words.split()))) for ended, words in WORDS)
    return table(("becomes", "words"), rows)


def vicidial_statuses() -> str:
    """What VICIdial's statuses become."""
    return table(
        ("becomes", "statuses"), ((_ending(ended), codes(each.split())) for ended, each in CODES)
    )


def lead_export() -> str:
    """The columns of exported leads with two numbers."""
    return f"{codes(lead_header(2))}."


def call_exports() -> str:
    """One call in the columns of each format."""
    return sections(*(part for name, row in _FORMS.items() for part in _form(name, row(_CALL))))


def dispositions() -> str:
    """Each way in which a call can end, in the words of each program."""
    rows = (
        (
            _ending(ended),
            *(
                _said(program.word(ended), program.note(ended, ""))
                for program in _PROGRAMS.values()
            ),
            code(aapor(ended)),
        )
        for ended in ENDINGS
    )
    return table(("ending", *_PROGRAMS, "AAPOR"), rows)


def _names(kinds: Mapping[str, str]) -> dict[str, list[str]]:
    """The names of each kind, in their order."""
    names: dict[str, list[str]] = {}
    for name, kind in kinds.items():
        names.setdefault(kind, []).append(name)
    return names


def _is_word(text: str) -> bool:
    """Whether a word is one that people use, and no id of a program's."""
    return not _ID.fullmatch(text)


def _ending(ended: Ending) -> str:
    detail = f", {code(ended.detail)}" if ended.detail else ""
    return f"{code(ended.outcome)}{detail}"


def _said(word: str, note: str) -> str:
    return f"{word}; note: “{note}”" if note else word


def _form(name: str, row: Mapping[str, Value]) -> Sequence[str]:
    cells = (
        (code(column), "" if value is None else code(str(value))) for column, value in row.items()
    )
    return f"### {name}", table(("column", "such as"), cells)
