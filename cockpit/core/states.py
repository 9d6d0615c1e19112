"""States and provinces: their codes, and the time zones they lie in."""

import unicodedata
from functools import lru_cache

# Code, names (the first in full) and zones, the one of most people first. Of names that keep
# the same clock there is one, unless the numbering plan calls it by several.
_UNITED_STATES = """
AL Alabama|Ala: Chicago
AK Alaska: Anchorage Juneau Adak
AZ Arizona|Ariz: Phoenix Denver
AR Arkansas|Ark: Chicago
CA California|Calif|Cal: Los_Angeles
CO Colorado|Colo: Denver
CT Connecticut|Conn: New_York
DE Delaware|Del: New_York
DC District of Columbia|Washington DC|Washington D C: New_York
FL Florida|Fla: New_York Chicago
GA Georgia: New_York
HI Hawaii|Hawai'i: Pacific/Honolulu
ID Idaho|Ida: Boise Denver Los_Angeles
IL Illinois|Ill: Chicago
IN Indiana|Ind: New_York Chicago
IA Iowa: Chicago
KS Kansas|Kan|Kans: Chicago Denver
KY Kentucky: New_York Chicago
LA Louisiana: Chicago
ME Maine: New_York
MD Maryland: New_York
MA Massachusetts|Mass: New_York
MI Michigan|Mich: New_York Chicago
MN Minnesota|Minn: Chicago
MS Mississippi|Miss: Chicago
MO Missouri: Chicago
MT Montana|Mont: Denver
NE Nebraska|Neb|Nebr: Chicago Denver
NV Nevada|Nev: Los_Angeles Boise Denver
NH New Hampshire: New_York
NJ New Jersey: New_York
NM New Mexico|N Mex: Denver
NY New York|New York State: New_York
NC North Carolina|N Carolina: New_York
ND North Dakota|N Dakota|N Dak: Chicago North_Dakota/Center Denver
OH Ohio: New_York
OK Oklahoma|Okla: Chicago
OR Oregon|Ore|Oreg: Los_Angeles Boise Denver
PA Pennsylvania|Penn|Penna: New_York
RI Rhode Island: New_York
SC South Carolina|S Carolina: New_York
SD South Dakota|S Dakota|S Dak: Chicago North_Dakota/Center Denver
TN Tennessee|Tenn: Chicago New_York
TX Texas|Tex: Chicago Denver
UT Utah: Denver
VT Vermont: New_York
VA Virginia: New_York
WA Washington|Wash|Washington State: Los_Angeles
WV West Virginia|W Virginia|W Va: New_York
WI Wisconsin|Wis|Wisc: Chicago
WY Wyoming|Wyo: Denver
AS American Samoa: Pacific/Pago_Pago
GU Guam: Pacific/Guam
MP Northern Mariana Islands|CNMI|Saipan: Pacific/Saipan
PR Puerto Rico: Puerto_Rico
VI US Virgin Islands|Virgin Islands|Virgin Islands US|USVI: St_Thomas
"""
_CANADA = """
AB Alberta|Alta: Edmonton
BC British Columbia|Colombie-Britannique: Vancouver Edmonton Fort_Nelson
MB Manitoba|Man: Winnipeg
NB New Brunswick|Nouveau-Brunswick: Moncton
NL Newfoundland and Labrador|Newfoundland & Labrador|Newfoundland|Labrador|Nfld|NF: \
St_Johns Halifax
NS Nova Scotia|Nouvelle-Ecosse: Halifax
NT Northwest Territories|NWT: Edmonton
NU Nunavut: Iqaluit Rankin_Inlet Cambridge_Bay Coral_Harbour
ON Ontario|Ont: Toronto Winnipeg Atikokan
PE Prince Edward Island|PEI: Halifax
QC Quebec|Que|PQ: Toronto Halifax Blanc-Sablon
SK Saskatchewan|Sask: Regina Edmonton
YT Yukon|Yukon Territory|YK: Whitehorse
"""
_AUSTRALIA = """
ACT Australian Capital Territory: Australia/Sydney
NSW New South Wales: Australia/Sydney Australia/Broken_Hill Australia/Lord_Howe
NT Northern Territory: Australia/Darwin
QLD Queensland: Australia/Brisbane
SA South Australia|S Australia: Australia/Adelaide
TAS Tasmania: Australia/Hobart
VIC Victoria: Australia/Melbourne
WA Western Australia|W Australia: Australia/Perth Australia/Eucla
"""
_COUNTRIES = {
    "US": "us usa unitedstates unitedstatesofamerica theunitedstates america",
    "CA": "ca can canada",
    "AU": "au aus australia",
}
CALLING_CODES = {"US": "+1", "CA": "+1", "AU": "+61"}
"""How the numbers begin of the countries whose states are known."""


def state_zones(code: str) -> tuple[str, ...]:
    """Return the IANA zones a state lies in, by its ISO 3166-2 code: ``US-TX`` has two.

    The zone of most of its people comes first. Empty for a code that is not known. Source:
    the tz database's ``zone.tab``, with its names as the numbering plan has them.
    """
    return _ZONES.get(code, ())


def state_code(text: str, country: str) -> str:
    """Return the ISO 3166-2 code (``US-TX``) of a state written any usual way, else blank.

    ``country`` is a name or a code; where it is blank, a text that is a state of one country
    alone is understood, and ``WA``, which is a state of two, is not.
    """
    name = _folded(text)
    if not country.strip():
        found = {code for names in _codes().values() if (code := names.get(name))}
        return found.pop() if len(found) == 1 else ""
    return _codes().get(country_code(country), {}).get(name, "")


def country_code(text: str) -> str:
    """Return the two letters of a country whose states are known, else blank."""
    return _COUNTRY_CODES.get(_folded(text), "")


@lru_cache(maxsize=1)
def _codes() -> dict[str, dict[str, str]]:
    """Return the code that every name stands for, by country."""
    return {
        country: {
            _folded(name): f"{country}-{code}"
            for code, (names, _) in states.items()
            for name in (code, f"{country}-{code}", *names)
        }
        for country, states in _STATES.items()
    }


def _folded(text: str) -> str:
    plain = text if text.isascii() else unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalnum, plain.casefold()))


def _listed(table: str) -> dict[str, tuple[list[str], tuple[str, ...]]]:
    """Return the names and the zones of each state in a table, by its code."""
    states = {}
    for line in table.strip().splitlines():
        head, zones = line.split(":")
        code, names = head.split(" ", 1)
        full = (zone if zone.startswith(_ABROAD) else f"America/{zone}" for zone in zones.split())
        states[code] = names.split("|"), tuple(full)
    return states


_ABROAD = ("Pacific/", "Australia/")
_STATES = {"US": _listed(_UNITED_STATES), "CA": _listed(_CANADA), "AU": _listed(_AUSTRALIA)}
_COUNTRY_CODES = {name: code for code, names in _COUNTRIES.items() for name in names.split()}
_ZONES = {
    f"{country}-{code}": zones
    for country, states in _STATES.items()
    for code, (_, zones) in states.items()
}
