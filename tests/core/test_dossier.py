from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Code
from cockpit.core.history import History
from cockpit.core.law import Region
from cockpit.core.model import Call, Channel, Direction, Lead, Number, Outcome, Touch
from cockpit.core.policy import ALWAYS, NEVER
from cockpit.core.promise import Promise
from cockpit.core.regions import REGIONS
from cockpit.core.rules import DAY, Cap, GuardRules, Hours, Level
from cockpit.core.week import daily, working

CHICAGO, NEW_YORK = "+13125550100", "+12125550100"
TORONTO, LONDON = "+14165550100", "+442079460958"
REP_ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 12, 16, 0, tzinfo=UTC)  # Thursday noon in New York, 11:00 in Chicago


def lead(*phones: str, zone: str = "America/New_York", state: str = "") -> Lead:
    return Lead(1, "Dana Ruiz", zone=zone, state=state, numbers=tuple(map(Number, phones)))


def lookout(regions=REGIONS, policy=ALWAYS, **rules) -> Lookout:
    return Lookout(replace(GuardRules(), **rules), REP_ZONE, regions, policy)


def call(id: int, before: timedelta, outcome=Outcome.NO_MESSAGE, **more) -> Call:
    return Call(f"a:{id}", NOW - before, CHICAGO, outcome, 1, **more)


def test_by_default_the_first_number_is_called_that_is_neither_dead_nor_barred():
    three = Dossier(lead(CHICAGO, NEW_YORK, TORONTO))
    assert three.number("") == Number(CHICAGO)
    assert replace(three, barred=frozenset({CHICAGO})).number("") == Number(NEW_YORK)
    dead = replace(three, history=History(dead=frozenset({CHICAGO, NEW_YORK})))
    assert dead.number("") == dead.number("+1") == Number(TORONTO)
    assert dead.number(CHICAGO) == Number(CHICAGO)


def test_where_no_number_is_left_the_first_is_shown():
    both = Dossier(
        lead(CHICAGO, NEW_YORK), History(dead=frozenset({NEW_YORK})), barred=frozenset({CHICAGO})
    )
    assert both.number("") == Number(CHICAGO)
    assert Dossier(lead()).number("") is None


def test_a_situation_is_about_the_number_that_can_be_called():
    dead = Dossier(lead(CHICAGO, TORONTO), History(dead=frozenset({CHICAGO})))
    situation = lookout().situation(dead, NOW)
    assert (situation.phone, situation.law.regions) == (TORONTO, ("CA",))


def test_touches_of_later_do_not_count():
    touches = tuple(
        Touch(f"a:{n}", NOW + timedelta(seconds=after), Channel.EMAIL)
        for n, after in enumerate((-60, 0, 1))
    )
    situation = lookout().situation(Dossier(lead(CHICAGO), History(touches=touches)), NOW)
    assert situation.touches == touches[:2]


def test_a_promise_stays_until_a_call_has_kept_it():
    promise = Promise("a:9", NOW - timedelta(days=3), "2026-03-11", "America/New_York")
    early = call(1, timedelta(days=2))
    owed = Dossier(lead(CHICAGO), History(calls=(early,), promises=(promise,)))
    assert lookout().situation(owed, NOW).promise == promise
    for each, kept in (
        (call(2, timedelta(hours=20)), True),
        (call(2, timedelta(hours=20), undone=True), False),
        (call(2, timedelta(hours=20), direction=Direction.IN), False),
        (call(2, timedelta(hours=-1)), False),
    ):
        history = replace(owed.history, calls=(early, each))
        found = lookout().situation(replace(owed, history=history), NOW).promise
        assert found == (None if kept else promise)


def test_a_promise_of_later_is_not_known_yet():
    promise = Promise("a:9", NOW + timedelta(seconds=1), "2026-03-20", "America/New_York")
    dossier = Dossier(lead(CHICAGO), History(promises=(promise,)))
    assert lookout().situation(dossier, NOW).promise is None


def test_the_message_about_to_be_used_is_held_against_the_last_one():
    heard = call(1, timedelta(days=3, hours=5), Outcome.VOICEMAIL, script="hello")
    dossier = Dossier(lead(CHICAGO), History(calls=(heard,)))
    codes = [
        [sign.code for sign in lookout().signs(dossier, NOW, message=message)]
        for message in ("hello", "other", "")
    ]
    assert codes == [[Code.SAME_MESSAGE], [], []]


def test_the_policy_of_the_rep_stands_in_every_situation():
    silent = Dossier(lead(CHICAGO), History(calls=(call(1, timedelta(days=3, hours=5)),) * 2))
    assert lookout().signs(silent, NOW)[0].level is Level.WARNING
    assert lookout(policy=NEVER).signs(silent, NOW)[0].level is Level.NOTE


@pytest.mark.parametrize(
    ("phone", "state", "hour", "expected"),
    [
        (NEW_YORK, "", 20, "yes"),
        (NEW_YORK, "", 21, "no"),
        (NEW_YORK, "US-FL", 19, "yes"),
        (NEW_YORK, "US-FL", 20, "no"),
        (LONDON, "US-FL", 20, "no"),
        (LONDON, "", 20, "yes"),
        (TORONTO, "", 8, "no"),
        (NEW_YORK, "CA-ON", 8, "no"),
        ("+13125550100x12", "US-OK", 20, "no"),
    ],
)
def test_the_strictest_law_of_number_and_state_says_when_one_may_call(phone, state, hour, expected):
    at = datetime(2026, 3, 12, hour, 30 if expected == "yes" else 0, tzinfo=REP_ZONE)
    dossier = Dossier(lead(phone, state=state))
    assert lookout().callable(dossier, at.astimezone(UTC)) == expected
    barred = replace(dossier, barred=frozenset({phone}))
    assert lookout().callable(barred, at.astimezone(UTC)) == "no"


def test_a_zone_that_nobody_knows_leaves_open_whether_one_may_call():
    assert lookout().callable(Dossier(lead(CHICAGO, zone="")), NOW) == "unknown"


def test_a_region_that_is_open_on_no_sunday_is_closed_then():
    sunday = datetime(2026, 3, 15, 12, 0, tzinfo=REP_ZONE).astimezone(UTC)
    dossier = Dossier(lead(NEW_YORK, state="US-AL"))
    closed = Region("US-AL", working(Hours(8 * 3600, 20 * 3600)))
    assert lookout(regions=(closed,)).callable(dossier, sunday) == "no"
    assert lookout(regions=()).callable(dossier, sunday) == "yes"


def test_a_law_begins_on_the_reps_calendar():
    region = Region("US", working(Hours(0, DAY)), (Cap(1, DAY),), since="2026-03-12")
    watch = lookout(regions=(region,), cap=())
    midnight = datetime(2026, 3, 12, tzinfo=REP_ZONE).astimezone(UTC)
    assert watch.law("", CHICAGO, midnight).caps == (Cap(1, DAY),)
    assert watch.law("", CHICAGO, midnight - timedelta(seconds=1)).caps == ()


def test_without_regions_the_rules_of_the_guard_hold():
    rules = GuardRules()
    law = lookout(regions=()).law("US-FL", CHICAGO, NOW)
    assert (law.week, law.caps) == (daily(rules.calling_hours.window), rules.cap)


def test_a_region_that_has_nothing_of_its_own_is_not_named():
    assert lookout().law("", CHICAGO, NOW).regions == ()
    assert lookout().law("US-FL", CHICAGO, NOW).regions == ("US-FL",)


def test_what_is_said_after_a_call_is_the_same_whether_the_dossier_holds_it_or_not():
    first, second = call(1, timedelta(days=2)), call(2, timedelta())
    before = Dossier(lead(CHICAGO), History(calls=(first,)))
    after = replace(before, history=History(calls=(first, second)))
    said = lookout().signs_after(before, second)
    assert [sign.code for sign in said] == [Code.NO_MESSAGE, Code.SAME_HOUR]
    assert lookout().signs_after(after, second) == said
