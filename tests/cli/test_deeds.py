"""What is done about a lead from the shell, apart from calling it."""

import pytest

NINE_PM = "2026-03-03T21:00:00-06:00"


def codes(found):
    return {sign["code"] for sign in found["signs"]}


@pytest.mark.parametrize("channel", ["email", "text", "Email"])
def test_a_touch_counts_in_the_caps_and_stands_in_the_history(staffed, channel):
    at = "2026-03-03T09:00:00-06:00"
    logged = staffed.done("touch", "312 555 0101", channel, "--at", at, "--note", " hi ")
    assert (logged["lead"], logged["at"]) == (1, "2026-03-03T15:00:00+00:00")
    (touch,) = staffed.done("history", "1")["touches"]
    assert (touch["channel"], touch["note"]) == (channel.lower(), "hi")
    assert (touch["event"], touch["local"]) == (logged["event"], at)
    for _ in range(3):
        staffed.done("touch", "1", "text")
    assert "cap" in codes(staffed.done("check", "1", "--at", "2026-03-03T12:01:00-06:00")[0])


def test_a_touch_that_is_undone_counts_no_more(staffed):
    staffed.done("touch", "1", "email")
    assert "email to Ann, Acme" in staffed("undo").out
    assert staffed.done("history", "1")["touches"] == []


def test_a_touch_is_not_its_list_mates(staffed):
    staffed.done("touch", "2", "email")
    assert staffed.done("history", "3")["touches"] == []


@pytest.mark.parametrize(
    ("words", "day", "due"),
    [
        (("thu",), "2026-03-05", None),
        (("thu 3pm",), "2026-03-05", "2026-03-05T15:00:00-06:00"),
        (("tomorrow", "morning"), "2026-03-04", "2026-03-04T09:00:00-06:00"),
        (("in", "2", "weeks"), "2026-03-17", None),
        (("tue",), "2026-03-10", None),
    ],
)
def test_a_promise_is_read_in_the_leads_time(staffed, words, day, due):
    made = staffed.done("promise", "1", *words)
    assert (made["day"], made["due"], made["zone"]) == (day, due, "America/Chicago")
    assert made["words"] == " ".join(words)
    (listed,) = staffed.done("promises")
    assert {name: listed[name] for name in ("lead", "name", "phone", "standing", "day", "due")} == {
        "lead": 1, "name": "Ann", "phone": "+13125550101", "standing": "early",
        "day": day, "due": due,
    }  # fmt: skip
    assert (listed["made"], listed["words"]) == ("2026-03-03T18:00:00+00:00", " ".join(words))


@pytest.mark.parametrize("words", ["yesterday", "soon", "2020-01-01", "4/5"])
def test_words_that_name_no_day_to_come_promise_nothing(staffed, words):
    ran = staffed("promise", "1", words)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert staffed.done("promises") == []


def test_promises_stand_early_due_and_lapsed_the_oldest_first(staffed):
    staffed.done("promise", "4", "fri")
    staffed.done("promise", "1", "thu 3pm")
    staffed.done("promise", "2", "wed")

    def standings():
        return [(each["lead"], each["standing"]) for each in staffed.done("promises")]

    staffed.now = "2026-03-04T00:00:00-06:00"
    assert standings() == [(2, "due"), (1, "early"), (4, "early")]
    staffed.now = "2026-03-05T14:44:59-06:00"
    assert standings() == [(2, "lapsed"), (1, "early"), (4, "early")]
    staffed.now = "2026-03-05T14:45:00-06:00"
    assert standings() == [(2, "lapsed"), (1, "due"), (4, "early")]
    assert [row["lead"] for row in staffed.done("queue")][:2] == [2, 1]
    lines = staffed("promises").out.splitlines()
    assert ["lapsed" in lines[1], "due" in lines[2], "early" in lines[3]] == [True] * 3
    assert "today 15:00" in lines[2]
    assert "today 16:00" in lines[2]


def test_a_promise_is_kept_by_a_call_and_replaced_by_a_later_one(staffed):
    staffed.done("promise", "1", "fri")
    staffed.done("promise", "1", "wed")
    assert [each["day"] for each in staffed.done("promises")] == ["2026-03-04"]
    staffed.done("log", "1", "n")
    assert len(staffed.done("promises")) == 1
    staffed.now = "2026-03-04T12:00:00-06:00"
    staffed.done("log", "1", "n")
    assert staffed.done("promises") == []
    standings = [each["standing"] for each in staffed.done("history", "1")["promises"]]
    assert standings == ["replaced", "kept"]
    staffed.done("undo")
    assert len(staffed.done("promises")) == 1
    for _ in range(3):
        staffed.done("undo")
    assert staffed("promises").out == "No promise is to be kept.\n"


def test_a_call_yet_to_come_keeps_no_promise(staffed):
    staffed.done("promise", "1", "wed")
    staffed.done("log", "1", "n", "--at", "2026-03-04T12:00:00-06:00")
    assert len(staffed.done("promises")) == 1
    staffed.now = "2026-03-04T12:00:00-06:00"
    assert staffed.done("promises") == []


def test_promises_go_to_a_calendar_without_those_who_must_not_be_called(staffed):
    staffed.done("promise", "1", "thu 3pm")
    staffed.done("promise", "2", "fri")
    staffed.done("promise", "4", "fri")
    staffed.done("dnc", "add", "312 555 0102")
    staffed.done("retire", "4")
    file = staffed.folder / "promises.ics"
    ran = staffed("promises", "--ics", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert "1 promise written" in ran.err
    text = file.read_bytes().decode()
    assert text.count("BEGIN:VEVENT\r\n") == 1
    assert "DTSTART:20260305T210000Z\r\n" in text
    assert staffed("promises", "--ics", "-").out == text
    listed = staffed.done("promises")
    assert [(each["lead"], each["status"]) for each in listed] == [
        (1, "open"), (4, "retired"), (2, "do_not_call"),
    ]  # fmt: skip
    assert "(do not call)" in staffed("promises").out


def test_a_calendar_does_not_take_the_place_of_the_database(staffed):
    ran = staffed("promises", "--ics", str(staffed.folder / "cockpit.db"))
    assert (ran.code, ran.out) == (2, "")
    assert staffed.done("promises") == []


def test_a_snooze_lasts_until_its_moment(staffed):
    snoozed = staffed.done("snooze", "1", "2h")
    assert snoozed["until"] == "2026-03-03T14:00:00-06:00"
    assert "Ann" not in {row["name"] for row in staffed.done("queue")}
    later = staffed.done("queue", "--at", "2026-03-03T14:00:00-06:00")
    assert "Ann" in {row["name"] for row in later}
    assert staffed.done("snooze", "1", "2026-03-05T09:00:00-05:00")["until"] == (
        "2026-03-05T08:00:00-06:00"
    )
    assert staffed("snooze", "1", "yesterday").code == 2
    assert "snooze of Ann" in staffed("undo").out


def test_a_snooze_until_good_is_until_the_next_good_time(staffed):
    staffed.done("log", "1", "n")
    (found,) = staffed.done("check", "1")
    # Sooner than an hour after noon it is the same hour there.
    assert found["next_good_time"] == "2026-03-03T13:00:00-06:00"
    assert staffed.done("snooze", "1", "good")["until"] == found["next_good_time"]
    assert "Next good time: today 13:00 there." in staffed("check", "1").out


def test_without_a_good_time_it_says_so(staffed):
    staffed.done("dnc", "add", "312 555 0101")
    assert staffed.done("check", "1")[0]["next_good_time"] is None
    config = staffed.file("c.yaml", "rep: {hours: '03:00-04:00'}\n")
    (found,) = staffed.done("--config", config, "check", "4")
    assert found["next_good_time"] is None
    assert "No good time to call within 14 days." in staffed("--config", config, "check", "4").out
    ran = staffed("--config", config, "snooze", "4", "good")
    assert (ran.code, ran.out) == (1, "")
    assert "no good time" in ran.err


def test_whoever_is_parked_comes_back(staffed):
    parked = staffed.done("park", "1")
    assert parked["until"] == "2026-04-02T13:00:00-05:00"
    assert "Ann" not in {row["name"] for row in staffed.done("queue")}
    back = staffed.done("queue", "--at", "2026-04-02T13:00:00-05:00")
    assert "Ann" in {row["name"] for row in back}
    assert "parking of Ann" in staffed("undo").out
    assert "Ann" in {row["name"] for row in staffed.done("queue")}
    config = staffed.file("c.yaml", "queue: {park_days: 2}\n")
    at = "2026-03-01T12:00:00-06:00"
    assert staffed.done("--config", config, "park", "1", "--at", at)["until"] == (
        "2026-03-03T12:00:00-06:00"
    )


def test_whoever_is_retired_does_not_come_back(staffed):
    staffed.done("retire", "1")
    later = staffed.done("queue", "--at", "2026-12-01T13:00:00-06:00")
    assert "Ann" not in {row["name"] for row in later}
    assert "retirement of Ann" in staffed("undo").out
    assert "Ann" in {row["name"] for row in staffed.done("queue")}


@pytest.mark.parametrize(
    "command",
    [("touch", "9", "email"), ("promise", "9", "thu"), ("snooze", "9", "2h"), ("park", "9"),
     ("retire", "9"), ("detail", "9", "busy"), ("callback", "9"), ("callback", "9", "a"),
     ("why", "9"), ("why", "1", "--instead-of", "9")],
)  # fmt: skip
def test_about_nobody_nothing_is_done(staffed, command):
    ran = staffed(*command)
    assert (ran.code, ran.out) == (4, "")
    assert staffed("undo").code == 1


def test_what_is_dated_later_than_now_is_said(staffed):
    ran = staffed("touch", "1", "email", "--at", NINE_PM)
    assert ran.err == "2026-03-04T03:00:00+00:00 is later than now: it counts from then on.\n"
