"""The worked cases of the rules, from the command line alone."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = "2026-03-02"
TUESDAY = "2026-03-03"
WEDNESDAY = "2026-03-04"
THURSDAY = "2026-03-05"


def chicago(day: str, time: str) -> str:
    return datetime.fromisoformat(f"{day} {time}").replace(tzinfo=CHICAGO).isoformat()


CASES = {
    "no calls": ((), (TUESDAY, "10:00"), set()),
    "one silence": (
        ((MONDAY, "10:30", "no_message"),),
        (TUESDAY, "15:00"),
        {"no_message:note"},
    ),
    "two silences": (
        ((MONDAY, "10:30", "no_message"), (TUESDAY, "15:00", "no_message")),
        (WEDNESDAY, "09:00"),
        {"no_message:warning", "cap:warning", "every_day:warning"},
    ),
    "a message at this hour": (
        ((MONDAY, "10:30", "voicemail"),),
        (THURSDAY, "10:00"),
        {"same_hour:warning"},
    ),
    "an answer at this hour": (((MONDAY, "10:30", "answered"),), (THURSDAY, "10:30"), set()),
    "59 minutes apart": (
        ((MONDAY, "09:59", "no_message"),),
        (THURSDAY, "10:58"),
        {"same_hour:warning", "no_message:note"},
    ),
    "60 minutes apart": (
        ((MONDAY, "09:59", "no_message"),),
        (THURSDAY, "10:59"),
        {"no_message:note"},
    ),
    "before calling hours": (
        ((MONDAY, "15:50", "no_message"),),
        (THURSDAY, "07:55"),
        {"calling_hours:stop", "no_message:note"},
    ),
    "across the change of the clocks": (
        (("2026-03-06", "14:00", "no_message"),),
        ("2026-03-09", "14:30"),
        {"same_hour:warning", "no_message:note"},
    ),
    "a call back in between": (
        ((MONDAY, "10:30", "no_message"), (MONDAY, "16:00", "answered,inbound")),
        (THURSDAY, "13:00"),
        set(),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_worked_case_gives_exactly_its_signs(cockpit, case):
    calls, (day, time), expected = CASES[case]
    leads = "name,phone,zone\nAnn,312 555 0101,America/Chicago\n"
    cockpit.done("import", cockpit.file("leads.csv", leads))
    rows = [f"+13125550101,{chicago(at, hour)},{outcome}\n" for at, hour, outcome in calls]
    past = "phone,at,outcome,direction\n" + "".join(
        row if "inbound" in row else row.replace("\n", ",\n") for row in rows
    )
    assert cockpit.done("import", "--calls", cockpit.file("calls.csv", past))["rejected"] == 0
    (found,) = cockpit.done("check", "1", "--at", chicago(day, time))
    assert {f"{sign['code']}:{sign['level']}" for sign in found["signs"]} == expected
    assert found["callable"] == ("no" if "calling_hours:stop" in expected else "yes")
    levels = [sign["level"] for sign in found["signs"]]
    assert levels == sorted(levels, key=["stop", "warning", "note"].index)


def test_a_call_that_was_taken_back_never_was(cockpit):
    leads = "name,phone,zone\nAnn,312 555 0101,America/Chicago\n"
    cockpit.done("import", cockpit.file("leads.csv", leads))
    cockpit.done("log", "1", "n", "--at", chicago(MONDAY, "10:30"))
    cockpit.done("undo")
    assert cockpit.done("check", "1", "--at", chicago(THURSDAY, "10:30"))[0]["signs"] == []
    again = f"phone,at,outcome\n312 555 0101,{chicago(MONDAY, '10:30')},no answer\n"
    cockpit.done("import", "--calls", cockpit.file("again.csv", again))
    assert cockpit.done("check", "1", "--at", chicago(THURSDAY, "10:30"))[0]["signs"] == []
