import os
from pathlib import Path

import pytest

from cockpit.core.model import Lead
from cockpit.core.placeholders import lead_values
from cockpit.core.script import Kind, filled, spoken
from cockpit.shelf import LARGEST, ShelfError, load_shelf

OPENER = "---\nkind: opener\n---\nHi.\n"
MESSAGE = "---\nkind: message\n---\nBye.\n"


def names(folder: Path | None) -> tuple[list[str], list[str]]:
    shelf = load_shelf(folder)
    return [one.name for one in shelf.openers], [one.name for one in shelf.messages]


def problems(folder: Path) -> list[str]:
    with pytest.raises(ShelfError) as caught:
        load_shelf(folder)
    assert str(caught.value).split("\n") == list(caught.value.problems)
    return [problem.removeprefix(f"{folder}{os.sep}") for problem in caught.value.problems]


def test_three_openers_and_three_messages_are_shipped() -> None:
    assert names(None) == (
        ["permission", "reason", "straight"],
        ["message-call-back", "message-last-one", "message-one-idea"],
    )


def test_the_starters_can_be_said_to_anybody() -> None:
    shelf = load_shelf(None)
    for script in (*shelf.openers, *shelf.messages):
        for lead in (Lead(1, name=""), Lead(1, name="Dana Ruiz", company="Acme Freight")):
            said = filled(script, lead_values(lead, weekday="Tuesday"))
            assert "{" not in said
            assert all(len(line) <= 90 for line in spoken(said))


def test_a_starter_message_says_the_number_twice_and_never_an_hour() -> None:
    values = {"rep_phone": "212 555 0100"}
    for script in load_shelf(None).messages:
        assert filled(script, values).count("212 555 0100") == 2
        assert "o'clock" not in script.body


def test_a_folder_is_read_by_file_name_and_hidden_files_are_passed_over(tmp_path: Path) -> None:
    for name in ("b.md", "a.md", "C.MD", ".hidden.md", "notes.txt", "draft.md~"):
        (tmp_path / name).write_text(OPENER)
    (tmp_path / "m.md").write_text(MESSAGE)
    (tmp_path / "folder.md").mkdir()
    assert names(tmp_path) == (["C", "a", "b"], ["m"])


def test_a_kind_that_a_folder_lacks_comes_from_the_starters(tmp_path: Path) -> None:
    assert names(tmp_path) == names(None)
    (tmp_path / "mine.md").write_text(OPENER)
    assert names(tmp_path) == (["mine"], names(None)[1])
    (tmp_path / "mine.md").write_text(MESSAGE)
    assert names(tmp_path) == (names(None)[0], ["mine"])


def test_a_byte_order_mark_and_other_line_ends_are_no_matter(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"\xef\xbb\xbf---\r\nkind: message\r\n---\r\nHi\r\nyou.\r\n")
    script = load_shelf(tmp_path).find("a")
    assert (script.kind, script.body) == (Kind.MESSAGE, "Hi\nyou.")


def test_the_problems_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(OPENER + "{frist} {nme}\n")
    (tmp_path / "b.md").write_bytes(b"Hi.\nna\xefve\n")
    (tmp_path / "c.md").write_text("x" * (LARGEST + 1))
    (tmp_path / "d.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "e.md").write_text("---\n")
    os.mkfifo(tmp_path / "f.md")
    told = problems(tmp_path)
    assert [problem.partition(": ")[0] for problem in told] == [
        "a.md:5",
        "a.md:5",
        "b.md:2",
        "c.md:1",
        "d.md:1",
        "e.md:1",
        "f.md:1",
    ]
    assert 'did you mean "first"?' in told[0]


def test_a_folder_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ShelfError, match=r"nowhere: No such file .*: make the folder"):
        load_shelf(tmp_path / "nowhere")


def test_a_script_is_found_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(OPENER)
    shelf = load_shelf(tmp_path)
    assert shelf.find("mine").body == "Hi."
    assert shelf.find("message-one-idea").title == "One idea"
    with pytest.raises(ShelfError, match="yours: no such script; the scripts are mine, message"):
        shelf.find("yours")
