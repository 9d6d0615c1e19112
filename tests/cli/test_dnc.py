import json
import sqlite3
from contextlib import closing

import pytest

from tests.lists.workbook import workbook


def barred(cockpit) -> list[str]:
    return [each["phone"] for each in cockpit.done("dnc", "list")]


@pytest.fixture
def forgotten(staffed):
    """A cockpit whose first lead was forgotten."""
    staffed.done("forget", "1", "--yes")
    return staffed


def test_a_file_in_any_writing_is_taken_in_once(staffed):
    text = "(312) 555-0101\n+1 312 555 0102\nrubbish\n\n911\n3125550102\n212.555.0103 ext 12\n"
    file = staffed.file("list.txt", text)
    done = staffed.done("dnc", "import", file)
    assert (done["rows"], done["added"], done["already"], done["rejected"]) == (6, 3, 1, 2)
    assert done["rejects"] == [
        {"line": 3, "reason": "not a valid number", "value": "rubbish"},
        {"line": 5, "reason": "an emergency number", "value": "911"},
    ]
    assert barred(staffed) == ["+12125550103x12", "+13125550101", "+13125550102"]
    assert [row["callable"] for row in staffed.done("check", "1", "2", "4")] == ["no"] * 3
    done = staffed.done("dnc", "import", file)
    assert (done["added"], done["already"], done["rejected"]) == (0, 4, 2)


@pytest.mark.parametrize(
    "text",
    ["phone\n312 555 0101\n312 555 0102\n", "id;Mobile;why\n1;3125550101;a\n2;3125550102;b\n",
     "Nummer\tGrund\n312 555 0101\tx\n(312) 555-0102\ty\n", "312 555 0101\r\n312 555 0102\r\n",
     '[{"phone": "+13125550101"}, {"phone": "312-555-0102"}]',
     '[{"who": "A", "ring": "+13125550101"}, {"who": "B", "ring": "312-555-0102"}]',
     "\ufeffphone\n'+13125550101\n'+13125550102\n"],
)  # fmt: skip
def test_the_column_of_numbers_is_found(staffed, text):
    done = staffed.done("dnc", "import", staffed.file("list", text))
    assert (done["added"], done["rejected"]) == (2, 0)
    assert barred(staffed) == ["+13125550101", "+13125550102"]


def test_a_workbook_is_a_file_too(staffed):
    book = workbook({"DNC": [["Phone"], [3125550101], ["+1 312 555 0102"]]})
    assert staffed.done("dnc", "import", staffed.file("a.xlsx", book))["added"] == 2


def test_a_file_comes_in_through_standard_input(staffed):
    assert staffed.done("dnc", "import", "-", input=b"312 555 0101\n")["added"] == 1


def test_whoever_the_file_says_may_be_called_is_left_out(staffed):
    text = "phone,do not call\n312 555 0101,no\n312 555 0102,yes\n212 555 0100,\n"
    done = staffed.done("dnc", "import", staffed.file("a.csv", text))
    assert (done["added"], done["left_out"]) == (1, 2)
    assert barred(staffed) == ["+13125550102"]


def test_a_file_without_numbers_is_refused_and_nothing_changes(staffed):
    ran = staffed("dnc", "import", staffed.file("a.csv", "name,town\nAnn,Ulm\n"))
    assert (ran.code, ran.out) == (1, "")
    assert "telephone numbers" in ran.err
    broken = staffed.file("b.csv", 'phone,note\n3125550101,a\n3125550102,"b\n')
    assert staffed("dnc", "import", broken).code == 1
    assert staffed("dnc", "import", str(staffed.folder / "none.csv")).code == 1
    assert barred(staffed) == []


def test_a_dry_run_counts_and_changes_nothing(staffed):
    staffed.done("dnc", "add", "312 555 0101")
    file = staffed.file("a.csv", "phone\n312 555 0101\n312 555 0102\nx\n")
    ran = staffed("dnc", "import", file, "--dry-run")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "line 4: rejected: not a valid number: 'x'",
        "3 rows: 1 number added, 1 there already, 1 rejected.",
    ]
    assert "A dry run" in ran.err
    assert barred(staffed) == ["+13125550101"]


def test_numbers_are_read_as_the_region_writes_them(staffed):
    file = staffed.file("a.csv", "phone\n020 7946 0018\n")
    assert staffed.done("dnc", "import", file)["rejected"] == 1
    assert staffed.done("dnc", "import", file, "--region", "GB")["added"] == 1
    assert barred(staffed) == ["+442079460018"]


def test_an_event_bars_five_hundred_numbers_and_undo_does_not_reach_for_it(staffed):
    rows = "".join(f"+1{area}5550{line}\n" for area in range(201, 220) for line in range(100, 200))
    done = staffed.done("dnc", "import", staffed.file("a.csv", f"phone\n{rows}"))
    assert done["added"] > 1_500
    with closing(sqlite3.connect(staffed.folder / "cockpit.db")) as connection:
        found = connection.execute("SELECT data FROM events WHERE kind = 'do_not_call'").fetchall()
    bodies = [json.loads(row[0]) for row in found]
    assert [len(body["phones"]) for body in bodies[:-1]] == [500] * (len(bodies) - 1)
    assert all(body["imported"] for body in bodies)
    assert staffed("undo").code == 1


def test_an_export_comes_back_as_it_was(staffed, cockpit):
    for number in ("312 555 0101", "212 555 0103 x12", "+44 20 7946 0018"):
        staffed.done("dnc", "add", number)
    before = barred(staffed)
    ran = staffed("dnc", "export")
    assert ran.out == "phone\n" + "".join(f"{phone}\n" for phone in before)
    assert staffed("dnc", "export", "-").out == ran.out
    assert staffed.done("dnc", "export") == [{"phone": phone} for phone in before]
    csv, js = (str(staffed.folder / name) for name in ("a.csv", "a.json"))
    assert staffed("dnc", "export", csv).out == ""
    assert staffed("dnc", "export", js, "--json").code == 0
    for file in (csv, js):
        cockpit.db = f"{file}.db"
        assert cockpit.done("dnc", "import", file)["added"] == 3
        assert barred(cockpit) == before


def test_an_export_never_overwrites_the_database(staffed):
    ran = staffed("dnc", "export", str(staffed.folder / "cockpit.db"))
    assert ran.code == 2
    assert barred(staffed) == []


def test_an_empty_list_is_a_header_alone(cockpit):
    assert cockpit("dnc", "export").out == "phone\n"
    assert cockpit.done("dnc", "export") == []


def test_the_list_outlives_leads_and_their_coming_again(cockpit):
    cockpit.done("dnc", "import", cockpit.file("dnc.csv", "phone\n312 555 0101\n312 555 0102\n"))
    leads = cockpit.file("a.csv", "name,phone\nAnn,312 555 0101\nBea,312 555 0102\n")
    cockpit.done("import", leads)
    assert [row["callable"] for row in cockpit.done("check", "1", "2")] == ["no", "no"]
    cockpit.done("forget", "1", "--yes")
    assert cockpit.done("import", leads)["rejected"] == 1
    assert cockpit.done("check", "2")[0]["callable"] == "no"
    assert barred(cockpit) == ["+13125550102"]


def test_hashes_are_counted_and_stay_behind(forgotten):
    assert "1 number kept as hashes" in forgotten("dnc", "list").out
    assert forgotten.done("dnc", "list") == []
    ran = forgotten("dnc", "export")
    assert (ran.out, ran.err) == ("phone\n", "1 number stays behind, kept as hashes only.\n")


def test_a_number_kept_as_a_hash_is_there_already(forgotten):
    ran = forgotten("dnc", "add", "312 555 0101")
    assert "was on the do-not-call list already, as a hash." in ran.out
    assert forgotten.done("dnc", "add", "312 555 0101")["event"] is None
    file = forgotten.file("a.csv", "phone\n312 555 0101\n")
    for more in ((), ("--dry-run",)):
        done = forgotten.done("dnc", "import", file, *more)
        assert (done["added"], done["already"]) == (0, 1)
    with closing(sqlite3.connect(forgotten.folder / "cockpit.db")) as connection:
        assert connection.execute("SELECT count(*) FROM do_not_call").fetchone() == (0,)


def test_a_number_kept_as_a_hash_can_be_taken_off(forgotten):
    assert forgotten.done("dnc", "remove", "312 555 0101") == {
        "phone": "+13125550101",
        "event": None,
    }
    assert forgotten("dnc", "remove", "312 555 0101").code == 1
    again = forgotten.file("a.csv", "name,phone\nAnn,312 555 0101\n")
    assert forgotten.done("import", again)["added"] == 1


@pytest.mark.parametrize("arguments", [(), ("312 555 0101", "--hashed")])
def test_what_is_to_be_removed_is_said_in_one_way(staffed, arguments):
    assert staffed("dnc", "remove", *arguments).code == 2
