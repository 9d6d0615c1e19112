"""Imports beside the program as a rep's terminal meets it."""

import json
import os
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from cockpit.core.american import is_ordinary
from tests.terminal.terminal import (
    COCKPIT,
    Terminal,
    cockpit,
    environment,
    outcomes,
    terminal,
    with_leads,
)

AREAS = [area for area in range(201, 990) if is_ordinary(f"+1{area}5550100")]


def long_list(folder: Path, rows: int) -> Path:
    """A file of so many leads, each with a number of its own."""
    path = folder / "long list.csv"
    numbers = (f"+1{area}55501{n:02}" for area in AREAS for n in range(100))
    lines = (f"New {n:04},{phone}\n" for n, phone in zip(range(rows), numbers, strict=False))
    path.write_text("name,phone\n" + "".join(lines))
    return path


def cut_off(database: Path, path: Path) -> None:
    """Kill an import in the middle of its merge."""
    process = subprocess.Popen(
        [*COCKPIT, "import", "--feed", str(path)],
        env=environment(database), stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with process:
        for line in process.stdout or ():
            if json.loads(line)["stage"] == "merging":
                process.kill()
                break
    assert count(database, "unfinished") == 1


def count(database: Path, table: str) -> int:
    with closing(sqlite3.connect(database)) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def begin(rep: Terminal, path: Path) -> None:
    """Have a file imported: i, its path pasted, enter, enter."""
    rep.type("i")
    rep.wait_for("Import a file")
    rep.read(0.3)
    rep.type(f"\x1b[200~{path}\x1b[201~")
    rep.wait_for(f"→ {path.name}")
    rep.read(0.3)
    rep.type("\r")
    rep.wait_for("enter import")
    rep.read(0.3)
    rep.type("\r")
    rep.wait_for("Importing long list.csv beside your calls.")


def test_outcomes_pressed_during_an_import_are_all_there(tmp_path: Path) -> None:
    database = with_leads(tmp_path, 5)
    path = long_list(tmp_path, 2000)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        begin(rep, path)
        for n in range(4):
            rep.read(1.05)
            rep.type("n")
            rep.wait_for(f"─ Lead {n + 1:02} ─")
        rep.wait_for("✓ long list.csv: 2,000 new.")
        rep.type("q")
        assert rep.ended() == 0
    assert outcomes(database, 5) == ["no_message"] * 4
    assert count(database, "leads") == 2005


def test_an_import_goes_on_when_the_session_is_over(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    path = long_list(tmp_path, 20_000)
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        begin(rep, path)
        rep.read(0.3)
        rep.type("q")
        assert rep.ended() == 0
        assert "is still being imported" in rep.read(0.1)
    # Another import waits until that one is over, and finds nothing left to do.
    report = json.loads(cockpit(database, "import", str(path), "--json"))
    assert (report["added"], report["unchanged"]) == (0, 20_000)


def test_a_session_finishes_what_was_cut_off_however_short_it_is(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    cut_off(database, long_list(tmp_path, 20_000))
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.type("q")
        assert rep.ended() == 0
        assert "long list.csv: an import that was cut off is finished." in rep.read(0.1)
    assert (count(database, "leads"), count(database, "unfinished")) == (20_012, 0)


def test_a_session_that_is_ended_from_outside_finishes_it_too(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    cut_off(database, long_list(tmp_path, 20_000))
    with terminal(database) as rep:
        rep.wait_for("─ Lead 00 ─")
        os.kill(rep.process.pid, signal.SIGTERM)
        assert rep.ended() == 128 + signal.SIGTERM
    assert (count(database, "leads"), count(database, "unfinished")) == (20_012, 0)


def test_every_command_finishes_first_what_was_cut_off(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    cut_off(database, long_list(tmp_path, 20_000))
    ran = subprocess.run(
        [*COCKPIT, "queue", "--json"],
        env=environment(database), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert ran.stderr.endswith("long list.csv: an import that was cut off is finished.\n")
    assert json.loads(ran.stdout)
    assert (count(database, "leads"), count(database, "unfinished")) == (20_012, 0)


def test_what_cannot_be_finished_is_told_and_the_command_goes_on(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    cut_off(database, long_list(tmp_path, 20_000))
    database.with_name("cockpit.db-import").unlink()
    ran = subprocess.run(
        [*COCKPIT, "history", "1", "--json"],
        env=environment(database), capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "is gone; import" in ran.stderr
    assert json.loads(ran.stdout)["calls"] == []
