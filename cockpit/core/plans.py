"""Telephone numbers as the world's numbering plans have them, asked of phonenumbers.

Loading the plans takes 15 ms, so `phone` asks only what it cannot answer by itself.
"""

import re
from collections.abc import Iterator
from functools import cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

from cockpit.core.phone import (
    EMERGENCY,
    EMPTY,
    INVALID,
    LOST,
    SHORT,
    Found,
    PhoneError,
    base,
    is_phone,
)
from cockpit.core.writing import (
    LONGEST,
    digit_begins,
    digit_ends,
    digits,
    is_scientific,
    is_short,
    mended,
    names_somebody,
    parts,
    plain,
)

_EVERYWHERE = frozenset({"000", "110", "111", "112", "113", "118", "119", "911", "999"})
# A spreadsheet's decimals, "3125550100.00"; but "312555.0000" is a number with a point in it.
_AMERICAN = re.compile(r"\+1[2-9][0-9]{9}")
_MORE_ZEROS = re.compile(r"(?<=\d{7}[.,]0)0+$")


def read(text: str, region: str) -> Found:
    """Return the numbers of one cell, in any writing, together with what had to be left out."""
    cell = _mended(plain(text))
    if not cell or len(cell) > LONGEST or is_scientific(cell):
        return Found(problems=((cell[:LONGEST], _reason(cell, region)),))
    numbers: dict[str, None] = {}
    problems: list[tuple[str, str]] = []
    for part in parts(cell):
        read = _part(part, region)
        numbers.update(dict.fromkeys(read.phones))
        problems += read.problems
    if not numbers and not problems:
        problems = [(cell, INVALID)]
    return Found(tuple(numbers), tuple(problems))


def written(phone: str) -> str:
    """Return one of our numbers as people read it, or as it is where it is none."""
    try:
        return phonenumbers.format_number(_parsed(phone), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return phone


def may_be_dialled(phone: str) -> bool:
    """Whether a number is valid by its country's plan, in our own form and no emergency number."""
    try:
        number = _parsed(phone)
    except NumberParseException:
        return False
    region = phonenumbers.region_code_for_number(number)
    national = phonenumbers.national_significant_number(number)
    return (
        phonenumbers.is_valid_number(number)
        and _ours(number) == phone
        and not (region and phonenumbers.is_emergency_number(national, region))
    )


def national(phone: str) -> str:
    """Return the digits of a number behind its country code; all where it is none."""
    try:
        return phonenumbers.national_significant_number(_parsed(phone))
    except NumberParseException:
        return phone.removeprefix("+")


def country(phone: str) -> str:
    """Return the two letters of a number's country; blank for no single one, or no number."""
    try:
        found = phonenumbers.region_code_for_number(_parsed(phone))
    except NumberParseException:
        return ""
    return found if found and found != phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY else ""


def zones(phone: str) -> tuple[str, ...]:
    """Return the IANA zones the plan allows for a number; empty when it knows none."""
    from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

    try:
        found = time_zones_for_number(_parsed(phone))
    except NumberParseException:
        return ()
    return tuple(zone for zone in found if zone != UNKNOWN_TIMEZONE)


def area_zones(area: str) -> tuple[str, ...]:
    """Return the zones of all numbers of an area code of the US or Canada; empty where they differ.

    The islands' differ with the kind of a number too.
    """
    number = f"+1{area}2000100"
    home = phonenumbers.region_code_for_number(_parsed(number))
    return zones(number) if home in {"US", "CA"} and area not in _divided() else ()


@cache
def _divided() -> frozenset[str]:
    """Return the American area codes that the plan parts into zones by what follows them."""
    from phonenumbers.tzdata import TIMEZONE_DATA

    return frozenset(key[1:4] for key in TIMEZONE_DATA if key.startswith("1") and len(key) > 4)


def _parsed(phone: str) -> PhoneNumber:
    if _AMERICAN.fullmatch(phone):
        # Nothing to find out: parsing takes three times as long as all that is asked then.
        return PhoneNumber(country_code=1, national_number=int(phone[2:]))
    return phonenumbers.parse(phone, None)


def _mended(text: str) -> str:
    return mended(_MORE_ZEROS.sub("", text))


def _part(text: str, region: str) -> Found:
    """Return the numbers of a part; a bare slash parts numbers or digits of one number."""
    try:
        return Found(_numbers(_mended(text), region))
    except PhoneError as problem:
        pieces = [piece for piece in text.split("/") if piece.strip()]
        alone = Found(problems=((text, str(problem)),))
    if len(pieces) < 2:
        return alone
    read = [_part(piece.strip(), region) for piece in pieces]
    if not any(piece.phones for piece in read):
        return alone
    return Found(
        tuple(number for piece in read for number in piece.phones),
        tuple(problem for piece in read for problem in piece.problems),
    )


def _numbers(text: str, region: str) -> tuple[str, ...]:
    """Return the number that the whole text is, else those that stand in its prose."""
    if not text or len(text) > LONGEST or is_scientific(text) or is_short(text):
        raise PhoneError(_reason(text, region))
    numbers = _whole(text, region) or tuple(_quoted(text, region))
    if not numbers:
        raise PhoneError(_reason(text, region))
    return numbers


def _whole(text: str, region: str) -> tuple[str, ...]:
    try:
        number = phonenumbers.parse(text, region)
    except NumberParseException:
        return ()
    if not phonenumbers.is_valid_number(number):
        return ()
    ours = _ours(number)
    if number.extension and not is_phone(ours):
        return ()
    # "345-2601 Tom" would become a Cayman number, with Tom for its last digits.
    if names_somebody(text) and base(ours)[-7:] not in digits(text):
        return ()
    return (ours,)


def _quoted(text: str, region: str) -> Iterator[str]:
    """Yield the valid numbers within a text, none that is a piece of a longer number."""
    end = 0
    for match in phonenumbers.PhoneNumberMatcher(text, region):
        before, after = text[end : match.start], text[match.end :]
        ours = _ours(match.number)
        digit_touches = digit_ends(before) or (
            digit_begins(after) and not _number_follows(after, region)
        )
        if not digit_touches and is_phone(ours):
            yield ours
        end = match.end


def _number_follows(text: str, region: str) -> bool:
    following = next(iter(phonenumbers.PhoneNumberMatcher(text, region)), None)
    return following is not None and not re.search(r"\w", text[: following.start])


def _ours(number: PhoneNumber) -> str:
    e164 = phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return f"{e164}x{digits(number.extension)}" if number.extension else e164


def _reason(text: str, region: str) -> str:
    dialled = digits(text)
    if not text:
        return EMPTY
    if is_scientific(text):
        return LOST
    if not dialled or len(text) > LONGEST:
        return INVALID
    # Raw text, and only once it is no valid number: on digits alone an Indian +91 11… is 911.
    if dialled in _EVERYWHERE or phonenumbers.connects_to_emergency_number(text, region):
        return EMERGENCY
    return SHORT if len(dialled) <= 4 else INVALID
