"""One value: the text of a setting in, what it means out, or Unfit with what to write instead."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import TypeVar

from cockpit.config.problems import Unfit, did_you_mean, quoted
from cockpit.core.rules import Hours

T = TypeVar("T")

THEMES = ("auto", "light", "dark")
# Not the names of places: a fixed offset hides behind them, or the machine's own zone.
NO_PLACES = re.compile(r"(?!UTC|GMT)[A-Z]{3}|Factory|localtime")
OTHER_REGIONS = {"UK": "GB", "EN": "GB", "USA": "US"}
LOST_DIGITS = re.compile(r"\d+\.?\d*[eE]\+?\d+|\d{5,}\.0*")


def line(text: str) -> str:
    """A text of one line, which may be empty."""
    if any(unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} for character in text):
        raise Unfit(f"{quoted(text)} is not one line of plain text; write it without breaks")
    return text


def whole(text: str, least: int, most: int) -> int:
    """A whole number from ``least`` to ``most``."""
    if not re.fullmatch(r"0|[1-9][0-9]{0,8}", text) or not least <= int(text) <= most:
        raise Unfit(f"{quoted(text)} does not fit; write a whole number from {least} to {most}")
    return int(text)


def number(text: str, least: float, most: float) -> float:
    """A number from ``least`` to ``most``, with a point if it has decimals."""
    shape = r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,9})?"
    if not re.fullmatch(shape, text) or not least <= float(text) <= most:
        raise Unfit(f"{quoted(text)} does not fit; write a number from {least:g} to {most:g}")
    return float(text)


def choice(text: str, choices: Mapping[str, T]) -> T:
    """What the word ``text`` stands for."""
    if text in choices:
        return choices[text]
    meant = did_you_mean(text, choices)
    *others, last = choices
    words = f"did you mean {meant}?" if meant else f"write {', '.join(others)} or {last}"
    raise Unfit(f"{quoted(text)} is none of the choices; {words}")


def hours(text: str) -> Hours:
    """A stretch of the day such as ``08:30-17:30``; it may end at 24:00."""
    clock = r"([01]?[0-9]|2[0-3]):([0-5][0-9])"
    match = re.fullmatch(rf"{clock} *- *(?:{clock}|(24):(00))", text)
    if not match:
        raise Unfit(f'{quoted(text)} is not a stretch of the day; write it as "08:30-17:30"')
    from_hour, from_minute, to_hour, to_minute = (int(part) for part in match.groups() if part)
    start, end = (from_hour * 60 + from_minute) * 60, (to_hour * 60 + to_minute) * 60
    if start >= end:
        raise Unfit(f"{quoted(text)} ends before it starts; write the earlier time first")
    return Hours(start, end)


def zone(text: str) -> str:
    """The IANA name of a zone, or nothing for the machine's own."""
    from zoneinfo import available_timezones

    if not text:
        return text
    known = {name for name in available_timezones() if not NO_PLACES.fullmatch(name)}
    if text in known:
        return text
    meant = "" if re.fullmatch(r"[A-Z]{3,4}", text) else _nearest_zone(text, known)
    words = f"did you mean {meant}?" if meant else "write one such as America/Chicago"
    raise Unfit(f"{quoted(text)} is not a time zone; {words}")


def _nearest_zone(text: str, known: Collection[str]) -> str:
    """The zone most like ``text``, which may be the name of its city alone."""
    written = text.strip().replace(" ", "_")
    cities = {name.rpartition("/")[2]: name for name in sorted(known)}
    city = "" if "/" in written else did_you_mean(written, cities)
    return cities[city] if city else did_you_mean(written, known)


def region(text: str) -> str:
    """A country that has telephone numbers, as two capital letters."""
    from phonenumbers import SUPPORTED_REGIONS

    code = text.upper() if text.isascii() else text
    if code in SUPPORTED_REGIONS:
        return code
    meant = OTHER_REGIONS.get(code, "")
    words = f"did you mean {meant}?" if meant else "write a country's two letters, such as US"
    raise Unfit(f"{quoted(text)} is not a region; {words}")


def phone(text: str, country: str) -> str:
    """A telephone number as one would write it in ``country``, or nothing; kept as written."""
    from phonenumbers import NumberParseException, is_valid_number
    from phonenumbers import parse as number_in

    if not text:
        return text
    words = f"{quoted(text)} is not a phone number in {country}; write it with + and its country"
    try:
        valid = is_valid_number(number_in(text, country))
    except NumberParseException as error:
        raise Unfit(words) from error
    if not valid or LOST_DIGITS.fullmatch(text.strip()):
        raise Unfit(words)
    return line(text)


def theme(text: str, known: Collection[str] | None) -> str:
    """The name of a theme: one of ``known``, or anything that looks like a name if None.

    Blank is ``auto``.
    """
    if not text.strip():
        return THEMES[0]
    if text in THEMES or (known is not None and text in known):
        return text
    if known is not None:
        meant = did_you_mean(text, [*THEMES, *known])
        words = f"did you mean {meant}?" if meant else f"write {', '.join(THEMES)} or a theme"
        raise Unfit(f"{quoted(text)} is not a theme; {words}")
    if not re.fullmatch(r"[a-z][a-z0-9-]*", text):
        raise Unfit(f"{quoted(text)} is not a theme; write auto, light, dark or a theme's name")
    return text


def folder(text: str, beside: Path) -> str:
    """A folder, taken from the folder ``beside`` unless it is absolute; or nothing."""
    if not line(text):
        return text
    try:
        return str(beside / Path(text).expanduser())
    except RuntimeError as error:
        raise Unfit(f"{quoted(text)} names no home folder; write the folder in full") from error
