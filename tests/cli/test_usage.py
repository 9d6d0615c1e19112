import json
import os
import sqlite3
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

COMMANDS = ("import", "queue", "check", "why", "log", "detail", "callback", "touch", "promise",
            "promises", "snooze", "park", "retire", "undo", "history", "export", "dnc", "forget",
            "guard", "script", "config", "paths", "completions")  # fmt: skip


def test_the_version_is_printed(cockpit):
    assert cockpit("--version").out == "cockpit 0.1.0\n"
    assert cockpit("--json", "--version").json == {"version": "0.1.0"}


def test_without_a_terminal_the_calling_screen_says_so_and_ends(cockpit):
    ran = cockpit()
    assert (ran.code, ran.out) == (1, "")
    assert "terminal" in ran.err
    assert "cockpit queue" in ran.err


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS), ("dnc", "add"),
                                     ("guard", "report"), ("script", "show"),
                                     ("config", "check")])  # fmt: skip
def test_every_command_has_help_with_an_example(cockpit, command):
    ran = cockpit(*command, "--help")
    assert ran.code == 0
    assert "Example:\n" in ran.out
    assert " ".join(("cockpit", *command)) in ran.out


def test_the_help_lists_every_command(cockpit):
    text = cockpit("--help").out
    assert all(f"\n  {name} " in text for name in COMMANDS)
    assert "..." not in text.partition("Commands:")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("quee",), "'queue'"),
        (("queue", "--limt", "3"), "--limit"),
        (("queue", "--limit", "0"), "--limit"),
        (("queue", "--at", "yesterday"), "'yesterday' is not a time"),
        (("queue", "--at", "2026-03-03T14:30:00"), "no offset"),
        (("queue", "--at", "9999-12-31T23:59:59Z"), "9999"),
        (("check",), "WHO"),
        (("log", "1", "spoke"), "voicemail"),
        (("log", "1", "n", "--at", "3000-01-01T00:00:00Z"), "3000"),
        (("log", "1", "n", "--detail", "interested"), "rang_out, busy"),
        (("log", "1", "n", "--detail", "bored"), "do_not_call"),
        (("touch", "1", "fax"), "email, text"),
        (("callback", "1", "a", "--cause", "boredom"), "missed_call"),
        (("promise", "1"), "WORDS"),
        (("snooze", "1"), "UNTIL"),
        (("promises", "--ics", "-", "--json"), "--ics"),
        (("guard", "report", "--since", "monday"), "--since"),
        (("--db", "", "queue"), "--db"),
        (("queue", "--db", " "), "--db"),
        (("--config", "", "queue"), "--config"),
        (("export",), "leads, calls"),
        (("log", "1", "n", "--note", "\udcff"), "--note"),
        (("import", "--calls", "f.csv", "--list", "x"), "--list"),
        (("import", "f.csv", "--region", "XX"), "XX"),
        (("import", "f.csv", "--region", "UK"), "GB"),
        (("import", "f.csv", "--rejects", "f.csv"), "--rejects"),
        (("export", "people"), "leads"),
        (("dnc",), "command"),
        (("dnc", "add", "911"), "emergency"),
        (("dnc", "add", "\x1b]52;c;eA==\x07"), "NUMBER"),
        (("script", "show", "nope"), "permission"),
    ],
)
def test_wrong_usage_is_told_in_two_lines(cockpit, arguments, said):
    ran = cockpit(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert all(line.isprintable() for line in ran.err.splitlines())


@pytest.mark.parametrize("clock", ["noon", "2026-03-03T12:00:00", "0001-01-01T00:00:00Z"])
def test_a_clock_that_is_no_time_is_a_configuration_error(cockpit, clock):
    cockpit.now = clock
    ran = cockpit("queue")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("COCKPIT_CLOCK: ")


def test_global_options_may_stand_before_and_after_the_command(staffed):
    other = str(staffed.folder / "other.db")
    assert len(staffed.done("queue")) == 4
    assert staffed.done("--db", other, "queue") == []
    assert staffed.done("queue", "--db", other) == []
    assert json.loads(staffed("--json", "--db", other, "queue").out) == []
    assert staffed.done("dnc", "--db", other, "list") == []


def test_an_option_outweighs_the_environment(staffed):
    staffed.env["COCKPIT_CONFIG"] = str(staffed.folder / "none.yaml")
    assert staffed("queue").code == 2
    good = staffed.file("good.yaml", "queue: {rest_hours: 1}\n")
    assert staffed("--config", good, "queue").code == 0
    assert staffed("queue", "--config", good).code == 0


def test_a_named_configuration_that_is_missing_is_an_error(cockpit):
    ran = cockpit("queue", "--config", str(cockpit.folder / "none.yaml"))
    assert (ran.code, ran.out) == (2, "")
    assert "none.yaml" in ran.err


def test_a_bad_configuration_names_every_mistake_and_place(cockpit):
    bad = cockpit.file("bad.yaml", "region: XX\nqueue:\n  rest_hours: soon\n")
    ran = cockpit("--config", bad, "queue")
    assert ran.code == 2
    assert [line.rpartition("bad.yaml:")[2][:2] for line in ran.err.splitlines()] == ["1:", "3:"]


def test_a_file_that_is_no_database_is_refused_untouched(cockpit):
    path = cockpit.file("cockpit.db", b"some text, not ours\n" * 20)
    before = sorted(cockpit.folder.iterdir())
    for command in ("queue", "undo", "export leads", "dnc list", "check 1"):
        ran = cockpit(*command.split())
        assert (ran.code, ran.out) == (3, "")
        assert path in ran.err
    assert sorted(cockpit.folder.iterdir()) == before
    assert (cockpit.folder / "cockpit.db").read_bytes() == b"some text, not ours\n" * 20


def test_a_database_of_another_program_is_refused(cockpit):
    connection = sqlite3.connect(cockpit.folder / "cockpit.db")
    connection.execute("CREATE TABLE birds(name)")
    connection.close()
    ran = cockpit("queue")
    assert (ran.code, ran.out) == (3, "")
    assert "another program's" in ran.err


def test_a_database_that_cannot_be_made_is_a_failure(cockpit):
    cockpit.file("file", "x")
    cockpit.db = "file/cockpit.db"
    ran = cockpit("queue")
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1


def test_paths_tell_where_everything_is(cockpit):
    paths = cockpit.done("paths")
    assert paths["db"] == str(cockpit.folder / "cockpit.db")
    assert paths["practice"] not in ("", paths["db"])
    assert paths["config"] == str(cockpit.folder / "config-home" / "cockpit" / "config.yaml")
    assert paths["scripts"].endswith("scripts")
    cockpit.env["COCKPIT_DB"] = None
    home = cockpit.folder / "data-home" / "cockpit"
    assert cockpit.done("paths")["db"] == str(home / "cockpit.db")
    assert not home.exists()


def test_a_blank_in_the_environment_is_nothing_said(cockpit):
    cockpit.env["COCKPIT_DB"] = ""
    assert cockpit.done("paths")["db"] == str(
        cockpit.folder / "data-home" / "cockpit" / "cockpit.db"
    )


def test_a_database_that_may_not_be_read_is_told_in_our_words(cockpit):
    # Not in the folder of the test, which nobody else can enter.
    with TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        ours = replace(cockpit, folder=Path(folder))
        assert ours("queue").code == 0
        (ours.folder / "cockpit.db").chmod(0)
        user = os.geteuid()
        # Root may read everything.
        os.seteuid(user or 65534)
        try:
            ran = ours("queue")
        finally:
            os.seteuid(user)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == f"{folder}/cockpit.db: Permission denied; choose another with --db\n"
