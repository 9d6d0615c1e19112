import codecs

import pytest

from cockpit.lists.encoding import encoding
from cockpit.lists.rows import ListError
from cockpit.lists.source import held
from cockpit.lists.table import table

LIST = "name,company,phone\r\nZoë Doe,Ångström & Co,312-555-0123\r\nAnn,Łódź,312-555-0124\r\n"
WESTERN = LIST.replace("Łódź", "Orléans • “Midi”")


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (LIST.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + LIST.encode(), "UTF-8 with BOM"),
        (LIST.encode("utf-16"), "UTF-16 with BOM"),
        (codecs.BOM_UTF16_BE + LIST.encode("utf-16-be"), "UTF-16 with BOM"),
        (LIST.encode("utf-16-le"), "UTF-16"),
        (LIST.encode("utf-16-be"), "UTF-16"),
        (codecs.BOM_UTF32_LE + LIST.encode("utf-32-le"), "UTF-32 with BOM"),
    ],
)
def test_a_list_reads_the_same_in_every_unicode(data: bytes, words: str) -> None:
    read = table(data, "leads.csv")
    assert read.said == f"{words}, commas, header in line 1"
    assert read.header == ("name", "company", "phone")
    assert [record.cells[:2] for record in read] == [("Zoë Doe", "Ångström & Co"), ("Ann", "Łódź")]


def test_a_list_from_a_western_windows_is_read() -> None:
    read = table(WESTERN.encode("cp1252"), "leads.csv")
    assert read.said.startswith("Windows-1252")
    assert [record.cells[1] for record in read] == ["Ångström & Co", "Orléans • “Midi”"]


def test_a_late_accent_still_tells_the_encoding() -> None:
    data = b"name,phone\n" + b"Ann,3125550123\n" * 200_000 + "Zoë,3125550124\n".encode("cp1252")
    assert encoding(held(data, "leads.csv")).words == "Windows-1252"
    assert encoding(held(data.replace(b"\xeb", "ë".encode()), "leads.csv")).words == "UTF-8"


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"name,phone\nAnn,3125550123\nB\x81b,\x00\xff\n", 3),
        ("name,phone\nZoë,3125550123\nJosé,1\nRen".encode() + b"\xff,3125550124\n", 4),
        ("name,phone\r渡辺,3125550123\r".encode() + b"\xff\r", 3),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", 1),
        (b"\x00\x01\x02\x03" * 20, 1),
        (LIST.encode("utf-16") + b"\x00", 4),
        (codecs.BOM_UTF8 + b"name,phone\n\xff\xfe\n", 2),
    ],
)
def test_a_file_that_is_not_text_is_refused_with_its_line(data: bytes, line: int) -> None:
    with pytest.raises(ListError, match=rf"^leads\.csv, line {line}: not readable as "):
        table(data, "leads.csv")


@pytest.mark.parametrize("start", [b"\xd0\xcf\x11\xe0"])
def test_a_spreadsheet_is_called_one(start: bytes) -> None:
    with pytest.raises(ListError, match="a spreadsheet, not text; save it as CSV"):
        table(start + b"\x00" * 100, "leads.xlsx")


def test_a_stray_nul_is_dropped() -> None:
    read = table(b"name,phone\nA\x00nn,312555\x000123\n", "leads.csv")
    assert [record.cells for record in read] == [("Ann", "3125550123")]
