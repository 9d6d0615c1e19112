"""All signs of the guard: the worked cases, the edges, and 500 histories against plain words."""

import pytest

from cockpit.core.guard import Code, signs_of_time
from tests.drawn import CHICAGO, chicago, drawn, heard, past, real, there
from tests.plainly import DAY, PlainCall
from tests.plainsigns import PlainPromise, PlainRegion, plain_signs


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        ([], "Tue 10:00", ""),
        (["Mon 10:30"], "Tue 15:00", "no_message:note"),
        (
            ["Mon 10:30", "Tue 15:00"],
            "Wed 09:00",
            "no_message:warning cap:warning every_day:warning",
        ),
        (["Mon 10:30 voicemail"], "Thu 10:00", "same_hour:warning"),
        (["Mon 10:30 answered"], "Thu 10:30", ""),
        (["Mon 09:59"], "Thu 10:58", "same_hour:warning no_message:note"),
        (["Mon 09:59"], "Thu 10:59", "no_message:note"),
        (["Mon 15:50"], "Thu 07:55", "calling_hours:stop no_message:note"),
        (["2026-03-06T14:00"], "2026-03-09T14:30", "same_hour:warning no_message:note"),
        (["Mon 10:30", "Mon 16:00 in"], "Thu 13:00", ""),
        (["Mon 10:30 undone"], "Thu 10:30", ""),
    ],
)
def test_the_worked_cases_of_the_rules(earlier, now, expected):
    case = chicago(now, *past(*earlier))
    wanted = dict(pair.split(":") for pair in expected.split())
    assert heard(case) == wanted
    assert plain_signs(case) == wanted


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ((0, 0), None),
        ((1, 1), "warning"),
        ((DAY, 2 * DAY), "warning"),
        ((DAY, 2 * DAY + 1), None),
        ((1, 2, 3), "stop"),
        ((1, 2, DAY), "stop"),
        ((1, 2, DAY + 1), "warning"),
        ([n * DAY for n in range(1, 8)], "warning"),
        ([DAY, *(3 * DAY + n for n in range(5)), 7 * DAY], "warning"),
        ([DAY, *(3 * DAY + n for n in range(5)), 7 * DAY + 1], None),
    ],
)
def test_a_cap_counts_what_lies_in_its_window_to_the_second_and_this_call(ago, expected):
    now = there("Thu 12:00")
    case = chicago(now, *[PlainCall(now - each, "voicemail") for each in sorted(ago, reverse=True)])
    assert heard(case).get("cap") == expected
    assert plain_signs(case).get("cap") == expected


@pytest.mark.parametrize(("oldest", "expected"), [(2 * DAY, "warning"), (2 * DAY + 1, None)])
def test_emails_and_texts_count_with_the_calls_in_a_cap_of_touches(oldest, expected):
    now = there("Thu 12:00")
    touches = [now - oldest, now - 500, now - 5, now]
    case = chicago(now, PlainCall(now - DAY, "answered"), touches=touches)
    assert heard(case).get("cap") == expected
    case.calls[0].inbound = True
    assert "cap" not in heard(case)


def test_a_days_calls_run_from_midnight_to_midnight_on_the_leads_clock():
    for first, fires in (("Mon 23:59:59", False), ("Tue 00:00:00", True), ("Tue 23:59:59", True)):
        case = chicago("Thu 13:00", *past(first, "Wed 08:00", outcome="voicemail"))
        assert ("every_day" in heard(case)) is fires, first


@pytest.mark.parametrize(
    ("earlier", "fires"),
    [
        (["Tue 09:00", "Wed 11:00"], True),
        (["Mon 09:00", "Wed 11:00"], False),
        (["Tue 09:00", "Tue 15:00 answered", "Wed 11:00"], False),
        (["Tue 09:00", "Wed 11:00 answered"], False),
        (["Mon 09:00 answered", "Tue 09:00", "Wed 11:00"], True),
        (["Tue 09:00", "Wed 11:00", "Thu 09:00 answered"], False),
        (["Tue 09:00", "Wed 11:00", "Wed 12:00 in"], True),
        (["Tue 09:00", "Wed 11:00 in"], False),
        (["Tue 09:00", "Wed 11:00 undone"], False),
    ],
)
def test_three_days_running_warn_unless_somebody_picked_up(earlier, fires):
    case = chicago("Thu 13:00", *past(*earlier))
    assert ("every_day" in heard(case)) is fires
    assert ("every_day" in plain_signs(case)) is fires


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("Wed 23:59:59", "promise_early:warning"),
        ("Thu 00:00:00", "promise_due:note"),
        ("Thu 23:59:59", "promise_due:note"),
        ("Fri 00:00:00", "promise_lapsed:warning"),
    ],
)
def test_a_days_promise_is_due_all_that_local_day(now, expected):
    case = chicago(now, promises=[PlainPromise(there("Mon 10:00"), "2026-03-05", CHICAGO)])
    code, level = expected.split(":")
    assert [(c, lv) for c, lv in heard(case).items() if c.startswith("promise")] == [(code, level)]
    assert plain_signs(case)[code] == level


@pytest.mark.parametrize(
    ("now", "code"),
    [
        ("Thu 14:44:59", "promise_early"),
        ("Thu 14:45:00", "promise_due"),
        ("Thu 23:59:59", "promise_due"),
        ("Fri 00:00:00", "promise_lapsed"),
    ],
)
def test_a_timed_promise_is_due_from_a_quarter_before_it_until_its_day_is_over(now, code):
    promise = PlainPromise(there("Mon 10:00"), "2026-03-05", CHICAGO, there("Thu 15:00"))
    assert code in heard(chicago(now, promises=[promise]))


@pytest.mark.parametrize(
    ("call", "kept"),
    [
        ("Wed 23:59:59", False),
        ("Thu 00:00:00", True),
        ("Fri 09:00 answered", True),
        ("Thu 10:00 in", False),
        ("Thu 10:00 undone", False),
    ],
)
def test_a_promise_is_kept_by_calling_once_it_is_due(call, kept):
    promise = PlainPromise(there("Mon 10:00"), "2026-03-05", CHICAGO)
    case = chicago("Fri 12:00", *past(call), promises=[promise])
    assert ("promise_lapsed" not in heard(case)) is kept


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        ("Thu 19:59:59", "courtesy_hours:note"),
        ("Thu 20:00:00", "calling_hours:stop"),
        ("Sun 12:00:00", "calling_hours:stop"),
        ("Fri 12:59:59", ""),
        ("Fri 13:00:00", "calling_hours:stop"),
        ("Fri 14:00:00", ""),
    ],
)
def test_the_hours_of_a_region_open_and_close_to_the_second(wall, expected):
    lunch = [[(8 * 3600, 20 * 3600)]] * 4 + [[(0, 13 * 3600), (14 * 3600, DAY)]] * 2 + [[]]
    case = chicago(wall, regions=[PlainRegion("US", lunch)])
    wanted = dict(pair.split(":") for pair in expected.split())
    assert heard(case) == wanted
    assert plain_signs(case) == wanted


def test_the_region_with_hours_of_its_own_is_named():
    lookout, situation = real(
        chicago("Thu 20:30", regions=[PlainRegion("US", [[(0, 72_000)]] * 7)])
    )
    (sign,) = signs_of_time(situation, lookout.rules)
    assert sign.text == "Outside calling hours (08:00 to 20:00 in US): 20:30 in Chicago."


def test_the_message_they_heard_last_is_noted_and_another_is_not():
    calls = past("Mon 10:00 voicemail", "Tue 15:00 voicemail", "Tue 16:30")
    calls[0].script, calls[1].script = "one", "two"
    assert heard(chicago("Fri 12:00", *calls, message="two"))["same_message"] == "note"
    assert "same_message" not in heard(chicago("Fri 12:00", *calls, message="one"))
    assert "same_message" not in heard(chicago("Fri 12:00", *calls))


def test_silences_that_the_plan_asked_for_do_not_count_and_with_never_none_is_a_fault():
    calls = past("Mon 10:00", "Tue 15:00")
    assert heard(chicago("Fri 12:00", *calls))["no_message"] == "warning"
    assert heard(chicago("Fri 12:00", *calls, never=True))["no_message"] == "note"
    calls[1].asked = "silent"
    assert heard(chicago("Fri 12:00", *calls))["no_message"] == "note"
    calls[0].asked = "silent"
    assert "no_message" not in heard(chicago("Fri 12:00", *calls))
    assert heard(chicago("Fri 12:00", *calls, never=True))["no_message"] == "note"


@pytest.mark.parametrize("hundred", range(5))
def test_500_histories_have_the_signs_that_plain_words_give_them(hundred):
    for number in range(hundred * 100, hundred * 100 + 100):
        case = drawn(number)
        assert heard(case) == plain_signs(case), (number, case)


def test_the_histories_drawn_fire_every_sign_often():
    count = dict.fromkeys((code.value for code in Code), 0)
    for number in range(500):
        for code in plain_signs(drawn(number)):
            count[code] += 1
    assert min(count.values()) >= 10, count
