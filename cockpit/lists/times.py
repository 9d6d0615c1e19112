"""Moments as files write them: ISO 8601, the American way, with a month's name, as in mails."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.core.hours import YEARS

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_UTC_ZONE = ZoneInfo("Etc/UTC")
_A_DAY_AND_HALF = timedelta(hours=36)
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(\d{12,14})(?:\.\d+)?")
_PLAIN = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d[\d:.+Z-]*")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_DOTTED = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec"
_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_NAMED = (
    r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_MONTH = re.compile(rf"(?ai){_NTH}[ -]{_NAMED},?[ -](\d{{4}})(?!\d)")
_MONTH_DAY = re.compile(rf"(?ai){_NAMED} {_NTH},? (\d{{4}})(?!\d)")
_WEEKDAY = re.compile(r"(?ai)(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? ")
_DATE = re.compile(
    r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d(?:-?\d)?|\d{4}-\d\d-\d\d ?(?:Z|[+-]\d\d(?::?\d\d)?)"
)
_AFTER_DATE = re.compile(r"(?:,| at\b) ?(?:at )?(?=\d)")
_HALF = re.compile(
    r"(\d{1,2})(:\d\d(?::\d\d(?:\.\d+)?)?)?\s*([ap])\.?(?:m\.?)?(?![a-z])", re.IGNORECASE
)
_ONE_DIGIT = re.compile(r"(?<=[ T])(\d:)")
_BEFORE_OFFSET = re.compile(r"(:\d\d(?:\.\d+)?) (?=[+-]\d|Z)")
_UTC = re.compile(r"\s*(?:UTC|GMT)$", re.IGNORECASE)
_MAIL = re.compile(
    r"(?ai)(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d\d:\d\d(?::\d\d)?"
    r" (?:[+-]\d{4}|UT|GMT|[ECMP][SD]T)(?: \([^()]*\))?"
)
_TIME_OF_DAY = re.compile(r"(?i)\d{1,2}:\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?")


class TimeError(ValueError):
    """Why a text names no moment."""


def moment(text: str, zone: ZoneInfo, *, day_first: bool = False) -> datetime:
    """Return the moment in UTC, in whole seconds; a time without an offset is in ``zone``.

    Read are ISO 8601 (``2026-03-09T13:40:00-05:00``, also with a space), ``3/9/2026 1:40 PM``,
    ``Mar 9, 2026 1:40 PM``, ``9 Mar 2026 13:40``, ``9.3.2026 13:40`` with the day first, mail
    dates (RFC 2822), and seconds or milliseconds since 1970. Between slashes the month comes
    first, or the day, with ``day_first``; the other way round where only that is a date.

    Raise `TimeError` for anything else, for a year not in `YEARS`, and for a date alone: the
    hour is what the guard needs.
    """
    at = _stamped(text) or _written(text, day_first=day_first)
    try:
        utc = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise TimeError("not a time") from error
    if utc.year not in YEARS:
        raise TimeError("not a time")
    return utc.replace(microsecond=0)


def is_naive(text: str) -> bool:
    """Whether a readable time leaves open which clock it was read from."""
    return (_stamped(text) or _written(text)).tzinfo is None


def looks_like_a_time(text: str) -> bool:
    """Whether a text is a moment, whatever its zone."""
    try:
        is_naive(text)
    except TimeError:
        return False
    return True


def is_time_of_day(text: str) -> bool:
    """Whether a text is the time of a day, and not which day."""
    return _TIME_OF_DAY.fullmatch(text) is not None


def is_day(text: str) -> bool:
    """Whether a text is a date without a time of day."""
    if not text or _PLAIN.fullmatch(text):
        return False
    try:
        return _DATE.fullmatch(_iso(text, day_first=False)) is not None
    except TimeError:
        return False


def is_near(text: str, day: str) -> bool:
    """Whether a moment lies on a day, or on the one before or after, on whatever clock."""
    try:
        return abs(moment(text, _UTC_ZONE) - moment(f"{day} 12:00", _UTC_ZONE)) <= _A_DAY_AND_HALF
    except TimeError:
        return False


def puts_day_first(text: str) -> bool:
    """Whether a date between slashes begins with what can be no month."""
    date = _SLASHED.match(text)
    return date is not None and int(date[1]) > 12 >= int(date[2])


def puts_month_first(text: str) -> bool:
    """Whether a date between slashes goes on with what can be no month."""
    date = _SLASHED.match(text)
    return date is not None and int(date[2]) > 12 >= int(date[1])


def _stamped(text: str) -> datetime | None:
    if seconds := _SECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=int(seconds[1]))
    if milliseconds := _MILLISECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=int(milliseconds[1]) // 1000)
    return None


def _written(text: str, *, day_first: bool = False) -> datetime:
    if not text:
        raise TimeError("no time")
    iso = text if _PLAIN.fullmatch(text) else _iso(text, day_first=day_first)
    if _DATE.fullmatch(iso):
        raise TimeError("a date without a time of day")
    try:
        return datetime.fromisoformat(iso)
    except ValueError as error:
        raise TimeError("not a time") from error


def _mailed(text: str) -> str:
    from email.utils import parsedate_to_datetime

    try:
        at = parsedate_to_datetime(text)
    except ValueError as error:
        raise TimeError("not a time") from error
    # Mail programs write -0000 for UTC on a clock they won't tell.
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).isoformat()


def _iso(text: str, *, day_first: bool) -> str:
    """Return the text with its date and its time of day written as ISO has them."""
    text = " ".join(text.split())
    if _MAIL.fullmatch(text):
        return _mailed(text)
    text = _AFTER_DATE.sub(" ", _dated(text, day_first=day_first), count=1)
    text = _ONE_DIGIT.sub(r"0\1", _HALF.sub(_of_24, text))
    text = _UTC.sub("+00:00", text)
    return _BEFORE_OFFSET.sub(r"\1", text)


def _dated(text: str, *, day_first: bool) -> str:
    if text[:1].isalpha():
        text = _WEEKDAY.sub("", text, count=1)
    if date := _SLASHED.search(text):
        day, month = date[2], date[1]
        if int(month) > 12 or (day_first and int(day) <= 12):
            day, month = month, day
    elif date := _DOTTED.search(text) or _DAY_MONTH.match(text):
        day, month = date[1], date[2]
    elif date := _MONTH_DAY.match(text):
        day, month = date[2], date[1]
    else:
        return text
    year = date[3] if len(date[3]) == 4 else f"20{date[3]}"
    return f"{text[: date.start()]}{year}-{_month(month):02}-{int(day):02}{text[date.end() :]}"


def _month(text: str) -> int:
    if text.isdecimal():
        return int(text)
    return _MONTHS.index(text[:3].lower()) // 3 + 1


def _of_24(time: re.Match[str]) -> str:
    hour = int(time[1])
    if not 1 <= hour <= 12:
        return time[0]
    half = 12 if time[3] in "pP" else 0
    return f"{hour % 12 + half:02}{time[2] or ':00'}"
