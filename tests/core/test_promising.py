from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.days import DAYS, WhenError
from cockpit.core.promising import (
    day_in_words,
    day_problem,
    day_said,
    promise_said,
    promise_typed,
)

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 18, 30, 20, tzinfo=UTC)  # Thursday, 13:30 in Chicago
THURSDAY = date(2026, 3, 12)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("thursday", "2026-03-19"),
        ("Thursday", "2026-03-19"),
        ("next thursday", "2026-03-19"),
        ("on friday", "2026-03-13"),
        ("wed", "2026-03-18"),
        ("tomorrow", "2026-03-13"),
        ("the day after tomorrow", "2026-03-14"),
        ("next business day", "2026-03-13"),
        ("the next business day", "2026-03-13"),
        ("next working day", "2026-03-13"),
        ("in 2 business days", "2026-03-16"),
        ("+3 workdays", "2026-03-17"),
        ("+1d", "2026-03-13"),
        ("+2d", "2026-03-14"),
        ("2d", "2026-03-14"),
        ("in 2 days", "2026-03-14"),
        ("in two days", "2026-03-14"),
        ("in a week", "2026-03-19"),
        ("+1w", "2026-03-19"),
        ("next week", "2026-03-16"),
        ("tuesday next week", "2026-03-17"),
        ("in 1 month", "2026-04-12"),
    ],
)
def test_a_message_names_a_day_to_come(words, expected):
    assert day_problem(words) == ""
    assert str(day_said(words, THURSDAY)) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-03-09", "2026-03-10"),
        ("2026-03-12", "2026-03-13"),
        ("2026-03-13", "2026-03-16"),
        ("2026-03-14", "2026-03-16"),
        ("2026-03-15", "2026-03-16"),
    ],
)
def test_the_next_business_day_is_one_from_monday_to_friday(today, expected):
    assert str(day_said("next business day", date.fromisoformat(today))) == expected


@pytest.mark.parametrize("name", DAYS)
def test_a_weekday_is_always_the_next_of_its_name(name):
    for days in range(7):
        today = THURSDAY + timedelta(days)
        day = day_said(name, today)
        assert 1 <= (day - today).days <= 7
        assert DAYS[day.weekday()] == name


@pytest.mark.parametrize(
    "words",
    [
        "3pm", "thursday 3pm", "thu morning", "tomorrow at 10", "in 2 hours", "today", "+0d",
        "soon", "13 mar", "march 13th", "2026-03-13", "thursday 13 march", "thursday tomorrow",
        "next", "business day", "+d", "-2d", "thursday friday", "3/4", "in 9h30", "thursday?",
    ],
)  # fmt: skip
def test_a_message_names_no_hour_no_date_and_no_nonsense(words):
    assert day_problem(words).startswith("not a day to come: write thursday")


def test_a_message_is_said_on_the_leads_day():
    night = datetime(2026, 3, 13, 3, 0, tzinfo=UTC)  # still Thursday in Chicago
    made = promise_said("tomorrow", night, CHICAGO, "d:7")
    assert (made.day, made.zone, made.due) == ("2026-03-13", "America/Chicago", None)
    assert (made.words, made.because) == ("tomorrow", "d:7")
    assert promise_said("tomorrow", night, ZoneInfo("Asia/Tokyo"), "").day == "2026-03-14"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "Friday"),
        (6, "Wednesday"),
        (7, "next Thursday"),
        (8, "Friday 20 March"),
        (20, "Wednesday 1 April"),
    ],
)
def test_a_day_is_said_by_its_name_while_that_is_clear(days, words):
    assert day_in_words(THURSDAY + timedelta(days), THURSDAY) == words


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("fri", "2026-03-13"),
        ("thu", "2026-03-19"),
        ("13 Mar", "2026-03-13"),
        ("Fri 13 March", "2026-03-13"),
        ("2026-04-01", "2026-04-01"),
        ("tomorrow", "2026-03-13"),
        ("in 2 weeks", "2026-03-26"),
        ("in two weeks", "2026-03-26"),
        ("next business day", "2026-03-13"),
        ("+2d", "2026-03-14"),
        ("next week", "2026-03-16"),
        ("1 mar", "2027-03-01"),
    ],
)
def test_a_day_alone_is_a_days_promise(words, expected):
    made = promise_typed(f" {words} ", NOW, CHICAGO)
    assert (made.day, made.due, made.zone) == (expected, None, "America/Chicago")
    assert (made.words, made.because) == (words, "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("thu 3pm", "2026-03-19 15:00"),
        ("tomorrow morning", "2026-03-13 09:00"),
        ("fri afternoon", "2026-03-13 14:00"),
        ("this afternoon", "2026-03-12 14:00"),
        ("15:00", "2026-03-12 15:00"),
        ("9:00", "2026-03-13 09:00"),
        ("13 Mar 10:15", "2026-03-13 10:15"),
        ("2h", "2026-03-12 15:30"),
        ("next business day at 10", "2026-03-13 10:00"),
        ("2026-03-14T02:00+01:00", "2026-03-13 20:00"),
        ("today 5pm", "2026-03-12 17:00"),
    ],
)
def test_an_hour_or_a_part_of_the_day_makes_a_timed_one_on_the_leads_clock(words, expected):
    made = promise_typed(words, NOW, CHICAGO)
    assert made.due is not None
    assert made.due.tzinfo is UTC
    assert f"{made.due.astimezone(CHICAGO):%Y-%m-%d %H:%M}" == expected
    assert made.day == expected[:10]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "No moment yet."),
        ("whenever", "No moment yet."),
        ("today", "At what time today?"),
        ("2026-03-11", "That day has passed."),
        ("today 9am", "That moment has passed."),
        ("31 feb", "There is no such day."),
        ("9999-12-31", "That is too far off."),
        ("9999-12-31 10:00", "That is too far off."),
        ("thu 13 mar", "13 Mar is a Friday."),
        ("3/4", "Which is the month? Say 13 Mar."),
    ],
)
def test_what_has_passed_and_what_names_no_moment_is_told(words, said):
    with pytest.raises(WhenError) as caught:
        promise_typed(words, NOW, CHICAGO)
    assert str(caught.value) == said


def test_a_clock_without_a_name_keeps_its_promises_in_utc():
    nameless = NOW.astimezone().tzinfo
    assert promise_typed("15:00", NOW, nameless).zone == "Etc/UTC"
