"""Who is meant by WHO: a lead's id, or one of its numbers in any writing."""

import re
from collections.abc import Iterable

from cockpit.cli.problems import NoSuchLead
from cockpit.cli.words import lead_name
from cockpit.core.phone import PhoneError, base, phone
from cockpit.core.text import clean
from cockpit.core.value import value
from cockpit.ledger.sqlite import SqliteLedger

MOST_NAMED = 20
LONGEST = 60
_ID = re.compile(r"[0-9]{1,15}")


@value
class Person:
    """A lead, and the number of it that was named; blank where the id was."""

    lead: int
    phone: str = ""


def person(ledger: SqliteLedger, text: str, region: str) -> Person:
    """The lead meant by ``text``.

    A number counts before an id, the exact number before one with an extension behind it.
    Raises NoSuchLead where nobody or several are meant.
    """
    try:
        number = phone(text, region)
    except PhoneError:
        number = ""
    if number:
        if leads := ledger.leads_having(number):
            return Person(_only(ledger, text, leads), number)
        if leads := ledger.leads_on_line(number):
            lead = _only(ledger, text, leads)
            numbers = ledger.lead(lead).numbers
            return Person(lead, next(n.phone for n in numbers if base(n.phone) == number))
        if ledger.suppressed((number,)):
            raise NoSuchLead(
                f"{clean(text, LONGEST)}: the owner asked to be forgotten; it must not be called"
            )
    if _ID.fullmatch(text) and ledger.has_lead(int(text)):
        return Person(int(text))
    words = "no such lead; write a lead's id or one of its numbers (cockpit queue shows both)"
    raise NoSuchLead(f"{clean(text, LONGEST)}: {words}")


def people(ledger: SqliteLedger, texts: Iterable[str], region: str) -> tuple[Person, ...]:
    """The leads meant, in the order named. Raises NoSuchLead for the first that is not one."""
    return tuple(person(ledger, text, region) for text in texts)


def _only(ledger: SqliteLedger, text: str, leads: tuple[int, ...]) -> int:
    if len(leads) == 1:
        return leads[0]
    named = [f"{lead} ({lead_name(ledger.lead(lead))})" for lead in leads[:MOST_NAMED]]
    more = f" and {len(leads) - MOST_NAMED} more" if len(leads) > MOST_NAMED else ""
    words = f"fits several leads; write the id of one: {', '.join(named)}{more}"
    raise NoSuchLead(f"{clean(text, LONGEST)}: {words}")
