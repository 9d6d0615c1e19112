"""Questions to ``inside.py``, which runs in the Python of the program that is measured."""

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from scripts.benchmark.broken import Broken
from scripts.benchmark.programs import Program


@dataclass(frozen=True, slots=True)
class Answer:
    """How long it took, in seconds, and how many rows were found."""

    seconds: float
    rows: int


@dataclass(frozen=True, slots=True)
class Probe:
    """A ledger of one program, open for questions."""

    name: str
    process: "subprocess.Popen[str]"
    complaints: IO[str]

    def ask(self, what: str, words: str = "") -> Answer:
        """Ask to find, look or log. Raises Broken if there is no answer."""
        questions, answers = self.process.stdin, self.process.stdout
        if questions is None or answers is None:
            raise Broken(f"{self.name}: no pipe to its Python")
        with suppress(BrokenPipeError):
            print(json.dumps([what, words]), file=questions, flush=True)
        line = answers.readline()
        if not line:
            self.complaints.seek(0)
            raise Broken(f"{self.name}: cannot {what} from within:\n{self.complaints.read()}")
        seconds, rows = json.loads(line)
        return Answer(seconds, rows)


@contextmanager
def probe(program: Program, name: str, database: Path, now: datetime) -> Iterator[Probe]:
    """A probe of a database at a moment."""
    with TemporaryFile("w+") as complaints:
        process = subprocess.Popen(
            program.inside("inside.py", database, now.isoformat()),
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, text=True,
            env=program.environment(), cwd=database.parent,
        )  # fmt: skip
        with process:
            try:
                yield Probe(name, process, complaints)
            finally:
                process.kill()
