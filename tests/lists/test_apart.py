import sys
from dataclasses import replace

import pytest

from cockpit.ledger.packing import BATCH, Packed
from cockpit.lists.apart import Job, parts
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import ListError, Rejected
from cockpit.lists.table import read_table

HEADER = "name,phone,priority,dnc\n"


@pytest.fixture
def job(tmp_path):
    """The job of reading a file that is written here."""

    def written(*lines: str) -> Job:
        path = tmp_path / "leads.csv"
        path.write_text(HEADER + "".join(f"{line}\n" for line in lines))
        table = read_table(path)
        return Job(table, "US", "spring", lead_columns(table, "US"))

    return written


def line(n: int) -> str:
    if n % 250 == 0:
        return f"Lead {n},no number,,"
    priority = "high" if n % 500 == 1 else "3"
    return f"Lead {n},+1312555{n % 7:02}{n % 100:02},{priority},{'yes' * (n % 9 == 0)}"


def lines(count: int) -> list[str]:
    return [line(n) for n in range(count)]


def test_what_other_processes_read_is_what_this_one_reads_in_the_same_order(job):
    several = job(*lines(3 * BATCH + 10))
    with parts(several, [sys.executable]) as found:
        every = list(found)
    rows = list(lead_rows(several.table, "US", "spring", several.columns))
    accepted = [row for row in rows if not isinstance(row, Rejected)]
    drafts = [draft for part in every for draft in part.packed.drafts]
    assert [part.rows for part in every] == [BATCH, BATCH, BATCH, 10]
    assert [draft[1] for draft in drafts] == [row.draft.name for row in accepted]
    assert [draft[0] for draft in drafts] == sorted({draft[0] for draft in drafts})
    assert [row for part in every for row in part.rejected] == [
        row for row in rows if isinstance(row, Rejected)
    ]
    assert [notice for part in every for notice in part.notices] == [
        (row.line, text) for row in accepted for text in row.notices
    ]
    assert every[0].first == [row.draft for row in accepted[: len(every[0].first)]]


def test_no_two_of_them_number_a_standing_alike(job):
    with parts(job(*lines(2 * BATCH)), [sys.executable]) as found:
        few: list[Packed] = [part.packed for part in found]
    ids = [standing[0] for each in few for standing in each.standings]
    assert len(few) == 2
    assert len(set(ids)) == len(ids)
    assert {draft[-1] for each in few for draft in each.drafts} == set(ids)


def test_a_fault_of_the_file_is_told_as_if_it_had_been_read_here(job):
    broken = job(*lines(BATCH), 'Ann,"+13125550100,,')
    read_here = pytest.raises(ListError)
    with read_here as here:
        list(broken.table)
    with (
        parts(broken, [sys.executable]) as found,
        pytest.raises(ListError, match="a quote is opened here and left open") as there,
    ):
        list(found)
    assert str(there.value) == str(here.value)


def test_a_process_that_dies_ends_the_reading(job):
    dies_at_once = [sys.executable, "-c", "pass"]
    with (
        parts(job(*lines(5)), dies_at_once) as found,
        pytest.raises(ListError, match=r"leads\.csv: reading it was cut off, nothing is imported"),
    ):
        list(found)


def test_a_file_that_has_gone_ends_the_reading(job, tmp_path):
    gone = job(*lines(5))
    (tmp_path / "leads.csv").unlink()
    with parts(gone, [sys.executable]) as found, pytest.raises(ListError, match="it changed"):
        list(found)


def test_a_small_file_is_not_worth_it_and_standard_input_cannot_be_read_twice(job):
    small = job(*lines(5)).table
    assert not small.is_large
    assert replace(small, size=5_000_000).is_large
