import pytest

from cockpit.core.model import LeadDraft, Number
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import Accepted, LeadRow, ListError, Rejected
from cockpit.lists.table import table


def rows(text: str, region: str = "US") -> list[LeadRow]:
    return list(lead_rows(table(text.encode(), "leads.csv"), region, "spring"))


def only(text: str) -> Accepted[LeadDraft]:
    (row,) = rows(text)
    assert isinstance(row, Accepted)
    return row


def test_a_row_becomes_a_lead() -> None:
    chicago = ("America/Chicago",)
    assert only("name,phone,mobile\n Ann ,312-555-0123 x4,3125550124\n") == Accepted(
        2,
        LeadDraft(
            name="Ann",
            list="spring",
            numbers=(
                Number("+13125550123x4", "", chicago),
                Number("+13125550124", "mobile", chicago),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("", "empty"),
        ("911", "an emergency number"),
        ("1234", "four digits or fewer"),
        ("1.31255E+10", "digits lost to scientific notation"),
        ("soon", "not a valid number"),
    ],
)
def test_a_row_without_a_number_is_rejected_with_its_reason(cell: str, reason: str) -> None:
    assert rows(f"name,phone\nAnn,{cell}\n") == [Rejected(2, reason, cell, ("Ann", cell))]


def test_the_first_number_written_gives_the_reason() -> None:
    (row,) = rows("name,phone,mobile,home\nAnn,,911,12\n")
    assert row == Rejected(2, "an emergency number", "911", ("Ann", "", "911", "12"))


def test_one_good_number_is_enough_and_the_rest_is_said() -> None:
    row = only("name,phone,mobile\nAnn,911,312-555-0123 / 12\n")
    assert [number.phone for number in row.draft.numbers] == ["+13125550123"]
    assert row.notices == (
        "number '911' dropped: an emergency number",
        "number '12' dropped: four digits or fewer",
    )


def test_a_number_twice_on_a_row_is_kept_once() -> None:
    row = only("phone,mobile\n312-555-0123,+1 312 555 0123\n")
    assert [(number.label, number.phone) for number in row.draft.numbers] == [("", "+13125550123")]
    assert row.notices == ()


def test_a_bad_zone_or_priority_is_dropped_and_said() -> None:
    row = only("phone,zone,priority\n3125550123,EST,high\n")
    assert (row.draft.zone, row.draft.priority) == ("", None)
    assert row.notices == (
        "zone 'EST' is not a zone: dropped",
        "priority 'high' is not a whole number: dropped",
    )


@pytest.mark.parametrize(("cell", "priority"), [("7", 7), ("'-3", -3), ("5.0", 5), ("", None)])
def test_a_priority_is_a_whole_number(cell: str, priority: int | None) -> None:
    row = only(f"phone,priority\n3125550123,{cell}\n")
    assert row.draft.priority == priority
    assert row.notices == ()


def test_numbers_are_read_as_dialled_in_the_region() -> None:
    (row,) = rows("name,phone\nAnn,020 7946 0958\n", region="GB")
    assert isinstance(row, Accepted)
    assert row.draft.numbers == (Number("+442079460958", "", ("Europe/London",)),)


def test_a_list_of_its_own_comes_before_the_files() -> None:
    both = rows("phone,list\n3125550123,fall\n3125550124,\n")
    assert [row.draft.list for row in both if isinstance(row, Accepted)] == ["fall", "spring"]


@pytest.mark.parametrize(
    ("cell", "text"),
    [("'=1+1", "=1+1"), ("''=x", "'=x"), ("'Amsterdam'", "'Amsterdam'"), ("'", "'"), ("-x", "-x")],
)
def test_exactly_the_apostrophe_of_an_export_is_taken_off(cell: str, text: str) -> None:
    assert only(f"notes,phone\n{cell},3125550123\n").draft.notes == text


def test_json_has_no_apostrophe_to_take_off() -> None:
    assert only("""[{"notes": "'=x", "phone": "3125550123"}]""").draft.notes == "'=x"


def test_markup_and_escape_bytes_stay_as_they_are() -> None:
    name = "[/bold]\x1b]52;c;x\x07 \u202eAnn"
    assert only(f"name,phone\n{name},3125550123\n").draft.name == name


def test_a_short_row_has_blanks_and_a_long_one_keeps_its_cells() -> None:
    short, long = rows("phone,name,notes\n3125550123\n911,Ann,x,y\n")
    assert isinstance(short, Accepted)
    assert (short.draft.name, short.draft.notes) == ("", "")
    assert long == Rejected(3, "an emergency number", "911", ("911", "Ann", "x", "y"))


def test_a_file_is_refused_before_its_first_row_when_it_has_no_numbers() -> None:
    with pytest.raises(ListError):
        lead_rows(table(b"name\nAnn\n", "leads.csv"), "US", "spring")


def test_no_rows_are_no_leads() -> None:
    assert rows("name,phone\n") == []
    assert rows("[]") == []


def test_the_file_of_the_first_show_is_read_row_by_row() -> None:
    text = (
        "\ufeffFirst Name;Last Name;Company;Phone\r\n"
        "Ann;Doe;Acme;1-800-FLOWERS\r\n"
        "Bob;Doe;Acme;911\r\n"
        "Cid;Doe;Acme;\r\n"
        "Dan;Doe;Acme;(312) 555-0123\r\n"
        'Dan;Doe;"Acme; Ltd";312.555.0123\r\n'
    )
    read = rows(text)
    assert [row.line for row in read] == [2, 3, 4, 5, 6]
    assert [row.reason for row in read if isinstance(row, Rejected)] == [
        "an emergency number",
        "empty",
    ]
