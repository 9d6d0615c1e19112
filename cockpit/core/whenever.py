"""Moments in plain words: ``2h``, ``tomorrow``, ``thu 3pm``, ``2026-03-12 14:00``."""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
PARTS = {"morning": time(9), "noon": time(12), "afternoon": time(14), "evening": time(17)}
EXAMPLES = "2h · 30m · tomorrow · thu 3pm · tomorrow afternoon · in 2 weeks · 2026-03-12 14:00"

_SPAN = re.compile(r"(?:in )?\+?(\d{1,4}) ?(m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))? ?(am|pm)?")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


class WhenError(ValueError):
    """Words that name no moment, or one that has passed."""


def moment(words: str, now: datetime, zone: tzinfo) -> datetime:
    """The moment the words name on the zone's clock, later than ``now``; aware, in UTC.

    A day without a time is its morning; a time without a day is the next time the clock
    shows it. Raises WhenError with what to write instead.
    """
    text = " ".join(words.lower().replace(",", " ").split())
    local = now.astimezone(zone)
    try:
        found = _span(text, local) or _day_and_time(text, local)
    except (ValueError, OverflowError) as error:
        raise WhenError(f"{words!r}: write one of {EXAMPLES}") from error
    at = found.astimezone(now.tzinfo).replace(second=0, microsecond=0)
    if at <= now:
        raise WhenError(f"{words!r}: that moment has passed")
    return at


def _span(text: str, now: datetime) -> datetime | None:
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    number, unit = int(match[1]), match[2][0]
    if unit in "mh":
        span = timedelta(minutes=number) if unit == "m" else timedelta(hours=number)
        return (now.astimezone(UTC) + span).astimezone(now.tzinfo)
    return _at(
        now.date() + timedelta(days=number * (7 if unit == "w" else 1)), PARTS["morning"], now
    )


def _day_and_time(text: str, now: datetime) -> datetime:
    day, rest = _day(text.removeprefix("on ").removeprefix("next "), now.date())
    rest = rest.removeprefix("at ").removeprefix("in the ").strip()
    if rest.startswith("at "):
        rest = rest[3:]
    if not rest:
        if day is None or day == now.date():
            raise ValueError(text)
        return _at(day, PARTS["morning"], now)
    clock = _time(rest)
    if day is not None:
        return _at(day, clock, now)
    today = _at(now.date(), clock, now)
    return today if today > now else _at(now.date() + timedelta(days=1), clock, now)


def _day(text: str, today: date) -> tuple[date | None, str]:
    first, _, rest = text.partition(" ")
    if match := _DATE.fullmatch(first):
        return date(*map(int, match.groups())), rest
    if first in ("today", "tomorrow"):
        return today + timedelta(days=first == "tomorrow"), rest
    named = [index for index, day in enumerate(DAYS) if len(first) >= 3 and day.startswith(first)]
    if not named:
        return None, text
    ahead = (named[0] - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=ahead), rest


def _time(text: str) -> time:
    if text in PARTS:
        return PARTS[text]
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise ValueError(text)
    hour, minute, half = int(match[1]), int(match[2] or 0), match[3]
    if half and not 1 <= hour <= 12:
        raise ValueError(text)
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif match[2] is None:
        # A bare number could be an hour, a minute or a day: ask for more.
        raise ValueError(text)
    return time(hour, minute)


def _at(day: date, clock: time, now: datetime) -> datetime:
    return datetime.combine(day, clock, tzinfo=now.tzinfo)
