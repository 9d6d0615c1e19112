"""A large list is read by processes of their own, while this one puts its leads into the ledger.

They take turns at the file, block by block, and hold no database. Each reads what it is to do
from its standard input, writes what it finds to its standard output, and dies with whoever
reads that.
"""

import gc
import marshal
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Container, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import count, cycle, islice
from typing import IO, NamedTuple

from cockpit.core.model import LeadDraft
from cockpit.ledger.packing import BATCH, Packed, Packer
from cockpit.lists.columns import Columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rows import LeadRow, ListError, Rejected
from cockpit.lists.table import Table

_PROGRAM = "from cockpit.lists.apart import work; work()"
_LENGTH = 8
_SHOWN = 10
_NICE = 5


READERS = 2
"""Processes that share a file: it takes three times as long to read as to put away."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read, and how: the arguments of `lead_rows`, and whose turn it is when."""

    table: Table
    region: str
    list_name: str
    columns: Columns
    forgotten: Container[str] = frozenset()
    turn: int = 0


class Part(NamedTuple):
    """What a few rows of a file became, in its order."""

    rows: int
    packed: Packed
    rejected: Sequence[Rejected]
    notices: Sequence[tuple[int, str]]
    first: Sequence[LeadDraft]
    """A few of the drafts."""


@contextmanager
def parts(job: Job, python: Sequence[str]) -> Iterator[Iterator[Part]]:
    """Have a job done by other processes, ``python`` being how one is started.

    Yields what they find, part by part; that raises `ListError` where the file cannot be read,
    or where one of them ends before the file does. They end with the context.
    """
    with ExitStack() as stack:
        jobs = [replace(job, turn=turn) for turn in range(READERS)]
        streams = [stack.enter_context(_reader(each, python)) for each in jobs]
        yield _heard(streams, job.table.name)


@contextmanager
def _reader(job: Job, python: Sequence[str]) -> Iterator[IO[bytes]]:
    """What a process that does its turns of a job has to say."""
    command = [*python, "-c", _PROGRAM]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert process.stdin is not None
        assert process.stdout is not None
        # Should it have died already, then its answer, which is none, tells.
        with suppress(BrokenPipeError), process.stdin as stream:
            pickle.dump(job, stream)
        yield process.stdout
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def _heard(streams: Sequence[IO[bytes]], name: str) -> Iterator[Part]:
    for stream in cycle(streams):
        length = int.from_bytes(stream.read(_LENGTH), "big")
        message = stream.read(length)
        if not length or len(message) < length:
            raise ListError(f"{name}: reading it was cut off, nothing is imported; try again")
        said = pickle.loads(message)
        if said is None:
            return
        if isinstance(said, str):
            raise ListError(said)
        rows, packed, *others = said
        yield Part(rows, Packed(*marshal.loads(packed)), *others)


def work() -> None:
    """Be one of those processes."""
    for end in (signal.SIGINT, signal.SIGPIPE):
        signal.signal(end, signal.SIG_DFL)
    # A rep at the keys goes first.
    os.nice(_NICE)
    # What it makes is of no further use, and has no cycles: looking for them took a sixth.
    gc.set_threshold(100_000)
    job: Job = pickle.load(sys.stdin.buffer)
    try:
        for part in _found(job):
            _tell((part.rows, marshal.dumps(tuple(part.packed)), *part[2:]))
    except ListError as error:
        _tell(str(error))
    else:
        _tell(None)


def _found(job: Job) -> Iterator[Part]:
    packer = Packer(job.turn, READERS)
    records = iter(job.table)
    for number in count():
        block = list(islice(records, BATCH))
        if not block:
            return
        if number % READERS == job.turn:
            table = replace(job.table, read=block.__iter__)
            rows = lead_rows(table, job.region, job.list_name, job.columns, job.forgotten)
            yield _part(list(rows), packer, number * BATCH)


def _part(rows: Sequence[LeadRow], packer: Packer, before: int) -> Part:
    drafts: list[LeadDraft] = []
    rejected: list[Rejected] = []
    notices: list[tuple[int, str]] = []
    for row in rows:
        if isinstance(row, Rejected):
            rejected.append(row)
            continue
        drafts.append(row.draft)
        if row.notices:
            notices += ((row.line, text) for text in row.notices)
    packed = packer.packed(enumerate(drafts, before + 1))
    return Part(len(rows), packed, rejected, notices, drafts[:_SHOWN])


def _tell(what: object) -> None:
    message = pickle.dumps(what)
    sys.stdout.buffer.write(len(message).to_bytes(_LENGTH, "big"))
    sys.stdout.buffer.write(message)
    sys.stdout.buffer.flush()
