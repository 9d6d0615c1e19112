import subprocess
import sys

import phonenumbers
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cockpit.core.phone import (
    EMERGENCY,
    EMPTY,
    INVALID,
    LOST,
    SHORT,
    PhoneError,
    base,
    candidate_zones,
    country,
    found,
    is_phone,
    phone,
    phones,
    search_digits,
    shown,
)

REGIONS = st.sampled_from(["US", "CA", "GB", "DE", "FR", "IN", "AU", "JP", "NU"])
PIECES = "312 555 0123 911 + 1 +1 +91 11 44 00 0 ( ) - / , ; ' x ext. ;ext= tel: . .0 E+10 FLOWERS"
SCRAPS = st.lists(st.sampled_from([*PIECES.split(), " ", " or ", "\n"]), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("312-555-0123", "+13125550123"),
        ("+1 (312) 555-0123", "+13125550123"),
        ("1.312.555.0123", "+13125550123"),
        ("312/555-0123", "+13125550123"),
        ("'+1 312-555-0123", "+13125550123"),
        ('="3125550123"', "+13125550123"),
        ("\u00a0312\u00a0555\u20110123\u00a0", "+13125550123"),
        ("\u202a+1 312\u200e 555 0123\u202c", "+13125550123"),
        ("\uff13\uff11\uff12\uff15\uff15\uff15\uff10\uff11\uff12\uff13", "+13125550123"),
        ("\u0663\u0661\u0662\u0665\u0665\u0665\u0660\u0661\u0662\u0663", "+13125550123"),
        ("tel:+1-312-555-0123", "+13125550123"),
        ("tel:312-555-0123;phone-context=+1", "+13125550123"),
        ("tel:+1-312-555-0123;ext=12", "+13125550123x12"),
        ("312 555 0123 x12", "+13125550123x12"),
        ("312 555 0123 ext. 012", "+13125550123x012"),
        ("312-555-0123, ext 12", "+13125550123x12"),
        ("3125550123,,12#", "+13125550123x12"),
        ("+13125550123x12", "+13125550123x12"),
        ("312 555 0123 x\u0661\u0662", "+13125550123x12"),
        ("13125550123.0", "+13125550123"),
        ("13125550123,0", "+13125550123"),
        ("3125550123.00", "+13125550123"),
        ("'+13125550123.000", "+13125550123"),
        ("3125550123,00", "+13125550123"),
        ("312555.0000", "+13125550000"),
        ("312.555.0000", "+13125550000"),
        ("1-800-FLOWERS", "+18003569377"),
        ("(800) flowers", "+18003569377"),
        ("1 800 266 FLOW", "+18002663569"),
        ("312-555-0123 Tom", "+13125550123"),
        ("call 312-555-0123 after 5pm", "+13125550123"),
        ("+91 11 2345 6789", "+911123456789"),
        ("+44 20 7946 0958", "+442079460958"),
        ("011 44 20 7946 0958", "+442079460958"),
    ],
)
def test_a_number_is_read_in_any_writing(text: str, expected: str) -> None:
    assert phone(text, "US") == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", EMPTY),
        (" \u00a0\t", EMPTY),
        ("\0", EMPTY),
        *((text, EMERGENCY) for text in ("911", "+911", "9-1-1", "(911)", " 9 1 1 ", "9/1/1")),
        *((text, EMERGENCY) for text in ("112", "999", "000", "tel:911", "911 x12")),
        *((text, SHORT) for text in ("411", "1234", "12", "+1 911", "988")),
        ("1.5555E+10", LOST),
        ("1,5E+10", LOST),
        ("1.31255E10", LOST),
        ("n/a", INVALID),
        ("#N/A", INVALID),
        ("-", INVALID),
        (",", INVALID),
        ("555-0123", INVALID),
        ("312-555-012", INVALID),
        ("312-555-0123 - 12", INVALID),
        ("312-555-0123 x12345678901", INVALID),
        ("15551234567.0", INVALID),
        ("345-2601 Tom", INVALID),
        ("0033 6 39 98 00 12", INVALID),
        ("00 33 639 980 0123", INVALID),
        ("312-555-0123 / 312-555-0124", INVALID),
        ("312-555-0123, 911", EMERGENCY),
        ("1" * 5000, INVALID),
    ],
)
def test_what_may_not_be_called_is_refused_with_its_reason(text: str, reason: str) -> None:
    with pytest.raises(PhoneError) as refused:
        phone(text, "US")
    assert str(refused.value) == reason


@pytest.mark.parametrize("text", ["911", "112", "999", "000", "+911", "9-1-1"])
def test_an_emergency_number_is_refused_everywhere(text: str) -> None:
    for region in phonenumbers.SUPPORTED_REGIONS:
        assert not found(text, region).phones


def test_four_digits_are_refused_even_where_they_reach_a_subscriber() -> None:
    with pytest.raises(PhoneError, match=SHORT):
        phone("4000", "NU")


def test_a_valid_number_that_begins_like_an_emergency_one_is_read() -> None:
    assert phone("11 2345 6789", "IN") == "+911123456789"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("312-555-0123 / 312 555 0124", ["+13125550123", "+13125550124"]),
        ("312-555-0123/312-555-0124", ["+13125550123", "+13125550124"]),
        ("3125550123,3125550124;3125550125", ["+13125550123", "+13125550124", "+13125550125"]),
        ("3125550123,,3125550124", ["+13125550123", "+13125550124"]),
        ("312-555-0123\r\n312-555-0124", ["+13125550123", "+13125550124"]),
        ("312-555-0123 or 312-555-0124", ["+13125550123", "+13125550124"]),
        ("312-555-0123 and 1-800-FLOWERS", ["+13125550123", "+18003569377"]),
        ("3125550123 3125550124 3125550125", ["+13125550123", "+13125550124", "+13125550125"]),
        ("w: 312-555-0123 m: 312-555-0124", ["+13125550123", "+13125550124"]),
        ("312-555-0124, 312-555-0123, 3125550124", ["+13125550124", "+13125550123"]),
        ("312-555-0123 x4; 312-555-0123", ["+13125550123x4", "+13125550123"]),
        ("312-555-0123;12", ["+13125550123x12"]),
        ("13125550123.0; 13125550124.0", ["+13125550123", "+13125550124"]),
        ("13125550123.00; 13125550124.000", ["+13125550123", "+13125550124"]),
        ("312-555-0123, 911", ["+13125550123"]),
        ("ask Ann, 312-555-0123", ["+13125550123"]),
    ],
)
def test_every_number_of_a_cell_is_kept_in_order(text: str, expected: list[str]) -> None:
    assert list(phones(text, "US")) == expected


def test_a_cell_tells_what_was_left_out() -> None:
    cell = found("911 / 312-555-0123 / 312-555", "US")
    assert cell.phones == ("+13125550123",)
    assert cell.problems == (("911", EMERGENCY), ("312-555", INVALID))


def test_a_cell_without_a_number_gives_the_first_reason() -> None:
    with pytest.raises(PhoneError, match=EMERGENCY):
        phones("911 / 12", "US")


@pytest.mark.parametrize("area", [212, 312, 415, 602, 808, 907])
def test_the_numbers_reserved_for_fiction_are_valid(area: int) -> None:
    assert all(is_phone(f"+1{area}555{line:04}") for line in range(100, 200))


@given(text=st.text(max_size=40) | SCRAPS, region=REGIONS)
@example(text="911 312-555-0123", region="US")
def test_whatever_is_read_may_be_dialled_and_reads_back_as_itself(text: str, region: str) -> None:
    cell = found(text, region)
    assert cell.phones or cell.problems
    for number in cell.phones:
        assert is_phone(number)
        assert phone(number, region) == number
        assert phones(shown(number), region) == (number,)


@given(
    text=st.from_regex(
        r"(\+?1)?[ .-]?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}", fullmatch=True
    )
)
def test_the_short_way_for_ordinary_numbers_agrees_with_the_long_one(text: str) -> None:
    number = phonenumbers.parse(text, "US")
    valid = phonenumbers.is_valid_number(number)
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    assert found(text, "US").phones == ((e164,) if valid else ())


def test_a_number_is_shown_with_its_country_and_extension() -> None:
    assert shown("+13125550123") == "+1 312-555-0123"
    assert shown("+13125550123x12") == "+1 312-555-0123 ext. 12"
    assert shown("+442079460958") == "+44 20 7946 0958"


@pytest.mark.parametrize(
    "text", ["", "911", "+911", "+1911", "+1", "3125550123", "+1312555012", "+1312555012x", "-x"]
)
def test_the_last_gate_lets_nothing_but_a_full_number_through(text: str) -> None:
    assert not is_phone(text)


@pytest.mark.parametrize("text", ["+1 3125550123", "+13125550123 ", "+13125550123\n"])
def test_the_last_gate_wants_our_own_form(text: str) -> None:
    assert not is_phone(text)


def test_showing_a_text_that_is_no_number_gives_it_back() -> None:
    assert shown("gibberish") == "gibberish"


def test_zones_are_those_of_the_numbering_plan() -> None:
    assert candidate_zones("+12125550123x4") == ("America/New_York",)
    assert len(candidate_zones("+61491570156")) == 8
    assert len(candidate_zones("+18005550123")) > 4
    assert candidate_zones("+15555550123") == ()
    assert candidate_zones("gibberish") == ()


@given(area=st.integers(200, 999), office=st.integers(200, 999), line=st.integers(0, 9999))
@example(area=246, office=521, line=100)
@example(area=876, office=606, line=100)
def test_zones_of_a_prefix_are_those_of_each_number(area: int, office: int, line: int) -> None:
    from phonenumbers.timezone import time_zones_for_number

    text = f"+1{area}{office}{line:04}"
    every = time_zones_for_number(phonenumbers.parse(text, None))
    assert candidate_zones(text) == tuple(zone for zone in every if zone != "Etc/Unknown")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+13125550123", "US"),
        ("+13125550123x12", "US"),
        ("+18005550123", "US"),
        ("+14165550123", "CA"),
        ("+18675550123", "CA"),
        ("+12465210100", "BB"),
        ("+442079460958", "GB"),
        ("+61491570156", "AU"),
        ("+80012345678", ""),
        ("+15555550123", ""),
        ("+911", ""),
        ("3125550123", ""),
        ("gibberish", ""),
        ("", ""),
    ],
)
def test_the_country_of_a_number_is_that_of_its_plan(number: str, expected: str) -> None:
    assert country(number) == expected


def test_the_country_of_an_ordinary_number_is_told_without_the_plans() -> None:
    code = (
        "import sys; from cockpit.core.phone import country; "
        "sys.exit(country('+14165550123') != 'CA' or country('') != '' "
        "or 'phonenumbers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_search_knows_a_number_with_and_without_its_country() -> None:
    assert search_digits("+13125550123x4") == ("13125550123", "3125550123")
    assert search_digits("+442079460958") == ("442079460958", "2079460958")
    assert search_digits("+390669821111") == ("390669821111", "0669821111")


def test_the_base_has_no_extension() -> None:
    assert base("+13125550123x12") == base("+13125550123") == "+13125550123"
