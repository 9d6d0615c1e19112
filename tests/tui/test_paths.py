"""The path of a file as a rep gives it."""

from pathlib import Path

import pytest

from cockpit.tui.imports.paths import beside, completed, path_of, problem

ODD = 'Bob\'s "new" leads & co, 50 %.csv'


def ways(path: Path) -> list[str]:
    text = str(path)
    escaped = "".join(f"\\{c}" if c in " '\"&,%" else c for c in text)
    quoted = "'" + text.replace("'", "'\\''") + "'"
    return [text, f"  {text}\n", escaped, f"{escaped} ", quoted, f"{quoted} ", path.as_uri()]


@pytest.mark.parametrize("name", ["leads.csv", "my leads.csv", ODD, "Zoë.csv", "a\\b.csv", "~.csv"])
def test_a_file_is_found_however_its_path_is_written(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("x")
    for written in ways(path):
        if "\\" not in name or written.startswith(("/", "  /", "file:")):
            assert path_of(written) == path or "\\\\" in written, written
            assert problem(written) == "" or "\\\\" in written, written


def test_home_is_a_tilde(tmp_path: Path) -> None:
    assert path_of("~/leads.csv") == Path.home() / "leads.csv"
    assert path_of("'~/my leads.csv'") == Path.home() / "my leads.csv"


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("{0}", "a folder; tab shows what is in it"),
        ("{0}/none.csv", "no such file"),
        ("'{0}/a.csv' '{0}/b c.csv'", "several files; one at a time, please"),
        ("{0}/a.csv\0", ""),
        ("/dev/null", "not an ordinary file"),
        ("it's", "no such file"),
        ("~nobody-of-that-name/a.csv", "no such file"),
        ("/" + "x" * 5000, "no such file"),
    ],
)
def test_what_is_no_file_to_read_is_said(tmp_path: Path, written: str, why: str) -> None:
    for name in ("a.csv", "b c.csv"):
        (tmp_path / name).write_text("x")
    assert problem(written.format(tmp_path)) == why


def test_a_path_goes_on_as_far_as_there_is_one_way(tmp_path: Path) -> None:
    for name in ("spring one.csv", "spring two.csv", ".hidden.csv", "odd\x1bname.csv"):
        (tmp_path / name).write_text("x")
    (tmp_path / "lists").mkdir()
    assert completed(f"{tmp_path}/l") == (f"{tmp_path}/lists/", ("lists/",))
    both = ("spring one.csv", "spring two.csv")
    assert completed(f"{tmp_path}/s") == (f"{tmp_path}/spring ", both)
    assert completed(f"'{tmp_path}/spring o'")[0] == f"{tmp_path}/spring one.csv"
    assert completed(f"{tmp_path}/") == (f"{tmp_path}/", ("lists/", *both))
    assert completed(f"{tmp_path}/.h")[0] == f"{tmp_path}/.hidden.csv"
    assert completed(f"{tmp_path}/none") == (f"{tmp_path}/none", ())
    assert completed("/no/such/folder/x") == ("/no/such/folder/x", ())


def test_rejected_rows_never_take_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "leads.2026.csv"
    assert beside(path).name == "leads.2026-rejected.csv"
    beside(path).write_text("x")
    assert beside(path).name == "leads.2026-rejected-2.csv"
