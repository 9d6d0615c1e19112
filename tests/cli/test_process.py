"""What only a process of its own can show: its pipes, its encoding, its terminal."""

import os
import pty
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

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


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
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
        "import sys, cockpit.cli.main, cockpit.cli.screen;"
        "print(*{'sqlite_utils', 'yaml', 'textual', 'cockpit.lists.table', 'cockpit.cli.importing',"
        " 'platformdirs', 'phonenumbers.timezone'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "\n"
