"""The program as a rep's terminal meets it."""

import json
import os
import pty
import signal
import subprocess
from pathlib import Path

import pytest

from tests.terminal.terminal import (
    COCKPIT,
    PATIENCE,
    cockpit,
    environment,
    outcomes,
    terminal,
    with_leads,
)


def test_a_call_is_on_disk_for_everyone_before_it_is_on_screen(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("n")
        rep.wait_for("✓ No message for Lead 00, 14:30.")
        calls = json.loads(cockpit(database, "history", "1", "--json"))["calls"]
        assert [call["outcome"] for call in calls] == ["no_message"]


def test_a_key_held_for_two_seconds_logs_one_call(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("v")
        rep.read(0.4)
        for _ in range(48):
            rep.type("v")
            rep.read(1 / 30)
        rep.wait_for("─ Lead 01 ─")
    assert outcomes(database, 12) == ["voicemail"]


def test_a_burst_of_ten_logs_one_call(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("v" * 10)
        rep.wait_for("─ Lead 01 ─")
        rep.read(0.5)
    assert outcomes(database, 12) == ["voicemail"]


@pytest.mark.parametrize(
    "bytes_",
    [
        b"\x1b]11;rgb:1a1a/1a1a/1a1a\x1b\\",
        b"\x1b[?62;1;2;4;6;9;15;16;17;18;21;22;28;29c",
        b"\x1bPa1vnas\x1b\\",
        b"\x1b[200~avn banana XsU\x1b[201~",
        b"\xff\xfe\x80",
    ],
)
def test_stray_bytes_log_nothing_and_end_nothing(tmp_path: Path, bytes_: bytes) -> None:
    database = with_leads(tmp_path, 2)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type(bytes_)
        rep.read(0.7)
        rep.type("\x1b")
        rep.read(0.5)
        assert rep.process.poll() is None
    assert outcomes(database, 2) == []
    assert json.loads(cockpit(database, "dnc", "list", "--json")) == []


def test_a_killed_program_has_lost_nothing_that_was_painted(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    painted = 0
    for round_ in range(3):
        with terminal(database, COCKPIT_CLOCK=f"2026-03-12T14:3{round_}:00-04:00") as rep:
            rep.wait_for(f"─ Lead {painted:02} ─")
            for _ in range(1 + round_):
                rep.read(1.05)
                rep.type("n")
                painted += 1
                rep.wait_for(f"─ Lead {painted:02} ─")
            os.kill(rep.process.pid, signal.SIGKILL)
    assert outcomes(database, 12) == ["no_message"] * painted


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_the_terminal_as_it_was(tmp_path: Path, number: signal.Signals) -> None:
    database = with_leads(tmp_path, 2)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        assert rep.is_raw()
        os.kill(rep.process.pid, number)
        assert rep.ended() == 128 + number
        assert not rep.is_raw()
        assert b"\x1b[?1049l" in rep.raw


def test_a_terminal_that_goes_without_a_word_ends_the_program(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    master, slave = pty.openpty()
    # Not its controlling terminal, so that nobody tells it.
    process = subprocess.Popen(
        COCKPIT, stdin=slave, stdout=slave, stderr=slave, env=environment(database),
        start_new_session=True,
    )  # fmt: skip
    os.close(slave)
    while b"Opener" not in os.read(master, 65536):
        pass
    os.close(master)
    try:
        assert process.wait(PATIENCE) != 0
    finally:
        process.kill()


def test_quitting_prints_the_summary(tmp_path: Path) -> None:
    database = with_leads(tmp_path, 2)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("n")
        rep.wait_for("─ Lead 01 ─")
        rep.read(0.1)
        rep.type("q")
        assert rep.ended() == 0
        assert "Owed a message: Lead 00." in rep.read(0.1)


def test_dialling_copies_the_number_through_the_terminal(tmp_path: Path) -> None:
    database = with_leads(tmp_path, 1)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("d")
        rep.wait_for("copied, if your terminal allows it")
        assert b"\x1b]52;c;KzEzMTI1NTUwMTAw" in rep.raw


def test_no_color_paints_without_colour(tmp_path: Path) -> None:
    database = with_leads(tmp_path, 1)
    with terminal(database, NO_COLOR="1") as rep:
        rep.wait_for("▸ Lead 00")


def test_without_a_terminal_it_says_so_at_once(tmp_path: Path) -> None:
    import subprocess

    from tests.terminal.terminal import COCKPIT, environment

    result = subprocess.run(
        COCKPIT, env=environment(tmp_path / "a.db"), capture_output=True, text=True,
        stdin=subprocess.DEVNULL, timeout=20, check=False,
    )  # fmt: skip
    assert result.returncode == 1
    assert "needs a terminal" in result.stderr


def test_the_practice_list_never_touches_the_real_one(tmp_path: Path) -> None:
    database = tmp_path / "cockpit.db"
    with terminal(database) as rep:
        rep.wait_for("practice list")
        rep.type("p")
        rep.wait_for("Dana Ruiz")
        rep.read(0.2)
        rep.type("n")
        rep.wait_for("No message for Dana Ruiz")
    assert json.loads(cockpit(database, "queue", "--json")) == []
    practice = tmp_path / "cockpit-practice.db"
    assert len(json.loads(cockpit(practice, "history", "1", "--json"))["calls"]) == 1
