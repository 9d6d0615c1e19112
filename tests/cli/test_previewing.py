"""What a list is said to be before it is imported, and what a rep says it is."""

import json

import pytest

from tests.lists.workbook import workbook

UNSEEN = "Wer,Firma heute,Rufton,Kommentar\n"
ROWS = "Ann Doe,Acme,3125550101,hi\nBob Roe,Acme,911,\n"
MAP = ("--map", "wer=name", "--map", "Firma heute=company", "--map", "RUFTON=work")


def names(cockpit):
    return [(lead["name"], lead["company"]) for lead in cockpit.done("export", "leads")]


def test_a_preview_says_what_the_file_is_and_what_its_rows_would_be(cockpit):
    rows = (
        "First Name,Last Name,Title,Company,Work Direct Phone,Mobile Phone,Do Not Call,Lists"
        ",State,City\n"
        "Ann,Doe,CTO,Acme,'+1 217-555-0101,2175550102,TRUE,Fall,Illinois,Peoria\n"
        "Bob,Roe,,,800-555-0103,,,,,\n"
        "Cid,Poe,,,911,,,,,\n"
    )
    report = cockpit.done("import", "--dry-run", cockpit.file("spring.csv", rows))
    assert list(report)[:4] == ["format", "columns", "preview", "rows"]
    assert report["format"] == "Apollo contacts"
    assert report["columns"][3:6] == [
        {"column": "Company", "field": "company"},
        {"column": "Work Direct Phone", "field": "direct"},
        {"column": "Mobile Phone", "field": "mobile"},
    ]
    assert report["columns"][-1] == {"column": "City", "field": None}
    assert report["preview"] == [
        {
            "name": "Ann Doe",
            "company": "Acme",
            "title": "CTO",
            "phones": [
                {"phone": "+12175550101", "label": "direct"},
                {"phone": "+12175550102", "label": "mobile"},
            ],
            "email": "",
            "zone": "America/Chicago",
            "zones": ["America/Chicago"],
            "zone_source": "state",
            "state": "US-IL",
            "list": "Fall",
            "priority": 0,
            "notes": "",
            "do_not_call": True,
        },
        report["preview"][1],
    ]
    assert (report["preview"][1]["list"], report["preview"][1]["zone_source"]) == (
        "spring",
        "unknown",
    )
    assert (report["added"], report["rejected"]) == (2, 1)
    assert cockpit.done("export", "leads") == []


def test_a_preview_has_ten_rows(cockpit):
    rows = "name,phone\n" + "".join(f"A{n},312555{100 + n:04}\n" for n in range(30))
    report = cockpit.done("import", "--dry-run", cockpit.file("a.csv", rows))
    assert [lead["name"] for lead in report["preview"]] == [f"A{n}" for n in range(10)]
    assert report["added"] == 30


def test_a_preview_for_people_fits_the_terminal_and_is_safe(cockpit):
    name = "\x1b]0;x\x07" + "Ann " * 30
    rows = f"name,phone,notes,Fo\x1b[31mo\n{name},3125550101,{'long ' * 60},x\nBob,12,,\n"
    cockpit.env["COLUMNS"] = "60"
    ran = cockpit("import", "--dry-run", cockpit.file("a.csv", rows))
    lines = ran.out.splitlines()
    assert all(line.isprintable() for line in lines)
    assert all(len(line) <= 60 for line in lines)
    assert "phone     phone" in lines
    assert any(line.endswith("(not used)") for line in lines)
    assert lines[-2].startswith("line 3: rejected: four digits or fewer")
    assert lines[-1].startswith("2 rows: 1 added")


def test_a_real_import_says_what_its_columns_became_and_previews_nothing(cockpit):
    report = cockpit.done("import", cockpit.file("a.csv", "name,phone,x\nAnn,3125550101,\n"))
    assert report["format"] is None
    assert report["columns"] == [
        {"column": "name", "field": "name"},
        {"column": "phone", "field": "phone"},
        {"column": "x", "field": None},
    ]
    assert "preview" not in report


def test_a_header_nobody_has_seen_is_read_as_the_rep_says_and_remembered(cockpit):
    file = cockpit.file("kunden.csv", UNSEEN + ROWS)
    assert cockpit("import", file).code == 1
    report = cockpit.done("import", file, *MAP)
    assert (report["added"], report["rejected"]) == (1, 1)
    assert names(cockpit) == [("Ann Doe", "Acme")]
    later = cockpit.file("mehr.csv", "RUFTON;kommentar;wer;Firma-heute\n3125550104;;Dot;Bolt\n")
    report = cockpit.done("import", later)
    assert any(said.startswith("as --map said before, RUFTON is work") for said in report["said"])
    assert names(cockpit)[1:] == [("Dot", "Bolt")]


def test_a_dry_run_remembers_nothing(cockpit):
    file = cockpit.file("kunden.csv", UNSEEN + ROWS)
    assert cockpit.done("import", "--dry-run", file, *MAP)["added"] == 1
    assert cockpit("import", file).code == 1


def test_an_import_that_failed_remembers_nothing(cockpit):
    file = cockpit.file("kunden.csv", UNSEEN + ROWS)
    nowhere = str(cockpit.folder / "none" / "rejects.csv")
    assert cockpit("import", file, *MAP, "--rejects", nowhere).code == 1
    assert cockpit("import", file).code == 1


def test_what_is_said_anew_replaces_what_was_said_before(cockpit):
    file = cockpit.file("kunden.csv", UNSEEN + ROWS)
    cockpit.done("import", file, *MAP)
    cockpit.done("import", file, "--map", "Rufton=phone", "--map", "Firma heute=name")
    assert names(cockpit) == [("Ann Doe", "Acme"), ("Acme", "")]
    report = cockpit.done("import", file)
    assert {each["column"]: each["field"] for each in report["columns"]} == {
        "Wer": None, "Firma heute": "name", "Rufton": "phone", "Kommentar": None,
    }  # fmt: skip


def test_what_was_said_can_be_forgotten(cockpit):
    file = cockpit.file("a.csv", "name,phone,Extra\nAnn,3125550101,Acme\n")
    cockpit.done("import", file, "--map", "Extra=company")
    dry = cockpit.done("import", file, "--forget-map", "--dry-run")
    assert dry["columns"][2]["field"] is None
    assert cockpit.done("import", file)["columns"][2]["field"] == "company"
    cockpit.done("import", file, "--forget-map")
    assert cockpit.done("import", file)["columns"][2]["field"] is None


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (["Wann=name"], "no column 'Wann' among Wer, Firma heute, Rufton, Kommentar"),
        (["Wer=wife"], "'wife' is no field; there are name, first, last"),
        (["Wer"], "'Wer' is not COLUMN=FIELD"),
        (["Wer=name", "WER=company"], "column 'WER' is named twice"),
    ],
)
def test_a_mapping_that_cannot_be_is_a_usage_error_that_names_the_choices(cockpit, pairs, words):
    file = cockpit.file("kunden.csv", UNSEEN + ROWS)
    ran = cockpit("import", file, *(word for pair in pairs for word in ("--map", pair)))
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err
    assert "--map" in ran.err


def test_a_mapping_is_for_leads(cockpit):
    file = cockpit.file("calls.csv", "phone,at,outcome\n")
    assert cockpit("import", "--calls", file, "--map", "phone=name").code == 2


def test_columns_without_a_header_go_by_number(cockpit):
    file = cockpit.file("a.csv", "Acme,3125550101,Ann\n")
    cockpit.done("import", file, "--map", "1=company", "--map", "3=name")
    assert names(cockpit) == [("Ann", "Acme")]
    assert cockpit.done("import", file)["columns"][0]["field"] == "name"


def test_the_list_named_comes_before_the_files_own(cockpit):
    file = cockpit.file("a.csv", "name,phone,list\nAnn,3125550101,Fall\n")
    report = cockpit.done("import", "--dry-run", file, "--list", "Summer")
    assert report["preview"][0]["list"] == "Summer"
    assert report["columns"][2] == {"column": "list", "field": None}


def test_a_workbook_is_imported(cockpit):
    rows = [["Name", "Phone"], ["Ann", 3125550101.0], ["=x", "911"]]
    rejects = cockpit.folder / "rejects.csv"
    report = cockpit.done(
        "import", cockpit.file("leads.xlsx", workbook({"Cover": [], "Leads": rows})),
        "--rejects", str(rejects),
    )  # fmt: skip
    assert (report["added"], report["rejects"][0]["line"]) == (1, 3)
    assert report["said"] == ["Excel, sheet 'Leads' of 2, header in row 1"]
    assert rejects.read_text().splitlines() == ["Name,Phone", "'=x,911"]


def feed(ran):
    return [json.loads(line) for line in ran.out.splitlines()]


def test_a_feed_tells_its_stages_and_ends_with_the_report(cockpit):
    rows = "name,phone\n" + "".join(f"A{n},+1312555{100 + n % 99:04}\n" for n in range(3000))
    file = cockpit.file("a.csv", rows)
    lines = feed(cockpit("import", "--feed", file))
    stages = [line["stage"] for line in lines]
    assert (stages[0], stages[-1]) == ("reading", "done")
    assert stages == sorted(stages, key=["reading", "merging", "done"].index)
    assert {"stage": "reading", "rows": 3000} in lines
    assert lines[-1]["report"]["rows"] == 3000
    dry = feed(cockpit("import", "--feed", "--dry-run", file))[-1]["report"]
    assert len(dry["preview"]) == 10


def test_a_feed_of_an_import_that_fails_ends_with_the_error(cockpit):
    ran = cockpit("import", "--feed", str(cockpit.folder / "none.csv"))
    assert (ran.code, feed(ran)[-1]["stage"]) == (1, "failed")
    assert "no such file" in feed(ran)[-1]["error"]
    file = cockpit.file("a.csv", "name,phone\nAnn,3125550101\n")
    ran = cockpit("import", "--feed", file, "--map", "x=name")
    assert (ran.code, feed(ran)[-1]["stage"]) == (2, "failed")
    assert "no column 'x' among name, phone" in feed(ran)[-1]["error"]
