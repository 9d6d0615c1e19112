"""They call us."""

import pytest


@pytest.fixture
def called(staffed):
    staffed.env["COCKPIT_CONFIG"] = staffed.file(
        "c.yaml", "rep: {name: Kim Example, offer: Quieter fans}\n"
    )
    staffed.done("log", "1", "n", "--at", "2026-03-02T10:00:00-06:00")
    staffed.done(
        "log", "1", "v", "--script", "message-one-idea", "--at", "2026-03-02T15:00:00-06:00"
    )
    staffed.done("log", "1", "n", "--at", "2026-03-03T11:00:00-06:00")
    return staffed


def test_the_card_says_what_they_heard_and_missed(called):
    card = called.done("callback", "312 555 0101")
    assert (card["lead"], card["offer"], card["event"]) == (1, "Quieter fans", None)
    (heard,) = card["heard"]
    assert heard["script"] == "message-one-idea"
    assert heard["said"].startswith("Hi Ann, Kim Example here")
    assert heard["local"] == "2026-03-02T15:00:00-06:00"
    assert [call["local"] for call in card["missed"]] == [
        "2026-03-03T11:00:00-06:00",
        "2026-03-02T10:00:00-06:00",
    ]
    assert card["promise"]["words"] == "next week"
    assert card["script"] == "they-call-back"
    text = called("callback", "1").out
    for words in ("You sell: Quieter fans", "Hi Ann, Kim Example here", "thank you for calling"):
        assert words in text
    assert "Missed, no message: Tue 3 Mar 11:00, Mon 2 Mar 10:00." in text
    assert "for Mon 9 Mar" in text
    assert len(called.done("history", "1")["calls"]) == 3


@pytest.mark.parametrize("outcome", ["answered", "voicemail", "no_message"])
def test_a_call_back_is_logged_and_ends_the_silence(called, outcome):
    at = "2026-03-03T11:30:00-06:00"
    flags = ("--cause", "missed call", "--at", at, "--note", "In a hurry")
    logged = called.done("callback", "1", outcome, *flags)
    call = called.done("history", "1")["calls"][-1]
    assert call["event"] == logged["event"]
    assert (call["direction"], call["outcome"], call["cause"]) == ("in", outcome, "missed_call")
    assert (call["local"], call["note"]) == (at, "In a hurry")
    codes = {sign["code"] for sign in called.done("check", "1")[0]["signs"]}
    assert "no_message" not in codes
    assert "call back from Ann, Acme" in called("undo").out
    codes = {sign["code"] for sign in called.done("check", "1")[0]["signs"]}
    assert "no_message" in codes


def test_without_a_cause_it_is_unknown(called):
    assert called.done("callback", "1", "a")["cause"] == "unknown"


def test_the_card_is_of_the_moment_they_called(called):
    card = called.done("callback", "1", "a", "--at", "2026-03-02T12:00:00-06:00")
    assert (card["heard"], len(card["missed"]), card["promise"]) == ([], 1, None)
    assert "You have never called them" in called("callback", "2").out


def test_call_backs_keep_their_cause_through_every_format(called):
    for cause in ("message", "missed_call", "email", "unknown"):
        called.done("callback", "1", "a", "--cause", cause)
        called.now = called.now.replace("12:0", "12:1")
    called.done("detail", "1", "interested")
    calls = called.done("export", "calls")
    kept = [(call["direction"], call["outcome"], call["cause"], call["detail"]) for call in calls]
    assert len({each[2] for each in kept}) == 5
    leads = called("export", "leads").out
    files = {}
    for form in ("csv", "json", "hubspot", "salesforce", "close"):
        files[form] = called.file(form, called("export", "calls", "--format", form).out)
        assert called.done("import", "--calls", files[form])["unchanged"] == len(calls)
    for form, file in files.items():
        called.db = f"{form}.db"
        called.done("import", called.file("leads.csv", leads))
        called.done("import", "--calls", file)
        again = called.done("export", "calls")
        assert kept == [
            (call["direction"], call["outcome"], call["cause"], call["detail"]) for call in again
        ]


def test_a_cause_that_is_none_is_dropped_and_said(cockpit):
    rows = (
        "phone,at,outcome,direction,cause\n"
        "312 555 0101,2026-03-02T10:00:00-06:00,answered,in,boredom\n"
        "312 555 0101,2026-03-02T11:00:00-06:00,answered,out,message\n"
    )
    ran = cockpit("import", "--calls", cockpit.file("calls.csv", rows))
    assert ran.code == 0
    assert "line 2: cause 'boredom'" in ran.out
    assert [call["cause"] for call in cockpit.done("export", "calls")] == ["", ""]
