from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.days import WhenError
from cockpit.core.hours import day_named
from cockpit.core.whenever import EXAMPLES, moment

CHICAGO = ZoneInfo("America/Chicago")
NOW = datetime(2026, 3, 12, 18, 30, 20, tzinfo=UTC)  # Thursday, 13:30 in Chicago


def there(words: str, now: datetime = NOW) -> str:
    at = moment(words, now, CHICAGO)
    assert at.tzinfo is UTC
    return f"{at.astimezone(CHICAGO):%a %Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("30m", "Thu 2026-03-12 14:00"),
        ("90 min", "Thu 2026-03-12 15:00"),
        ("in 2 hours", "Thu 2026-03-12 15:30"),
        ("+2h", "Thu 2026-03-12 15:30"),
        ("2 hrs", "Thu 2026-03-12 15:30"),
        ("1h30", "Thu 2026-03-12 15:00"),
        ("1h 30m", "Thu 2026-03-12 15:00"),
        ("1 h 30", "Thu 2026-03-12 15:00"),
        ("1 hour and 30 minutes", "Thu 2026-03-12 15:00"),
        ("1.5h", "Thu 2026-03-12 15:00"),
        ("an hour and a half", "Thu 2026-03-12 15:00"),
        ("in 9h30", "Thu 2026-03-12 23:00"),
        ("in an hour", "Thu 2026-03-12 14:30"),
        ("an hour from now", "Thu 2026-03-12 14:30"),
        ("half an hour", "Thu 2026-03-12 14:00"),
        ("in half an hour", "Thu 2026-03-12 14:00"),
        ("36h", "Sat 2026-03-14 01:30"),
    ],
)
def test_hours_and_minutes_count_from_now(words, expected):
    assert there(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2d", "Sat 2026-03-14 09:00"),
        ("in 3 days", "Sun 2026-03-15 09:00"),
        ("in 3 days at 10", "Sun 2026-03-15 10:00"),
        ("a week", "Thu 2026-03-19 09:00"),
        ("in a week", "Thu 2026-03-19 09:00"),
        ("in two weeks", "Thu 2026-03-26 09:00"),
        ("1 month", "Sun 2026-04-12 09:00"),
        ("in 11 months", "Fri 2027-02-12 09:00"),
        ("tomorrow", "Fri 2026-03-13 09:00"),
        ("the day after tomorrow", "Sat 2026-03-14 09:00"),
        ("next week", "Mon 2026-03-16 09:00"),
        ("next week tue 10am", "Tue 2026-03-17 10:00"),
        ("next month", "Wed 2026-04-01 09:00"),
        ("next business day", "Fri 2026-03-13 09:00"),
        ("the next working day at 10", "Fri 2026-03-13 10:00"),
        ("in 2 business days", "Mon 2026-03-16 09:00"),
        ("a workday", "Fri 2026-03-13 09:00"),
        ("mon", "Mon 2026-03-16 09:00"),
        ("on Weds.", "Wed 2026-03-18 09:00"),
        ("next tuesday", "Tue 2026-03-17 09:00"),
        ("thu", "Thu 2026-03-19 09:00"),
    ],
)
def test_a_day_without_a_time_is_its_morning(words, expected):
    assert there(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("13 Mar", "Fri 2026-03-13 09:00"),
        ("Mar 13", "Fri 2026-03-13 09:00"),
        ("March 13th", "Fri 2026-03-13 09:00"),
        ("on the 13th of March", "Fri 2026-03-13 09:00"),
        ("13 mar 9:00", "Fri 2026-03-13 09:00"),
        ("mar 13 9:00", "Fri 2026-03-13 09:00"),
        ("9:30 mar 13", "Fri 2026-03-13 09:30"),
        ("at 9 mar 13", "Fri 2026-03-13 09:00"),
        ("9am, 13 mar", "Fri 2026-03-13 09:00"),
        ("mar 13 2pm", "Fri 2026-03-13 14:00"),
        ("13 March 2026 9am", "Fri 2026-03-13 09:00"),
        ("March 13, 2026, 9 a.m.", "Fri 2026-03-13 09:00"),
        ("12 mar 14:00", "Thu 2026-03-12 14:00"),
        ("11 mar", "Thu 2027-03-11 09:00"),
        ("29 feb", "Tue 2028-02-29 09:00"),
        ("fri 13 mar", "Fri 2026-03-13 09:00"),
        ("Mon 16 Mar 14:05", "Mon 2026-03-16 14:05"),
        ("2026-03-13", "Fri 2026-03-13 09:00"),
        ("2026-03-12 14:00", "Thu 2026-03-12 14:00"),
        ("2026-03-13T09:00", "Fri 2026-03-13 09:00"),
        ("2026-03-13T09:00:30", "Fri 2026-03-13 09:00"),
        ("2026-03-13T09:00:00-05:00", "Fri 2026-03-13 09:00"),
        ("2026-03-13T09:00:00Z", "Fri 2026-03-13 04:00"),
        ("2026-03-13 09:00 +01:00", "Fri 2026-03-13 03:00"),
    ],
)
def test_a_date_is_read_as_people_write_it(words, expected):
    assert there(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("15:00", "Thu 2026-03-12 15:00"),
        ("9:30", "Fri 2026-03-13 09:30"),
        ("9.30am", "Fri 2026-03-13 09:30"),
        ("14h30", "Thu 2026-03-12 14:30"),
        ("at 14", "Thu 2026-03-12 14:00"),
        ("9 o'clock", "Fri 2026-03-13 09:00"),
        ("12pm", "Fri 2026-03-13 12:00"),
        ("noon", "Fri 2026-03-13 12:00"),
        ("afternoon", "Thu 2026-03-12 14:00"),
        ("morning", "Fri 2026-03-13 09:00"),
        ("this afternoon", "Thu 2026-03-12 14:00"),
        ("this evening", "Thu 2026-03-12 17:00"),
        ("tonight", "Thu 2026-03-12 17:00"),
        ("tonight at 8", "Thu 2026-03-12 20:00"),
        ("today 16", "Thu 2026-03-12 16:00"),
        ("today 14:45", "Thu 2026-03-12 14:45"),
        ("tomorrow 9", "Fri 2026-03-13 09:00"),
        ("tomorrow 09:00", "Fri 2026-03-13 09:00"),
        ("tomorrow at 9", "Fri 2026-03-13 09:00"),
        ("9am tomorrow", "Fri 2026-03-13 09:00"),
        ("9:30 tomorrow", "Fri 2026-03-13 09:30"),
        ("tomorrow 9h30", "Fri 2026-03-13 09:30"),
        ("tomorrow noon", "Fri 2026-03-13 12:00"),
        ("tomorrow afternoon", "Fri 2026-03-13 14:00"),
        ("tomorrow in the afternoon", "Fri 2026-03-13 14:00"),
        ("3 tomorrow afternoon", "Fri 2026-03-13 15:00"),
        ("tomorrow morning 6", "Fri 2026-03-13 06:00"),
        ("mon 9", "Mon 2026-03-16 09:00"),
        ("fri at 14", "Fri 2026-03-13 14:00"),
        ("thu 3pm", "Thu 2026-03-19 15:00"),
        ("3pm thu", "Thu 2026-03-19 15:00"),
        ("tomorrow 23", "Fri 2026-03-13 23:00"),
        ("tomorrow 7", "Fri 2026-03-13 07:00"),
        ("tomorrow 0:00", "Fri 2026-03-13 00:00"),
    ],
)
def test_a_time_stands_before_or_after_its_day(words, expected):
    assert there(words) == expected


NOTHING = "No moment yet."
PASSED = "That moment has passed."
WHICH = "Hours, minutes or days? Say 2h, 30m or 3d."


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("", NOTHING),
        ("soon", NOTHING),
        ("not tomorrow", NOTHING),
        ("tomorrow tomorrow", NOTHING),
        ("tomorrow 0", NOTHING),
        ("mar", NOTHING),
        ("13 mar 2026 2027", NOTHING),
        ("in", NOTHING),
        ("1.5 days", NOTHING),
        ("9", WHICH),
        ("90", WHICH),
        ("123", WHICH),
        ("tomorrow 3", "03:00 or 15:00? Say am or pm."),
        ("at 6", "06:00 or 18:00? Say am or pm."),
        ("mon 1", "01:00 or 13:00? Say am or pm."),
        ("9h30", "A clock time or a span? Say 9:30 or in 9h30."),
        ("3/13", "Which is the month? Say 13 Mar."),
        ("midnight", "Which midnight? Say thu 0:00."),
        ("tomorrow midnight", "Which midnight? Say thu 0:00."),
        ("today", "At what time today?"),
        ("12 Mar", "At what time today?"),
        ("Mon 13 Mar", "13 Mar is a Friday."),
        ("Mon 9 Mar 14:05", "9 Mar 2027 is a Tuesday."),
        ("tomorrow afternoon 9am", "That hour is at another part of the day."),
        ("31 feb", "There is no such day."),
        ("2026-02-30", "There is no such day."),
        ("tomorrow 24:00", "There is no such time."),
        ("tomorrow 9:60", "There is no such time."),
        ("13pm", "There is no such time."),
        ("2026-03-13T25:00Z", "There is no such time."),
        ("today 9", PASSED),
        ("this morning", PASSED),
        ("0m", PASSED),
        ("2026-03-12 13:30", PASSED),
        ("13 mar 2025", PASSED),
        ("2026-03-12T18:30:59Z", PASSED),
        ("0001-01-01", PASSED),
        ("9999-12-31 23:59", NOTHING),
        ("9999 weeks 9:00 9:00", NOTHING),
    ],
)
def test_a_refusal_is_a_sentence_that_stands_alone(words, why):
    with pytest.raises(WhenError) as refused:
        moment(words, NOW, CHICAGO)
    assert str(refused.value) == why


@pytest.mark.parametrize("hours", [1, 20, 60, 24 * 200, 24 * 400])
def test_what_the_screen_writes_can_be_typed(hours):
    at = NOW.replace(second=0) + timedelta(hours=hours)
    assert moment(day_named(at, CHICAGO, NOW), NOW, CHICAGO) == at


def test_every_example_names_a_moment():
    assert len(EXAMPLES) <= 60
    assert all(moment(words, NOW, CHICAGO) > NOW for words in EXAMPLES.split(" · "))


def test_a_time_the_clock_leaps_over_moves_forward():
    assert there("2:30", datetime(2026, 3, 8, 6, tzinfo=UTC)) == "Sun 2026-03-08 03:30"


def test_a_time_the_clock_shows_twice_is_the_first():
    evening = datetime(2026, 10, 31, 23, tzinfo=UTC)
    assert moment("tomorrow 1:30", evening, CHICAGO) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_a_time_shown_again_after_it_has_passed_is_tomorrow():
    shown_again = datetime(2026, 11, 1, 7, 10, tzinfo=UTC)  # 01:10, the second time
    assert there("1:30", shown_again) == "Mon 2026-11-02 01:30"


def test_two_hours_are_two_hours_when_the_clock_leaps():
    before = datetime(2026, 3, 8, 7, 30, tzinfo=UTC)  # 01:30, half an hour before the leap
    assert there("2h", before) == "Sun 2026-03-08 04:30"


def test_a_month_ends_on_its_last_day():
    assert there("1 month", datetime(2026, 1, 31, 18, tzinfo=UTC)) == "Sat 2026-02-28 09:00"


def test_next_month_begins_on_a_working_day():
    assert there("next month", datetime(2026, 7, 5, 18, tzinfo=UTC)) == "Mon 2026-08-03 09:00"


PIECES = """
9 13 30 90 0 00 31 29 2026 9999 1h30 14h30 1.5h 9:30 3pm 12am 13 mar feb sept may fri mon
today tomorrow tonight next week month this in at on the half an hour and a + - . : / T Z
2026-03-13 2026-03-13T09:00 -05:00 9999-12-31 0000-01-01 9999 months weeks days h m d
noon morning afternoon midnight o'clock from now \u0663 \u00b2 \u0130
"""
pieces = st.sampled_from(PIECES.split())
typed = st.one_of(
    st.text(max_size=30),
    st.lists(pieces, max_size=6).map(" ".join),
    st.lists(pieces, max_size=4).map("".join),
)
zones = st.sampled_from(
    ("America/Chicago", "Pacific/Kiritimati", "Pacific/Pago_Pago", "UTC", "Australia/Lord_Howe")
).map(ZoneInfo)
moments = st.integers(100_000, 7_000_000_000).map(
    lambda second: datetime.fromtimestamp(second, UTC)
)


@settings(deadline=None, max_examples=500)
@given(typed, moments, zones)
def test_whatever_is_typed_lies_ahead_or_is_refused(words, now, zone):
    try:
        at = moment(words, now, zone)
    except WhenError:
        return
    assert at > now
    assert at.utcoffset() == timedelta(0)
