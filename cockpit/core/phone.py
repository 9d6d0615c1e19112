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
    if ordinary := _american(text, region):
        return Found((ordinary,))
    from cockpit.core import plans

    return plans.read(text, region)


@lru_cache(maxsize=4096)
def shown(phone: str) -> str:
    """Return one of our numbers as people read it: ``+1 312-236-0001 ext. 12``."""
    if american.is_ordinary(phone):
        return american.shown(phone)
    from cockpit.core import plans

    return plans.written(phone)


@lru_cache(maxsize=4096)
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


# A long list meets a hundred thousand prefixes and more, again and again: all that there are
# fit into a few megabytes.
@cache
def _is_prefix(prefix: str) -> bool:
    return is_phone(prefix + "0100")


@cache
def _prefix_zones(prefix: str) -> tuple[str, ...]:
    return _zones(prefix + "0100")


def _zones(number: str) -> tuple[str, ...]:
    from cockpit.core import plans

    return plans.zones(number)
