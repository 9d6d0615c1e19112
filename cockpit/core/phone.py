"""Telephone numbers: read from any writing, checked, shown, and placed in time zones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumber, PhoneNumberFormat

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

EMPTY = "empty"
EMERGENCY = "an emergency number"
SHORT = "four digits or fewer"
LOST = "digits lost to scientific notation"
INVALID = "not a valid number"

_EVERYWHERE = frozenset({"000", "110", "111", "112", "113", "118", "119", "911", "999"})
# A spreadsheet's decimals, "3125550100.00"; but "312555.0000" is a number with a point in it.
_MORE_ZEROS = re.compile(r"(?<=\d{7}[.,]0)0+$")
_OURS = re.compile(r"\+[1-9][0-9]{4,16}(x[0-9]{1,9})?")
_AMERICAN = re.compile(r"(\+?1)?[ .-]?\(?([2-9][0-9]{2})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")


class PhoneError(ValueError):
    """Why a text is no telephone number to call, in a few words for a rep."""


@dataclass(frozen=True, slots=True)
class Found:
    """The numbers of one cell, and what in it was none: pairs of a text and its reason."""

    phones: tuple[str, ...] = ()
    problems: tuple[tuple[str, str], ...] = ()


def phone(text: str, region: str) -> str:
    """Return the one number written in ``text``: E.164, plus ``x`` and its extension.

    Numbers without ``+`` are read as somebody in ``region`` (``US``) would dial them: from
    there ``011 33 …`` is French, and ``00 33 …``, which no American phone understands, is
    refused. Raise `PhoneError` for no number, several, or one that must not be called.
    """
    cell = found(text, region)
    if cell.problems:
        raise PhoneError(cell.problems[0][1])
    if len(cell.phones) > 1:
        raise PhoneError(INVALID)
    return cell.phones[0]


def phones(text: str, region: str) -> tuple[str, ...]:
    """Return every number of one cell, in order, each once.

    Raise `PhoneError` with the reason of the first when there is none to call.
    """
    cell = found(text, region)
    if not cell.phones:
        raise PhoneError(cell.problems[0][1])
    return cell.phones


def found(text: str, region: str) -> Found:
    """Return the numbers of one cell together with what had to be left out, and why."""
    if american := _american(text, region):
        return Found((american,))
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


@lru_cache(maxsize=4096)
def shown(phone: str) -> str:
    """Return one of our numbers as people read it: ``+1 312-236-0001 ext. 12``."""
    try:
        return phonenumbers.format_number(_parsed(phone), PhoneNumberFormat.INTERNATIONAL)
    except NumberParseException:
        return phone


@lru_cache(maxsize=4096)
def is_phone(phone: str) -> bool:
    """Whether a number in our own form may be dialled at all: the last gate.

    It is valid by its country's plan, has more than four digits and is no emergency number.
    """
    if not _OURS.fullmatch(phone):
        return False
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


def base(phone: str) -> str:
    """Return the number without its extension."""
    return phone.partition("x")[0]


def search_digits(phone: str) -> tuple[str, str]:
    """Return the digits of a number with and without its country code, no extension."""
    every = base(phone).removeprefix("+")
    if every.startswith("1"):
        return every, every[1:]
    try:
        return every, phonenumbers.national_significant_number(_parsed("+" + every))
    except NumberParseException:
        return every, every


def candidate_zones(phone: str) -> tuple[str, ...]:
    """Return the IANA zones the numbering plan allows for a number, however many.

    Empty when the plan knows none.
    """
    number = base(phone)
    if len(number) == 12 and number.startswith("+1") and number[2:5] not in _UNEVEN:
        return _prefix_zones(number[:8])
    return _zones(number)


# North American zones and validity hang on the first six digits: tried on all 640,000 of them,
# with exceptions in the area codes 246 and 876 alone. An import takes half the time for it.
_UNEVEN = frozenset({"246", "876"})


def _american(text: str, region: str) -> str:
    """Return an ordinary North American number, blank for whatever takes more reading."""
    ordinary = _AMERICAN.fullmatch(text)
    if (
        not ordinary
        or ordinary[2] in _UNEVEN
        or (ordinary[1] != "+1" and region not in {"US", "CA"})
    ):
        return ""
    prefix = f"+1{ordinary[2]}{ordinary[3]}"
    return prefix + ordinary[4] if _is_prefix(prefix) else ""


@lru_cache(maxsize=16_384)
def _is_prefix(prefix: str) -> bool:
    return is_phone(prefix + "0100")


@lru_cache(maxsize=16_384)
def _prefix_zones(prefix: str) -> tuple[str, ...]:
    return _zones(prefix + "0100")


def _zones(number: str) -> tuple[str, ...]:
    from phonenumbers.timezone import UNKNOWN_TIMEZONE, time_zones_for_number

    try:
        zones = time_zones_for_number(_parsed(number))
    except NumberParseException:
        return ()
    return tuple(zone for zone in zones if zone != UNKNOWN_TIMEZONE)


def _parsed(phone: str) -> PhoneNumber:
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
