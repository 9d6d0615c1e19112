import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cockpit.cli import main

NOON = "2026-03-03T12:00:00-06:00"
"""A Tuesday, on Chicago's clock."""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Cockpit:
    """The command in a folder of its own: real exit codes, real files, a clock that is told."""

    folder: Path
    now: str = NOON
    db: str = "cockpit.db"
    env: dict[str, str | None] = field(default_factory=dict)

    def __call__(self, *arguments: str, input: bytes = b"") -> Ran:
        env = {
            "COCKPIT_CLOCK": self.now,
            "COCKPIT_DB": str(self.folder / self.db),
            "COCKPIT_CONFIG": None,
            "XDG_CONFIG_HOME": str(self.folder / "config-home"),
            "XDG_DATA_HOME": str(self.folder / "data-home"),
            "TZ": "America/New_York",
            **self.env,
        }
        with CliRunner(env=env).isolation(input) as (out, err, _):
            code = main(arguments)
            sys.stderr.flush()
            return Ran(code, out.getvalue().decode(), err.getvalue().decode())

    def done(self, *arguments: str, input: bytes = b"") -> Any:
        """What a command that must succeed answers in JSON."""
        ran = self(*arguments, "--json", input=input)
        assert (ran.code, ran.out[:1] in "[{") == (0, True), ran
        return ran.json

    def file(self, name: str, text: str | bytes) -> str:
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)


@pytest.fixture
def cockpit(tmp_path: Path) -> Iterator[Cockpit]:
    return Cockpit(tmp_path)


@pytest.fixture
def staffed(cockpit: Cockpit) -> Cockpit:
    """A cockpit with three leads; Bea and Cid share a number, Dot has an extension."""
    rows = (
        "name,company,phone,zone\n"
        "Ann,Acme,+1 312 555 0101,America/Chicago\n"
        "Bea,Acme,+1 312 555 0102,America/Chicago\n"
        "Cid,Acme,+1 312 555 0102,America/Chicago\n"
        "Dot,Acme,+1 212 555 0103 ext. 12,\n"
    )
    cockpit.done("import", cockpit.file("leads.csv", rows))
    return cockpit
