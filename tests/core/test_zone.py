from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.zone import ZoneError, zone_info, zone_name


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("America/New_York", "America/New_York"),
        ("america/new_york", "America/New_York"),
        (" AMERICA/NEW YORK ", "America/New_York"),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"),
        ("America/Port-au-Prince", "America/Port-au-Prince"),
        ("US/Eastern", "US/Eastern"),
    ],
)
def test_a_zone_is_named_in_any_case(text: str, expected: str) -> None:
    assert zone_name(text) == expected


NO_ZONES = (
    ("", "/", "EST", "est", "UTC", "GMT", "EST5EDT", "Japan", "Etc/Unknown", "America", "America/"),
    ("Europe/Atlantis", "../etc/passwd", "America/New_York\0", "Eastern Time (US & Canada)"),
)


@pytest.mark.parametrize("text", [text for line in NO_ZONES for text in line])
def test_what_names_no_place_is_no_zone(text: str) -> None:
    with pytest.raises(ZoneError):
        zone_name(text)


def test_a_zone_is_loaded_by_its_exact_name() -> None:
    assert zone_info("America/Chicago") == ZoneInfo("America/Chicago")
    assert zone_info("UTC").key == "UTC"


@pytest.mark.parametrize("name", ["", "America", "america/chicagoo", "../x", "\0", "Etc/Unknown"])
def test_any_other_name_loads_nothing(name: str) -> None:
    with pytest.raises(ZoneError):
        zone_info(name)


@given(st.text(max_size=30))
def test_no_text_does_worse_than_being_refused(text: str) -> None:
    try:
        name = zone_name(text)
    except ZoneError:
        return
    assert zone_info(name).key == name
