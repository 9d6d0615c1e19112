"""Privacy on camera: no answer and no file tells who is called."""

import json
from contextlib import closing
from dataclasses import replace

import pytest

from cockpit.cli.settings import Settings, screen_settings
from cockpit.core import alias
from cockpit.ledger.sqlite import SqliteLedger
from tests.cli.conftest import Cockpit, Ran
from tests.leaks import CALLS, LEADS, PHONES, REP, ROWS, leaks
from tests.tui.robot import NOW


@pytest.fixture
def peopled(cockpit: Cockpit) -> Cockpit:
    """The same leads for the command line; two of them share a number."""
    cockpit.now = "2026-03-12T14:30:00-04:00"
    with closing(SqliteLedger(cockpit.folder / "cockpit.db", "laptop")) as ledger:
        shared = replace(LEADS[2], name="Oddvar Plunkett")
        ledger.import_leads([*LEADS, shared], "Spring", NOW, "leads.csv")
        ledger.import_calls(CALLS, NOW, "calls.csv")
    config = f"rep:\n  name: Sam Rivera\n  company: Northwind\n  phone: {REP}\n"
    cockpit.env["COCKPIT_CONFIG"] = cockpit.file("config.yaml", config)
    return cockpit


COMMANDS = (
    "queue", "check 1 2 (303)5550168x12", "why 1 --instead-of 3035550168x12",
    "log 1 voicemail --note zither --script message-one-idea", "log 2 no_message --detail busy",
    "log 1 n", "log 1 n", "log 3 a --detail do_not_call", "detail 1 machine",
    "callback 1 answered --note kazoo --cause message", "callback 2", "touch 1 email --note zither",
    "promise 1 fri 3pm", "promise 4 fri", "promises", "snooze 2 tomorrow 10:15", "undo", "park 2",
    "retire 2", "undo", "history 1", "history (303)5550168x12", "script show permission --lead 1",
    "export leads", "export calls", "dnc add 3125550142", "undo", "dnc add 3125550142", "dnc list",
    "dnc export", "dnc remove 3125550142", "forget 4", "forget 4 --yes", "guard report", "paths",
    "script list", "config check", "check 2065550173", "history 3125550199", "why Quackenbush",
    "dnc add 0142", "dnc remove 3125550142", "history 312 5550142", "log 1 harmonica",
    "promise 1 Zebulon", "log 1 --at=5550142 n", "queue --limit 0142zither", "zither",
    "detail 1 busy", "log 3035550168x12 n", "undo", "undo", "undo",
)  # fmt: skip


def shown_and_not(cockpit: Cockpit, command: str, *flags: str) -> Ran:
    ran = cockpit(*command.split(), *flags)
    assert not leaks(ran.out + ran.err), (command, leaks(ran.out + ran.err), ran)
    return ran


def test_no_command_tells_who_is_called(peopled: Cockpit) -> None:
    ran = [shown_and_not(peopled, command, "--private") for command in COMMANDS]
    assert [each.code for each in ran[:30]] == [0] * 30
    assert "Amber Otter" in "".join(each.out for each in ran)


def test_no_answer_in_json_tells_who_is_called(peopled: Cockpit) -> None:
    peopled.env["COCKPIT_PRIVATE"] = "1"
    ran = [shown_and_not(peopled, command, "--json") for command in COMMANDS]
    assert all(json.loads(each.out) is not None for each in ran[:30])
    assert any("\\u2022" in each.out for each in ran)


def test_the_option_may_stand_before_the_command(peopled: Cockpit) -> None:
    ran = peopled("--private", "queue")
    assert "+1 •••-•••-••••" in ran.out
    assert not leaks(ran.out)


@pytest.mark.parametrize("form", ["csv", "json", "hubspot", "salesforce", "close"])
def test_no_file_tells_who_is_called(peopled: Cockpit, form: str) -> None:
    peopled.done("promise", "1", "fri", "3pm")
    file = peopled.folder / "out"
    wanted = [("export", "calls", "--format", form, "-o", str(file))]
    if form in ("csv", "json"):
        wanted.append(("export", "leads", "--format", form, "-o", str(file)))
        wanted.append(("dnc", "export", str(file)))
        wanted.append(("promises", "--ics", str(file)))
        peopled.done("dnc", "add", PHONES[0])
    for command in wanted:
        assert peopled(*command, "--private").code == 0
        assert not leaks(file.read_text(encoding="utf-8")), command


@pytest.mark.parametrize("flags", [(), ("--json",), ("--dry-run",), ("--dry-run", "--json")])
def test_no_import_tells_who_is_in_the_file(peopled: Cockpit, flags: tuple[str, ...]) -> None:
    calls = f"phone,at,outcome,note\n{PHONES[0]},2026-03-02 10:00,zither,\n{PHONES[0]},trombone,a,"
    odd = "Zebulon,Quackenbush\nharmonica,zither\n"
    for command, text in (
        (("import",), ROWS), (("import", "--calls"), calls), (("import",), odd),
        (("import", "--calls"), odd), (("dnc", "import"), ROWS), (("dnc", "import"), odd),
    ):  # fmt: skip
        ran = peopled(*command, peopled.file("in.csv", text), *flags, "--private")
        assert not leaks(ran.out + ran.err), ran


def test_the_ledger_has_what_was_true(peopled: Cockpit) -> None:
    said = ("log", "1", "voicemail", "--note", "hums", "--script", "message-one-idea")
    assert peopled(*said, "--private").code == 0
    call = peopled.done("history", "1")["calls"][-1]
    assert call["phone"] == PHONES[0]
    assert call["note"] == "hums"
    assert "Zebulon" in call["said"]


def test_the_same_lead_has_the_same_alias_on_screen_and_in_every_answer(peopled: Cockpit) -> None:
    peopled.env["COCKPIT_PRIVATE"] = "1"
    name = peopled.done("history", "2")["name"]
    assert name == alias.person(2)
    assert peopled.done("check", "2")[0]["name"] == name
    assert name in peopled("export", "leads").out


def test_a_number_shared_by_two_is_masked_in_the_question_which_of_them(peopled: Cockpit) -> None:
    ran = peopled("check", "(206) 555-0173", "--private")
    assert ran.code == 4
    assert ran.err.startswith("(•••) •••-••••: fits several leads")


def test_a_bad_number_of_the_rep_is_not_repeated(peopled: Cockpit) -> None:
    peopled.file("config.yaml", "rep:\n  phone: 555 0142 harmonica\n")
    for command in ("queue", "config check"):
        ran = shown_and_not(peopled, command, "--private")
        assert ran.code == 2


@pytest.mark.parametrize(
    ("environment", "found"),
    [
        ({}, Settings()),
        ({"COCKPIT_PRIVATE": ""}, Settings()),
        ({"COCKPIT_PRIVATE": "0"}, Settings()),
        ({"COCKPIT_PRIVATE": "1"}, Settings(private=True)),
        ({"COCKPIT_PRIVATE": "perhaps"}, None),
    ],
)
def test_the_environment_asks_for_the_mask(
    environment: dict[str, str], found: Settings | None
) -> None:
    assert screen_settings([], environment) == found


def test_an_environment_that_says_neither_is_told_of(peopled: Cockpit) -> None:
    peopled.env["COCKPIT_PRIVATE"] = "perhaps"
    ran = peopled("queue")
    assert ran.code == 2
    assert ran.out == ""
