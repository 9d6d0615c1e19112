"""Demos and recordings of sessions, in a real terminal."""

import json
from pathlib import Path

import pytest

from tests.terminal.terminal import outcomes, terminal, with_leads


def test_a_demo_plays_by_itself_to_its_end_and_leaves_nothing(tmp_path: Path) -> None:
    database = tmp_path / "mine.db"
    with terminal(database, "demo", "heart", "--pace", "20", TMPDIR=str(tmp_path)) as viewer:
        viewer.wait_for("The queue puts those first")
        viewer.wait_for("That was it.")
        assert viewer.ended() == 0
        assert "All of it was made up" in viewer.read(0)
        assert not viewer.is_raw()
    assert list(tmp_path.iterdir()) == []


def test_any_key_hands_the_demo_over_and_does_nothing_else(tmp_path: Path) -> None:
    with terminal(tmp_path / "mine.db", "demo", "heart") as viewer:
        viewer.wait_for("The queue puts those first")
        viewer.type("v")
        screen = viewer.wait_for("The keys are yours now")
        assert "0 calls" in screen
        viewer.read(1.2)
        viewer.type("v")
        viewer.wait_for("Message left for Bo Chen")
        viewer.read(0.5)
        viewer.type("q")
        assert viewer.ended() == 0


def test_hands_on_sets_the_scene_and_stops(tmp_path: Path) -> None:
    with terminal(tmp_path / "mine.db", "demo", "promise", "--hands-on") as viewer:
        screen = viewer.wait_for("The keys are yours now")
        assert "─ Dana Ruiz ─" in screen
        assert "0 calls" in screen
        viewer.type("q")
        assert viewer.ended() == 0


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
def test_a_demo_fits_a_small_terminal(tmp_path: Path, size: tuple[int, int]) -> None:
    with terminal(tmp_path / "mine.db", "demo", "--hands-on", size=size) as viewer:
        screen = viewer.wait_for("The keys are yours now").split("\n")
        assert len(screen) == size[1]
        assert "answered" in screen[-4]
        viewer.type("q")
        assert viewer.ended() == 0


def test_a_scenario_that_waits_in_vain_says_so_and_puts_the_terminal_back(tmp_path: Path) -> None:
    mine = tmp_path / "mine.demo.yaml"
    mine.write_text(
        "title: x\nclock: 2026-03-12T14:30:00-04:00\nleads: none\nsteps:\n"
        "  - wait: Nobody says so\n"
    )
    with terminal(tmp_path / "mine.db", "demo", str(mine), "--pace", "0") as viewer:
        assert viewer.ended() == 1
        assert "line 5: 'Nobody says so' did not come on screen" in viewer.read(0)
        assert not viewer.is_raw()


def test_a_session_is_recorded_as_it_goes_and_logged_as_any_other(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    file = tmp_path / "x.cast"
    with terminal(database, "record", "session", "-o", str(file)) as rep:
        rep.wait_for("─ Lead 00 ─")
        rep.read(0.5)
        rep.type("n")
        rep.wait_for("No message for Lead 00")
        rep.read(0.5)
        rep.type("q")
        assert rep.ended() == 0
        assert f"Recorded in {file}" in rep.read(0).replace("\n", "")
    assert outcomes(database, 1) == ["no_message"]
    header, *events = map(json.loads, file.read_text().splitlines())
    assert (header["version"], header["width"], header["height"]) == (2, 120, 36)
    written = "".join(data for _, kind, data in events if kind == "o")
    assert "Lead 00" in written
    assert "No message" in written
    times = [at for at, *_ in events]
    assert times == sorted(times)


def test_a_masked_session_is_recorded_without_a_name(tmp_path: Path) -> None:
    database = with_leads(tmp_path)
    file = tmp_path / "x.svg"
    with terminal(database, "--private", "record", "session", "-o", str(file)) as rep:
        rep.wait_for("masked")
        rep.read(0.5)
        rep.type("n")
        rep.wait_for("No message for")
        rep.read(0.5)
        rep.type("q")
        assert rep.ended() == 0
    assert outcomes(database, 1) == ["no_message"]
    text = file.read_text()
    assert "Lead 0" not in text
    assert "555-01" not in text
