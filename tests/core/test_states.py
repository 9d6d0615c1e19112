from collections.abc import Callable
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from phonenumbers.tzdata import TIMEZONE_DATA

from cockpit.core.states import country_code, state_code, state_zones

US = """
    AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ
    NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI
"""
CA = "AB BC MB NB NL NS NT NU ON PE QC SK YT"
AU = "ACT NSW NT QLD SA TAS VIC WA"
EVERY = [
    f"{country}-{state}"
    for country, states in (("US", US), ("CA", CA), ("AU", AU))
    for state in states.split()
]
SEASONS = (datetime(2025, 1, 15, tzinfo=UTC), datetime(2025, 7, 15, tzinfo=UTC))


def clock(zone: str) -> tuple[object, ...]:
    return tuple(at.astimezone(ZoneInfo(zone)).utcoffset() for at in SEASONS)


@pytest.mark.parametrize(
    ("code", "zones"),
    [
        ("US-TX", ("America/Chicago", "America/Denver")),
        ("US-CA", ("America/Los_Angeles",)),
        ("US-TN", ("America/Chicago", "America/New_York")),
        ("US-FL", ("America/New_York", "America/Chicago")),
        ("US-AZ", ("America/Phoenix", "America/Denver")),
        ("US-HI", ("Pacific/Honolulu",)),
        ("US-PR", ("America/Puerto_Rico",)),
        ("CA-NL", ("America/St_Johns", "America/Halifax")),
        ("AU-WA", ("Australia/Perth", "Australia/Eucla")),
        ("US-ZZ", ()),
        ("TX", ()),
        ("", ()),
    ],
)
def test_a_state_lies_in_zones(code: str, zones: tuple[str, ...]) -> None:
    assert state_zones(code) == zones


@pytest.mark.parametrize("code", EVERY)
def test_every_state_has_few_zones_that_exist(code: str) -> None:
    zones = state_zones(code)
    assert 1 <= len(set(zones)) == len(zones) <= 4
    assert all(clock(zone) for zone in zones)


@pytest.mark.parametrize(
    ("code", "area_codes"),
    [
        ("US-AK", "1907"),
        ("US-AZ", "1928 1520 1602"),
        ("US-FL", "1850 1305"),
        ("US-ID", "1208 1986"),
        ("US-IN", "1219 1812 1317"),
        ("US-KS", "1785 1620"),
        ("US-KY", "1270 1606 1502"),
        ("US-MI", "1906 1313"),
        ("US-ND", "1701"),
        ("US-NE", "1308 1402"),
        ("US-NV", "1775 1702"),
        ("US-OR", "1541 1503"),
        ("US-SD", "1605"),
        ("US-TN", "1423 1615 1865"),
        ("US-TX", "1915 1432 1512"),
        ("CA-BC", "1250 1604"),
        ("CA-NL", "1709"),
        ("CA-ON", "1807 1416"),
        ("CA-QC", "1418 1514"),
        ("CA-SK", "1306"),
        ("AU-NSW", "612"),
        ("AU-WA", "618"),
    ],
)
def test_a_states_own_numbers_never_take_one_of_its_clocks_away(code: str, area_codes: str) -> None:
    """Whoever keeps the zones that state and number share keeps every clock they share."""
    there = state_zones(code)
    own = tuple(area_codes.split())
    for zones in {zones for digits, zones in TIMEZONE_DATA.items() if digits.startswith(own)}:
        shared = set(zones) & set(there)
        clocks = set(map(clock, zones)) & set(map(clock, there))
        assert not shared or set(map(clock, shared)) == clocks, zones


@pytest.mark.parametrize(
    ("text", "country", "code"),
    [
        ("TX", "US", "US-TX"),
        ("Texas", "United States", "US-TX"),
        ("tx ", "usa", "US-TX"),
        ("US-TX", "", "US-TX"),
        ("Tex.", "U.S.", "US-TX"),
        ("TEXAS", "", "US-TX"),
        ("N. Dakota", "U.S.A.", "US-ND"),
        ("D.C.", "US", "US-DC"),
        ("WA", "US", "US-WA"),
        ("WA", "AU", "AU-WA"),
        ("WA", "Australia", "AU-WA"),
        ("WA", "", ""),
        ("NT", "CA", "CA-NT"),
        ("NT", "au", "AU-NT"),
        ("Qu\u00e9bec", "Canada", "CA-QC"),
        ("British Columbia", "", "CA-BC"),
        ("Georgia", "Georgia", ""),
        ("US-TX", "CA", ""),
        ("MI", "Italy", ""),
        ("", "US", ""),
        ("Bavaria", "", ""),
    ],
)
def test_a_state_is_known_however_it_is_written(text: str, country: str, code: str) -> None:
    assert state_code(text, country) == code


@given(st.sampled_from(EVERY), st.sampled_from([str.lower, str.upper, str.title]), st.booleans())
def test_a_code_is_itself_in_any_case(code: str, case: Callable[[str], str], spaced: bool) -> None:
    country, short = code.split("-")
    text = f" {case(short)} " if spaced else case(code)
    assert state_code(text, country) == code


@given(st.text(), st.text())
def test_no_text_is_a_state_without_zones(text: str, country: str) -> None:
    code = state_code(text, country)
    assert not code or state_zones(code)


def test_a_country_has_names() -> None:
    assert country_code(" United States of America ") == "US"
    assert country_code("Mexico") == ""
