"""What the header names of ordinary exports mean, compared without case and punctuation.

A program whose exports use other names adds them here.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import filterfalse

_PERSON = {
    "name": "name fullname contact contactname leadname personname prospect prospectname"
    " nom nomcomplet nombre nombrecompleto kontakt ansprechpartner contacto",
    "first": "firstname first givenname forename vorname prenom",
    "last": "lastname last surname familyname nachname familienname nomdefamille"
    " apellido apellidos",
}
_LEAD = _PERSON | {
    "company": "company companyname companyaccount account accountname organization organisation"
    " organizationname organisationname business businessname employer"
    " firma unternehmen societe entreprise empresa",
    "title": "title jobtitle position role jobrole funktion fonction poste cargo puesto",
    "email": "email emailaddress mail workemail businessemail primaryemail email1 email1value"
    " emailadresse courriel adresseemail adressemail correo correoelectronico",
    "zone": "zone timezone tz timezonename ianatimezone",
    "list": "list listname lists campaign campaignname",
    "priority": "priority rank leadpriority",
    "notes": "notes note comments comment description remarks"
    " notiz notizen bemerkung bemerkungen remarque remarques nota notas comentarios",
    "state": "state stateregion stateprovince stateorprovince statecode region province"
    " personstate contactstate mailingstate mailingstateprovince bundesland provincia",
    "country": "country countryregion countrycode countryname personcountry contactcountry"
    " mailingcountry land pays pais",
    "calling_code": "phonecode callingcode countrycallingcode dialcode dialingcode"
    " phonecountrycode",
    "do_not_call": "donotcall donotcallflag isdonotcall donotcalllist ondonotcalllist donotphone"
    " donotcontact dnc dncflag isdnc ondnc dnclist ondnclist dncstatus donotcallstatus"
    " internaldnc federaldnc nationaldnc statednc phonednc mobilednc"
    " calloptout phoneoptout optedoutofcalls hasoptedoutofcalls",
    "status": "leadstatus status contactstatus prospectstatus",
}
_CALL = _PERSON | {
    "at": "at when datetime timestamp calledat calltime callstarttime starttime startedat"
    " activitydate activitydatetime activityat calldatetime hstimestamp completeddatetime"
    " createdat created createddate datecreated createdatetime createdate hscreatedate",
    "date": "date calldate duedate duedateonly",
    "time": "time timeofday",
    "outcome": "outcome calloutcome disposition calldisposition callresult result statusname status"
    " hscalldisposition",
    "detail": "detail",
    "cause": "cause callcause",
    "seconds": "seconds duration callduration calldurationinseconds calldurationseconds"
    " durationinseconds durationseconds lengthinsec lengthinseconds callseconds"
    " calldurationhhmmss",
    "milliseconds": "hscallduration calldurationmilliseconds calldurationms durationmilliseconds"
    " durationms milliseconds",
    "note": "note notes callnotes callnote comments comment fullcomments description remarks body"
    " hscallbody",
    "direction": "direction calldirection calltype hscalldirection",
    "to": "to tonumber tophone tophonenumber callednumber numbercalled dialednumber"
    " diallednumber phonenumberdialed phonenumberdialled hscalltonumber",
    "from": "from fromnumber fromphone fromphonenumber callernumber hscallfromnumber",
    "event": "event callobject callobjectidentifier",
    "kind": "tasksubtype activitysubtype activitytype type",
    "ours": "lead aapor localphone localphoneformatted",
}
_PHONES = {
    "": "contact primary main lead person prospect customer",
    "mobile": "mobile cell cellular mobil handy portable movil celular",
    "home": "home privat prive domicile",
    "work": "work business office geschaftlich bureau trabajo oficina",
    "direct": "direct workdirect directdial directline",
    "corporate": "corporate company companymain companyhq corporatehq hq headquarters",
    "other": "other alt alternate alternative secondary",
}


def _by_name(kinds: dict[str, str]) -> dict[str, str]:
    return {name: kind for kind, names in kinds.items() for name in names.split()}


LEAD_KINDS = _by_name(_LEAD)
CALL_KINDS = _by_name(_CALL)

LABELS = {name: label for name, label in _by_name(_PHONES).items() if label}
"""How numbers are labelled, by every word for it."""

_LABELS = {"": ""} | _by_name(_PHONES)
_ALONE = frozenset(_by_name({"": _PHONES["mobile"] + " directdial directline"}))
# "Customer number" and "Company number" are no telephones, "Phone company" neither.
_SOMEWHERE = frozenset(name for name, label in _LABELS.items() if label not in {"", "corporate"})
_NUMBERED = _SOMEWHERE | {"", "contact", "primary"}
_FOLLOWING = _SOMEWHERE | {"", "main", "primary"}
VICIDIAL = (
    "vendor_lead_code", "source_id", "list_id", "phone_code", "phone_number", "title",
    "first_name", "middle_initial", "last_name", "address1", "address2", "address3", "city",
    "state", "province", "postal_code", "country_code", "gender", "date_of_birth", "alt_phone",
    "email", "security_phrase", "comments", "rank", "owner",
)  # fmt: skip
"""The columns of VICIdial's lists, whose files often have no header."""

_COUNTED = re.compile(r"(.*?)(\d*)(?:value)?")
_PHONE = re.compile(r"(.*?)(?:tele(?:phone|fono|fon)|phone)(?:number|nummer|no|nr)?(.*)")
_NUMBER = re.compile(r"(.*?)(?:number|nummer|tel(?:number|nummer|no|nr)?)(.*)")
_LABEL = re.compile(r"((?:tele)?phone\d*)(?:label|type)")
_NO_PHONE = re.compile(r"^(?:has|is|valid|invalid|donot|bad|wrong)|fax")


@lru_cache(maxsize=4096)
def folded(header: str) -> str:
    """Return a header without case, spaces, punctuation and accents."""
    if not header.isascii():
        header = "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", header)))
    return "".join(filter(str.isalnum, header.casefold()))


def phone_label(name: str) -> str | None:
    """Return how numbers under a folded header are labelled, None where it holds none."""
    counted = _COUNTED.fullmatch(name)
    stem = counted[1] if counted else name
    if stem in _ALONE:
        return _LABELS[stem]
    if (number := _NUMBER.fullmatch(stem)) and number[1] in _NUMBERED and number[2] in _FOLLOWING:
        return _LABELS[number[1]] or _LABELS[number[2]]
    if (phone := _PHONE.fullmatch(stem)) and phone[2] in _FOLLOWING:
        return None if _NO_PHONE.search(stem) else _LABELS.get(phone[1] or phone[2], "")
    return None


def labelled(name: str) -> str | None:
    """Return the folded header of the numbers that a column of labels is about, else None."""
    label = _LABEL.fullmatch(name)
    return label[1] if label else None
