"""Days in plain words: ``tomorrow``, ``thu``, ``13 Mar``, ``in 2 weeks``."""

import re
from calendar import isleap, monthrange
from collections.abc import Callable
from datetime import MAXYEAR, date, timedelta

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip


def _begun(names: tuple[str, ...]) -> str:
    """A pattern for the names' first three letters or more, the longest first."""
    return "|".join(name[:end] for name in names for end in range(len(name), 2, -1))


_NTH = r"(\d{1,2})(?:st|nd|rd|th)?"
_WEEKDAY = re.compile(rf"(?:\b(?:on|this|next) )?\b({_begun(DAYS)}|weds)\b")
_ISO_DATE = re.compile(r"(?:\bon )?\b(\d{4})-(\d\d)-(\d\d)(?:t(?=\d)|\b)")
_DAY_MONTH = re.compile(
    rf"(?:\bon )?(?:\bthe )?(?<![\d:./-])(?<!at ){_NTH}(?: of)? ?({_begun(MONTHS)})\b"
    r"(?: (\d{4})\b(?!:))?"
)
_MONTH_DAY = re.compile(
    rf"(?:\bon )?\b({_begun(MONTHS)}) (?:the )?{_NTH}\b(?![:.]\d| ?(?:am|pm|h)\b)"
    r"(?: (\d{4})\b(?!:))?"
)
_BUSINESS = re.compile(
    r"(?:\bin )?(?:\b(?:the )?next |\+?(?<![\d.])(\d{1,4}) ?)(?:business |working |work)days?\b"
)
_AHEAD = re.compile(r"(?:\bin )?\+?(?<![\d.])(\d{1,4}) ?(d|days?|w|weeks?|wks?|months?)\b")
_RELATIVE = re.compile(r"\b(today|(?:the )?day after tomorrow|tomorrow|next week|next month)\b")


class WhenError(ValueError):
    """Words that name no moment, or one that has passed: a short sentence for the rep."""

    def __init__(self, text: str = "No moment yet.") -> None:
        super().__init__(text)


def cut(pattern: re.Pattern[str], text: str) -> tuple[re.Match[str] | None, str]:
    """Where the pattern is found first, and the text without it."""
    match = pattern.search(text)
    if match is None:
        return None, text
    return match, " ".join(f"{text[: match.start()]} {text[match.end() :]}".split())


def named_day(text: str, today: date) -> tuple[date | None, str]:
    """The day that a text names, if any, as seen from today, and the text without it.

    Raises WhenError for a day that is not in the calendar, or that is not that weekday.
    """
    named, text = cut(_WEEKDAY, text)
    day, week, text = _dated(text, today)
    if named is None:
        return day, text
    weekday = next(i for i, name in enumerate(DAYS) if name.startswith(named[1][:3]))
    if day is None:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1), text
    if week:
        return day + timedelta(days=weekday), text
    if day.weekday() != weekday:
        year = "" if day.year == today.year else f" {day.year}"
        month = MONTHS[day.month - 1][:3].capitalize()
        raise WhenError(f"{day.day} {month}{year} is a {DAYS[day.weekday()].capitalize()}.")
    return day, text


def is_relative(text: str) -> bool:
    """Whether a text names no date of the calendar, so that its day follows from today."""
    return not any(pattern.search(text) for pattern, _ in _ON_THE_CALENDAR)


def _dated(text: str, today: date) -> tuple[date | None, bool, str]:
    """The date in a text, whether it stands for its whole week, and the text without it."""
    for pattern, read in _DATES:
        match, rest = cut(pattern, text)
        if match:
            return read(match, today), match[1] == "next week", rest
    return None, False, text


def _iso(match: re.Match[str], today: date) -> date:
    return _date(int(match[1]), int(match[2]), int(match[3]))


def _day_month(match: re.Match[str], today: date) -> date:
    return _next(int(match[1]), match[2], match[3], today)


def _month_day(match: re.Match[str], today: date) -> date:
    return _next(int(match[2]), match[1], match[3], today)


def _next(day: int, name: str, year: str | None, today: date) -> date:
    """That day of that year; of none said, the next one from today on."""
    month = next(i for i, full in enumerate(MONTHS, 1) if full.startswith(name))
    if year:
        return _date(int(year), month, day)
    if (month, day) == (2, 29):
        leap = next(y for y in range(today.year, MAXYEAR) if isleap(y) and date(y, 2, 29) >= today)
        return _date(leap, month, day)
    return _date(today.year + ((month, day) < (today.month, today.day)), month, day)


def _ahead(match: re.Match[str], today: date) -> date:
    number, unit = int(match[1]), match[2][0]
    if unit != "m":
        return today + timedelta(days=number * (7 if unit == "w" else 1))
    first = _first_of_month(today, number)
    return first.replace(day=min(today.day, monthrange(first.year, first.month)[1]))


def _business(match: re.Match[str], today: date) -> date:
    day = today
    for _ in range(int(match[1] or 1)):
        day = _working(day + timedelta(days=1))
    return day


def _relative(match: re.Match[str], today: date) -> date:
    match match[1]:
        case "today":
            return today
        case "tomorrow":
            return today + timedelta(days=1)
        case "next week":
            return today + timedelta(days=7 - today.weekday())
        case "next month":
            return _working(_first_of_month(today, 1))
        case _:
            return today + timedelta(days=2)


_Reading = tuple[re.Pattern[str], Callable[[re.Match[str], date], date]]
_ON_THE_CALENDAR: tuple[_Reading, ...] = (
    (_ISO_DATE, _iso),
    (_DAY_MONTH, _day_month),
    (_MONTH_DAY, _month_day),
)
_DATES: tuple[_Reading, ...] = (
    *_ON_THE_CALENDAR,
    (_BUSINESS, _business),
    (_AHEAD, _ahead),
    (_RELATIVE, _relative),
)


def _working(day: date) -> date:
    return day + timedelta(days=7 - day.weekday() if day.weekday() > 4 else 0)


def _first_of_month(today: date, ahead: int) -> date:
    months = today.year * 12 + today.month - 1 + ahead
    return _date(months // 12, months % 12 + 1, 1)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as error:
        raise WhenError("There is no such day.") from error
