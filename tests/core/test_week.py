from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.rules import DAY, Hours
from cockpit.core.week import Openness, Week, daily, next_opening, openness, span, working

CHICAGO, PHOENIX = ZoneInfo("America/Chicago"), ZoneInfo("America/Phoenix")
OFFICE = working(Hours(9 * 3600, 17 * 3600))
LUNCH = daily(Hours(9 * 3600, 12 * 3600)).days[0] + (Hours(13 * 3600, 17 * 3600),)
SPLIT = Week((LUNCH,) * 5 + ((Hours(10 * 3600, 13 * 3600),), ()))
NEVER = Week(((),) * 7)
ALL_DAY = daily(Hours(0, DAY))


def at(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


@pytest.mark.parametrize(
    ("wall", "is_open"),
    [
        ("2026-03-05T08:59:59", False),
        ("2026-03-05T09:00:00", True),
        ("2026-03-05T11:59:59", True),
        ("2026-03-05T12:00:00", False),
        ("2026-03-05T13:00:00", True),
        ("2026-03-05T17:00:00", False),
        ("2026-03-07T09:59:59", False),
        ("2026-03-07T10:00:00", True),
        ("2026-03-08T10:00:00", False),
    ],
)
def test_a_stretch_has_its_first_second_and_not_its_last(wall, is_open):
    assert SPLIT.is_open(at(wall), CHICAGO) is is_open


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("2026-03-05T08:00:00", "2026-03-05T09:00:00"),
        ("2026-03-05T09:00:01", "2026-03-05T09:00:01"),
        ("2026-03-05T12:00:00", "2026-03-05T13:00:00"),
        ("2026-03-06T17:00:00", "2026-03-07T10:00:00"),
        ("2026-03-07T13:00:00", "2026-03-09T09:00:00"),
    ],
)
def test_the_next_opening_passes_over_lunch_and_sunday(start, expected):
    assert SPLIT.opening(at(start), CHICAGO) == at(expected)


@pytest.mark.parametrize("zone", ["America/Chicago", "Africa/Cairo", "Australia/Lord_Howe"])
@pytest.mark.parametrize("week", [OFFICE, SPLIT, ALL_DAY])
def test_the_next_opening_is_open_and_nothing_before_it_is(zone, week):
    clock = ZoneInfo(zone)
    for change in ("2026-03-08T02:00", "2026-04-03T20:00", "2026-04-23T20:00", "2026-10-29T10:00"):
        for hours in range(0, 60, 7):
            start = at(change, UTC) + timedelta(hours=hours, minutes=hours)
            found = week.opening(start, clock)
            assert found is not None
            assert week.is_open(found, clock)
            minutes = int((found - start).total_seconds()) // 60
            before = (start + timedelta(minutes=m) for m in range(minutes))
            assert not any(week.is_open(each, clock) for each in before)


def test_a_week_that_is_never_open_has_no_opening():
    assert NEVER.opening(at("2026-03-05T12:00"), CHICAGO) is None
    assert next_opening(at("2026-03-05T12:00"), [CHICAGO, PHOENIX], NEVER) is None


def test_a_day_from_midnight_to_midnight_is_always_open():
    assert ALL_DAY.is_open(at("2026-03-05T23:59:59"), CHICAGO)
    assert ALL_DAY.is_open(at("2026-03-05T00:00:00"), CHICAGO)


def test_it_is_open_partly_or_closed_over_several_zones():
    zones = [CHICAGO, PHOENIX]
    assert openness(at("2026-03-05T12:00"), zones, OFFICE) is Openness.OPEN
    assert openness(at("2026-03-05T09:30"), zones, OFFICE) is Openness.PARTLY
    assert openness(at("2026-03-05T08:00"), zones, OFFICE) is Openness.CLOSED
    assert next_opening(at("2026-03-05T08:00"), zones, OFFICE) == at("2026-03-05T09:00")


def test_the_hours_that_two_weeks_have_in_common():
    both = SPLIT.within(daily(Hours(11 * 3600, 14 * 3600)))
    assert both.on(0) == (Hours(11 * 3600, 12 * 3600), Hours(13 * 3600, 14 * 3600))
    assert both.on(5) == (Hours(11 * 3600, 13 * 3600),)
    assert both.on(6) == ()
    assert SPLIT.within(NEVER) == NEVER
    assert SPLIT.within(ALL_DAY) == ALL_DAY.within(SPLIT) == SPLIT


def test_a_days_hours_in_words():
    assert span(SPLIT.on(0)) == "09:00 to 12:00 and 13:00 to 17:00"
    assert span(ALL_DAY.on(0)) == "00:00 to 24:00"
    assert span(()) == ""
