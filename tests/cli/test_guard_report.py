"""What became of the guard's signs."""


def report(cockpit, *flags):
    return {each["code"]: each for each in cockpit.done("guard", "report", *flags)}


def counts(found):
    return found["shown"], found["heeded"], found["overridden"]


def test_a_message_heeds_the_sign_and_another_silence_overrides_it(staffed):
    for day, outcome in (("02-09", "n"), ("02-16", "n"), ("02-23", "n"), ("03-02", "v")):
        staffed.done("log", "1", outcome, "--at", f"2026-{day}T12:00:00-06:00")
    found = report(staffed)
    assert counts(found["no_message"]) == (3, 1, 1)
    assert found["no_message"]["levels"] == {"note": 1, "warning": 2, "stop": 0}
    assert counts(found["same_hour"]) == (3, 0, 3)
    assert counts(found["cap"]) == (0, 0, 0)
    since = report(staffed, "--since", "2026-03-01T00:00:00-06:00")
    assert counts(since["no_message"]) == (1, 1, 0)
    ran = staffed("guard", "report")
    assert [line.split()[:2] for line in ran.out.splitlines()[1:]] == [
        ["no", "message"], ["same", "hour"],
    ]  # fmt: skip


def test_a_snooze_heeds_what_waiting_mends_and_a_parking_what_is_to_rest(staffed):
    staffed.done("log", "1", "n", "--at", "2026-03-02T12:10:00-06:00")
    staffed.done("snooze", "1", "tomorrow")
    assert counts(report(staffed)["same_hour"]) == (1, 1, 0)
    assert counts(report(staffed)["no_message"]) == (1, 0, 0)
    staffed.done("undo")
    assert counts(report(staffed)["same_hour"]) == (0, 0, 0)
    for day in range(10, 15):
        staffed.done("log", "1", "n", "--at", f"2026-02-{day}T1{day - 10}:00:00-06:00")
    staffed.done("park", "1")
    staffed.done("retire", "1")
    assert counts(report(staffed)["attempts"]) == (2, 2, 0)


def test_a_call_keeps_the_promise_that_it_was_reminded_of(staffed):
    staffed.done("promise", "1", "wed")
    staffed.done("log", "1", "a")
    staffed.done("promise", "1", "wed")
    staffed.now = "2026-03-05T12:00:00-06:00"
    staffed.done("log", "1", "v")
    found = report(staffed)
    assert counts(found["promise_lapsed"]) == (1, 1, 0)
    assert counts(found["promise_early"]) == (1, 0, 1)


def test_what_was_taken_back_or_brought_in_showed_nothing(staffed):
    rows = "phone,at,outcome\n" + "".join(
        f"312 555 0101,2026-03-0{day}T12:00:00-06:00,no message\n" for day in (1, 2)
    )
    staffed.done("import", "--calls", staffed.file("calls.csv", rows))
    staffed.done("log", "1", "n")
    staffed.done("undo")
    assert not any(each["shown"] for each in staffed.done("guard", "report"))
    assert staffed("guard", "report").out == "No sign has shown yet.\n"
