import pytest

from cockpit.core.model import LeadDraft
from cockpit.lists.columns import call_columns
from cockpit.lists.headers import CALL_KINDS, LEAD_KINDS, folded, phone_label
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import Accepted, ListError
from cockpit.lists.table import table

HUBSPOT = "First name,Last name,Email,Phone number,Mobile phone number,Job title,Company name,City"
SALESFORCE = "FirstName,LastName,Company,Title,Phone,MobilePhone,Email,State,LeadSource"
LABELS = "First Name,Last Name,Company,Title,Phone,Mobile,Email,State/Province"
APOLLO = (
    "First Name,Last Name,Title,Company Name,Email,Work Direct Phone,Home Phone,Mobile Phone"
    ",Corporate Phone,Other Phone,Do Not Call,Lists,City"
)
OUTREACH = "First Name,Last Name,Email,Company,Title,Work Phone,Mobile Phone,Time Zone,Tags"
CLOSE = "Company,Contact Name,Title,Phone,Email,URL"


def draft(header: str, row: str) -> LeadDraft:
    (lead,) = lead_rows(table(f"{header}\n{row}\n".encode(), "leads.csv"), "US", "spring")
    assert isinstance(lead, Accepted)
    return lead.draft


def labels(lead: LeadDraft) -> list[tuple[str, str]]:
    return [(number.label, number.phone) for number in lead.numbers]


@pytest.mark.parametrize(
    ("header", "row", "numbers"),
    [
        (HUBSPOT, "Ann,Doe,a@example.com,3125550123,3125550124,CTO,Acme,Rome", ["", "mobile"]),
        (SALESFORCE, "Ann,Doe,Acme,CTO,3125550123,3125550124,a@example.com,", ["", "mobile"]),
        (LABELS, "Ann,Doe,Acme,CTO,3125550123,3125550124,a@example.com,", ["", "mobile"]),
        (
            APOLLO,
            "Ann,Doe,CTO,Acme,a@example.com,'+1 312-555-0123,3125550124,3125550125,3125550126"
            ",3125550127,false,,",
            ["direct", "home", "mobile", "corporate", "other"],
        ),
        (OUTREACH, "Ann,Doe,a@example.com,Acme,CTO,3125550123,3125550124,,", ["work", "mobile"]),
        (CLOSE, "Acme,Ann Doe,CTO,3125550123,a@example.com,", [""]),
    ],
)
def test_the_usual_exports_are_understood(header: str, row: str, numbers: list[str]) -> None:
    lead = draft(header, row)
    assert (lead.name, lead.company, lead.title) == ("Ann Doe", "Acme", "CTO")
    assert lead.email == "a@example.com"
    assert labels(lead) == [
        (label, f"+1312555{123 + place:04}") for place, label in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("Vorname;Nachname;Firma;Telefon;Handy;E-Mail", "Ann;Doe;Acme;{};{};{}"),
        ("Vorname;Name;Firma;Telefon;Mobil;E-Mail", "Ann;Doe;Acme;{};{};{}"),
        ("Name;Vorname;Firma;Telefon;Mobil;E-Mail", "Doe;Ann;Acme;{};{};{}"),
        ("Name;Firma;Telefon;Mobil;E-Mail", "Ann Doe;Acme;{};{};{}"),
        (
            "Nom;Pr\u00e9nom;Soci\u00e9t\u00e9;T\u00e9l\u00e9phone;Portable;Email",
            "Doe;Ann;Acme;{};{};{}",
        ),
        ("Nombre;Apellidos;Empresa;Tel\u00e9fono;M\u00f3vil;Correo", "Ann;Doe;Acme;{};{};{}"),
        ("Nombre;Apellido;Empresa;Tel\u00e9fono;M\u00f3vil;Correo", "Ann;Doe;Acme;{};{};{}"),
        ("Nombre;Empresa;Tel\u00e9fono;M\u00f3vil;Correo", "Ann Doe;Acme;{};{};{}"),
        ("Name;First name;Company;Phone;Mobile;Email", "Ann Doe;Ann;Acme;{};{};{}"),
    ],
)
def test_german_french_and_spanish_headers_are_understood(header: str, row: str) -> None:
    lead = draft(header, row.format("312-555-0123", "312-555-0124", "a@example.com"))
    assert (lead.name, lead.company, lead.email) == ("Ann Doe", "Acme", "a@example.com")
    assert labels(lead) == [("", "+13125550123"), ("mobile", "+13125550124")]


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
@pytest.mark.parametrize("width", [23, 25, 26])
def test_vicidials_lists_need_no_header(delimiter: str, width: int) -> None:
    row = ["3125550199", "S1", "101", "1", "3125550123", "Dr", "Ann", "Q", "Doe", "1 Main St"]
    row += ["", "", "Rome", "IL", "", "60601", "USA", "F", "1980-01-02", "3125550124"]
    row += ["a@example.com", "secret", "asks for Bob", "7", "6666", "more"]
    sparse = ["", "", "", "1", "3125550125", *[""] * 20]
    text = "".join(delimiter.join(cells[:width]) + "\n" for cells in (row, sparse))
    read = table(text.encode(), "leads.txt")
    assert lead_columns(read, "US").said[0] == "no header: read in VICIdial's order of columns"
    first, second = lead_rows(read, "US", "spring")
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert (first.draft.name, first.draft.title, first.draft.email) == (
        "Ann Doe",
        "Dr",
        "a@example.com",
    )
    assert (first.draft.notes, first.draft.list) == ("asks for Bob", "spring")
    assert labels(first.draft) == [("", "+13125550123"), ("other", "+13125550124")]
    assert labels(second.draft) == [("", "+13125550125")]


def test_our_own_names_are_understood_in_any_case() -> None:
    header = (
        "NAME,company,title,phone,Phone_Label,PHONE 2,phone-2-label,email,zone,list,priority,notes"
    )
    row = "Ann,Acme,CTO,3125550123,desk,3125550124,,a@b.example,america/chicago,fall,-5,hi"
    lead = draft(header, row)
    assert labels(lead) == [("desk", "+13125550123"), ("", "+13125550124")]
    assert (lead.zone, lead.list, lead.priority, lead.notes) == (
        "America/Chicago",
        "fall",
        -5,
        "hi",
    )


@pytest.mark.parametrize(
    ("header", "label"),
    [
        ("Phone", ""),
        ("Phone 3", ""),
        ("Phone 1 - Value", ""),
        ("Tel.", ""),
        ("Work tel", "work"),
        ("Telephone Number", ""),
        ("Contact Number", ""),
        ("Cell", "mobile"),
        ("Mobile #", "mobile"),
        ("Mobile Phone 2", "mobile"),
        ("Business Phone", "work"),
        ("Direct Phone Number", "direct"),
        ("Direct Dial", "direct"),
        ("Company Phone", "corporate"),
        ("Alt. Phone", "other"),
        ("Site phone", ""),
        ("Phone (mobile)", "mobile"),
        ("Phone - Work", "work"),
        ("T\u00e9l\u00e9phone", ""),
        ("Te\u0301le\u0301phone portable", "mobile"),
        ("Num\u00e9ro de t\u00e9l\u00e9phone", ""),
        ("T\u00e9l. mobile", "mobile"),
        ("Tel\u00e9fono", ""),
        ("M\u00f3vil", "mobile"),
        ("Tel\u00e9fono m\u00f3vil", "mobile"),
        ("Telefon", ""),
        ("Telefonnummer", ""),
        ("Telefon gesch\u00e4ftlich", "work"),
        ("Mobiltelefon", "mobile"),
        ("Handynummer", "mobile"),
        ("Handy", "mobile"),
        ("Mobil", "mobile"),
    ],
)
def test_a_column_of_numbers_has_a_label(header: str, label: str) -> None:
    assert phone_label(folded(header)) == label


@pytest.mark.parametrize(
    "header",
    [
        *("Fax", "Fax Phone", "Customer Number", "Company Number", "Account Number", "Hotel", ""),
        *(
            "Phone Extension",
            "Phone Company",
            "Telefax",
            "Kundennummer",
            "Phone Status",
            "Has Phone",
            "Do Not Phone",
            "Record ID",
            "# Staff",
        ),
    ],
)
def test_not_every_number_is_a_telephone(header: str) -> None:
    assert phone_label(folded(header)) is None


def test_every_name_means_one_thing() -> None:
    for kinds in (LEAD_KINDS, CALL_KINDS):
        assert all(folded(name) == name for name in kinds)


def test_the_better_name_wins_and_a_blank_gives_way() -> None:
    lead = draft("Contact,Name,Name,phone", "Manager,,Ann,3125550123")
    assert lead.name == "Ann"
    assert draft("Contact,Name,phone", "Ann,,3125550123").name == "Ann"


def test_columns_that_became_nothing_are_said() -> None:
    columns = lead_columns(table(b"name,phone,City,Fax\n", "leads.csv"), "US")
    assert columns.said == ("columns not used: City, Fax",)


def test_a_list_without_numbers_is_refused() -> None:
    with pytest.raises(ListError) as refused:
        lead_columns(table(b"Name,City\nAnn,Rome\n", "leads.csv"), "US")
    assert str(refused.value) == (
        "leads.csv: no column of telephone numbers among Name, City; name one of them 'phone'"
    )


@pytest.mark.parametrize(
    ("header", "missing"),
    [("at,outcome", "phone"), ("phone,outcome", "at"), ("phone,at", "outcome")],
)
def test_calls_without_a_number_time_or_outcome_are_refused(header: str, missing: str) -> None:
    with pytest.raises(ListError, match=f"name one of them '{missing}'"):
        call_columns(table(f"{header}\nx,y\n".encode(), "calls.csv"), "US")


def test_a_list_without_a_header_is_read_by_content() -> None:
    data = (
        b"Ann Doe,Acme,312-555-0123,a@example.com,more\n"
        b"Bob,,312-555-0124 / 911,,\n"
        b",Acme,312-555,,\n"
    )
    read = table(data, "leads.csv")
    assert lead_columns(read, "US").said == (
        "no header: read as name, company, phone, email, (not used)",
    )
    first, second, third = lead_rows(read, "US", "spring")
    assert isinstance(first, Accepted)
    assert first.draft.name == "Ann Doe"
    assert first.draft.company == "Acme"
    assert first.draft.email == "a@example.com"
    assert isinstance(second, Accepted)
    assert not isinstance(third, Accepted)


def test_calls_without_a_header_are_read_by_content() -> None:
    data = b"2026-03-02T10:30:00-06:00,3125550123,no message,asleep\n"
    columns = call_columns(table(data, "calls.csv"), "US")
    assert columns.said == ("no header: read as at, phone, outcome, note",)


def test_a_list_of_texts_alone_is_refused() -> None:
    with pytest.raises(ListError, match="no column of telephone numbers; add a header line"):
        lead_columns(table(b"a@example.com,Rome\n", "leads.csv"), "US")


def test_a_first_name_that_is_a_piece_of_the_last_is_kept() -> None:
    assert draft("Vorname,Name,Telefon", "Al,Walter,3125550123").name == "Al Walter"
