import csv
import os
import stat
from typing import get_args

import pytest

from cockpit.core.model import DETAILS, Outcome
from cockpit.lists.write import CallFormat

CALL_FORMATS = get_args(CallFormat)

LEADS = (
    "name,company,title,phone,mobile phone,email,zone,list,priority,notes\n"
    'Ann,"Acme, Inc.",CEO,312 555 0101,312 555 0102,ann@example.com,America/Chicago,Spring,3,'
    '"two\nlines"\n'
    "=1+1,@sum,'quoted,312 555 0103,,,,Fall,-2,-x\n"
    "\x1b[31mred,[bold],日本,212 555 0104 x12,,,,Fall,0,\n"
    "Bea,Acme,,312 555 0101,,,,Spring,,\n"
    ",,,312 555 0105,,,,Spring,,\n"
)
CALLS = (
    "phone,at,outcome,note,direction\n"
    '312 555 0101,2026-03-02T10:30:00-06:00,no answer,"=cmd, ""x""",out\n'
    "312 555 0102,2026-03-02T15:30:00-06:00,connected,,in\n"
    "617 555 0199,2026-03-01T15:30:00-06:00,voicemail,nobody we know,\n"
)


@pytest.fixture
def full(cockpit):
    cockpit.done("import", cockpit.file("leads.csv", LEADS))
    cockpit.done("import", "--calls", cockpit.file("calls.csv", CALLS))
    cockpit.done("log", "1", "v", "--note", "- a note")
    cockpit.done("log", "2", "n")
    cockpit.done("log", "3", "n")
    cockpit.done("undo")
    return cockpit


@pytest.mark.parametrize(
    ("what", "form"),
    [("leads", "csv"), ("leads", "json"), *(("calls", form) for form in CALL_FORMATS)],
)
def test_importing_an_export_changes_nothing(full, what, form):
    before = full("export", "leads").out, full("export", "calls").out, full.done("queue")
    path = str(full.folder / "out")
    assert full("export", what, "--format", form, "-o", path).code == 0
    flags = ("--calls",) if what == "calls" else ()
    report = full.done("import", *flags, path)
    assert report["rows"] == report["unchanged"] > 0
    assert (full("export", "leads").out, full("export", "calls").out, full.done("queue")) == before


@pytest.mark.parametrize("form", CALL_FORMATS)
def test_an_export_makes_the_same_leads_and_calls_elsewhere(full, form):
    full("export", "leads", "-o", str(full.folder / "leads"))
    full("export", "calls", "--format", form, "-o", str(full.folder / "calls"))
    leads, calls = full("export", "leads").out, full.done("export", "calls")
    file = full("export", "calls", "--format", form).out
    full.db = "elsewhere.db"
    full.done("import", str(full.folder / "leads"))
    report = full.done("import", "--calls", str(full.folder / "calls"))
    assert report["rows"] == report["added"] == len(calls)
    assert full("export", "leads").out == leads
    assert without_ids(full.done("export", "calls")) == without_ids(calls)
    for made in (call["event"] for call in calls):
        file = file.replace(made, "")
    again = full("export", "calls", "--format", form).out
    for made in (call["event"] for call in full.done("export", "calls")):
        again = again.replace(made, "")
    assert again == file


def without_ids(calls):
    return [{key: call[key] for key in call if key not in {"event", "lead"}} for call in calls]


def test_every_detail_and_length_comes_back_through_every_format(staffed):
    endings = [(each.value, "") for each in Outcome] + [
        (each.value, more.value) for each in Outcome for more in DETAILS[each]
    ]
    rows = "".join(
        f"3125550101,2026-03-02T10:{n:02}:07-06:00,{outcome},{detail},{n},no message left\n"
        for n, (outcome, detail) in enumerate(endings)
    )
    header = "phone,at,outcome,detail,seconds,note\n"
    staffed.done("import", "--calls", staffed.file("calls.csv", header + rows))
    calls = staffed.done("export", "calls")
    assert [(call["outcome"], call["detail"]) for call in calls] == endings
    assert [call["seconds"] for call in calls] == [*range(len(endings))]
    files = {form: str(staffed.folder / form) for form in CALL_FORMATS}
    for form, file in files.items():
        staffed("export", "calls", "--format", form, "-o", file)
        assert staffed.done("import", "--calls", file)["unchanged"] == len(endings)
    leads = staffed("export", "leads").out
    for form, file in files.items():
        staffed.db = f"{form}.db"
        staffed.done("import", staffed.file("leads.csv", leads))
        assert staffed.done("import", "--calls", file)["added"] == len(endings)
        assert without_ids(staffed.done("export", "calls")) == without_ids(calls)


def test_a_day_in_salesforce_is_the_reps(staffed):
    staffed.now = "2026-03-03T23:30:00-05:00"
    staffed.done("log", "1", "n")
    (call,) = csv.DictReader(staffed("export", "calls", "--format", "salesforce").out.splitlines())
    assert (call["ActivityDate"], call["CallTime"]) == ("2026-03-03", "2026-03-04T04:30:00+00:00")


@pytest.mark.parametrize("form", ["hubspot", "salesforce", "close"])
def test_programs_take_calls_alone(full, form):
    ran = full("export", "leads", "--format", form)
    assert (ran.code, ran.out) == (2, "")
    assert "csv or json" in ran.err


@pytest.mark.parametrize("form", ["hubspot", "salesforce", "close"])
def test_calls_that_were_taken_back_go_to_no_program(full, form):
    assert len(full("export", "calls", "--format", form).out.splitlines()) == 6
    assert "+12125550104x12" not in full("export", "calls", "--format", form).out


def test_calls_that_were_taken_back_are_left_out(full):
    calls = full.done("export", "calls")
    assert len(calls) == 5
    assert "+12125550104x12" not in {call["phone"] for call in calls}


def test_an_empty_export_can_be_imported(cockpit):
    for what, flags in (("leads", ()), ("calls", ("--calls",))):
        for form in ("csv", "json"):
            file = cockpit.file(f"{what}.{form}", cockpit("export", what, "--format", form).out)
            assert cockpit.done("import", *flags, file)["rows"] == 0


def test_a_file_is_private_and_whole_or_not_at_all(full):
    path = full.folder / "out.csv"
    path.write_text("old")
    path.chmod(0o644)
    ran = full("export", "leads", "-o", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert "5 leads" in ran.err
    assert path.read_bytes().decode() == full("export", "leads").out
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not [each for each in full.folder.iterdir() if each.name.startswith(".cockpit-")]


def test_a_link_is_followed_not_replaced(full):
    target = full.folder / "target.csv"
    target.write_text("old")
    (full.folder / "link.csv").symlink_to(target)
    full("export", "leads", "-o", str(full.folder / "link.csv"))
    assert (full.folder / "link.csv").is_symlink()
    assert target.read_text("utf-8").startswith("name,")


def test_the_database_is_never_written_over(full):
    before = (full.folder / "cockpit.db").read_bytes()
    (full.folder / "alias").symlink_to(full.folder / "cockpit.db")
    for name in ("cockpit.db", "alias"):
        assert full("export", "leads", "-o", str(full.folder / name)).code == 2
    assert (full.folder / "cockpit.db").read_bytes() == before


@pytest.mark.parametrize("path", ["none/out.csv", "."])
def test_a_file_that_cannot_be_written_is_a_failure(full, path):
    ran = full("export", "leads", "-o", os.path.join(full.folder, path))
    assert (ran.code, ran.out) == (1, "")
    assert len(ran.err.splitlines()) == 1


@pytest.mark.parametrize("form", CALL_FORMATS)
def test_two_calls_in_one_second_are_two_calls_elsewhere(staffed, form):
    for outcome in ("n", "v", "v"):
        staffed.done("log", "1", outcome)
    path = str(staffed.folder / "calls")
    staffed("export", "calls", "--format", form, "-o", path)
    staffed.db = "elsewhere.db"
    assert staffed.done("import", "--calls", path)["added"] == 3
    assert staffed.done("import", "--calls", path)["unchanged"] == 3
    outcomes = [call["outcome"] for call in staffed.done("export", "calls")]
    assert outcomes == ["no_message", "voicemail", "voicemail"]
