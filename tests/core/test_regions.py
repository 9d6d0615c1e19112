from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.law import applying, codes_of, law
from cockpit.core.regions import AS_OF, REGIONS
from cockpit.core.rules import CAPS, DAY, Cap, Hours, Level
from cockpit.core.states import CALLING_CODES, state_zones

WINDOW = Hours(8 * 3600, 21 * 3600)
THREE_A_DAY = Cap(3, DAY, Level.STOP)


def hours(code: str, weekday: int) -> list[tuple[float, float]]:
    """The hours of a region on a day, Monday being 0, within the guard's own."""
    return [
        (each.start / 3600, each.end / 3600)
        for each in law(WINDOW, (), applying(REGIONS, codes_of("", code)), AS_OF).week.on(weekday)
    ]


@pytest.mark.parametrize(
    ("code", "friday", "saturday", "sunday"),
    [
        ("US", [(8, 21)], [(8, 21)], [(8, 21)]),
        ("US-IL", [(8, 21)], [(8, 21)], [(8, 21)]),
        ("US-FL", [(8, 20)], [(8, 20)], [(8, 20)]),
        ("US-OK", [(8, 20)], [(8, 20)], [(8, 20)]),
        ("US-MD", [(8, 20)], [(8, 20)], [(8, 20)]),
        ("US-OR", [(8, 20)], [(8, 20)], [(8, 20)]),
        ("US-WA", [(8, 20)], [(8, 20)], [(8, 20)]),
        ("CA", [(9, 21)], [(10, 18)], [(10, 18)]),
        ("CA-ON", [(9, 21)], [(10, 18)], [(10, 18)]),
        ("AU-NSW", [(9, 20)], [(9, 17)], []),
        ("GB", [(8, 21)], [(8, 21)], [(8, 21)]),
    ],
)
def test_a_region_has_the_hours_of_its_law_within_those_of_the_guard(
    code, friday, saturday, sunday
):
    assert [hours(code, day) for day in (4, 5, 6)] == [friday, saturday, sunday]


def test_canada_has_half_an_hour_more_where_the_guard_allows_it():
    wide = law(Hours(0, DAY), (), applying(REGIONS, codes_of("CA", "")), AS_OF).week
    late = datetime(2026, 3, 12, 21, 29, tzinfo=ZoneInfo("America/Toronto"))
    assert wide.is_open(late.astimezone(UTC), ZoneInfo("America/Toronto"))


def test_four_states_stop_the_fourth_call_in_24_hours():
    capped = [region.code for region in REGIONS if region.caps]
    assert capped == ["US-FL", "US-MD", "US-OK", "US-OR"]
    assert {cap for region in REGIONS for cap in region.caps} == {THREE_A_DAY}


def test_a_cap_that_law_and_guard_share_is_one():
    assert law(WINDOW, CAPS, applying(REGIONS, codes_of("US", "US-FL")), AS_OF).caps == CAPS


@pytest.mark.parametrize(("day", "caps"), [("2025-12-31", ()), ("2026-01-01", (THREE_A_DAY,))])
def test_a_law_holds_from_its_first_day_on(day, caps):
    assert law(WINDOW, (), applying(REGIONS, codes_of("US", "US-OR")), day).caps == caps


def test_every_row_has_a_source_and_a_place_that_there_is():
    codes = [region.code for region in REGIONS]
    assert len(set(codes)) == len(codes)
    assert all(region.source for region in REGIONS)
    for country, _, state in (code.partition("-") for code in codes):
        assert not state or country not in CALLING_CODES or state_zones(f"{country}-{state}")


def test_dates_are_those_of_a_calendar():
    for region in REGIONS:
        assert not region.since or date.fromisoformat(region.since) <= date.fromisoformat(AS_OF)
