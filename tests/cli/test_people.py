import pytest

CALL_KEYS = ["event", "at", "local", "phone", "direction", "outcome", "note", "undone"]


def test_the_queue_lists_who_is_next_and_why(staffed):
    queue = staffed.done("queue")
    assert [row["name"] for row in queue] == ["Ann", "Bea", "Cid", "Dot"]
    assert list(queue[0])[:5] == ["lead", "name", "phone", "why", "signs"]
    assert queue[0]["phone"] == "+13125550101"
    assert {row["why"] for row in queue} == {"fresh"}
    assert len(staffed.done("queue", "--limit", "2")) == 2


def test_the_queue_at_another_time_is_the_queue_of_that_time(staffed):
    east = staffed.done("queue", "--at", "2026-03-03T08:00:00-05:00")
    assert [row["name"] for row in east] == ["Dot"]
    assert staffed.done("queue", "--at", "2026-03-03T07:00:00-06:00") == east
    assert staffed.done("queue", "--at", "2026-03-03T23:00:00-06:00") == []
    staffed.done("log", "1", "n", "--at", "2026-03-02T12:10:00-06:00")
    last = staffed.done("queue")[-1]
    assert (last["name"], last["why"]) == ("Ann", "repeat")
    assert {(sign["code"], sign["level"]) for sign in last["signs"]} == {
        ("same_hour", "warning"),
        ("no_message", "note"),
    }
    assert staffed.done("queue", "--at", "2026-03-02T12:00:00-06:00")[0]["name"] == "Ann"


def test_an_empty_queue_says_what_to_do(cockpit, staffed):
    assert "Nobody" in staffed("queue", "--at", "2026-03-03T03:00:00-06:00").out
    cockpit.db = "new.db"
    assert "cockpit import" in cockpit("queue").out


@pytest.mark.parametrize(
    "who", ["1", " 1 ", "+13125550101", "312-555-0101", "(312) 555 0101", "1 312 555 0101",
            "tel:+1-312-555-0101", "3125550101"],
)  # fmt: skip
def test_a_lead_is_found_by_id_and_by_number_in_any_writing(staffed, who):
    (found,) = staffed.done("check", who)
    assert (found["lead"], found["phone"]) == (1, "+13125550101")


def test_a_number_without_its_extension_is_enough(staffed):
    for who in ("212 555 0103", "212 555 0103 x12", "+12125550103x12"):
        (found,) = staffed.done("check", who)
        assert (found["name"], found["phone"]) == ("Dot", "+12125550103x12")


@pytest.mark.parametrize(
    "who", ["9", "0", "-", "212 555 0103 x13", "312 555 0199", "Ann", "", "911", "\x1b[2J",
            "99999999999999999999999"],
)  # fmt: skip
@pytest.mark.parametrize("command", [("check", "1"), ("history",), ("log",)])
def test_who_is_nobody_ends_with_4_and_no_answer(staffed, command, who):
    ending = ("n",) if command == ("log",) else ()
    ran = staffed(*command, who, *ending)
    assert (ran.code, ran.out) == (4, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.rstrip("\n").isprintable()


def test_who_is_several_ends_with_4_and_their_ids(staffed):
    ran = staffed("log", "312 555 0102", "n")
    assert (ran.code, ran.out) == (4, "")
    assert "2 (Bea" in ran.err
    assert "3 (Cid" in ran.err
    assert staffed.done("export", "calls") == []


def test_a_check_answers_in_the_order_asked(staffed):
    found = staffed.done("check", "4", "1", "2")
    assert [each["lead"] for each in found] == [4, 1, 2]
    assert list(found[0]) == ["lead", "name", "phone", "zones", "zone_source", "local_time",
                              "callable", "signs", "next_good_time"]  # fmt: skip
    assert found[0]["zones"] == ["America/New_York"]
    assert [each["zone_source"] for each in found] == ["number", "lead", "lead"]
    assert found[1]["local_time"] == "2026-03-03T12:00:00-06:00"
    assert found[1]["callable"] == "yes"


def test_a_number_in_too_many_zones_is_in_none(cockpit):
    cockpit.done("import", cockpit.file("a.csv", "name,phone\nToll,800 555 0101\n"))
    (found,) = cockpit.done("check", "1")
    assert (found["zones"], found["zone_source"]) == ([], "unknown")
    assert found["callable"] == "unknown"
    assert found["local_time"] == "2026-03-03T13:00:00-05:00"


def test_a_check_speaks_of_the_number_that_was_named(cockpit):
    rows = "name,phone,mobile phone\nAnn,312 555 0101,206 555 0102\n"
    cockpit.done("import", cockpit.file("a.csv", rows))
    by_id, by_number = cockpit.done("check", "1", "206-555-0102")
    assert by_id["zones"] == ["America/Chicago"]
    assert (by_number["lead"], by_number["phone"]) == (1, "+12065550102")
    assert by_number["zones"] == ["America/Los_Angeles"]
    assert cockpit.done("log", "206-555-0102", "v")["phone"] == "+12065550102"


@pytest.mark.parametrize(
    ("word", "outcome"),
    [("answered", "answered"), ("a", "answered"), ("V", "voicemail"), ("voicemail", "voicemail"),
     ("voicemail left", "voicemail"), ("no_message", "no_message"), ("no message", "no_message"),
     ("no-message", "no_message"), ("n", "no_message")],
)  # fmt: skip
def test_a_call_is_logged_as_it_ended(staffed, word, outcome):
    logged = staffed.done("log", "1", word, "--note", " hello ")
    assert list(logged) == ["event", "lead", "phone", "outcome", "at", "signs", "followed"]
    assert (logged["lead"], logged["outcome"]) == (1, outcome)
    assert logged["at"] == "2026-03-03T18:00:00+00:00"
    (call,) = staffed.done("history", "1")["calls"]
    assert list(call) == CALL_KEYS
    assert (call["event"], call["outcome"], call["note"]) == (logged["event"], outcome, "hello")
    assert call["local"] == "2026-03-03T12:00:00-06:00"


def test_the_signs_after_a_call_speak_of_that_call(staffed):
    assert staffed.done("log", "1", "n", "--at", "2026-03-02T12:30:00-06:00")["signs"] == []
    signs = staffed.done("log", "1", "n")["signs"]
    assert {sign["code"] for sign in signs} == {"no_message", "same_hour"}
    assert all("2026-03-02T12:30:00-06:00" in sign["evidence"] for sign in signs)
    assert "Called 2 times without a message" in staffed("check", "1").out


def test_a_call_at_a_shared_number_is_everybodys_history(staffed):
    staffed.done("log", "2", "n")
    assert len(staffed.done("history", "3")["calls"]) == 1


def test_undo_takes_back_one_thing_after_another(staffed):
    first = staffed.done("log", "1", "n", "--at", "2026-03-02T12:30:00-06:00")["event"]
    second = staffed.done("log", "1", "v")["event"]
    staffed.done("dnc", "add", "312 555 0101")
    assert staffed.done("check", "1")[0]["callable"] == "no"
    staffed.done("undo")
    assert staffed.done("check", "1")[0]["callable"] == "yes"
    assert staffed.done("undo")["undoes"] == second
    undone = staffed.done("undo")
    assert undone["undoes"] == first
    assert undone["event"] not in (first, second)
    ran = staffed("undo", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert [call["undone"] for call in staffed.done("history", "1")["calls"]] == [True, True]
    assert staffed.done("check", "1")[0]["signs"] == []
    assert "(undone)" in staffed("history", "1").out


def test_when_all_is_taken_back_nothing_is_left(staffed):
    staffed.done("log", "1", "n")
    staffed.done("undo")
    assert "nothing left to undo on this machine" in staffed("undo").err


def test_a_call_that_is_yet_to_come_is_kept_and_said(staffed):
    ran = staffed("log", "1", "n", "--at", "2026-03-04T12:00:00-06:00")
    assert ran.code == 0
    assert ran.err.startswith("2026-03-04T18:00:00+00:00 is later than now: it counts")
    assert staffed.done("check", "1")[0]["signs"] == []
    (later,) = staffed.done("check", "1", "--at", "2026-03-05T12:30:00-06:00")
    assert {sign["code"] for sign in later["signs"]} == {"same_hour", "no_message"}
    assert staffed("log", "1", "n", "--at", "2026-03-03T12:00:59-06:00").err == ""


def test_an_import_is_nothing_to_undo(staffed):
    calls = "phone,at,outcome\n3125550101,2026-03-02T10:00-06:00,busy\n"
    staffed.done("import", "--calls", staffed.file("calls.csv", calls))
    assert staffed("undo").code == 1


def test_the_do_not_call_list_holds_numbers_once(staffed):
    added = staffed.done("dnc", "add", "312.555.0101")
    assert added["phone"] == "+13125550101"
    assert staffed.done("dnc", "add", "312.555.0101") == {"phone": "+13125550101", "event": None}
    assert staffed.done("dnc", "list") == [{"phone": "+13125550101"}]
    assert "Ann" not in {row["name"] for row in staffed.done("queue")}
    staffed.done("dnc", "remove", "+1 312 555 0101")
    assert staffed.done("dnc", "list") == []
    ran = staffed("dnc", "remove", "+1 312 555 0101")
    assert (ran.code, ran.out) == (1, "")
    assert "Ann" in {row["name"] for row in staffed.done("queue")}


def test_a_barred_number_stays_barred_through_an_import(cockpit):
    cockpit.done("dnc", "add", "312 555 0101")
    cockpit.done("import", cockpit.file("a.csv", "name,phone\nAnn,312 555 0101\n"))
    assert cockpit.done("check", "1")[0]["callable"] == "no"
    assert cockpit.done("queue") == []


def test_extensions_that_stay_off_the_list_are_told(staffed):
    assert "leads 4" in staffed("dnc", "add", "212 555 0103").err


def test_names_full_of_markup_and_escapes_do_no_harm(cockpit):
    names = ["[/bold]", "[@click=app.quit]x[/]", "\x1b]52;c;eA==\x07", "a\x7fb\x9bc", "\u202eevil",
             "{rep_phone}", "=1+1", "日本語 名前", "x" * 5000]  # fmt: skip
    rows = "".join(f'"{name}",312 555 01{n:02}\n' for n, name in enumerate(names))
    cockpit.done("import", cockpit.file("a.csv", "name,phone\n" + rows))
    everyone = [str(n + 1) for n in range(len(names))]
    assert [each["name"] for each in cockpit.done("check", *everyone)] == names
    cockpit.done("log", "3", "n", "--note", "\x1b[2J")
    for ran in (
        cockpit("queue"),
        cockpit("check", *everyone),
        cockpit("history", "3"),
        cockpit("script", "show", "permission", "--lead", "3"),
        cockpit("undo"),
        cockpit("queue", "--json"),
        cockpit("check", *everyone, "--json"),
        cockpit("history", "3", "--json"),
    ):
        assert ran.code == 0
        assert all(line.isprintable() for line in ran.out.splitlines())
        assert "\u202e" not in ran.out
