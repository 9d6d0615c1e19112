"""Moments as files write them: ISO 8601, the American way, or seconds since 1970."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECONDS = re.compile(r"(\d{9,10})(?:\.\d+)?")
_MILLISECONDS = re.compile(r"(\d{12,13})(?:\.\d+)?")
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})(?!\d)")
_DATE = re.compile(r"\d{4}-?\d\d-?\d\d|\d{4}-?W\d\d(?:-?\d)?")
_HALF = re.compile(
    r"(\d{1,2})(:\d\d(?::\d\d(?:\.\d+)?)?)?\s*([ap])\.?(?:m\.?)?(?![a-z])", re.IGNORECASE
)
_ONE_DIGIT = re.compile(r"(?<=[ T])(\d:)")
_UTC = re.compile(r"\s*(?:UTC|GMT)$", re.IGNORECASE)


class TimeError(ValueError):
    """Why a text names no moment."""


def moment(text: str, zone: ZoneInfo) -> datetime:
    """Return the moment in UTC, in whole seconds; a time without an offset is in ``zone``.

    Read are ISO 8601 (``2026-03-09T13:40:00-05:00``, also with a space), ``3/9/2026 1:40 PM``
    with the month first, and seconds or milliseconds since 1970. Raise `TimeError` for
    anything else, and for a date alone: the hour is what the guard needs.
    """
    if seconds := _SECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=int(seconds[1]))
    if milliseconds := _MILLISECONDS.fullmatch(text):
        return _EPOCH + timedelta(seconds=int(milliseconds[1]) // 1000)
    at = _written(text)
    try:
        utc = (at if at.tzinfo else at.replace(tzinfo=zone)).astimezone(UTC)
    except (OverflowError, ValueError) as error:
        raise TimeError("not a time") from error
    return utc.replace(microsecond=0)


def is_naive(text: str) -> bool:
    """Whether a readable time leaves open which clock it was read from."""
    if _SECONDS.fullmatch(text) or _MILLISECONDS.fullmatch(text):
        return False
    return _written(text).tzinfo is None


def looks_like_a_time(text: str) -> bool:
    """Whether a text is a moment, whatever its zone."""
    try:
        is_naive(text)
    except TimeError:
        return False
    return True


def _written(text: str) -> datetime:
    if not text:
        raise TimeError("no time")
    iso = _iso(text)
    if _DATE.fullmatch(iso):
        raise TimeError("a date without a time of day")
    try:
        return datetime.fromisoformat(iso)
    except ValueError as error:
        raise TimeError("not a time") from error


def _iso(text: str) -> str:
    """Return the text with its American parts written as ISO has them."""
    text = _AMERICAN.sub(_year_first, " ".join(text.split()), count=1)
    text = re.sub(r"(?<=\d),? (?=\d)", " ", text)
    text = _ONE_DIGIT.sub(r"0\1", _HALF.sub(_of_24, text))
    text = _UTC.sub("+00:00", text)
    return re.sub(r"(:\d\d(?:\.\d+)?) (?=[+-]\d|Z)", r"\1", text)


def _year_first(date: re.Match[str]) -> str:
    year = date[3] if len(date[3]) == 4 else f"20{date[3]}"
    return f"{year}-{int(date[1]):02}-{int(date[2]):02}"


def _of_24(time: re.Match[str]) -> str:
    hour = int(time[1])
    if not 1 <= hour <= 12:
        return time[0]
    half = 12 if time[3] in "pP" else 0
    return f"{hour % 12 + half:02}{time[2] or ':00'}"
