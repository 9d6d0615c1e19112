"""Moments in plain words: ``2h``, ``tomorrow``, ``thu 3pm``, ``13 Mar 9:00``."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from cockpit.core.days import WhenError, cut, named_day

PARTS = {"morning": time(9), "noon": time(12), "afternoon": time(14), "evening": time(17)}
EXAMPLES = "2h · tomorrow · thu 3pm · 13 Mar 9:00 · in 2 weeks"

_HOURS = {
    "morning": range(12),
    "noon": range(12, 13),
    "afternoon": range(12, 18),
    "evening": range(17, 24),
}
_ALIASES = {"midday": "noon", "night": "evening", "tonight": "evening"}
_COUNTED = (
    "one", "two", "three", "four", "five", "six",
    "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_NUMBERS = {word: str(number) for number, word in enumerate(_COUNTED, 1)} | {"a": "1", "an": "1"}


_SAID = re.compile(rf"\b({'|'.join(_NUMBERS)})\b")
_INSTANT = re.compile(
    r"\d{4}-\d\d-\d\d[t ]\d\d:\d\d(:\d\d(\.\d{1,6})?)? ?(z|[+-]\d\d(:?\d\d)?)", re.ASCII
)
_SPAN = re.compile(
    r"(?P<now>in \+?|\+)?(?:(?P<hours>\d{1,4}(?:\.\d{1,2})?) ?(?:h|hrs?|hours?)"
    r"(?: ?(?:and )?(?P<more>\d{1,2})(?P<unit> ?(?:m|mins?|minutes?))?)?"
    r"|(?P<minutes>\d{1,4}) ?(?:m|mins?|minutes?))"
)
_PART = re.compile(
    r"\b(?:(this) |in the |at )?(morning|noon|midday|afternoon|evening|night|tonight|midnight)\b"
)
_CLOCK = re.compile(
    r"(?P<at>at )?(?P<hour>\d{1,2})(?: ?h ?(?P<past>\d\d)?|[:.](?P<minute>\d\d)(?::[0-5]\d)?)?"
    r"(?: ?(?P<half>am|pm))?(?P<oclock> o'?clock)?"
)


def moment(words: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment the words name on the zone's clock, later than ``now``; aware, in UTC.

    A day without a time is its morning; a time without a day is the next time the clock
    shows it; an offset written with it wins over the zone. A time the clock leaps over moves
    forward as the clock does; one it shows twice is the first. Raises WhenError.
    """
    text = plain(words)
    try:
        at = _instant(text) or _later(text, now) or _by_calendar(text, now.astimezone(zone))
    except OverflowError as error:
        raise WhenError from error
    at = at.replace(second=0, microsecond=0)
    if at <= now:
        raise WhenError("That moment has passed.")
    return at


def plain(words: str) -> str:
    """The words without case, commas and the dots of abbreviations, and numbers in digits."""
    text = re.sub(r"(?<=[a-z])\.", "", words.lower().replace(",", " ").replace("\u2019", "'"))
    text = " ".join(text.split())
    text = re.sub(r"\ban hour and a half\b", "90m", text)
    text = re.sub(r"\b(?:an? )?half (?:an )?hour\b", "30m", text)
    return _SAID.sub(lambda said: _NUMBERS[said[1]], text).removesuffix(" from now")


def _instant(text: str) -> datetime | None:
    if not _INSTANT.fullmatch(text):
        return None
    try:
        at = datetime.fromisoformat(text[:10] + "T" + text[11:].replace(" ", "").upper())
    except ValueError as error:
        raise WhenError("There is no such time.") from error
    return at.astimezone(UTC)


def _later(text: str, now: datetime) -> datetime | None:
    """The moment hours and minutes from now; None if the text is no such span."""
    span = _SPAN.fullmatch(text)
    if span is None or _is_clock(span):
        return None
    minutes = int(span["minutes"] or span["more"] or 0)
    return now.astimezone(UTC) + timedelta(hours=float(span["hours"] or 0), minutes=minutes)


def _is_clock(span: re.Match[str]) -> bool:
    """Whether hours and bare minutes are the clock's: ``14h30`` is, ``1h30`` is not."""
    hours = span["hours"] or ""
    if not span["more"] or span["unit"] or span["now"] or not hours.isdecimal():
        return False
    if 7 <= int(hours) <= 12 and not hours.startswith("0"):
        raise WhenError("A clock time or a span? Say 9:30 or in 9h30.")
    return 13 <= int(hours) <= 23 or (len(hours) == 2 and int(hours) < 10)


def _by_calendar(text: str, now: datetime) -> datetime:
    if re.search(r"\d/\d", text):
        raise WhenError("Which is the month? Say 13 Mar.")
    day, rest = named_day(text, now.date())
    this, part, rest = _part(rest)
    if this and day is None:
        day = now.date()
    if not rest and not part:
        if day is None:
            raise WhenError
        if day == now.date():
            raise WhenError("At what time today?")
    clock = _time(rest, part, day is not None)
    if day is not None:
        return _at(day, clock, now)
    today = _at(now.date(), clock, now)
    return today if today > now else _at(now.date() + timedelta(days=1), clock, now)


def _part(text: str) -> tuple[bool, str, str]:
    """Whether today's part of day is meant, its name or blank, and the text without it."""
    match, rest = cut(_PART, text)
    if match is None:
        return False, "", text
    if match[2] == "midnight":
        raise WhenError("Which midnight? Say thu 0:00.")
    return bool(match[1]) or match[2] == "tonight", _ALIASES.get(match[2], match[2]), rest


def _time(text: str, part: str, has_day: bool) -> time:
    if not text:
        return PARTS[part or "morning"]
    clock = _CLOCK.fullmatch(text)
    if clock is None and text.isdecimal() and not has_day:
        raise WhenError("Hours, minutes or days? Say 2h, 30m or 3d.")
    if clock is None:
        raise WhenError
    minute = clock["minute"] or clock["past"]
    if clock["half"] or part:
        hour = _halved(int(clock["hour"]), clock["half"], part)
    elif minute is None:
        hour = _bare(int(clock["hour"]), has_day or bool(clock["at"] or clock["oclock"]))
    else:
        hour = int(clock["hour"])
    try:
        return time(hour, int(minute or 0))
    except ValueError as error:
        raise WhenError("There is no such time.") from error


def _halved(hour: int, half: str | None, part: str) -> int:
    """The hour of the day that am, pm or the part of day makes of an hour."""
    if half and not 1 <= hour <= 12:
        raise WhenError("There is no such time.")
    hours = [hour % 12 + 12 * (half == "pm")] if half else [hour, hour + 12]
    fitting = [hour for hour in hours if not part or hour in _HOURS[part]]
    if not fitting:
        raise WhenError("That hour is at another part of the day.")
    return fitting[0]


def _bare(hour: int, is_hour: bool) -> int:
    """An hour without minutes, where the words around it say that it is one."""
    if not is_hour:
        raise WhenError("Hours, minutes or days? Say 2h, 30m or 3d.")
    if hour == 0:
        raise WhenError
    if hour < 7:
        raise WhenError(f"{hour:02}:00 or {hour + 12}:00? Say am or pm.")
    return hour


def _at(day: date, clock: time, now: datetime) -> datetime:
    # In UTC, since Python compares the wall times where two moments share a zone.
    return datetime.combine(day, clock, tzinfo=now.tzinfo).astimezone(UTC)
