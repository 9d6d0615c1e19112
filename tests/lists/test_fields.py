import re

import pytest

from cockpit.lists.columns import Columns
from cockpit.lists.fields import FIELDS, Field, MapError, field, header_key, mapping
from cockpit.lists.leadcolumns import lead_columns, remembered
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import Accepted
from cockpit.lists.table import Table, table

UNSEEN = "Wer,Firma heute,Rufton,Empfang,Kommentar\nAnn Doe,Acme,3125550101,3125550102,hi\n"


def read(text: str) -> Table:
    return table(text.encode(), "leads.csv")


def columns(text: str, *pairs: str) -> Columns:
    return lead_columns(read(text), "US", mapping(pairs))


@pytest.mark.parametrize("name", FIELDS)
def test_every_field_is_read_back_as_it_is_written(name: str) -> None:
    assert str(field(name)) == name


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Name", Field("name")),
        ("first name", Field("first")),
        ("Job Title", Field("title")),
        ("phone", Field("phone")),
        ("Phone number", Field("phone")),
        ("cell", Field("phone", "mobile")),
        ("mobile phone", Field("phone", "mobile")),
        ("alt", Field("phone", "other")),
        ("Reception Phone", Field("phone", "Reception")),
        ("do not call", Field("do_not_call")),
        ("DNC", Field("do_not_call")),
        ("timezone", Field("zone")),
        ("Ignore", Field()),
        ("not used", Field()),
    ],
)
def test_a_field_has_the_names_that_people_give_it(text: str, meant: Field) -> None:
    assert field(text) == meant
    assert field(str(meant)) == meant


@pytest.mark.parametrize("text", ["", "fax", "wife", "zip", "="])
def test_an_unknown_field_is_refused_and_the_fields_are_named(text: str) -> None:
    with pytest.raises(MapError, match=r"is no field; there are name, first, .*, ignore"):
        field(text)


@pytest.mark.parametrize("pair", ["", "Wer", "=name", "  =name"])
def test_a_mapping_has_a_column_and_a_field(pair: str) -> None:
    with pytest.raises(MapError, match="is not COLUMN=FIELD"):
        mapping([pair])


def test_a_column_may_have_an_equals_sign_in_its_name() -> None:
    assert mapping(["a=b=name"]) == {"a=b": Field("name")}


def test_one_column_becomes_one_thing() -> None:
    assert mapping(["Wer=name", "wer = Name"]) == {"Wer": Field("name")}
    with pytest.raises(MapError, match="column 'WER' is named twice"):
        mapping(["Wer=name", "WER=company"])


def test_a_header_nobody_has_seen_is_read_as_a_rep_says() -> None:
    chosen = mapping(["wer=name", "FIRMA HEUTE=company", "Rufton=phone", "Empfang=reception phone"])
    (row,) = lead_rows(read(UNSEEN), "US", "", lead_columns(read(UNSEEN), "US", chosen))
    assert isinstance(row, Accepted)
    assert (row.draft.name, row.draft.company) == ("Ann Doe", "Acme")
    assert [(number.label, number.phone) for number in row.draft.numbers] == [
        ("", "+13125550101"),
        ("reception", "+13125550102"),
    ]


def test_the_report_says_what_each_column_became() -> None:
    found = columns(UNSEEN, "Rufton=phone", "Empfang=work", "Wer=name")
    assert dict(found.became) == {
        "Wer": "name",
        "Firma heute": "",
        "Rufton": "phone",
        "Empfang": "work",
        "Kommentar": "",
    }
    assert found.said == ("columns not used: Firma heute, Kommentar",)


def test_what_a_rep_names_comes_before_what_its_name_says() -> None:
    text = "Name,Kunde,phone\nAcme,Ann,3125550101\nBob,,3125550102\n"
    rows = list(lead_rows(read(text), "US", "", columns(text, "Kunde=name")))
    assert [row.draft.name for row in rows if isinstance(row, Accepted)] == ["Ann", "Bob"]


def test_a_column_can_be_left_out() -> None:
    found = columns("name,phone,fax phone,notes\n", "notes=ignore")
    assert dict(found.became)["notes"] == ""
    assert "notes" not in found.texts


def test_a_name_twice_means_both_columns() -> None:
    found = columns("Ruf,Ruf\n3125550101,3125550102\n", "ruf=mobile")
    assert [(column.index, column.label) for column in found.phones] == [
        (0, "mobile"),
        (1, "mobile"),
    ]


def test_columns_go_by_their_numbers_too() -> None:
    assert columns(UNSEEN, "3=phone").phones[0].index == 2
    found = columns("Acme,312-555-0101,Ann\n", "3=name", "1=company")
    assert dict(found.became) == {"1": "company", "2": "phone", "3": "name"}
    assert found.said == ("no header: read as company, phone, name",)


@pytest.mark.parametrize("wanted", ["0", "6", "Wann?"])
def test_a_column_that_is_not_there_is_refused_and_the_columns_are_named(wanted: str) -> None:
    with pytest.raises(MapError, match=f"no column '{re.escape(wanted)}' among Wer, Firma heute"):
        columns(UNSEEN, "Rufton=phone", f"{wanted}=name")


def test_vicidials_columns_have_names_without_a_header() -> None:
    row = ["", "", "101", "1", "3125550101", *[""] * 20]
    found = columns("|".join(row) + "\n", "list_id=list", "phone_number=work")
    assert found.texts["list"] == (2,)
    assert found.phones[0].label == "work"


def test_files_with_the_same_columns_have_a_key_in_common() -> None:
    one, other = ("Wer", "Ruf-Nr.", ""), ("ruf nr", "WER")
    assert header_key(one) == header_key(other)
    assert header_key(("Wer",)) != header_key(other)


def test_a_choice_by_number_is_remembered_by_name() -> None:
    chosen = mapping(["3=phone", "Wer=name"])
    assert remembered(read(UNSEEN), chosen) == {"rufton": Field("phone"), "wer": Field("name")}
