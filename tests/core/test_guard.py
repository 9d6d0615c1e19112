from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Code, Situation, signs, signs_after
from cockpit.core.history import History, counted
from cockpit.core.hours import few
from cockpit.core.model import Call, Direction, Lead, Number, Outcome, Zones, ZoneSource
from cockpit.core.policy import NEVER
from cockpit.core.rules import (
    AttemptsRule,
    DoNotCallRule,
    GuardRules,
    Level,
    NoMessageRule,
    SameHourRule,
    TooSoonRule,
    ZoneUnknownRule,
)
from tests.plainly import PlainCall, known_zones, same_hour_calls, silent_calls

CHICAGO = ZoneInfo("America/Chicago")
NEW_YORK = ZoneInfo("America/New_York")
PHONE = "+13125550100"
DAY = 86_400
NOTE, WARNING, STOP = Level.NOTE, Level.WARNING, Level.STOP
SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED


def there(text: str, zone: ZoneInfo = CHICAGO) -> datetime:
    """A wall time of the week of Monday 2 March 2026, such as ``Mon 10:30``, or an ISO one."""
    for number, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
        if text.startswith(day):
            text = f"2026-03-0{2 + number}T{text[4:]}"
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def call(
    at: datetime, outcome: Outcome = SILENT, direction: Direction = Direction.OUT, **more: bool
) -> Call:
    return Call("d:1", at, PHONE, outcome, 1, direction, **more)


def situation(now: datetime, *calls: Call, zones: tuple[str, ...] = ("America/Chicago",)):
    source = ZoneSource.LEAD if len(zones) == 1 else ZoneSource.NUMBER
    known = few(Zones(zones, source), ZoneUnknownRule())
    made = counted(sorted(calls, key=lambda c: c.at), now)
    return Situation(now, PHONE, known, made, False, NEW_YORK)


def heard(now: Situation, rules: GuardRules | None = None) -> dict[str, Level]:
    return {str(sign.code): sign.level for sign in signs(now, rules or GuardRules())}


def said(now: Situation, code: Code):
    return next(sign for sign in signs(now, GuardRules()) if sign.code is code)


def test_a_call_59_min_59_s_from_an_earlier_one_on_the_clock_is_the_same_hour_60_min_is_not():
    earlier = call(there("Mon 10:00:00"))
    for seconds, fires in ((3599, True), (3600, False)):
        for sign in (1, -1):
            now = there("Thu 10:00:00") + timedelta(seconds=sign * seconds)
            assert ("same_hour" in heard(situation(now, earlier))) is fires, (seconds, sign)


def test_the_look_back_is_thirty_days_to_the_second_the_last_included():
    now = there("Thu 10:00")
    for ago, fires in ((30 * DAY, True), (30 * DAY + 1, False)):
        earlier = call(now - timedelta(seconds=ago))
        assert ("same_hour" in heard(situation(now, earlier))) is fires


def test_a_call_in_this_very_second_is_too_soon_but_not_the_same_hour():
    now = there("Thu 10:00")
    assert heard(situation(now, call(now, LEFT))) == {"too_soon": WARNING}


@pytest.mark.parametrize(
    ("ago", "level"),
    [(0, WARNING), (299, WARNING), (300, NOTE), (3599, NOTE), (3600, None)],
)
def test_too_soon_warns_below_300_s_and_notes_below_3600_s(ago, level):
    now = there("Thu 15:00")
    found = heard(situation(now, call(now - timedelta(seconds=ago))))
    assert found.get("too_soon") == level


def test_too_soon_warns_also_where_the_note_would_end_before_the_warning():
    now = there("Thu 15:00")
    rules = GuardRules(too_soon=TooSoonRule(warn_within_seconds=300, note_within_seconds=60))
    assert heard(situation(now, call(now - timedelta(seconds=200))), rules)["too_soon"] is WARNING


def test_an_answered_call_is_too_soon_to_repeat_too_and_a_call_from_them_is_not():
    now = there("Thu 15:00")
    ago = now - timedelta(seconds=100)
    assert heard(situation(now, call(ago, ANSWERED))) == {"too_soon": WARNING}
    assert heard(situation(now, call(ago, ANSWERED, Direction.IN))) == {}


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("Thu 07:59:59", {"calling_hours": STOP}),
        ("Thu 08:00:00", {"courtesy_hours": NOTE}),
        ("Thu 08:59:59", {"courtesy_hours": NOTE}),
        ("Thu 09:00:00", {}),
        ("Thu 17:29:59", {}),
        ("Thu 17:30:00", {"courtesy_hours": NOTE}),
        ("Thu 20:59:59", {"courtesy_hours": NOTE}),
        ("Thu 21:00:00", {"calling_hours": STOP}),
        ("Sat 12:00:00", {"courtesy_hours": NOTE}),
        ("Sun 21:00:00", {"calling_hours": STOP}),
    ],
)
def test_hours_open_with_their_first_second_and_close_before_their_last(wall, expected):
    assert heard(situation(there(wall))) == expected


def test_the_hour_goes_around_midnight():
    earlier = call(there("Mon 23:40"))
    assert heard(situation(there("Thu 00:20"), earlier))["same_hour"] is WARNING
    assert "same_hour" not in heard(situation(there("Thu 00:40"), earlier))


@pytest.mark.parametrize("zone", ["Asia/Kolkata", "Asia/Kathmandu", "Australia/Lord_Howe"])
def test_half_hour_zones_are_measured_on_their_own_clock(zone):
    clock = ZoneInfo(zone)
    earlier = call(there("Mon 10:00", clock))
    near, far = there("Thu 10:59:59", clock), there("Thu 11:00", clock)
    assert "same_hour" in heard(situation(near, earlier, zones=(zone,)))
    assert "same_hour" not in heard(situation(far, earlier, zones=(zone,)))


@pytest.mark.parametrize(
    ("before", "after"),
    [("2026-03-06T14:00", "2026-03-09T14:59:59"), ("2026-10-30T14:00", "2026-11-03T14:59:59")],
)
def test_the_clock_on_the_wall_counts_when_daylight_saving_changes(before, after):
    now = there(after)
    assert heard(situation(now, call(there(before))))["same_hour"] is WARNING
    a_second_later = now + timedelta(seconds=1)
    assert "same_hour" not in heard(situation(a_second_later, call(there(before))))


def test_both_walls_of_the_hour_that_comes_twice_are_the_same_hour():
    first = datetime(2026, 11, 1, 6, 30, tzinfo=UTC)  # 01:30 CDT, and an hour on 01:30 CST
    assert "same_hour" in heard(situation(first + timedelta(hours=1), call(first)))


def test_of_several_candidate_zones_the_nearest_counts_with_one_zone_on_both_sides():
    # Phoenix keeps standard time: only there do the walls come near.
    earlier, now = datetime(2026, 3, 6, 20, 0, tzinfo=UTC), datetime(2026, 3, 9, 20, 50, tzinfo=UTC)
    assert "same_hour" not in heard(situation(now, call(earlier)))
    both = situation(now, call(earlier), zones=("America/Chicago", "America/Phoenix"))
    assert "same_hour" in heard(both)


def test_a_window_closed_in_some_zones_warns_and_closed_in_all_stops():
    zones = ("America/New_York", "America/Los_Angeles")
    early = situation(datetime(2026, 3, 12, 13, 30, tzinfo=UTC), zones=zones)
    assert heard(early) == {"calling_hours": WARNING}
    assert "06:30 in Los Angeles" in said(early, Code.CALLING_HOURS).text
    night = situation(datetime(2026, 3, 12, 8, 0, tzinfo=UTC), zones=zones)
    assert heard(night) == {"calling_hours": STOP}


def test_office_hours_are_noted_if_they_are_over_in_one_zone_alone():
    zones = ("America/New_York", "America/Los_Angeles")
    now = situation(datetime(2026, 3, 12, 21, 45, tzinfo=UTC), zones=zones)  # 17:45 and 14:45
    assert heard(now) == {"courtesy_hours": NOTE}


def test_an_unknown_zone_has_its_hours_on_the_reps_clock_and_its_same_hour_on_utc():
    now = datetime(2026, 3, 12, 13, 0, tzinfo=UTC)  # 09:00 in New York
    earlier = call(now - timedelta(days=3, seconds=3599), LEFT)
    assert heard(situation(now, earlier, zones=())) == {"zone_unknown": NOTE, "same_hour": WARNING}
    a_second_before = situation(now - timedelta(seconds=1), zones=())
    assert heard(a_second_before) == {"zone_unknown": NOTE, "courtesy_hours": NOTE}


def test_an_unknown_zone_is_measured_on_utc_across_a_change_of_the_reps_clock():
    earlier = datetime(2026, 3, 6, 15, 0, tzinfo=UTC)
    now = datetime(2026, 3, 9, 15, 59, 59, tzinfo=UTC)  # on New York's clock 1 h 59 min apart
    assert "same_hour" in heard(situation(now, call(earlier), zones=()))


def test_more_than_four_candidates_are_no_zone_at_all():
    four = ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix")
    now = datetime(2026, 3, 12, 17, 0, tzinfo=UTC)
    assert "zone_unknown" not in heard(situation(now, zones=four))
    assert "zone_unknown" in heard(situation(now, zones=(*four, "America/Los_Angeles")))


def test_calls_later_than_now_and_undone_calls_do_not_count():
    now = there("Thu 10:30")
    later = call(now + timedelta(seconds=1))
    undone = call(now - timedelta(days=1), undone=True)
    assert heard(situation(now, later, undone)) == {}


def test_calls_of_one_second_stand_in_the_order_they_arrived():
    at, now = there("Mon 10:00"), there("Thu 15:00")
    left_last = situation(now, call(at), call(at, LEFT))
    silent_last = situation(now, call(at, LEFT), call(at))
    assert "no_message" not in heard(left_last)
    assert heard(silent_last) == {"no_message": NOTE}


def test_the_words_of_a_silent_streak_say_how_many_and_when():
    calls = call(there("2026-02-23T14:05")), call(there("2026-02-26T14:40"))
    sign = said(situation(there("Thu 10:00"), *calls), Code.NO_MESSAGE)
    expected = "Called 2 times without a message: Mon 23 Feb 14:05, Thu 26 Feb 14:40."
    assert sign.text == expected
    assert sign.evidence == tuple(each.at for each in calls)


def test_three_days_at_the_same_hour_are_said():
    calls = [call(there(f"{day} 10:1{n}")) for n, day in enumerate(("Mon", "Tue", "Wed"))]
    sign = said(situation(there("Thu 10:30"), *calls), Code.SAME_HOUR)
    assert sign.text.startswith("Same hour on 3 days: ")
    assert sign.evidence == tuple(each.at for each in calls)
    two = said(situation(there("Thu 10:30"), *calls[:2]), Code.SAME_HOUR)
    assert two.text == "Same hour as Mon 2 Mar 10:10, Tue 3 Mar 10:11."


def test_six_calls_without_an_answer_are_noted_and_an_answer_at_any_time_silences_that():
    days = [call(there("Thu 15:00") - timedelta(days=n, hours=n), LEFT) for n in range(1, 7)]
    now = there("Thu 15:00")
    assert heard(situation(now, *days[:5])).get("attempts") is None
    assert heard(situation(now, *days))["attempts"] is NOTE
    answered = call(now - timedelta(days=60), ANSWERED)
    assert "attempts" not in heard(situation(now, answered, *days))


def test_the_do_not_call_list_stops_and_stands_before_other_stops():
    now = replace(situation(there("Thu 23:00")), barred=True)
    assert [s.code for s in signs(now, GuardRules())] == [Code.DO_NOT_CALL, Code.CALLING_HOURS]


@pytest.mark.parametrize(
    "phone", ["", "+1911", "+911", "911", "1234", "+15550000", "tel:3125550100", "+131255501001"]
)
def test_what_is_no_telephone_number_is_stopped_whatever_the_settings(phone):
    assert heard(replace(situation(there("Thu 10:00")), phone=phone))["not_a_phone"] is STOP


def test_signs_stand_worst_first():
    earlier = [call(there("Mon 22:00")), call(there("Tue 22:30"))]
    now = replace(situation(there("Thu 22:10"), *earlier), barred=True)
    levels = [sign.level for sign in signs(now, GuardRules())]
    assert levels == sorted(levels, reverse=True)
    assert len({sign.code for sign in signs(now, GuardRules())}) == len(levels)


def test_a_level_of_off_silences_a_sign_and_any_other_becomes_its_level():
    earlier = [call(there("Mon 10:00")), call(there("Tue 10:30"))]
    now = situation(there("Thu 10:10"), *earlier)
    off = GuardRules(no_message=NoMessageRule(Level.OFF), same_hour=SameHourRule(Level.OFF))
    assert heard(now, off) == {}
    loud = GuardRules(no_message=NoMessageRule(STOP), same_hour=SameHourRule(NOTE))
    assert heard(now, loud) == {"no_message": STOP, "same_hour": NOTE}
    barred = replace(now, barred=True)
    quiet = replace(off, do_not_call=DoNotCallRule(NOTE), attempts=AttemptsRule(note_at=2))
    assert heard(barred, quiet) == {"do_not_call": NOTE, "attempts": NOTE}


def test_after_a_call_only_the_second_silence_and_the_same_hour_are_spoken_of():
    rules = GuardRules()
    at = there("Thu 10:10")
    one, same = call(there("Mon 14:00")), call(there("Tue 10:30"), LEFT)
    assert signs_after(call(at), situation(at), rules) == ()
    second = signs_after(call(at), situation(at, one), rules)
    assert [(s.code, s.level) for s in second] == [(Code.NO_MESSAGE, WARNING)]
    assert second[0].evidence == (one.at, at)
    assert signs_after(call(at, LEFT), situation(at, one), rules) == ()
    again = signs_after(call(at, LEFT), situation(at, same), rules)
    assert [(s.code, s.level) for s in again] == [(Code.SAME_HOUR, WARNING)]


def test_after_a_call_from_them_nothing_is_spoken_of():
    at, same = there("Thu 10:10"), call(there("Tue 10:30"))
    back = call(at, SILENT, Direction.IN)
    assert signs_after(back, situation(at, same), GuardRules()) == ()


def test_after_a_silence_that_was_asked_for_or_where_none_is_a_fault_only_the_hour_is_spoken_of():
    at = there("Thu 10:10")
    before = situation(at, call(there("Mon 14:00")), call(there("Tue 16:00")))
    asked = replace(call(at), asked="silent")
    assert len(signs_after(call(at), before, GuardRules())) == 1
    assert signs_after(asked, before, GuardRules()) == ()
    assert signs_after(call(at), replace(before, policy=NEVER), GuardRules()) == ()


def test_after_a_call_the_dossier_may_hold_it_or_not():
    lookout = Lookout(GuardRules(), NEW_YORK)
    number = Number(PHONE, "", ("America/Chicago",))
    first = call(there("Mon 10:00"))
    logged = replace(first, event="d:2", at=there("Thu 10:10"))
    without = Dossier(Lead(1, "Ann", numbers=(number,)), History((first,)))
    holding = replace(without, history=History((first, logged)))
    assert lookout.signs_after(without, logged) == lookout.signs_after(holding, logged)
    codes = [sign.code for sign in lookout.signs_after(holding, logged)]
    assert codes == [Code.NO_MESSAGE, Code.SAME_HOUR]


@pytest.mark.parametrize(
    ("wall", "zones", "expected"),
    [
        ("Thu 10:00", ("America/Chicago",), "yes"),
        ("Thu 22:00", ("America/Chicago",), "no"),
        ("Thu 08:30", ("America/Chicago", "America/Los_Angeles"), "unknown"),
        ("Thu 10:00", (), "unknown"),
    ],
)
def test_whether_one_may_call_is_yes_no_or_hangs_on_the_zone(wall, zones, expected):
    lead = Lead(1, "Ann", numbers=(Number(PHONE, "", zones),))
    lookout = Lookout(GuardRules(), NEW_YORK)
    assert lookout.callable(Dossier(lead), there(wall)) == expected
    barred = Dossier(lead, barred=frozenset({PHONE}))
    assert lookout.callable(barred, there(wall)) == "no"


NAMES = (
    "America/Chicago", "America/Phoenix", "Asia/Kolkata", "Asia/Kathmandu", "Pacific/Auckland",
    "Europe/London", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Etc/UTC",
)  # fmt: skip
MOMENTS = (
    datetime(2026, 3, 9, 14, 30, tzinfo=UTC),
    datetime(2026, 11, 2, 1, 0, tzinfo=UTC),
    datetime(2026, 4, 5, 15, 0, tzinfo=UTC),
    datetime(2027, 1, 1, 0, 0, tzinfo=UTC),
)
# Spans near whole days, hours and the edges of the rules: plain drawing seldom hits them.
spans = st.one_of(
    st.integers(-7200, 40 * DAY),
    st.builds(
        lambda days, edge, off: days * DAY + edge + off,
        st.integers(0, 31),
        st.sampled_from((0, 3600, -3600, 7200, -7200, 1800)),
        st.integers(-2, 2),
    ),
)
words = st.sampled_from(("no_message", "no_message", "voicemail", "answered"))
made = st.builds(PlainCall, spans, words, inbound=st.integers(0, 7).map(lambda n: n == 0),
                 undone=st.integers(0, 7).map(lambda n: n == 0))  # fmt: skip


@settings(max_examples=600, deadline=None, derandomize=True)
@given(
    moment=st.sampled_from(MOMENTS),
    shift=st.integers(0, DAY),
    ago=st.lists(made, max_size=12),
    zones=st.lists(st.sampled_from(NAMES), max_size=6, unique=True),
)
def test_silence_and_same_hour_are_what_the_rules_say_in_plain_words(moment, shift, ago, zones):
    now = int(moment.timestamp()) + shift
    plain = [replace(each, at=now - each.at) for each in ago]
    real = [
        Call(
            f"d:{n}", datetime.fromtimestamp(each.at, UTC), PHONE, Outcome(each.outcome), 1,
            Direction.IN if each.inbound else Direction.OUT, undone=each.undone,
        )
        for n, each in enumerate(plain)
    ]  # fmt: skip
    found = {
        sign.code: sign
        for sign in signs(
            situation(datetime.fromtimestamp(now, UTC), *real, zones=tuple(zones)), GuardRules()
        )
    }
    streak, same = silent_calls(plain, now), same_hour_calls(plain, now, known_zones(zones, 4))
    assert (Code.NO_MESSAGE in found) is (len(streak) >= 1)
    assert (Code.SAME_HOUR in found) is (len(same) >= 1)
    if streak:
        assert found[Code.NO_MESSAGE].level is (WARNING if len(streak) >= 2 else NOTE)
        evidence = [int(at.timestamp()) for at in found[Code.NO_MESSAGE].evidence]
        assert evidence == streak
    if same:
        assert found[Code.SAME_HOUR].level is WARNING
        assert [int(at.timestamp()) for at in found[Code.SAME_HOUR].evidence] == same
