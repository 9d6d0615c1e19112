from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.lists.times import TimeError, is_day, is_naive, is_near, looks_like_a_time, moment

NEW_YORK = ZoneInfo("America/New_York")
AFTERNOON = datetime(2026, 3, 9, 17, 40, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09T13:40:00-04:00",
        "2026-03-09T17:40:00Z",
        "2026-03-09T17:40Z",
        "2026-03-09 17:40:00 UTC",
        "2026-03-09 17:40:00.999+00:00",
        "2026-03-09 13:40:00 -0400",
        "20260309T174000Z",
        "Mon, 09 Mar 2026 13:40:00 -0400",
        "9 Mar 2026 13:40 -0400 (EDT)",
        "Mon, 09 Mar 2026 13:40:00 EDT",
        "Mon, 09 Mar 2026 17:40:00 GMT",
        "Mon, 09 Mar 2026 17:40:00 -0000",
        "1773078000",
        "1773078000.25",
        "1773078000000",
        "1773078000999",
    ],
)
def test_a_time_with_an_offset_is_that_moment(text: str) -> None:
    assert moment(text, NEW_YORK) == AFTERNOON
    assert moment(text, NEW_YORK).microsecond == 0
    assert not is_naive(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09T13:40:00",
        "2026-03-09 13:40:00",
        "2026-03-09 13:40",
        "2026-03-09 1:40 PM",
        "3/9/2026 1:40 PM",
        "03/09/2026 01:40:00 pm",
        "3/9/2026, 1:40:00 p.m.",
        "3/9/26 13:40",
        "3/9/2026 1:40PM",
        "Mar 9, 2026 1:40 PM",
        "March 9, 2026 at 1:40 pm",
        "Monday, March 9th, 2026, 1:40 PM",
        "Sept. 9, 2026 13:40",
        "9 Mar 2026 13:40",
        "9-MAR-2026 13:40:00",
        "Mon 9 March 2026 1:40 p.m.",
        "09.03.2026 13:40",
        "9.3.2026, 13:40",
    ],
)
def test_a_time_without_one_is_on_the_given_clock(text: str) -> None:
    september = datetime(2026, 9, 9, 17, 40, tzinfo=UTC)
    assert moment(text, NEW_YORK) == (september if "Sept" in text else AFTERNOON)
    assert is_naive(text)


@pytest.mark.parametrize(
    ("text", "hour"), [("12:10 AM", 0), ("12:10 PM", 12), ("9:10", 9), ("11:10 pm", 23)]
)
def test_noon_and_midnight_are_where_americans_put_them(text: str, hour: int) -> None:
    at = moment(f"3/9/2026 {text}", NEW_YORK).astimezone(NEW_YORK)
    assert (at.hour, at.minute) == (hour, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-09",
        "3/9/2026",
        "20260309",
        "2026-W11-1",
        "Mar 9, 2026",
        "9.3.2026",
        "2026-03-09-04:00",
        "2026-03-09 +05",
    ],
)
def test_a_date_alone_is_no_time(text: str) -> None:
    with pytest.raises(TimeError, match="a date without a time of day"):
        moment(text, NEW_YORK)


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "13:40", "25/13/2025 10:00", "2026-02-30 10:00", "3/9/2026 13:40 PM", "1773"),
        *("0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00", "1.77E9"),
        *("0001-06-01T10:00Z", "9999-06-01 10:00", "1970-12-31T23:59Z", "3000-01-01T00:00Z"),
        *(
            "000000001",
            "2999-12-31T23:59:59-01:00",
            "32 Mar 2026 10:00",
            "Mon, 32 Mar 2026 10:00 GMT",
        ),
        *("9 Foo 2026 10:00", "Mon, 09 Foo 2026 10:00:00 GMT", "Mon, 09 Mar 2026 10:00:00 +9999"),
        *("13.13.2026 10:00", "9 \u017fep 2026 10:00", "Mar 9, 13:40"),
    ],
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(TimeError):
        moment(text, NEW_YORK)


@pytest.mark.parametrize("text", ["1971-01-01T00:00Z", "2999-12-31T23:59:59Z"])
def test_the_years_a_ledger_keeps_are_read_to_their_ends(text: str) -> None:
    assert moment(text, NEW_YORK) == datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "month", "day", "day_first"),
    [
        ("25/12/2025 10:00", 12, 25, False),
        ("25/12/2025 10:00", 12, 25, True),
        ("12/25/2025 10:00", 12, 25, True),
        ("3/4/2025 10:00", 3, 4, False),
        ("3/4/2025 10:00", 4, 3, True),
        ("13.03.2025 10:00", 3, 13, False),
        ("04.03.2025 10:00", 3, 4, False),
    ],
)
def test_the_day_stands_first_where_it_must_or_is_said_to(
    text: str, month: int, day: int, day_first: bool
) -> None:
    at = moment(text, NEW_YORK, day_first=day_first).astimezone(NEW_YORK)
    assert (at.month, at.day, at.hour) == (month, day, 10)


@given(st.integers(31_536_000, 32_503_679_999))
def test_milliseconds_of_twelve_digits_and_more_are_read(seconds: int) -> None:
    assert moment(f"{seconds * 1000 + 999:012}", NEW_YORK) == datetime.fromtimestamp(seconds, UTC)


@pytest.mark.parametrize(
    "text", ["2026-03-09", "3/9/2026", "9.3.2026", "Mar 9, 2026", "20260309", "2026-03-09Z"]
)
def test_a_date_alone_is_a_day(text: str) -> None:
    assert is_day(text)
    assert not looks_like_a_time(text)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "10:30", "2026-03-09 10:30", "1773078000000", "Mon, 99 Mar 2026 13:40:00 -0400"],
)
def test_a_moment_or_nothing_is_no_day(text: str) -> None:
    assert not is_day(text)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("2026-03-09T00:00:00Z", True),
        ("2026-03-10T04:00:00.000+0000", True),
        ("2026-03-08T14:00:00-10:00", True),
        ("3/9/2026 1:40 PM", True),
        ("2026-03-07T10:00:00Z", False),
        ("2026-03-12T10:00:00Z", False),
        ("soon", False),
    ],
)
def test_a_moment_is_near_a_day_on_any_clock(text: str, near: bool) -> None:
    assert is_near(text, "2026-03-09") is is_near(text, "3/9/2026") is near


@given(st.floats(31_536_000, 32_503_679_999))
def test_every_time_we_write_reads_back(seconds: float) -> None:
    at = datetime.fromtimestamp(seconds, UTC)
    assert moment(at.isoformat(), NEW_YORK) == at.replace(microsecond=0)


@given(st.text(max_size=30) | st.text(alphabet="0123456789-:/ ,TZ+.apmAPMr", max_size=25))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    assert is_day(text) + is_near(text, text) in range(3)
    if not looks_like_a_time(text):
        with pytest.raises(TimeError):
            moment(text, NEW_YORK)
