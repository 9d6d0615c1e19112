import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.zone import zone_info
from cockpit.lists.crmzones import lead_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new york", "America/New_York"),
        ("Eastern Time (US & Canada)", "America/New_York"),
        ("(GMT-05:00) Eastern Time (US & Canada)", "America/New_York"),
        ("(UTC-08:00) Pacific Time (US & Canada)", "America/Los_Angeles"),
        ("Pacific Time", "America/Los_Angeles"),
        ("Central", "America/Chicago"),
        ("Mountain Standard Time", "America/Denver"),
        ("US Mountain Standard Time", "America/Phoenix"),
        ("Arizona", "America/Phoenix"),
        ("Hawaii", "Pacific/Honolulu"),
        ("(GMT-05:00) Eastern Standard Time (America/Panama)", "America/Panama"),
        ("america_slash_new_york", "America/New_York"),
        ("US/Pacific", "US/Pacific"),
        ("AUS Eastern Standard Time", "Australia/Sydney"),
        ("London", "Europe/London"),
        ("GMT Standard Time", "Europe/London"),
    ],
)
def test_a_zone_is_known_as_crm_programs_write_it(text: str, zone: str) -> None:
    assert lead_zone(text, "US") == zone


@pytest.mark.parametrize("text", ["EST", "PST", "CST", "ET", "UTC-5", "", "Mars", "standard time"])
def test_what_names_no_clock_is_no_zone(text: str) -> None:
    assert lead_zone(text, "US") == ""


def test_eastern_time_is_not_americas_alone() -> None:
    assert lead_zone("Eastern Time", "AU") == ""
    assert lead_zone("Eastern Time (US & Canada)", "AU") == "America/New_York"


@given(st.text(max_size=40), st.sampled_from(["US", "AU"]))
def test_whatever_is_a_zone_exists(text: str, region: str) -> None:
    if zone := lead_zone(text, region):
        assert zone_info(zone).key == zone
