from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.phone import is_phone
from cockpit.demo.drawing import pick, share
from cockpit.demo.people import MOST, past, people
from cockpit.demo.scenarios import scenario
from tests.demo.filming import filmed_at
from tests.demo.test_scenarios import ENDS

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)


def test_every_number_is_reserved_for_examples_and_nobody_has_two() -> None:
    phones = [lead.numbers[0].phone for lead in people(MOST, 1)]
    assert len(set(phones)) == len(phones) == MOST
    for phone in phones:
        assert is_phone(phone)
        assert phone[5:8] == "555"
        assert 100 <= int(phone[8:]) <= 199


def test_a_list_is_as_long_as_was_asked_for_up_to_the_numbers_there_are() -> None:
    assert [len(people(count, 1)) for count in (1, 60, MOST + 5)] == [1, 60, MOST]


def test_the_past_is_before_now_in_office_hours_there_oldest_first() -> None:
    leads = people(300, 7)
    calls = past(leads, NOW, 7)
    zones = {lead.numbers[0].phone: ZoneInfo(lead.numbers[0].zones[0]) for lead in leads}
    assert 0.3 < len({call.phone for call in calls}) / len(leads) < 0.8
    assert calls == sorted(calls, key=lambda call: (call.at, call.phone))
    for call in calls:
        assert call.at < NOW
        assert 9 <= call.at.astimezone(zones[call.phone]).hour < 18


def test_a_seed_is_a_list() -> None:
    assert people(50, 3) == people(50, 3) != people(50, 4)
    assert people(10, 3) == people(50, 3)[:10]


@pytest.mark.parametrize("seed", [0, 1, -5, 2**70])
def test_what_is_drawn_is_even_and_always_the_same(seed: int) -> None:
    drawn = [share(seed, "x", n) for n in range(2000)]
    assert all(0 <= each < 1 for each in drawn)
    assert 0.45 < sum(drawn) / len(drawn) < 0.55
    assert pick("abc", seed, "y") == pick("abc", seed, "y")


@pytest.mark.parametrize("name", ["heart", "promise", "call-back", "undo"])
def test_a_scenario_plays_the_same_way_among_many(name: str) -> None:
    many = replace(scenario(name), count=250)
    last = filmed_at(many, 0).shots[-1].frame.text()
    assert ENDS[name] in last, last
