from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.goodtime import next_good_time
from cockpit.core.law import Law
from cockpit.core.rules import Hours
from cockpit.core.week import Week, working
from tests.drawn import CHICAGO, chicago, drawn, moment, past, real, there
from tests.plainly import DAY
from tests.plainsigns import PlainCase, PlainPromise, PlainRegion, plain_good_time

OPENS, CLOSES = 8 * 3600 + 1800, 17 * 3600 + 1800
REP_HOURS = working(Hours(OPENS, CLOSES))


def good(case: PlainCase) -> str:
    """The next good time on Chicago's clock, as ``Thu 15:15``; blank for none."""
    lookout, situation = real(case)
    found = next_good_time(situation, lookout.rules, REP_HOURS)
    return f"{found.astimezone(ZoneInfo(CHICAGO)):%a %d %H:%M}" if found else ""


@pytest.mark.parametrize(
    ("earlier", "now", "expected"),
    [
        ([], "Thu 10:07", "Thu 05 10:15"),
        ([], "Thu 10:14:59", "Thu 05 10:15"),
        ([], "Thu 10:15", "Thu 05 10:30"),
        # Courtesy begins at nine there; the rep, an hour ahead, stops at half past five.
        ([], "Thu 06:00", "Thu 05 09:00"),
        ([], "Thu 16:00", "Thu 05 16:15"),
        ([], "Thu 16:15", "Fri 06 09:00"),
        ([], "Fri 16:20", "Mon 09 09:00"),
        (["Thu 10:00 voicemail"], "Thu 10:02", "Thu 05 11:00"),
        (["Thu 10:00 answered"], "Thu 10:02", "Thu 05 11:00"),
        (["Tue 10:00 voicemail"], "Thu 09:30", "Thu 05 11:00"),
        (["Tue 09:45", "Wed 14:00"], "Thu 10:30", "Fri 06 10:45"),
        (["Wed 09:15", "Wed 14:00"], "Wed 14:01", "Fri 06 10:15"),
    ],
)
def test_it_waits_for_what_the_guard_would_say(earlier, now, expected):
    assert good(chicago(now, *past(*earlier))) == expected


def test_a_day_that_would_be_the_third_running_is_passed_over():
    case = chicago("Thu 09:00", *past("Tue 12:00", "Wed 16:00", outcome="voicemail"))
    assert good(case).startswith("Fri")


def test_a_promise_ahead_is_waited_for():
    day = PlainPromise(there("Mon 10:00"), "2026-03-10", CHICAGO)
    assert good(chicago("Thu 10:00", promises=[day])) == "Tue 10 09:00"
    timed = PlainPromise(there("Mon 10:00"), "2026-03-10", CHICAGO, there("2026-03-10T15:00"))
    assert good(chicago("Thu 10:00", promises=[timed])) == "Tue 10 14:45"


def test_it_lies_in_the_hours_of_the_region_even_if_their_sign_is_off():
    noon = PlainRegion("US", [[(12 * 3600, 13 * 3600)]] * 7)
    case = chicago("Thu 13:00", regions=[noon])
    case.levels |= {"calling_hours": "off", "courtesy_hours": "off"}
    assert good(case) == "Fri 06 12:00"


def test_there_is_none_beyond_fourteen_days():
    now = there("Thu 10:00")
    day = 14 * DAY
    ahead = PlainPromise(now - 60, "2026-03-19", CHICAGO, now + day + 900)
    assert good(chicago(now, promises=[ahead])) == "Thu 19 11:00"  # an hour on, by then
    later = PlainPromise(now - 60, "2026-03-19", CHICAGO, now + day + 901)
    assert good(chicago(now, promises=[later])) == ""


@pytest.mark.parametrize("ten", range(10))
def test_the_next_good_time_is_the_first_quarter_with_nothing_against_it(ten):
    for number in range(ten * 20, ten * 20 + 20):
        case = drawn(number)
        lookout, situation = real(case)
        found = next_good_time(situation, lookout.rules, REP_HOURS)
        wanted = plain_good_time(case, OPENS, CLOSES)
        assert found == (None if wanted is None else moment(wanted)), (number, case)


def test_a_law_that_is_never_open_leaves_no_good_time():
    lookout, situation = real(chicago("Thu 10:00"))
    closed = replace(situation, law=Law(Week(((),) * 7)))
    assert next_good_time(closed, lookout.rules, REP_HOURS) is None
