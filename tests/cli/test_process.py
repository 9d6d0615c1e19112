"""What only a process of its own can show: its pipes, its encoding, its terminal."""

import json
import os
import pty
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import pytest

COCKPIT = (sys.executable, "-m", "cockpit")


@pytest.fixture
def env(staffed, tmp_path):
    name = "\x1b]0;owned\x07Zoë"
    staffed.done("import", staffed.file("odd.csv", f"name,phone\n{name},312 555 0107\n"))
    return {
        **os.environ,
        "COCKPIT_DB": str(tmp_path / "cockpit.db"),
        "COCKPIT_CLOCK": staffed.now,
        "XDG_CONFIG_HOME": str(tmp_path),
    }


def test_a_reader_that_leaves_is_no_error(env):
    reading, writing = os.pipe()
    os.close(reading)
    ran = subprocess.run(
        [*COCKPIT, "queue", "--json"], env=env, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (ran.returncode, ran.stderr) == (141, b"")


@pytest.mark.parametrize("command", ["queue --json", "export leads"])
def test_a_full_disk_is_told_in_one_line(env, command):
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            [*COCKPIT, *command.split()], env=env, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert ran.returncode == 1
    assert len(ran.stderr.splitlines()) == 1


def test_a_terminal_that_knows_ascii_alone_is_enough(env):
    ran = subprocess.run(
        [*COCKPIT, "queue"], env={**env, "PYTHONIOENCODING": "ascii"}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert b"Zo?" in ran.stdout


def test_an_export_is_exact_in_a_pipe_and_harmless_on_a_terminal(env):
    command = [*COCKPIT, "export", "leads"]
    exact = subprocess.run(command, env=env, capture_output=True, check=True).stdout
    assert "\x1b]0;owned\x07Zoë".encode() in exact
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(command, env=env, stdout=theirs, stderr=theirs):
        os.close(theirs)
        # Linux ends a terminal with an error.
        with suppress(OSError):
            while data := os.read(ours, 4096):
                shown += data
    os.close(ours)
    assert "]0;owned\ufffdZoë".encode() in shown
    assert b"\x1b" not in shown
    assert b"\x07" not in shown


def test_a_start_without_a_command_loads_no_command():
    code = (
        "import sys, cockpit.__main__, cockpit.cli.main, cockpit.cli.screen;"
        "print(*{'sqlite_utils', 'yaml', 'textual', 'cockpit.lists.table', 'cockpit.cli.importing',"
        " 'platformdirs', 'phonenumbers', 'click', 'ssl'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


def test_the_first_screen_loads_no_dialog_and_no_numbering_plan():
    code = (
        "import sys, cockpit.cli.screen, cockpit.tui.app;"
        "print(*{'cockpit.tui.dialog', 'cockpit.core.plans', 'cockpit.core.whenever'}"
        " & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"


def at_once(env, times: int, *arguments: str) -> list[dict[str, str]]:
    """What several processes answer that were started together."""
    processes = [
        subprocess.Popen([*COCKPIT, *arguments, "--json"], env=env, stdout=subprocess.PIPE)
        for _ in range(times)
    ]
    answers = [process.communicate()[0] for process in processes]
    assert [process.returncode for process in processes] == [0] * times
    return [json.loads(answer) for answer in answers]


def test_what_is_taken_back_side_by_side_are_different_things(env, staffed):
    logged = {staffed.done("log", "1", "n")["event"] for _ in range(6)}
    assert {undo["undoes"] for undo in at_once(env, 6, "undo")} == logged


def test_a_number_barred_side_by_side_is_barred_once(env):
    added = at_once(env, 4, "dnc", "add", "312 555 0101")
    assert [each["event"] for each in added].count(None) == 3


def test_a_command_waits_for_another_to_be_done(env, tmp_path):
    with closing(sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        command = [*COCKPIT, "log", "1", "n", "--json"]
        with subprocess.Popen(command, env=env, stdout=subprocess.PIPE) as process:
            # Longer than the calling screen would wait.
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(2)
            other.execute("COMMIT")
            answer, _ = process.communicate()
    assert json.loads(answer)["lead"] == 1


def test_an_interrupt_ends_a_command_that_waits(env, tmp_path):
    with closing(sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with subprocess.Popen([*COCKPIT, "undo"], env=env, stderr=subprocess.PIPE) as process:
            with pytest.raises(subprocess.TimeoutExpired):
                process.wait(2)
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=20)[1] == b""
            assert process.returncode == 130
    other.close()


def test_an_interrupt_in_the_first_moment_is_quiet(env, tmp_path):
    (tmp_path / "click.py").write_text("raise KeyboardInterrupt\n")
    ran = subprocess.run(
        [*COCKPIT, "queue"], env={**env, "PYTHONPATH": str(tmp_path)}, capture_output=True,
        check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, b"", b"")
