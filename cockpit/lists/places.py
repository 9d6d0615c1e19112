"""Where a lead is, from what a list says about it: a state, a country, a calling code."""

from collections.abc import Sequence
from functools import lru_cache

from phonenumbers import region_codes_for_country_code

from cockpit.core.states import CALLING_CODES, state_code

_WORLD = "001"


def lead_state(text: str, country: str, region: str, phones: Sequence[str]) -> str:
    """Return the ISO 3166-2 code of a lead's state, blank where it cannot be told.

    Without a country a text is read as in ``region``, the home of the list, if the lead has a
    number of a country whose states are known, and else as in that number's country.
    """
    if any(letter.isalpha() for letter in country):
        return _state(text, country)
    if "-" in text and (code := state_code(text, "")):
        return code
    homes = [
        home
        for home, code in CALLING_CODES.items()
        if any(phone.startswith(code) for phone in phones)
    ]
    read = (_state(text, home) for home in (region, *homes)) if homes else ()
    return next(filter(None, read), "")


@lru_cache(maxsize=4096)
def _state(text: str, country: str) -> str:
    return state_code(text, country)


@lru_cache(maxsize=256)
def calling_region(code: str, region: str) -> str:
    """Return a region whose people dial numbers of a country calling code: ``44`` is GB.

    That is ``region`` itself where it has this code, and for a text that is no such code.
    """
    digits = "".join(filter(str.isdecimal, code)).lstrip("0")
    having = region_codes_for_country_code(int(digits)) if 0 < len(digits) < 4 else ()
    if not having or region in having or _WORLD in having:
        return region
    return str(having[0])
