from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.hours import (
    candidate_zones,
    city,
    clock_hour,
    day_and_time,
    day_named,
    distance,
    few,
    nearest,
    wall,
)
from cockpit.core.model import Number, Zones, ZoneSource
from cockpit.core.rules import Hours, ZoneUnknownRule
from cockpit.core.week import Openness, daily, openness

NEW_YORK, KOLKATA = ZoneInfo("America/New_York"), ZoneInfo("Asia/Kolkata")
NOON = datetime(2026, 3, 12, 16, 0, tzinfo=UTC)  # in New York


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        (0, 0, 0),
        (0, 86_399, 1),
        (23 * 3600 + 1800, 1800, 3600),
        (0, 43_200, 43_200),
        (0, 43_201, 43_199),
    ],
)
def test_the_distance_of_two_wall_times_goes_the_short_way_around(one, other, apart):
    assert distance(one, other) == distance(other, one) == apart


def test_the_wall_time_has_the_offset_in_force_at_that_moment():
    assert wall(datetime(2026, 3, 8, 6, 59, 59, tzinfo=UTC), NEW_YORK) == 2 * 3600 - 1
    assert wall(datetime(2026, 3, 8, 7, 0, 0, tzinfo=UTC), NEW_YORK) == 3 * 3600
    assert wall(NOON, KOLKATA) == 21 * 3600 + 1800
    assert clock_hour(NOON, KOLKATA) == 21


def test_the_nearest_distance_takes_the_same_zone_on_both_sides():
    before = datetime(2026, 3, 7, 16, 0, tzinfo=UTC)  # an hour of New York's clock before NOON
    assert nearest(before, NOON, [NEW_YORK]) == 3600
    assert nearest(before, NOON, [NEW_YORK, KOLKATA]) == 0


def test_a_window_includes_its_first_second_and_not_its_last():
    hours = Hours(9 * 3600, 17 * 3600)
    assert [s in hours for s in (32_399, 32_400, 61_199, 61_200)] == [False, True, True, False]


def test_a_window_is_open_closed_or_open_in_part_over_the_zones():
    hours = Hours(9 * 3600, 17 * 3600)
    assert openness(NOON, [NEW_YORK], daily(hours)) is Openness.OPEN
    assert openness(NOON, [KOLKATA], daily(hours)) is Openness.CLOSED
    assert openness(NOON, [NEW_YORK, KOLKATA], daily(hours)) is Openness.PARTLY


def test_a_leads_own_zone_goes_before_that_of_its_number():
    number = Number("+13125550100", "", ("America/Chicago",))
    assert candidate_zones("Europe/Paris", "", number) == Zones(("Europe/Paris",), ZoneSource.LEAD)
    assert candidate_zones("", "", number) == Zones(("America/Chicago",), ZoneSource.NUMBER)
    assert candidate_zones("", "", Number("+1")) == candidate_zones("", "", None) == Zones()


def test_too_many_candidates_are_none():
    zones = Zones(("a", "b", "c"), ZoneSource.NUMBER)
    assert few(zones, ZoneUnknownRule(candidates=3)) == zones
    assert few(zones, ZoneUnknownRule(candidates=2)) == Zones((), ZoneSource.UNKNOWN)


def test_times_are_told_as_people_write_them():
    assert city("America/New_York") == "New York"
    assert day_and_time(datetime(2026, 2, 23, 19, 5, tzinfo=UTC), NEW_YORK, NOON) == (
        "Mon 23 Feb 14:05"
    )
    assert day_and_time(datetime(2026, 1, 1, 2, 0, tzinfo=UTC), NEW_YORK, NOON) == (
        "Wed 31 Dec 2025 21:00"
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 3, 12, 18, 5, tzinfo=UTC), "today 14:05"),
        (datetime(2026, 3, 13, 13, 0, tzinfo=UTC), "tomorrow 09:00"),
        (datetime(2026, 3, 12, 3, 0, tzinfo=UTC), "yesterday 23:00"),
        (datetime(2026, 3, 16, 13, 0, tzinfo=UTC), "Mon 16 Mar 09:00"),
    ],
)
def test_days_near_by_have_names(at, words):
    assert day_named(at, NEW_YORK, NOON) == words
