"""Which column of a table is which, by the header names of ordinary exports.

Names are compared folded: without case, spaces and punctuation. A program whose exports use
other names adds them here.
"""

import re
from dataclasses import dataclass

from cockpit.lists.apostrophe import unguarded
from cockpit.lists.rows import Record

PERSON = {
    "name": "name fullname contact contactname leadname personname prospect prospectname",
    "first": "firstname first givenname forename",
    "last": "lastname last surname familyname",
}
LEAD = PERSON | {
    "company": "company companyname account accountname organization organisation"
    " organizationname organisationname business businessname employer",
    "title": "title jobtitle position role jobrole",
    "email": "email emailaddress mail workemail businessemail primaryemail email1 email1value",
    "zone": "zone timezone tz timezonename ianatimezone",
    "list": "list listname lists campaign campaignname",
    "priority": "priority rank leadpriority",
    "notes": "notes note comments comment description remarks",
}
CALL = PERSON | {
    "at": "at when datetime timestamp calledat calltime callstarttime starttime startedat"
    " activitydate activitydatetime calldatetime hstimestamp createdat created createddate",
    "date": "date calldate",
    "time": "time timeofday",
    "outcome": "outcome calloutcome disposition calldisposition callresult result status"
    " hscalldisposition",
    "note": "note notes callnotes callnote comments comment description remarks body"
    " hscallbody",
    "direction": "direction calldirection calltype hscalldirection",
    "to": "tonumber to callednumber numbercalled dialednumber diallednumber hscalltonumber",
    "from": "fromnumber from callernumber hscallfromnumber",
    "ours": "event lead",
}
_PHONES = {
    "": "phone number tel telephone contact primary main lead person prospect customer",
    "mobile": "mobile cell cellular mobilephone cellphone",
    "home": "home",
    "work": "work business office",
    "direct": "direct workdirect directdial directline",
    "corporate": "corporate company companymain companyhq corporatehq hq headquarters",
    "other": "other alt alternate alternative secondary second",
}
_PHONE_LABELS = {word: label for label, words in _PHONES.items() for word in words.split()}
_STANDALONE = frozenset(
    {"phone", "number", "tel", "telephone", "mobile", "cell", "cellular", "directdial"}
    | {"directline"}
)
_PHONE = re.compile(r"(.*?)(?:phonenumber|phoneno|telephone|phone|mobile|number|tel)")
_NOT_A_PHONE = re.compile(r"fax|^(has|is|valid|invalid|donot)|account|record|record|id$")


@dataclass(frozen=True, slots=True)
class PhoneColumn:
    """A column of telephone numbers, and how they are labelled."""

    index: int
    label: str = ""
    label_index: int | None = None


@dataclass(frozen=True, slots=True)
class Columns:
    """Where in a record each thing stands; ``said`` tells what was guessed or left out."""

    texts: dict[str, tuple[int, ...]]
    phones: tuple[PhoneColumn, ...]
    said: tuple[str, ...] = ()
    guarded: bool = True

    def has(self, kind: str) -> bool:
        """Whether any column holds this kind of thing."""
        return kind in self.texts

    def text(self, record: Record, kind: str) -> str:
        """Return the first text of this kind that is not blank."""
        for index in self.texts.get(kind, ()):
            if text := self.plain(record.cell(index)):
                return text
        return ""

    def name(self, record: Record) -> str:
        """Return the full name, from one column or from two."""
        both = (self.text(record, "first"), self.text(record, "last"))
        return self.text(record, "name") or " ".join(filter(None, both))

    def label(self, record: Record, column: PhoneColumn) -> str:
        """Return the label of a number: the one beside it, else its column's."""
        if column.label_index is None:
            return column.label
        return self.plain(record.cell(column.label_index)) or column.label

    def plain(self, cell: str) -> str:
        """Return a cell as it was before it was exported."""
        return (unguarded(cell) if self.guarded else cell).strip()
