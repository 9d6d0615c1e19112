import io
import os
from pathlib import Path

import pytest

from cockpit.lists.rows import ListError
from cockpit.lists.source import file_source, stream_source
from cockpit.lists.table import read_table

LONG = b"".join(b"%d,3125550101\n" % n for n in range(700_000))


@pytest.mark.parametrize("data", [b"", b"name,phone\n", LONG])
def test_a_stream_can_be_read_again_and_by_two_at_once(data: bytes) -> None:
    source = stream_source(io.BytesIO(data), "standard input")
    with source.open() as one, source.open() as other:
        assert one.read(10) == other.read(10) == data[:10]
        assert one.read() == other.read() == data[10:]
    assert source.start == data[: 1 << 20]


def test_what_is_kept_of_a_stream_leaves_no_file_behind(tmp_path: Path) -> None:
    before = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    source = stream_source(io.BytesIO(LONG), "standard input")
    assert source.start
    del source
    after = len(os.listdir("/proc/self/fd")) if Path("/proc/self/fd").exists() else 0
    assert after == before


def test_a_file_that_changes_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(b"name,phone\nAnn,3125550101\n")
    table = read_table(path)
    path.write_bytes(b"name,phone\n\xff\xff,3125550101\n")
    with pytest.raises(ListError, match="changed while it was read; try again"):
        list(table)
    path.unlink()
    with pytest.raises(ListError, match="changed while it was read; try again"):
        list(table)


def test_a_file_is_opened_anew_each_time(tmp_path: Path) -> None:
    path = tmp_path / "leads.csv"
    path.write_bytes(b"name")
    source = file_source(path)
    assert source.start == source.start == b"name"
