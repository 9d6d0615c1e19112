import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

ROWS = (
    "name,company,phone,mobile phone,email,notes\n"
    "Ann,Acme,312 555 0101,,,\n"
    "Zebulon,Marzipan,312 555 0103,212 555 0104 ext. 7,zeb@marzipan.example,hates pigeons\n"
    "Bea,Acme,312 555 0102,,,\n"
    "Cid,Acme,312 555 0102,,,\n"
)


@pytest.fixture
def known(cockpit):
    """A cockpit with four leads; the second has a past, the last two share a number."""
    cockpit.done("import", cockpit.file("leads.csv", ROWS))
    cockpit.done("log", "2", "n", "--note", "a walrus picked up")
    (cockpit.folder / "leads.csv").unlink()
    return cockpit


def files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir() if path.is_file())


def test_somebody_forgotten_is_gone_from_every_answer_and_from_the_file(known):
    done = known.done("forget", "312-555-0103", "--yes")
    assert done == {
        "lead": 2,
        "phones": ["+13125550103", "+12125550104x7"],
        "shared": [],
        "events": 1,
        "erased": True,
        "swept": True,
    }
    assert [lead["name"] for lead in known.done("export", "leads")] == ["Ann", "Bea", "Cid"]
    assert known.done("export", "calls") == []
    left = files(known.folder)
    for text in ("Zebulon", "Marzipan", "zeb@", "pigeons", "walrus", "5550103", "5550104"):
        assert text.encode() not in left, text
    for who in ("2", "312-555-0103", "212 555 0104 ext. 7"):
        assert known("check", who).code == 4
    assert "asked to be forgotten" in known("check", "312-555-0103").err
    assert known("check", "2").err.endswith("(cockpit queue shows both)\n")
    assert known("undo").code == 1


def test_it_says_what_it_did_and_what_stays(known):
    said = known("forget", "2", "--yes").out
    assert said.splitlines()[0] == (
        "Lead 2 is forgotten: 1 event erased, and all that lists said of them."
    )
    assert "2 numbers stay on the do-not-call list, as hashes" in said
    assert "Copies and exports made before still hold the data" in said
    assert "Zebulon" not in said


def test_without_yes_it_says_what_would_be_erased_and_erases_nothing(known):
    ran = known("forget", "2", input=b"y\n")
    assert (ran.code, ran.err) == (1, "Nothing is erased; with --yes it is\n")
    assert "2  Zebulon, Marzipan" in ran.out
    assert "1 event (calls, notes and the like), 2 numbers: +1 312-555-0103, " in ran.out
    ran = known("forget", "2", "--json")
    assert (ran.code, ran.json["erased"], ran.json["events"]) == (1, False, 1)
    assert len(known.done("history", "2")["calls"]) == 1
    assert known.done("dnc", "list") == []


@pytest.mark.parametrize("who", ["9", "911", "312 555 0102", ""])
def test_nobody_is_forgotten_who_is_not_meant(known, who):
    ran = known("forget", who, "--yes")
    assert (ran.code, ran.out) == (4, "")
    assert len(known.done("export", "leads")) == 4


@pytest.mark.parametrize("number", ["+1 312 555 0103", "212-555-0104 x7", "212 555 0104"])
def test_no_import_brings_somebody_back(known, number):
    known.done("forget", "2", "--yes")
    again = known.file("again.csv", f"name,phone\nZebulon,{number}\nDot,312 555 0109\n")
    kept = known.folder / "rejects.csv"
    done = known.done("import", again, "--rejects", str(kept))
    assert (done["added"], done["rejected"]) == (1, 1)
    (reject,) = done["rejects"]
    assert (reject["line"], reject["reason"]) == (2, "the owner asked to be forgotten")
    assert kept.read_text().splitlines() == ["name,phone", f"Zebulon,{number}"]
    calls = known.file("calls.csv", f"phone,at,outcome\n{number},2026-03-01T10:00:00Z,busy\n")
    assert known.done("import", "--calls", calls)["rejects"][0]["reason"] == reject["reason"]


def test_no_large_import_brings_somebody_back(known):
    known.done("forget", "2", "--yes")
    filler = "x" * 2_000
    rows = "".join(f"Lead {n},312 555 {n:04},{filler}\n" for n in range(100, 2_200))
    done = known.done("import", known.file("large.csv", f"name,phone,notes\n{rows}"))
    assert done["rejected"] == 1
    assert done["rejects"][0]["value"] == "+13125550103"


def test_a_number_that_others_have_is_barred_for_them(known):
    said = known("forget", "3", "--yes").out
    assert "+1 312-555-0102 stays with other leads who have it too" in said
    (cid,) = known.done("check", "312 555 0102")
    assert cid["name"] == "Cid"
    assert [sign["code"] for sign in cid["signs"] if sign["level"] == "stop"] == ["do_not_call"]
    assert known.done("dnc", "list") == [{"phone": "+13125550102"}]
    known.done("dnc", "remove", "312 555 0102")
    assert known.done("check", "312 555 0102")[0]["callable"] == "yes"
    assert known.done("import", known.file("b.csv", "name,phone\nBea,3125550102\n"))["added"] == 1


def test_without_the_secret_nothing_comes_in_until_it_is_given_up(known):
    known.done("forget", "2", "--yes")
    secret = known.folder / "cockpit.db-secret"
    kept = secret.read_bytes()
    secret.unlink()
    again = known.file("again.csv", "name,phone\nZebulon,312 555 0103\n")
    for arguments in (
        ("import", again), ("dnc", "import", again), ("dnc", "add", "312 555 0103"),
        ("check", "312 555 0103"), ("forget", "1", "--yes"),
    ):  # fmt: skip
        ran = known(*arguments)
        assert (ran.code, ran.out) == (1, ""), arguments
        assert "cockpit.db-secret: the secret is not here" in ran.err
    secret.write_bytes(kept)
    assert known.done("import", again)["rejected"] == 1
    secret.write_bytes(b"?" * 32)
    assert "not the secret" in known("import", again).err
    assert known.done("dnc", "remove", "--hashed") == {"hashes": 3}
    assert known.done("import", again)["added"] == 1


def test_what_a_reader_kept_from_being_cleared_goes_with_the_next_start(known):
    path = known.folder / "cockpit.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM leads").fetchall()
        ran = known("forget", "2", "--yes", "--json")
        assert json.loads(ran.out)["swept"] is False
        assert "another program is reading it; traces" in ran.err
        assert "traces" in known("queue").err
        assert b"pigeons" in files(known.folder)
    assert "is cleared away" in known("queue").err
    assert b"pigeons" not in files(known.folder)
    assert known("queue").err == ""
