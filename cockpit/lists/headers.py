"""What the header names of ordinary exports mean, compared without case and punctuation.

A program whose exports use other names adds them here.
"""

import re

_PERSON = {
    "name": "name fullname contact contactname leadname personname prospect prospectname",
    "first": "firstname first givenname forename",
    "last": "lastname last surname familyname",
}
_LEAD = _PERSON | {
    "company": "company companyname account accountname organization organisation"
    " organizationname organisationname business businessname employer",
    "title": "title jobtitle position role jobrole",
    "email": "email emailaddress mail workemail businessemail primaryemail email1 email1value",
    "zone": "zone timezone tz timezonename ianatimezone",
    "list": "list listname lists campaign campaignname",
    "priority": "priority rank leadpriority",
    "notes": "notes note comments comment description remarks",
}
_CALL = _PERSON | {
    "at": "at when datetime timestamp calledat calltime callstarttime starttime startedat"
    " activitydate activitydatetime calldatetime hstimestamp createdat created createddate",
    "date": "date calldate",
    "time": "time timeofday",
    "outcome": "outcome calloutcome disposition calldisposition callresult result status"
    " hscalldisposition",
    "note": "note notes callnotes callnote comments comment description remarks body hscallbody",
    "direction": "direction calldirection calltype hscalldirection",
    "to": "to tonumber tophone tophonenumber callednumber numbercalled dialednumber"
    " diallednumber hscalltonumber",
    "from": "from fromnumber fromphone fromphonenumber callernumber hscallfromnumber",
    "ours": "event lead",
}
_PHONES = {
    "": "contact primary main lead person prospect customer",
    "mobile": "mobile cell cellular",
    "home": "home",
    "work": "work business office",
    "direct": "direct workdirect directdial directline",
    "corporate": "corporate company companymain companyhq corporatehq hq headquarters",
    "other": "other alt alternate alternative secondary",
}


def _by_name(kinds: dict[str, str]) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


LEAD_KINDS = _by_name(_LEAD)
CALL_KINDS = _by_name(_CALL)

_LABELS = {"": ""} | _by_name(_PHONES)
_ALONE = frozenset({"mobile", "cell", "cellular", "directdial", "directline"})
# "Customer number" and "Company number" are no telephones.
_NUMBERED = frozenset(name for name, label in _LABELS.items() if label not in {"", "corporate"}) | {
    "",
    "contact",
    "primary",
}
_COUNTED = re.compile(r"(.*?)(\d*)(?:value)?")
_PHONE = re.compile(r"(.*?)(?:telephone|phone)(?:number|no)?")
_NUMBER = re.compile(r"(.*?)(?:number|tel(?:number|no)?)")
_LABEL = re.compile(r"((?:tele)?phone\d*)(?:label|type)")
_NO_PHONE = re.compile(r"^(?:has|is|valid|invalid|donot|bad|wrong)|fax")


def folded(header: str) -> str:
    """Return a header without case, spaces and punctuation."""
    return "".join(filter(str.isalnum, header.casefold()))


def phone_label(name: str) -> str | None:
    """Return how numbers under a folded header are labelled, None where it holds none."""
    counted = _COUNTED.fullmatch(name)
    stem = counted[1] if counted else name
    if stem in _ALONE:
        return _LABELS[stem]
    if (number := _NUMBER.fullmatch(stem)) and number[1] in _NUMBERED:
        return _LABELS[number[1]]
    if (phone := _PHONE.fullmatch(stem)) and not _NO_PHONE.search(stem):
        return _LABELS.get(phone[1], phone[1])
    return None


def labelled(name: str) -> str | None:
    """Return the folded header of the numbers that a column of labels is about, else None."""
    label = _LABEL.fullmatch(name)
    return label[1] if label else None
