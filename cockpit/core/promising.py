"""Words that make a promise: what a message says, and what a rep types.

A message names a day and never an hour (``thursday``, ``next business day``, ``+2d``); a rep
may name either (``fri``, ``thu 3pm``). Days and hours are the lead's.
"""

from datetime import UTC, date, datetime, timedelta, tzinfo

from cockpit.core.days import DAYS, MONTHS, WhenError, is_relative, named_day
from cockpit.core.events import PromiseMade
from cockpit.core.hours import YEARS
from cockpit.core.whenever import moment, plain
from cockpit.core.zone import zone_info, zone_key

EXAMPLES = "thursday, tomorrow, next business day, +2d or next week"

_ANY_WEEK = tuple(date(2026, 3, 2) + timedelta(days=days) for days in range(7))


def day_problem(words: str) -> str:
    """What is wrong with the words of a message's promise, in a few words; blank if nothing is.

    They must name a later day, whatever day it is when they are said.
    """
    try:
        for today in _ANY_WEEK:
            day_said(words, today)
    except (WhenError, OverflowError):
        return f"not a day to come: write {EXAMPLES}"
    return ""


def day_said(words: str, today: date) -> date:
    """The day that a message's promise names when it is said today; raises WhenError.

    A weekday said on that weekday is the next one; ``+2d`` are calendar days; the next business
    day is one from Monday to Friday.
    """
    text = plain(words)
    day, rest = named_day(text, today)
    if day is None or rest or day <= today or not is_relative(text):
        raise WhenError("No day to come.")
    return day


def day_in_words(day: date, today: date) -> str:
    """How a message says a later day: ``Thursday``, ``next Thursday``, ``Thursday 26 March``."""
    name = DAYS[day.weekday()].capitalize()
    match (day - today).days:
        case days if days < 7:
            return name
        case 7:
            return f"next {name}"
        case _:
            return f"{name} {day.day} {MONTHS[day.month - 1].capitalize()}"


def promise_said(words: str, said: datetime, zone: tzinfo, because: str) -> PromiseMade:
    """The promise of a message that was left at ``said``, aware; raises WhenError.

    ``zone`` is the lead's; ``because`` is the id of the call's event.
    """
    day = day_said(words, said.astimezone(zone).date())
    return PromiseMade(day.isoformat(), zone_key(zone), words=words, because=because)


def promise_typed(words: str, now: datetime, zone: tzinfo) -> PromiseMade:
    """The promise in a rep's words, read on the lead's clock; raises WhenError.

    A day alone is a promise for that day; an hour, or a part of the day, one for its moment.
    """
    name, due = zone_key(zone), None
    day = _day_alone(words, now.astimezone(zone).date())
    if day is None:
        due = moment(words, now, zone).astimezone(UTC)
        day = due.astimezone(zone_info(name)).date()
    if day.year not in YEARS:
        raise WhenError("That is too far off.")
    return PromiseMade(day.isoformat(), name, due, words.strip())


def _day_alone(words: str, today: date) -> date | None:
    """The later day that the words name, if they name nothing else; raises WhenError."""
    try:
        day, rest = named_day(plain(words), today)
    except OverflowError as error:
        raise WhenError from error
    if day is None or rest or day == today:
        return None
    if day < today:
        raise WhenError("That day has passed.")
    return day
