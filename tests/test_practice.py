import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.model import CallDraft, LeadDraft, Outcome
from cockpit.core.phone import phone
from cockpit.practice import practice_drafts

HOUR = 3600
DAYS = (
    datetime(2026, 1, 14, tzinfo=UTC),
    datetime(2026, 3, 8, tzinfo=UTC),
    datetime(2026, 7, 15, tzinfo=UTC),
    datetime(2026, 11, 1, tzinfo=UTC),
)
MOMENTS = [day + timedelta(minutes=20 * n, seconds=7) for day in DAYS for n in range(72)]


def zone(lead: LeadDraft) -> ZoneInfo:
    return ZoneInfo(lead.zone or lead.numbers[0].zones[0])


def wall(at: datetime, lead: LeadDraft) -> int:
    there = at.astimezone(zone(lead))
    return there.hour * HOUR + there.minute * 60 + there.second


def apart(call: CallDraft, now: datetime, lead: LeadDraft) -> int:
    distance = abs(wall(call.at, lead) - wall(now, lead))
    return min(distance, 24 * HOUR - distance)


def can_be_called(lead: LeadDraft, now: datetime) -> bool:
    zones = [lead.zone] if lead.zone else lead.numbers[0].zones
    return all(8 <= now.astimezone(ZoneInfo(name)).hour < 21 for name in zones)


def past(lead: LeadDraft, calls: list[CallDraft]) -> list[CallDraft]:
    phones = {number.phone for number in lead.numbers}
    return [call for call in calls if call.phone in phones]


def situation(lead: LeadDraft, calls: list[CallDraft], now: datetime) -> str:
    outcomes = [call.outcome for call in calls]
    same_hour = [call for call in calls if apart(call, now, lead) < HOUR]
    match outcomes:
        case []:
            return "never called"
        case [Outcome.VOICEMAIL] if same_hour:
            return "message left at this hour"
        case [Outcome.NO_MESSAGE] if not same_hour and now - calls[0].at < timedelta(days=2):
            return "silent yesterday"
        case [Outcome.NO_MESSAGE, Outcome.NO_MESSAGE] if not same_hour:
            return "silent twice"
        case [_, _, _, _, _, _] if not same_hour and Outcome.ANSWERED not in outcomes:
            return "six unanswered"
    return "another"


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%d %b}")
def test_at_any_hour_a_dozen_leads_can_be_called(day: datetime) -> None:
    for now in (moment for moment in MOMENTS if moment.date() == day.date()):
        leads, _ = practice_drafts(now)
        assert sum(can_be_called(lead, now) for lead in leads) >= 12, now


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%d %b}")
def test_at_any_hour_every_situation_waits_at_the_top(day: datetime) -> None:
    for now in (moment for moment in MOMENTS if moment.date() == day.date()):
        leads, calls = practice_drafts(now)
        top = [lead for lead in leads if lead.priority and can_be_called(lead, now)]
        assert {situation(lead, past(lead, calls), now) for lead in top} >= {
            "never called",
            "silent yesterday",
            "message left at this hour",
            "silent twice",
            "six unanswered",
        }, now


@pytest.mark.parametrize("day", DAYS, ids=lambda day: f"{day:%d %b}")
def test_past_calls_are_past_rested_and_at_decent_hours(day: datetime) -> None:
    for now in (moment for moment in MOMENTS if moment.date() == day.date()):
        leads, calls = practice_drafts(now)
        assert all(timedelta(hours=4) <= now - call.at < timedelta(days=30) for call in calls)
        assert all(call.at.tzinfo is UTC and not call.at.microsecond for call in calls)
        assert all(
            8 * HOUR <= wall(call.at, lead) < 21 * HOUR
            for lead in leads
            for call in past(lead, calls)
        )


def test_every_sample_number_is_reserved_valid_and_written_our_way() -> None:
    leads, calls = practice_drafts(MOMENTS[0])
    numbers = [number.phone for lead in leads for number in lead.numbers]
    assert all(re.fullmatch(r"\+1\d{3}55501\d\d(x\d+)?", number) for number in numbers)
    assert all(phone(number, "US") == number for number in numbers)
    assert {call.phone for call in calls} <= set(numbers)


def test_the_list_shows_what_lists_are_like() -> None:
    leads, _ = practice_drafts(MOMENTS[0])
    numbers = [number.phone for lead in leads for number in lead.numbers]
    assert 40 <= len(leads) <= 50
    assert len({lead.name for lead in leads}) == len(leads)
    assert len(numbers) - len(set(numbers)) == 1
    assert [lead.name for lead in leads if len(lead.numbers) == 2] == ["Carl Jensen"]
    assert [lead.name for lead in leads if "x" in lead.numbers[0].phone] == ["Nora Quinn"]
    assert [lead.name for lead in leads if len(lead.numbers[0].zones) > 4] == ["Jack Reed"]
    assert {lead.list for lead in leads} == {"Practice"}


def test_the_same_moment_gives_the_same_list() -> None:
    assert practice_drafts(MOMENTS[5]) == practice_drafts(MOMENTS[5])


def test_fractions_of_a_second_do_not_reach_the_past() -> None:
    now = MOMENTS[5].replace(microsecond=999_999)
    assert practice_drafts(now) == practice_drafts(MOMENTS[5])
