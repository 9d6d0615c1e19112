import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.cli.conftest import Cockpit

SHORT = """\
title: A call
clock: 2026-03-12T14:30:00-04:00
size: 80x24
leads:
  - {name: Dana Ruiz, company: Sample Freight, phone: +1 312 555 0100}
steps:
  - say: One key.
  - press: n
  - wait: No message for
"""


@pytest.fixture
def scenario(cockpit: Cockpit) -> str:
    return cockpit.file("short.demo.yaml", SHORT)


def test_the_scenarios_are_listed(cockpit: Cockpit) -> None:
    assert [each["name"] for each in cockpit.done("demo", "--list")][:2] == [
        "first-minute",
        "heart",
    ]
    assert "Called again without a message" in cockpit("demo", "--list").out


def test_a_demo_without_a_terminal_says_what_needs_none(cockpit: Cockpit) -> None:
    ran = cockpit("demo")
    assert ran.code == 1
    assert "needs a terminal; cockpit record demo needs none" in ran.err


def test_a_cast_is_the_same_twice_and_ends_on_the_expected_screen(
    cockpit: Cockpit, scenario: str, tmp_path: Path
) -> None:
    files = [tmp_path / "one.cast", tmp_path / "two.cast"]
    for file in files:
        assert cockpit("record", "demo", scenario, "-o", str(file)).code == 0
    assert files[0].read_bytes() == files[1].read_bytes()
    header, *events = files[0].read_text().splitlines()
    assert json.loads(header) == {"version": 2, "width": 80, "height": 24, "title": "A call"}
    assert all(json.loads(event)[1] == "o" for event in events)


def test_no_setting_of_the_machine_is_in_a_recording(
    cockpit: Cockpit, scenario: str, tmp_path: Path
) -> None:
    file = tmp_path / "x.cast"
    assert cockpit("record", "demo", scenario, "-o", str(file)).code == 0
    first = file.read_bytes()
    cockpit.env |= {"NO_COLOR": "1", "COLORFGBG": "0;15", "TZ": "Asia/Tokyo", "LANG": "C"}
    cockpit.now = "2031-01-01T00:00:00+09:00"
    assert cockpit("record", "demo", scenario, "-o", str(file)).code == 0
    assert file.read_bytes() == first


def test_a_moving_picture_is_an_svg(cockpit: Cockpit, scenario: str, tmp_path: Path) -> None:
    file = tmp_path / "x.svg"
    assert cockpit("record", "demo", scenario, "-o", str(file)).code == 0
    assert ElementTree.parse(file).getroot().tag.endswith("svg")


def test_a_still_is_of_one_moment(cockpit: Cockpit, scenario: str, tmp_path: Path) -> None:
    file = tmp_path / "x.txt"

    def still(*options: str) -> str:
        assert cockpit("record", "demo", scenario, "-o", str(file), *options).code == 0
        return file.read_text()

    assert "No message for Dana Ruiz" in still()
    assert "No message for Dana Ruiz" in still("--at", "end")
    assert "No message for" not in still("--at", "0")
    assert "One key." in still("--at", "One key.")
    assert cockpit("record", "demo", scenario, "-o", str(file), "--at", "no such words").code == 1


def test_a_recording_goes_to_standard_output(cockpit: Cockpit, scenario: str) -> None:
    ran = cockpit("record", "demo", scenario, "-o", "-", "--format", "cast")
    assert json.loads(ran.out.splitlines()[0])["version"] == 2


def test_a_private_recording_has_no_name_and_no_number(cockpit: Cockpit, tmp_path: Path) -> None:
    text = SHORT.replace("  - wait: No message for\n", "  - press: d\n")
    file = tmp_path / "x.cast"
    path = cockpit.file("private.demo.yaml", text)
    assert cockpit("--private", "record", "demo", path, "-o", str(file)).code == 0
    for word in (b"Dana", b"Ruiz", b"Freight", b"5550100", b"555-0100", b"0100"):
        assert word not in file.read_bytes()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["demo", "heart", "-o", "x.gif"], "end the name in .cast, .svg, .txt"),
        (["demo", "heart", "-o", "x.cast", "--at", "3"], "a still is .svg or .txt"),
        (["demo", "heart", "-o", "x.svg", "--pace", "0"], "write a pace from 0.01 to 100\n"),
        (["demo", "heart", "-o", "x.svg", "--pace", "nan"], "write a pace from 0.01"),
        (["demo", "heart", "-o", "x.svg", "--pace", "1e-320"], "write a pace from 0.01"),
        (["demo", "heart", "-o", "x.svg", "--pace", "fast"], "write a pace from 0.01"),
        (["demo", "heart", "-o", "x.svg", "--size", "3x3"], "write a size from"),
        (["demo", "heart", "-o", "x.svg", "--theme", "drak"], "did you mean dark?"),
        (["session", "-o", "-"], "a session needs the terminal"),
    ],
)
def test_misuse_is_told(cockpit: Cockpit, arguments: list[str], says: str) -> None:
    ran = cockpit("record", *arguments)
    assert (ran.code, says in ran.err) == (2, True), ran


def test_a_scenario_that_is_not_there_names_those_that_are(cockpit: Cockpit) -> None:
    ran = cockpit("record", "demo", "hart", "-o", "x.svg")
    assert ran.code == 1
    assert "no such scenario; there are first-minute, heart" in ran.err


def test_mistakes_in_a_scenario_are_told_by_line(cockpit: Cockpit) -> None:
    path = cockpit.file("bad.demo.yaml", SHORT.replace("press", "pres"))
    ran = cockpit("record", "demo", path, "-o", "x.svg")
    assert ran.code == 2
    assert f"{path}:8:5: steps.pres: there is no such key; did you mean press?" in ran.err


def test_a_recording_that_cannot_be_written_says_so(cockpit: Cockpit, scenario: str) -> None:
    ran = cockpit("record", "demo", scenario, "-o", "/no/such/folder/x.cast")
    assert ran.code == 1
    assert "/no/such/folder/x.cast" in ran.err
