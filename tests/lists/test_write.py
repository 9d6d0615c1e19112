import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cockpit.core.model import Lead, LeadDraft, Number
from cockpit.core.phone import candidate_zones
from cockpit.lists.apostrophe import guarded, unguarded
from cockpit.lists.leads import lead_rows
from cockpit.lists.rejects import write_rejects
from cockpit.lists.rows import Accepted, Rejected
from cockpit.lists.table import Table, table
from cockpit.lists.write import Format, write_leads

RISKY = "='+-@\t\r\n\",;|é渡\u2028\x1b\x85 x"
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
    | st.text(alphabet=RISKY, max_size=8)
).map(str.strip)
PHONES = st.builds(
    lambda line, extension: f"+1312555{line:04}" + (f"x{extension}" if extension else ""),
    st.integers(100, 199),
    st.integers(0, 999),
)
NUMBERS = st.lists(
    st.builds(lambda phone, label: Number(phone, label, candidate_zones(phone)), PHONES, TEXTS),
    min_size=1,
    max_size=4,
    unique_by=lambda number: number.phone,
).map(tuple)
LEADS = st.builds(
    Lead,
    id=st.integers(1, 99),
    name=TEXTS,
    company=TEXTS,
    title=TEXTS,
    email=TEXTS,
    zone=st.sampled_from(["", "America/Chicago", "Europe/London"]),
    list=TEXTS.filter(bool),
    priority=st.integers(-99, 99),
    notes=TEXTS,
    state=st.sampled_from(["", "US-TX", "CA-ON"]),
    numbers=NUMBERS,
)
ANN = Lead(1, "Ann", list="spring", numbers=(Number("+13125550123", "", ("America/Chicago",)),))
FORMATS = st.sampled_from(["csv", "json"])


def written(leads: list[Lead], form: Format) -> bytes:
    stream = io.StringIO(newline="")
    write_leads(stream, leads, form)
    return stream.getvalue().encode()


def draft(lead: Lead) -> LeadDraft:
    names = LeadDraft.__dataclass_fields__.keys() - {"do_not_call"}
    return LeadDraft(**{name: getattr(lead, name) for name in names})


@given(leads=st.lists(LEADS, max_size=4), form=FORMATS)
@example(leads=[replace(ANN, name="'=x", notes='a\r\nb\rc\n"d"')], form="csv")
@example(leads=[replace(ANN, name="''+13125550123", company="+13125550123")], form="csv")
def test_leads_written_and_read_again_are_the_same(leads: list[Lead], form: Format) -> None:
    rows = list(lead_rows(table(written(leads, form), "export"), "US", "other"))
    assert all(isinstance(row, Accepted) and not row.notices for row in rows)
    assert [row.draft for row in rows if isinstance(row, Accepted)] == list(map(draft, leads))


@given(TEXTS)
def test_the_apostrophe_comes_off_as_it_went_on(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(TEXTS)
def test_no_cell_is_run_as_a_formula(text: str) -> None:
    assert guarded(text)[:1] not in {*"=-@\t\r"}


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+13125550123", "+13125550123"),
        ("+13125550123x12", "+13125550123x12"),
        ("+1 312", "'+1 312"),
        ("'=x", "''=x"),
        ("'Amsterdam", "'Amsterdam"),
        (" =x ", "'=x"),
        ("", ""),
    ],
)
def test_only_risky_cells_get_an_apostrophe(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_there_are_as_many_columns_as_numbers() -> None:
    two = replace(ANN, numbers=(*ANN.numbers, Number("+13125550124", "mobile")))
    head, *rows = csv.reader(io.StringIO(written([ANN, two], "csv").decode(), newline=""))
    assert " ".join(head) == (
        "name company title phone phone_label phone_2 phone_2_label email zone list priority"
        " notes state"
    )
    assert [row[3:7] for row in rows] == [
        ["+13125550123", "", "", ""],
        ["+13125550123", "", "+13125550124", "mobile"],
    ]


def test_a_stream_of_leads_can_be_written_when_the_most_numbers_are_known() -> None:
    stream = io.StringIO(newline="")
    write_leads(stream, (ANN for _ in range(3)), "csv", most_numbers=1)
    assert stream.getvalue().encode() == written([ANN] * 3, "csv")


def test_json_is_an_array_of_plain_ascii() -> None:
    text = written([replace(ANN, name="Zoë \x1b\x9b")], "json")
    assert text.isascii()
    assert b"\x1b" not in text
    assert json.loads(text)[0]["name"] == "Zoë \x1b\x9b"
    assert json.loads(written([], "json")) == []


def rejects(read: Table) -> str:
    stream = io.StringIO(newline="")
    rejected = [row for row in lead_rows(read, "US", "x") if isinstance(row, Rejected)]
    write_rejects(stream, read, rejected)
    return stream.getvalue()


def test_rejects_keep_their_columns_to_be_mended_and_read_again() -> None:
    text = (
        'Name;City;Phone;X\nAnn;"Rome; Italy";911\nBob;Oslo;3125550123;\n\'=c;;12;"a ""b""";more\n'
    )
    back = rejects(table(text.encode("utf-16"), "leads.csv"))
    assert back == ('Name;City;Phone;X\r\nAnn;"Rome; Italy";911\r\n\'=c;;12;"a ""b""";more\r\n')
    mended = back.replace("911", "312-555-0123").replace(";12;", ";312-555-0124;")
    rows = list(lead_rows(table(mended.encode(), "mended.csv"), "US", "x"))
    assert [row.draft.name for row in rows if isinstance(row, Accepted)] == ["Ann", "=c"]


def test_rejects_of_a_list_without_header_have_none() -> None:
    text = "Ann,312-555-0123\nBob,911\n"
    assert rejects(table(text.encode(), "leads.csv")) == "Bob,911\r\n"


def test_rejects_of_json_are_json() -> None:
    text = '[{"name": "Ann", "phone": "911"}, {"name": "Bob", "phone": "312-555-0123"}]'
    assert json.loads(rejects(table(text.encode(), "leads.json"))) == [
        {"name": "Ann", "phone": "911"}
    ]
