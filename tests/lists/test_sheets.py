import io
import subprocess
import sys
from pathlib import Path

import pytest

from cockpit.lists.leads import lead_rows
from cockpit.lists.rejects import write_rejects
from cockpit.lists.rows import Accepted, ListError, Rejected
from cockpit.lists.table import Table, table
from tests.lists.workbook import DATE, MOMENT, Cell, workbook


def sheet(*rows: list[Cell | tuple[float, int]]) -> Table:
    return table(workbook({"Leads": rows}), "leads.xlsx")


def test_a_workbook_is_a_table() -> None:
    read = sheet(["name", "phone"], ["Ann", "312-555-0101"], [None, None], ["Bob", "312-555-0102"])
    assert (read.said, read.header) == ("Excel, header in row 1", ("name", "phone"))
    assert [(record.line, record.cells) for record in read] == [
        (2, ("Ann", "312-555-0101")),
        (4, ("Bob", "312-555-0102")),
    ]


def test_the_first_sheet_with_rows_is_read_and_named() -> None:
    rows = [["name", "phone"], ["Ann", "312-555-0101"]]
    read = table(workbook({"Cover": [], "Leads": rows, "More": rows}), "leads.xlsx")
    assert read.said == "Excel, sheet 'Leads' of 3, header in row 1"


def test_rows_keep_their_numbers_under_blank_ones() -> None:
    read = sheet([], [], [None, "phone"], [None, "312-555-0101"])
    assert read.said == "Excel, header in row 3"
    assert [record.line for record in read] == [4]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3125550100.0, "3125550100"),
        (13125550100, "13125550100"),
        (442079460018000, "442079460018000"),
        (0.1, "0.1"),
        (1e22, "10000000000000000000000"),
        (True, "TRUE"),
        ((46082, DATE), "2026-03-01"),
        ((46082.5868055556, MOMENT), "2026-03-01 14:05:00"),
        ("'+1 312 555 0100", "'+1 312 555 0100"),
    ],
)
def test_a_cell_is_the_text_that_is_shown(cell: Cell | tuple[float, int], text: str) -> None:
    (record,) = sheet(["x", "y"], [cell, "."])
    assert record.cells == (text, ".")


def test_numbers_become_leads() -> None:
    rows = list(lead_rows(sheet(["name", "phone"], ["Ann", 3125550100.0], ["Bob", 911]), "US", ""))
    assert isinstance(rows[0], Accepted)
    assert rows[0].draft.numbers[0].phone == "+13125550100"
    assert rows[1] == Rejected(3, "an emergency number", "911", ("Bob", "911"))


def test_rejects_become_csv_that_runs_no_formula() -> None:
    read = sheet(["name", "phone"], ["=1+1", "911"])
    rejected = [row for row in lead_rows(read, "US", "") if isinstance(row, Rejected)]
    stream = io.StringIO()
    write_rejects(stream, read, rejected)
    assert stream.getvalue() == "name,phone\r\n'=1+1,911\r\n"


@pytest.mark.parametrize(
    "data", [b"PK\x03\x04", b"PK\x03\x04" + b"x" * 5000, workbook({"Leads": []})[:300]]
)
def test_a_broken_workbook_is_refused(data: bytes) -> None:
    with pytest.raises(ListError, match=r"^leads\.xlsx: not readable as a spreadsheet"):
        table(data, "leads.xlsx")


@pytest.mark.parametrize("rows", [[], [[None]], [["  "]]])
def test_an_empty_workbook_is_refused(rows: list[list[Cell]]) -> None:
    with pytest.raises(ListError, match=r"^leads\.xlsx: nothing in it; "):
        table(workbook({"Leads": rows}), "leads.xlsx")


def test_without_the_reader_the_error_says_how_to_get_it(tmp_path: Path) -> None:
    path = tmp_path / "leads.xlsx"
    path.write_bytes(workbook({"Leads": [["phone"]]}))
    program = (
        "import sys; sys.modules['python_calamine'] = None\n"
        "from cockpit.lists.rows import ListError\n"
        "from cockpit.lists.table import read_table\n"
        "try: read_table(sys.argv[1])\n"
        "except ListError as error: print(error)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, check=True, timeout=60
    )
    assert b"its reader is not installed; pip install 'cockpit[xlsx]'" in run.stdout
