"""What follows from a call at once, and is taken back with it."""

import pytest

MESSAGE = """---
title: One idea
kind: message
promise: thursday
---
Hi {first}, I'll call you {promise}.
"""
BACK = "---\nkind: call_back\n---\nThank you, {first}.\n"
OPENER = "---\nkind: opener\n---\nHello {first}.\n"


@pytest.fixture
def scripted(staffed):
    (staffed.folder / "own").mkdir()
    for name, text in (("idea", MESSAGE), ("back", BACK), ("hello", OPENER)):
        (staffed.folder / "own" / f"{name}.md").write_text(text)
    staffed.env["COCKPIT_CONFIG"] = staffed.file(
        "c.yaml", "scripts: own\npolicy: [silent, silent, park]\nqueue: {park_days: 10}\n"
    )
    return staffed


def test_leaving_a_message_makes_the_promise_it_speaks(scripted):
    logged = scripted.done("log", "1", "voicemail", "--script", "idea")
    assert logged["followed"] == ["promise"]
    (promise,) = scripted.done("promises")
    assert (promise["day"], promise["words"]) == ("2026-03-05", "thursday")
    (call,) = scripted.done("history", "1")["calls"]
    assert (call["script"], call["said"]) == ("idea", "Hi Ann, I'll call you Thursday.")
    scripted.done("undo")
    assert scripted.done("promises") == []


def test_a_message_heard_last_time_is_said_before_it_is_left_again(scripted):
    scripted.done("log", "1", "v", "--script", "idea", "--at", "2026-02-03T09:30:00-06:00")
    (found,) = scripted.done("check", "1")
    assert "same_message" in {sign["code"] for sign in found["signs"]}


@pytest.mark.parametrize(("outcome", "script"), [("v", "hello"), ("a", "idea"), ("v", "nope")])
def test_a_script_of_another_kind_was_not_what_they_heard(scripted, outcome, script):
    ran = scripted("log", "1", outcome, "--script", script)
    assert (ran.code, ran.out) == (2, "")
    assert ("idea" if outcome == "v" else "hello") in ran.err
    assert scripted.done("export", "calls") == []


def test_a_lead_out_of_attempts_is_parked(scripted):
    first = scripted.done("log", "1", "n", "--at", "2026-03-02T10:00:00-06:00")
    assert first["followed"] == []
    ran = scripted("log", "1", "n", "--at", "2026-03-03T12:00:00-06:00")
    assert "parked until Fri 13 Mar 13:00 there" in ran.out
    later = "2026-03-10T12:00:00-05:00"
    assert "Ann" not in {row["name"] for row in scripted.done("queue", "--at", later)}
    scripted.done("undo")
    assert "Ann" in {row["name"] for row in scripted.done("queue", "--at", later)}


def test_do_not_call_bars_every_number_until_it_is_taken_back(cockpit):
    rows = "name,phone,mobile phone\nAnn,312 555 0101,206 555 0102\n"
    cockpit.done("import", cockpit.file("a.csv", rows))
    logged = cockpit.done("log", "1", "a", "--detail", "do not call")
    assert (logged["followed"], logged["detail"]) == (["do_not_call"], "do_not_call")
    assert len(cockpit.done("dnc", "list")) == 2
    cockpit.done("undo")
    assert cockpit.done("dnc", "list") == []
    cockpit.done("log", "1", "a")
    added = cockpit.done("detail", "1", "do-not-call")
    assert added["followed"] == ["do_not_call"]
    assert len(cockpit.done("dnc", "list")) == 2
    assert "do not call, of a call to Ann" in cockpit("undo").out
    assert cockpit.done("dnc", "list") == []
    assert cockpit.done("check", "1")[0]["callable"] == "yes"


def test_a_wrong_number_is_not_offered_again(cockpit):
    rows = "name,phone,mobile phone\nAnn,312 555 0101,206 555 0102\n"
    cockpit.done("import", cockpit.file("a.csv", rows))
    cockpit.done("log", "312 555 0101", "a", "--detail", "wrong_number")
    assert cockpit.done("check", "1")[0]["phone"] == "+12065550102"
    cockpit.done("log", "206 555 0102", "n")
    cockpit.done("detail", "1", "disconnected")
    assert cockpit.done("queue", "--at", "2026-03-09T12:00:00-05:00") == []
    cockpit.done("undo")
    back = cockpit.done("queue", "--at", "2026-03-09T12:30:00-05:00")
    assert [row["phone"] for row in back] == ["+12065550102"]


def test_a_detail_is_of_the_last_call_that_counts(cockpit):
    rows = "name,phone,mobile phone\nAnn,312 555 0101,206 555 0102\n"
    cockpit.done("import", cockpit.file("a.csv", rows))
    assert cockpit("detail", "1", "busy").code == 1
    first = cockpit.done("log", "312 555 0101", "n", "--at", "2026-03-02T12:00:00-06:00")
    cockpit.done("log", "206 555 0102", "v")
    ran = cockpit("detail", "1", "busy")
    assert (ran.code, ran.out) == (2, "")
    assert "gatekeeper" in ran.err
    assert cockpit.done("detail", "312 555 0101", "rang out")["call"] == first["event"]
    cockpit.done("undo")
    cockpit.done("undo")
    assert cockpit.done("detail", "1", "busy")["call"] == first["event"]
    (call, undone) = cockpit.done("history", "1")["calls"]
    assert (call["detail"], undone["undone"]) == ("busy", True)
