"""Leads whose every word and number is told apart from all else, and a search for leaks of them."""

import re
from collections.abc import Iterator
from datetime import timedelta

from cockpit.core.model import CallDraft, LeadDraft, Number, Outcome
from cockpit.core.phone import candidate_zones
from tests.tui.robot import NOW, silent

REP = "212-555-0199"
PHONES = ("+13125550142", "+12135550157", "+13035550168x12", "+12065550173", "+14045550184")
NEWCOMER = "+16175550195"
SECRETS = (
    "Zebulon", "Quackenbush", "Thistledown", "zq@", "harmonica", "barnacle",
    "Philippa", "Vandersloot", "Gumboot", "zither", "Oddvar", "Ypsilanti", "Marzipan",
    "Wilhelmina", "Bumblecrank", "kazoo", "mandolin", "Xerxes", "Plunkett", "trombone",
)  # fmt: skip
"""Words of names, companies, emails, labels and notes: typed, imported or written before."""

LEADS = [
    LeadDraft(
        name="Zebulon Quackenbush", company="Thistledown Freight", title="Buyer",
        email="zq@thistledown.example", notes="collects harmonicas",
        numbers=(
            Number(PHONES[0], "mobile", candidate_zones(PHONES[0])),
            Number(PHONES[1], "barnacle desk", candidate_zones(PHONES[1])),
        ),
    ),
    LeadDraft(
        name="Philippa Vandersloot", company="Gumboot & Co",
        numbers=(Number(PHONES[2], "", candidate_zones(PHONES[2])),),
    ),
    LeadDraft(name="Oddvar Ypsilanti", numbers=(Number(PHONES[3], "work"),)),
    LeadDraft(company="Marzipan Mills", numbers=(Number(PHONES[4], ""),)),
]  # fmt: skip
CALLS = [
    silent(PHONES[0], timedelta(days=2)),
    silent(PHONES[0], timedelta(days=1)),
    CallDraft(PHONES[1], NOW - timedelta(days=3), Outcome.VOICEMAIL, note="hums the zither"),
]
ROWS = (
    "name,company,phone,phone label,email,notes\n"
    f"Wilhelmina Bumblecrank,Bumblecrank Ltd,{NEWCOMER},kazoo line,wb@x.example,mandolin\n"
    "Xerxes Plunkett,,0000 trombone,,,\n"
)


def pieces(phone: str) -> Iterator[str]:
    """Every four digits in a row of a number, and its groups as people write them."""
    digits = re.sub(r"\D", "", phone)
    yield from (digits[at : at + 4] for at in range(len(digits) - 3))
    for gap in "- .·":
        yield f"{digits[-7:-4]}{gap}{digits[-4:-2]}"
        yield gap.join(digits[-4:])


LEAKS = {word.casefold() for word in SECRETS} | {
    piece for phone in (*PHONES, NEWCOMER, REP) for piece in pieces(phone)
}


def leaks(text: str) -> set[str]:
    """What of the leads can be read in a text, in any case, escaped or not."""
    plain = text.encode().decode("unicode_escape", "replace") if "\\u" in text else text
    return {leak for leak in LEAKS if leak in text.casefold() or leak in plain.casefold()}
