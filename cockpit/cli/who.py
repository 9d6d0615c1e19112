"""Who is meant by WHO: a lead's id, or one of its numbers in any writing."""

import re
from collections.abc import Iterable

from cockpit.cli.problems import NoSuchLead
from cockpit.cli.words import lead_name
from cockpit.core.mask import Mask
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


def person(ledger: SqliteLedger, text: str, region: str, mask: Mask) -> Person:
    """The lead meant by ``text``.

    A number counts before an id, the exact number before one with an extension behind it.
    Raises NoSuchLead where nobody or several are meant; it says so by the mask.
    """
    quoted = mask.typed(clean(text, LONGEST))
    try:
        number = phone(text, region)
    except PhoneError:
        number = ""
    if number:
        if leads := ledger.leads_having(number):
            return Person(_only(ledger, quoted, leads, mask), number)
        if leads := ledger.leads_on_line(number):
            lead = _only(ledger, quoted, leads, mask)
            numbers = ledger.lead(lead).numbers
            return Person(lead, next(n.phone for n in numbers if base(n.phone) == number))
        if ledger.suppressed((number,)):
            raise NoSuchLead(f"{quoted}: the owner asked to be forgotten; it must not be called")
    if _ID.fullmatch(text) and ledger.has_lead(int(text)):
        return Person(int(text))
    words = "no such lead; write a lead's id or one of its numbers (cockpit queue shows both)"
    raise NoSuchLead(f"{quoted}: {words}")


def people(
    ledger: SqliteLedger, texts: Iterable[str], region: str, mask: Mask
) -> tuple[Person, ...]:
    """The leads meant, in the order named. Raises NoSuchLead for the first that is not one."""
    return tuple(person(ledger, text, region, mask) for text in texts)


def _only(ledger: SqliteLedger, quoted: str, leads: tuple[int, ...], mask: Mask) -> int:
    if len(leads) == 1:
        return leads[0]
    masked = (mask.lead(ledger.lead(lead)) for lead in leads[:MOST_NAMED])
    named = [f"{lead.id} ({lead_name(lead)})" for lead in masked]
    more = f" and {len(leads) - MOST_NAMED} more" if len(leads) > MOST_NAMED else ""
    words = f"fits several leads; write the id of one: {', '.join(named)}{more}"
    raise NoSuchLead(f"{quoted}: {words}")
