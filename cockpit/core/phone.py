"""Telephone numbers: read from any writing, checked, shown, and placed in time zones."""

import re
from functools import cache, lru_cache

from cockpit.core import american
from cockpit.core.value import value

EMPTY = "empty"
EMERGENCY = "an emergency number"
SHORT = "four digits or fewer"
LOST = "digits lost to scientific notation"
INVALID = "not a valid number"

_OURS = re.compile(r"\+[1-9][0-9]{4,16}(x[0-9]{1,9})?")
_AMERICAN = re.compile(r"(\+?1)?[ .-]?\(?([2-9][0-9]{2})\)?[ .-]?([2-9][0-9]{2})[ .-]?([0-9]{4})")


class PhoneError(ValueError):
    """Why a text is no telephone number to call, in a few words for a rep."""


@value
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
    if plain := ordinary(text, region):
        return Found((plain,))
    from cockpit.core import plans

    return plans.read(text, region)


def ordinary(text: str, region: str) -> str:
    """Return the one ordinary North American number of a text, blank for whatever else it is."""
    read = _AMERICAN.fullmatch(text)
    if not read:
        return ""
    country, area, exchange, line = read.groups()
    if area in _UNEVEN or (country != "+1" and region not in {"US", "CA"}):
        return ""
    prefix = f"+1{area}{exchange}"
    return prefix + line if _is_even(area) or _is_prefix(prefix) else ""


@lru_cache(maxsize=512)
def shown(phone: str) -> str:
    """Return one of our numbers as people read it: ``+1 312-236-0001 ext. 12``."""
    if american.is_ordinary(phone):
        return american.shown(phone)
    from cockpit.core import plans

    return plans.written(phone)


@lru_cache(maxsize=512)
def is_phone(phone: str) -> bool:
    """Whether a number in our own form may be dialled at all: the last gate.

    It is valid by its country's plan, has more than four digits and is no emergency number.
    """
    if american.is_ordinary(phone):
        return True
    if not _OURS.fullmatch(phone):
        return False
    from cockpit.core import plans

    return plans.may_be_dialled(phone)


@lru_cache(maxsize=512)
def country(phone: str) -> str:
    """Return the two-letter country of a number in our own form, with an extension or without.

    Blank for one of no single country, and for whatever is no valid number.
    """
    number = base(phone)
    if american.is_ordinary(number):
        return american.country(number)
    if not _OURS.fullmatch(number):
        return ""
    from cockpit.core import plans

    return plans.country(number)


def base(phone: str) -> str:
    """Return the number without its extension."""
    return phone.partition("x")[0]


def search_digits(phone: str) -> tuple[str, str]:
    """Return the digits of a number with and without its country code, no extension."""
    every = base(phone).removeprefix("+")
    if every.startswith("1"):
        return every, every[1:]
    from cockpit.core import plans

    return every, plans.national("+" + every)


def candidate_zones(phone: str) -> tuple[str, ...]:
    """Return the IANA zones the numbering plan allows for a number, however many.

    Empty when the plan knows none.
    """
    if len(phone) == 12 and phone.startswith("+1") and phone[2:5] not in _UNEVEN:
        return _area_zones(phone[2:5]) or _prefix_zones(phone[:8])
    return _zones(base(phone))


# North American zones and validity hang on the first six digits: tried on all 640,000 of them,
# with exceptions in the area codes 246 and 876 alone. An import takes half the time for it.
_UNEVEN = frozenset({"246", "876"})


# A long list meets a hundred thousand prefixes and more, again and again: all that there are
# fit into a few megabytes.
@cache
def _is_prefix(prefix: str) -> bool:
    return is_phone(prefix + "0100")


@cache
def _is_even(area: str) -> bool:
    """Whether every number of an area code is valid."""
    return american.is_ordinary(f"+1{area}2000100")


@cache
def _area_zones(area: str) -> tuple[str, ...]:
    """The zones of every number of such an area code, none where its numbers differ in them."""
    from cockpit.core import plans

    return plans.area_zones(area) if _is_even(area) else ()


@cache
def _prefix_zones(prefix: str) -> tuple[str, ...]:
    return _zones(prefix + "0100")


def _zones(number: str) -> tuple[str, ...]:
    from cockpit.core import plans

    return plans.zones(number)
