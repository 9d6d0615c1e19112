import pytest

from cockpit.core import american, plans
from cockpit.core.phone import candidate_zones, is_phone, ordinary, shown

AREA_CODES = [f"{code}" for code in range(200, 1000)]
EXCHANGES = ("200", "211", "310", "411", "555", "640", "911", "999")
LINES = ("0000", "0100", "1212", "9999")


def test_what_is_ordinary_is_valid_written_and_placed_as_its_plan_says():
    ordinary = 0
    for index, area in enumerate(AREA_CODES):
        for step, exchange in enumerate(EXCHANGES):
            number = f"+1{area}{exchange}{LINES[(index + step) % len(LINES)]}"
            if american.is_ordinary(number):
                ordinary += 1
                assert plans.may_be_dialled(number), number
                assert plans.written(number) == american.shown(number)
                assert plans.country(number) == american.country(number), number
    assert ordinary == 445 * len(EXCHANGES)


def test_the_zones_of_a_whole_area_code_are_those_of_each_of_its_numbers():
    for index, area in enumerate(AREA_CODES):
        for exchange in range(200 + index % 40, 1000, 40):
            number = ordinary(f"+1{area}{exchange}0100", "US")
            assert not number or candidate_zones(number) == plans.zones(number), number


@pytest.mark.parametrize(
    "text",
    ["", "+1", "+1312555010", "+131255501000", "+11125550100", "+13121550100", "+1 3125550100",
     "+13125550100x1", "13125550100", "+13125550100\n", "+1312555010\u0660", "+442079460100",
     "+12465550100", "+18765550100", "+18685550100", "+12115550100"],
)  # fmt: skip
def test_whatever_may_be_an_exception_is_left_to_the_plans(text):
    assert not american.is_ordinary(text)


def test_a_number_is_judged_and_written_the_same_with_or_without_the_plans():
    for area in AREA_CODES[::7]:
        for exchange in ("200", "555", "913"):
            number = f"+1{area}{exchange}0142"
            assert is_phone(number) == plans.may_be_dialled(number), number
            assert shown(number) == plans.written(number)
