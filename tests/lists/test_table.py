import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.lists.rows import ListError
from cockpit.lists.table import Table, read_table, table


def read(text: str) -> Table:
    return table(text.encode(), "leads.csv")


def cells(text: str) -> list[tuple[str, ...]]:
    return [record.cells for record in read(text)]


@pytest.mark.parametrize(
    ("delimiter", "words"), [(",", "commas"), (";", "semicolons"), ("\t", "tabs"), ("|", "bars")]
)
def test_the_delimiter_is_guessed_and_said(delimiter: str, words: str) -> None:
    rows = [("name", "phone", "notes"), ("Ann", "312-555-0123", "a, b; c"), ("Bob", "312", "d, e")]
    quote = '"' if delimiter in ",;" else ""
    text = "".join(delimiter.join(f"{quote}{c}{quote}" for c in row) + "\n" for row in rows)
    assert read(text).said == f"UTF-8, {words}, header in line 1"
    assert cells(text) == rows[1:]


@pytest.mark.parametrize(
    "text",
    [
        "Name;Phone;Notes\nAnn;312-555-0123;a, b\nBob;312-555-0124;c, d, e\n",
        "Name;Phone, mobile;Notes\nAnn;312-555-0123;x\n",
        "Name;Phone;Notes\nAnn;312-555-0123\nBob;312-555-0124;one, two;three\n",
    ],
)
def test_commas_in_texts_do_not_mislead(text: str) -> None:
    assert read(text).delimiter == ";"


def test_several_numbers_in_a_cell_do_not_mislead() -> None:
    text = "phone\n312-555-0123; 312-555-0124\n312-555-0125; 312-555-0126\n"
    assert read(text).delimiter == ","
    assert cells(text)[0] == ("312-555-0123; 312-555-0124",)


def test_excels_own_line_announces_the_delimiter() -> None:
    text = "sep=;\r\nname;phone\r\nAnn, B;312-555-0123\r\n"
    assert read(text).said == "UTF-8, semicolons, header in line 2"
    assert [(record.line, record.cells) for record in read(text)] == [
        (3, ("Ann, B", "312-555-0123"))
    ]


@pytest.mark.parametrize(
    "first",
    ["Ann,312-555-0123", "Ann,1-800-FLOWERS", "Ann,555-0123", "Ann,911,ann@example.com"],
)
def test_a_first_row_with_a_number_or_address_is_no_header(first: str) -> None:
    read_ = read(f"{first}\nBob,312-555-0124\n")
    assert read_.header == ()
    assert read_.said == "UTF-8, commas, no header"
    assert [record.line for record in read_] == [1, 2]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_are_those_of_the_file(end: str) -> None:
    text = end.join(["", "name,phone", "", "Ann,1", '"Bob', 'Doe",2', ",", "  , ", "Cid,3"])
    assert [record.line for record in read(text)] == [4, 5, 9]


def test_ragged_rows_are_kept_as_they_are() -> None:
    assert cells("a,b,c\n1\n1,2,3,4\n") == [("1",), ("1", "2", "3", "4")]
    assert read("a,b,c\n1\n").sample[0].cell(2) == ""


def test_a_quote_after_a_space_is_a_quote() -> None:
    assert cells('name, phone\n"Doe, Ann", "312-555-0123"\n') == [("Doe, Ann", "312-555-0123")]


def test_a_quote_inside_a_plain_cell_is_a_letter() -> None:
    assert cells('name,phone\nAnn "Bee" Doe,1\n6" pipe,2\n')[0] == ('Ann "Bee" Doe', "1")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('name,phone\nAnn,1\n"Bob,2\nCid,3\nDan,4\n', 3),
        ('name,phone\nAnn,1\n"Bob,2\nCid,3\n"Dan",4\n', 3),
        ('name,phone\n"Ann\nBee",1\n"Bob\nBee","2\nCid,3\n', 5),
        ('name,phone\nBob,"2', 2),
        ('"name,phone\nBob,2\n', 1),
        ('name,phone\n"Bob" Bee,2\n', 2),
        ('name,phone\n"Bob, ""B"",2\nCid,"3"\n', 2),
        ('name,phone\r"Bob,2\rCid,3\r', 2),
        ('name,phone\nAnn,"' + "x" * 1_500_000 + "\nBob,2\n", 2),
    ],
)
def test_a_quote_left_open_is_refused_with_the_line_where_it_was_opened(
    text: str, line: int
) -> None:
    with pytest.raises(ListError, match=rf"^leads\.csv, line {line}: .*quote"):
        list(read(text))


def test_a_quote_left_open_in_a_long_file_is_refused_with_its_line() -> None:
    rows = ["name,phone"] + ["Ann,312-555-0123"] * 100_000
    rows[200] = '"Bob,312-555-0124'
    with pytest.raises(ListError, match="line 201: a quote is opened here and left open"):
        list(read("\n".join(rows)))


def test_a_cell_may_be_long_but_not_endless() -> None:
    assert len(cells("name,phone\n" + "x" * 900_000 + ",1\n")[0][0]) == 900_000
    with pytest.raises(ListError, match="line 2: a cell of more than 1,000,000 characters"):
        list(read("name,phone\n" + "x" * 1_100_000 + ",1\n"))


@pytest.mark.parametrize("data", [b"", b"\n \r\n\n", b"\xef\xbb\xbf", b"\xff\xfe", b",,\n,\n"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(ListError, match=r"^leads\.csv: nothing in it; "):
        table(data, "leads.csv")


def test_a_header_alone_is_a_list_of_nobody() -> None:
    assert cells("name,phone\n") == []
    assert cells("name,phone") == []


def test_a_table_can_be_read_twice() -> None:
    twice = read("name,phone\nAnn,1\n")
    assert list(twice) == list(twice)


def test_a_json_array_is_the_same_table() -> None:
    text = """ [
      {"name": "Ann", "phone": 13125550123, "priority": 5},

      {"name": "'=x", "phone": "312-555-0124", "notes": null, "fit": true}
    ]
    """
    found = read(text)
    assert found.said == "UTF-8, JSON"
    assert found.header == ("name", "phone", "priority", "notes", "fit")
    assert [(record.line, record.cells) for record in found] == [
        (2, ("Ann", "13125550123", "5", "", "")),
        (4, ("'=x", "312-555-0124", "", "", "true")),
    ]


def test_a_json_number_keeps_its_digits_as_written() -> None:
    assert cells('[{"phone": 1.5555E+10}, {"phone": 13125550123.0}]') == [
        ("1.5555E+10",),
        ("13125550123.0",),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('[\n{"phone": "1"},\n{"phone": }\n]', 3),
        ('[\n{"phone": "1"}\n{"phone": "2"}\n]', 3),
        ('[\n{"phone": "1"},\n', 3),
        ('[\n{"phone": "1"},\n5]', 3),
        ('[{"phone": "1"}]\nmore', 2),
        ('[{"phone": ' + "[" * 100_000, 1),
        ("[", 1),
    ],
)
def test_broken_json_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(ListError, match=rf"^leads\.csv, line {line}: not "):
        list(read(text))


def test_an_empty_array_is_a_list_of_nobody() -> None:
    assert cells("[]\n") == []


def test_a_header_in_brackets_is_no_json() -> None:
    assert read("[name],[phone]\nAnn,1\n").header == ("[name]", "[phone]")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"none\.csv: no such file; check"):
        read_table(tmp_path / "none.csv")
    with pytest.raises(ListError, match="a folder; name a file in it"):
        read_table(tmp_path)
    with pytest.raises(ListError, match="cannot be read"):
        read_table("nul\0byte")


def test_a_file_is_read_from_its_path(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(b"name,phone\nAnn,1\n")
    assert [record.cells for record in read_table(str(path))] == [("Ann", "1")]


def test_a_dash_is_standard_input() -> None:
    program = "from cockpit.lists.table import read_table; t = read_table('-'); print(t.name, *t)"
    run = subprocess.run(
        [sys.executable, "-c", program],
        input=b"name,phone\nAnn,1\n",
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert run.stdout.startswith(b"standard input Record(line=2, cells=('Ann', '1'))")


@given(st.binary(max_size=200) | st.text(alphabet='ab1,;\t|"\n\r=[]{}:\0é', max_size=80))
def test_no_file_does_worse_than_being_refused(data: bytes | str) -> None:
    written = data.encode() if isinstance(data, str) else data
    lines = len(io.StringIO(written.decode("latin-1"), newline="").readlines())
    try:
        last = [record.line for record in table(written, "x.csv")]
    except ListError:
        return
    assert last == sorted(set(last))
    assert all(1 <= line <= max(lines, 1) for line in last)
