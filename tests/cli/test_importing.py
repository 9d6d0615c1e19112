import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

LEADS = (
    "\ufeffName;Company;Phone;E-Mail;Time zone\n"
    "Ann;Acme;1-800-FLOWERS;;\n"
    "Bob;Acme;911;;\n"
    "Cat;Acme;;;\n"
    "Dan;Acme;312 555 0101;;EST\n"
    "Dan;Acme;(312) 555-0101;dan@example.com;\n"
    "Eve;Acme;3125550101;;\n"
    "Fay;Acme;1.5555E+10;;\n"
)


def counts(report):
    return [report[key] for key in ("rows", "added", "updated", "unchanged", "rejected")]


def test_an_import_counts_every_row_and_says_why_some_are_rejected(cockpit):
    report = cockpit.done("import", cockpit.file("leads.csv", LEADS))
    assert counts(report) == [7, 3, 0, 1, 3]
    assert report["rejects"] == [
        {"line": 3, "reason": "an emergency number", "value": "911"},
        {"line": 4, "reason": "empty", "value": ""},
        {"line": 8, "reason": "digits lost to scientific notation", "value": "1.5555E+10"},
    ]
    assert report["said"] == ["UTF-8 with BOM, semicolons, header in line 1"]
    assert report["notices"] == [{"line": 5, "text": "zone 'EST' is not a zone: dropped"}]


def test_a_large_file_is_reported_like_a_small_one(cockpit):
    rows = [f"Lead {n},{31255501 if n % 50 else 911}{n % 100:02},{'x' * 9_000}" for n in range(600)]
    file = cockpit.file("leads.csv", "\n".join(["name,phone,notes", *rows]))
    assert os.stat(file).st_size > 5_000_000
    preview = cockpit.done("import", file, "--dry-run")
    assert counts(preview) == [600, 588, 0, 0, 12]
    assert [lead["name"] for lead in preview["preview"]] == [f"Lead {n}" for n in range(1, 11)]
    report = cockpit.done("import", file)
    assert counts(report) == [600, 588, 0, 0, 12]
    assert [reject["line"] for reject in report["rejects"]] == list(range(2, 600, 50))
    assert counts(cockpit.done("import", file)) == [600, 0, 0, 588, 12]


def test_importing_twice_changes_nothing(cockpit):
    file = cockpit.file("leads.csv", LEADS)
    cockpit.done("import", file)
    before = cockpit("export", "leads").out
    assert counts(cockpit.done("import", file)) == [7, 0, 0, 4, 3]
    assert cockpit("export", "leads").out == before


def test_a_dry_run_counts_and_keeps_nothing(cockpit):
    file = cockpit.file("leads.csv", LEADS)
    assert counts(cockpit.done("import", "--dry-run", file)) == [7, 3, 0, 1, 3]
    assert cockpit.done("queue") == []
    calls = cockpit.file("calls.csv", "phone,at,outcome\n3125550101,2026-03-02T10:00-06:00,busy\n")
    assert counts(cockpit.done("import", "--dry-run", "--calls", calls)) == [1, 1, 0, 0, 0]
    assert cockpit.done("export", "calls") == []


def test_rejects_can_be_mended_and_imported_again(cockpit):
    rejects = cockpit.folder / "rejects.csv"
    ran = cockpit("import", cockpit.file("leads.csv", LEADS), "--rejects", str(rejects))
    assert "3 rejected rows" in ran.err
    assert stat.S_IMODE(rejects.stat().st_mode) == 0o600
    text = rejects.read_text("utf-8")
    assert text.splitlines()[0] == "Name;Company;Phone;E-Mail;Time zone"
    mended = text.replace(";911;", ";312 555 0111;")
    assert counts(cockpit.done("import", cockpit.file("mended.csv", mended))) == [3, 1, 0, 0, 2]


def test_no_rejects_file_is_written_without_rejects(cockpit):
    rejects = cockpit.folder / "rejects.csv"
    cockpit.done("import", cockpit.file("a.csv", "phone\n3125550101\n"), "--rejects", str(rejects))
    assert not rejects.exists()


def test_nothing_is_imported_when_the_rejects_cannot_be_kept(cockpit):
    ran = cockpit("import", cockpit.file("leads.csv", LEADS), "--rejects",
                  str(cockpit.folder / "none" / "rejects.csv"))  # fmt: skip
    assert (ran.code, ran.out) == (1, "")
    assert cockpit.done("queue") == []


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'name,phone\nAnn,3125550101\nBob,"3125550102\nCat,3125550103\n', "line 3"),
        (
            b"name,phone\nAnn,3125550101\n\x00\x01\x02\x03\x04\x05\x06\x07\x00\x01\x02\x03" * 9,
            "line",
        ),
        (b"", "nothing in it"),
        (b"name,company\nAnn,Acme\n", "telephone numbers"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_as_a_whole(cockpit, data, said):
    ran = cockpit("import", cockpit.file("leads.csv", data), "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "leads.csv" in ran.err
    assert said in ran.err
    assert len(ran.err.splitlines()) <= 2
    assert cockpit.done("queue") == []


def test_a_missing_file_is_named(cockpit):
    ran = cockpit("import", str(cockpit.folder / "none.csv"))
    assert (ran.code, ran.out) == (1, "")
    assert "none.csv" in ran.err


def lists(cockpit):
    return {lead["name"]: lead["list"] for lead in cockpit.done("export", "leads")}


def test_leads_go_on_the_list_named_else_on_the_files_own_else_on_its_name(cockpit):
    rows = "name,phone,list\nAnn,3125550101,\nBob,3125550102,Fall\n"
    cockpit.done("import", cockpit.file("spring.csv", rows))
    assert lists(cockpit) == {"Ann": "spring", "Bob": "Fall"}
    again = cockpit.file("again.csv", "name,phone\nAnn,3125550101\n")
    cockpit.done("import", again)
    assert lists(cockpit)["Ann"] == "spring"
    cockpit.done("import", again, "--list", "Summer")
    assert lists(cockpit) == {"Ann": "Summer", "Bob": "Fall"}
    cockpit.done("import", "-", input=b"name,phone\nCat,3125550103\n")
    assert lists(cockpit)["Cat"] == "import"


def test_the_region_decides_how_numbers_are_read(cockpit):
    file = cockpit.file("leads.csv", "name,phone\nAnn,020 7946 0018\n")
    assert cockpit.done("import", file)["rejected"] == 1
    assert cockpit.done("import", file, "--region", "gb")["added"] == 1
    assert cockpit.done("queue")[0]["phone"] == "+442079460018"
    british = cockpit.file("gb.yaml", "region: GB\n")
    assert cockpit.done("import", file, "--config", british)["unchanged"] == 1
    assert cockpit.done("check", "020 7946 0018", "--config", british)[0]["name"] == "Ann"


def test_past_calls_come_in_once_and_are_corrected(staffed):
    rows = "phone,at,outcome,note\n{}\n"
    first = staffed.file("a.csv", rows.format("3125550101,2026-03-02T10:30:00-06:00,No answer,"))
    assert counts(staffed.done("import", "--calls", first)) == [1, 1, 0, 0, 0]
    assert counts(staffed.done("import", "--calls", first)) == [1, 0, 0, 1, 0]
    other = staffed.file("b.csv", rows.format("3125550101,2026-03-02T10:30:00-06:00,Left VM,hi"))
    assert counts(staffed.done("import", "--calls", other)) == [1, 0, 1, 0, 0]
    (call,) = staffed.done("history", "1")["calls"]
    assert (call["outcome"], call["note"]) == ("voicemail", "hi")


def test_rejected_calls_say_why(staffed):
    rows = "phone,at,outcome\n3125550101,2026-03-02,busy\n3125550101,2026-03-02T10:00Z,maybe\n"
    report = staffed.done("import", "--calls", staffed.file("calls.csv", rows))
    assert [each["line"] for each in report["rejects"]] == [2, 3]


def test_times_without_an_offset_are_on_the_reps_clock(staffed):
    config = staffed.file("c.yaml", "rep: {zone: America/Denver}\n")
    calls = staffed.file("calls.csv", "phone,at,outcome\n3125550101,2026-03-02 10:00,busy\n")
    report = staffed.done("import", "--calls", calls, "--config", config)
    assert "America/Denver" in report["notices"][0]["text"]
    assert staffed.done("history", "1")["calls"][0]["at"] == "2026-03-02T17:00:00+00:00"


def test_a_plain_report_is_short_and_safe(cockpit):
    rows = "name,phone\n" + "".join(f"\x1b[31m{n},\x1b]0;x\x07{n}\n" for n in range(100))
    ran = cockpit("import", cockpit.file("leads.csv", rows))
    assert ran.code == 0
    assert len(ran.out.splitlines()) < 30
    assert ran.out.splitlines()[-1].startswith("100 rows: 0 added")
    assert all(line.isprintable() for line in (ran.out + ran.err).splitlines())


def test_a_pipe_lends_no_name_to_a_list(cockpit):
    pipe = cockpit.folder / "63"
    os.mkfifo(pipe)
    with ThreadPoolExecutor() as pool:
        pool.submit(pipe.write_text, "name,phone\nAnn,3125550101\n")
        cockpit.done("import", str(pipe))
    assert lists(cockpit) == {"Ann": "import"}
