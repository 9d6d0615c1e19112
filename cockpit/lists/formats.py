"""Whose export a list of leads is, by the names of its columns."""

from collections.abc import Iterable

from cockpit.lists.headers import folded

VICIDIAL_LIST = "VICIdial list"

# Each line is enough to know a format by; the first that fits counts.
_SIGNS = (
    (VICIDIAL_LIST, """
        phonenumber vendorleadcode
        phonenumber phonecode listid
        phonenumber phonecode altphone
    """),
    ("Apollo contacts", """
        workdirectphone
        personlinkedinurl
        apollocontactid
        corporatephone mobilephone
    """),
    ("HubSpot contacts", """
        firstname recordid
        lastname recordid
        email phonenumber recordid
        stateregion countryregion
        phonenumber mobilephonenumber jobtitle
        firstname phonenumber jobtitle leadstatus
        firstname phonenumber companyname leadstatus
        firstname phonenumber lifecyclestage
    """),
    ("Salesforce leads", """
        lastname company leadsource
        lastname companyaccount leadsource
        lastname company mobilephone postalcode
        lastname company stateprovince zippostalcode
        lastname company leadowner
        lastname company isconverted
    """),
    ("Outreach prospects", """
        workphone mobilephone timezone
        workphone timezone tags
        workphone mobilephone tags
        firstname timezone tags
    """),
    ("Close leads", """
        company contactname url
        company contactname title phone email
    """),
)  # fmt: skip
FORMATS = tuple(
    (name, frozenset(line.split())) for name, lines in _SIGNS for line in lines.strip().splitlines()
)
"""The formats, each with folded headers that are enough to know it by."""


def recognised(header: Iterable[str]) -> str:
    """Return whose export has this header, such as ``HubSpot contacts``; blank for nobody's."""
    names = set(map(folded, header))
    return next((name for name, signs in FORMATS if signs <= names), "")
