"""A file of each program that lists come from, as its reps export them."""

import pytest

from cockpit.core.model import LeadDraft
from cockpit.lists.columns import Columns
from cockpit.lists.formats import recognised
from cockpit.lists.headers import VICIDIAL
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import Accepted
from cockpit.lists.table import table

HUBSPOT = (
    "First name,Last name,Email,Phone number,Mobile phone number,Job title,Company name,City"
    ",State/Region,Country/Region,Lead status,Record ID"
)
SALESFORCE = (
    "FirstName,LastName,Company,Title,Phone,MobilePhone,Email,State,PostalCode,LeadSource,DoNotCall"
)
LABELS = (
    "First Name,Last Name,Company / Account,Title,Phone,Mobile,Email,State/Province"
    ",Zip/Postal Code,Lead Source,Do Not Call"
)
APOLLO = (
    "First Name,Last Name,Title,Company,Email,Work Direct Phone,Home Phone,Mobile Phone"
    ",Corporate Phone,Other Phone,Do Not Call,Lists,City,State,Country,Person Linkedin Url"
)
OUTREACH = "First Name,Last Name,Email,Company,Title,Work Phone,Mobile Phone,Time Zone,Tags"
CLOSE = "Company,Contact Name,Title,Phone,Email,URL"

HEADERS = [
    (HUBSPOT, "HubSpot contacts"),
    (SALESFORCE, "Salesforce leads"),
    (LABELS, "Salesforce leads"),
    (APOLLO, "Apollo contacts"),
    (OUTREACH, "Outreach prospects"),
    (CLOSE, "Close leads"),
    (",".join(VICIDIAL), "VICIdial list"),
]


def read(text: str, region: str = "US") -> tuple[Columns, list[LeadDraft]]:
    read = table(text.encode(), "leads.csv", region)
    rows = list(lead_rows(read, region, "spring"))
    assert all(isinstance(row, Accepted) for row in rows), rows
    drafts = [row.draft for row in rows if isinstance(row, Accepted)]
    return lead_columns(read, region), drafts


def became(columns: Columns) -> dict[str, str]:
    return dict(columns.became)


def numbers(lead: LeadDraft) -> list[tuple[str, str]]:
    return [(number.label, number.phone) for number in lead.numbers]


@pytest.mark.parametrize(("header", "format"), HEADERS)
def test_a_format_is_known_by_its_header(header: str, format: str) -> None:
    assert recognised(header.split(",")) == format


@pytest.mark.parametrize(("header", "format"), HEADERS)
def test_neither_case_nor_order_nor_a_new_column_hides_a_format(header: str, format: str) -> None:
    names = header.upper().replace("_", " ").split(",")
    assert recognised(["\ufeffNever Seen", *reversed(names)]) == format


@pytest.mark.parametrize(
    "header",
    [
        "name,company,title,phone,email,zone,list,priority,notes",
        "Name,Company,Phone,E-Mail,Time zone",
        "First Name,Last Name,Company,Title,Phone,Email",
        "Vorname,Nachname,Firma,Telefon,Handy",
    ],
)
def test_an_ordinary_header_is_nobodys(header: str) -> None:
    assert recognised(header.split(",")) == ""


def test_hubspots_contacts() -> None:
    columns, (ann, bob) = read(
        f"{HUBSPOT}\n"
        "Ann,Doe,a@example.com,(312) 555-0101,312-555-0102,CTO,Acme,Austin,Texas"
        ",United States,Open,101\n"
        "Bob,Roe,,3125550103,,CEO,Acme,Perth,WA,Australia,Do Not Call,102\n"
    )
    assert columns.format == "HubSpot contacts"
    assert columns.said == ("read as HubSpot contacts", "columns not used: City, Record ID")
    assert became(columns)["Mobile phone number"] == "mobile"
    assert became(columns)["Job title"] == "title"
    assert became(columns)["City"] == ""
    assert (ann.name, ann.title, ann.company, ann.email) == (
        "Ann Doe",
        "CTO",
        "Acme",
        "a@example.com",
    )
    assert numbers(ann) == [("", "+13125550101"), ("mobile", "+13125550102")]
    assert (ann.state, ann.do_not_call) == ("US-TX", False)
    assert (bob.state, bob.do_not_call) == ("AU-WA", True)


@pytest.mark.parametrize("header", [SALESFORCE, LABELS])
def test_salesforces_leads(header: str) -> None:
    columns, (ann, bob) = read(
        f"{header}\n"
        "Ann,Doe,Acme,CTO,(312) 555-0101,312-555-0102,a@example.com,WA,98101,Web,1\n"
        "Bob,Roe,Acme,CEO,3125550103,,,Ontario,,Web,0\n"
    )
    assert columns.format == "Salesforce leads"
    assert (ann.name, ann.company, ann.title) == ("Ann Doe", "Acme", "CTO")
    assert numbers(ann) == [("", "+13125550101"), ("mobile", "+13125550102")]
    assert (ann.state, ann.do_not_call) == ("US-WA", True)
    assert (bob.state, bob.do_not_call) == ("CA-ON", False)


def test_apollos_contacts() -> None:
    columns, (ann, bob) = read(
        f"{APOLLO}\n"
        "Ann,Doe,CTO,Acme,a@example.com,'+1 217-555-0101,'+1 217-555-0102,'+1 217-555-0103"
        ",'+1 217-555-0104,'+1 217-555-0105,true,Spring,Peoria,Illinois,United States,x\n"
        'Bob,Roe,CEO,Acme,,,,\'+1 217-555-0106,,,false,"Fall, Winter",,,,x\n'
    )
    assert columns.format == "Apollo contacts"
    assert numbers(ann) == [
        (label, f"+1217555{101 + place:04}")
        for place, label in enumerate(("direct", "home", "mobile", "corporate", "other"))
    ]
    assert (ann.list, ann.state, ann.do_not_call) == ("Spring", "US-IL", True)
    assert (bob.list, bob.state, bob.do_not_call) == ("Fall", "", False)


def test_outreachs_prospects() -> None:
    columns, leads = read(
        f"{OUTREACH}\n"
        "Ann,Doe,a@example.com,Acme,CTO,3125550101,3125550102,Eastern Time (US & Canada),hot\n"
        "Bob,Roe,,Acme,CEO,,3125550103,America/Denver,\n"
        "Cid,Poe,,Acme,CEO,,3125550104,PST,\n"
    )
    assert columns.format == "Outreach prospects"
    assert columns.said[-1] == "columns not used: Tags"
    assert [lead.zone for lead in leads] == ["America/New_York", "America/Denver", ""]
    assert numbers(leads[0]) == [("work", "+13125550101"), ("mobile", "+13125550102")]


def test_closes_leads() -> None:
    columns, (ann,) = read(f"{CLOSE}\nAcme,Ann Doe,CTO,3125550101,a@example.com,example.com\n")
    assert columns.format == "Close leads"
    assert (ann.name, ann.company, ann.title, ann.email) == (
        "Ann Doe",
        "Acme",
        "CTO",
        "a@example.com",
    )


VICIDIAL_ROWS = (
    "V1,S,101,44,2079460018,Mr,Ann,Q,Doe,1 Main St,,,London,,,N1,GBR,F,1980-01-02,020 7946 0019"
    ",,secret,asks,7,6666",
    "V2,S,101,1,3125550101,,Bob,,Roe,,,,Austin,TX,,60601,USA,,,,b@example.com,,,,",
)


@pytest.mark.parametrize("delimiter", ["\t", "|"])
@pytest.mark.parametrize("headed", [True, False])
@pytest.mark.parametrize("region", ["US", "GB"])
def test_vicidials_lists(delimiter: str, headed: bool, region: str) -> None:
    lines = [",".join(VICIDIAL)] * headed + list(VICIDIAL_ROWS)
    text = "".join(f"{line}\n" for line in lines).replace(",", delimiter)
    columns, (ann, bob) = read(text, region)
    assert columns.format == "VICIdial list"
    assert became(columns)["phone_code"] == "calling_code"
    assert (ann.name, ann.title, ann.notes, ann.priority) == ("Ann Doe", "Mr", "asks", 7)
    assert numbers(ann) == [("", "+442079460018"), ("other", "+442079460019")]
    assert (bob.name, bob.email, bob.state) == ("Bob Roe", "b@example.com", "US-TX")
    assert numbers(bob) == [("", "+13125550101")]


@pytest.mark.parametrize(
    ("cell", "barred"),
    [
        *((yes, True) for yes in ("true", "TRUE", "Yes", "y", "1", "x", "Do Not Call", "\u2713")),
        *((no, False) for no in ("", "false", "FALSE", "No", "n", "0", " ", "-", "n/a")),
    ],
)
@pytest.mark.parametrize("header", ["Do Not Call", "DoNotCall", "do not call?", "DNC", "donotcall"])
def test_a_do_not_call_column_is_honoured(header: str, cell: str, barred: bool) -> None:
    _, (lead,) = read(f"phone,{header}\n3125550101,{cell}\n")
    assert lead.do_not_call is barred


@pytest.mark.parametrize(
    "header", ["Phone DNC", "Phone 1 DNC", "Mobile Do Not Call", "Cell is DNC"]
)
def test_a_number_that_is_not_to_be_called_bars_its_lead(header: str) -> None:
    columns, (ann, bob) = read(f"phone,mobile,{header}\n3125550101,,yes\n3125550102,,\n")
    assert became(columns)[header] == "do_not_call"
    assert (ann.do_not_call, bob.do_not_call) == (True, False)


@pytest.mark.parametrize("header", ["DNC checked on", "Do Not Call Reason", "Do Not Email"])
def test_not_every_column_about_barring_says_that_somebody_is_barred(header: str) -> None:
    columns, (lead,) = read(f"phone,{header}\n3125550101,2026-03-01\n")
    assert became(columns)[header] == ""
    assert not lead.do_not_call


def test_what_is_neither_yes_nor_no_is_read_with_care_and_said() -> None:
    (row,) = lead_rows(table(b"phone,dnc\n3125550101,ask first\n", "leads.csv"), "US", "")
    assert isinstance(row, Accepted)
    assert row.draft.do_not_call
    assert row.notices == ("do not call 'ask first': neither yes nor no, read as yes",)


def test_one_of_several_do_not_call_columns_is_enough() -> None:
    _, (lead,) = read("phone,dnc,Do Not Call,Lead status\n3125550101,no,yes,New\n")
    assert lead.do_not_call


@pytest.mark.parametrize(
    ("row", "region", "state"),
    [
        ("3125550101,Texas,", "US", "US-TX"),
        ("3125550101,WA,", "US", "US-WA"),
        ("0870101234,WA,", "AU", "AU-WA"),
        ("+13125550101,WA,", "AU", "AU-WA"),
        ("3125550101,WA,Australia", "US", "AU-WA"),
        ("+61870101234,QLD,", "US", "AU-QLD"),
        ("4165550101,ON,", "US", "CA-ON"),
        ("2079460018,TX,", "GB", ""),
        ("2079460018,US-TX,", "GB", "US-TX"),
        ("+13125550101,TX,", "GB", "US-TX"),
        ("3125550101,Bavaria,Germany", "US", ""),
        ("3125550101,Georgia,Georgia", "US", ""),
        ("3125550101,,United States", "US", ""),
        ("3125550101,TX,1", "US", "US-TX"),
    ],
)
def test_a_state_is_read_in_its_country_or_where_the_list_is_from(
    row: str, region: str, state: str
) -> None:
    _, (lead,) = read(f"phone,state,country\n{row}\n", region)
    assert lead.state == state
