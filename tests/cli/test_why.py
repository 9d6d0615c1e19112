"""The queue explains itself."""


def texts(facts):
    return " ".join(reason["text"] for reason in facts["reasons"])


def test_it_says_why_a_lead_stands_where_it_does(staffed):
    facts = staffed.done("why", "2")
    assert (facts["lead"], facts["why"], facts["place"], facts["of"]) == (2, "fresh", 2, 4)
    assert "nothing speaks against calling now" in texts(facts)
    assert "2  Bea, Acme: fresh, place 2 of 4." in staffed("why", "312 555 0101", "--instead-of",
                                                           "2").out  # fmt: skip


def test_it_says_why_a_lead_does_not_stand_there(staffed):
    staffed.done("log", "1", "n")
    facts = staffed.done("why", "1")
    assert (facts["why"], facts["place"]) == (None, None)
    assert "Resting" in texts(facts)
    assert facts["reasons"][0]["until"] == "2026-03-03T21:00:00+00:00"
    staffed.done("dnc", "add", "312 555 0101")
    assert "do-not-call" in texts(staffed.done("why", "1"))
    assert staffed.done("why", "1", "--at", "2026-03-09T03:00:00-06:00")["why"] is None


def test_of_two_it_says_which_comes_first_and_why(staffed):
    def first(*asked):
        return staffed.done("why", asked[0], "--instead-of", asked[1])["first"]

    assert first("1", "4") == {"lead": 1, "text": "earlier on the list"}
    assert first("4", "1") == {"lead": 1, "text": "earlier on the list"}
    staffed.done("log", "1", "v", "--at", "2026-03-02T15:00:00-06:00")
    assert first("1", "4") == {"lead": 4, "text": "called never, not once"}
    staffed.done("log", "4", "v", "--at", "2026-03-02T13:00:00-05:00")
    assert first("1", "4") == {"lead": 1, "text": "fresh comes before repeat"}
    staffed.done("promise", "4", "tomorrow")
    staffed.done("promise", "2", "tomorrow")
    staffed.now = "2026-03-04T12:00:00-06:00"
    assert first("1", "4") == {"lead": 4, "text": "promised comes before fresh"}
    assert first("2", "4") == {"lead": 4, "text": "the older promise comes first"}
    staffed.now = "2026-03-05T00:30:00-05:00"
    assert first("1", "1") is None
    staffed.done("snooze", "1", "2h")
    assert first("1", "4") is None


def test_lapsed_promises_come_before_those_that_are_due(staffed):
    staffed.done("promise", "1", "thu")
    staffed.done("promise", "2", "wed")
    staffed.now = "2026-03-05T12:00:00-06:00"
    told = staffed.done("why", "1", "--instead-of", "2")
    assert told["first"]["lead"] == 2
    assert "lapsed" in told["first"]["text"]
    assert told["instead_of"]["why"] == "promised"
