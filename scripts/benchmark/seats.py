"""Whoever sits at a terminal, and what is pressed there: the cockpit and its two baselines."""

import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter, sleep

from scripts.benchmark.bench import Bench, Subject
from scripts.benchmark.broken import Broken
from scripts.benchmark.figures import ECHO, MINIMAL
from scripts.benchmark.programs import Program
from scripts.benchmark.screens import FIRST_SCREEN, agrees, on_deck
from scripts.benchmark.terminal import Painted, Terminal

KEYS = {"row": b"j", "page": b"\x1b[6~", "end": b"G", "top": b"g", "outcome": b"n", "find": b"/"}
LEAVE = b"\x1b"
PAUSE = 1.05
"""Seconds between two outcome keys: the cockpit ignores what comes within one."""


@dataclass(slots=True)
class Baseline:
    """A program that answers every key alike."""

    name: str
    terminal: Terminal
    key: bytes

    def press(self, kind: str) -> Painted:
        """Its one key, whatever the cockpit's is."""
        return self.terminal.press(self.key)

    def tap(self) -> None:
        """Its key, what it does unseen."""
        self.terminal.tap(self.key)


@dataclass(slots=True)
class Seat:
    """A cockpit with somebody at its keys."""

    name: str
    terminal: Terminal
    database: Path
    _logged: int = 0
    _calls_before: int = 0
    _last: float = float("-inf")

    def __post_init__(self) -> None:
        self._calls_before = self._calls()

    def press(self, kind: str) -> Painted:
        """A key by what it does, or a letter of a search."""
        if kind == "outcome":
            return self.log()
        return self.terminal.press(KEYS.get(kind, kind.encode()))

    def log(self) -> Painted:
        """The outcome key. Raises Broken if another lead is not on deck at once."""
        lead = on_deck(self.terminal.screen())
        sleep(max(0.0, self._last + PAUSE - perf_counter()))
        self._last = perf_counter()
        painted = self.terminal.press(KEYS["outcome"])
        self._logged += 1
        lines = self.terminal.screen()
        status = f"No message for {lead}"
        if not any(status in line for line in lines) or not agrees(lines):
            shown = "\n".join(lines)
            raise Broken(f"{self.name}: no call was logged for {lead!r}; its screen:\n{shown}")
        return painted

    def tap(self) -> None:
        """The outcome key, its effect to be verified later."""
        self.terminal.tap(KEYS["outcome"])
        self._logged += 1

    def verify(self, lost: float = 0.0) -> None:
        """Raises Broken unless all that was logged, but for a share ``lost``, is on disk."""
        found = self._calls() - self._calls_before
        if not self._logged * (1 - lost) <= found <= self._logged:
            raise Broken(f"{self.name}: {self._logged} calls logged, {found} on disk")

    def _calls(self) -> int:
        with closing(sqlite3.connect(f"{self.database.as_uri()}?mode=ro", uri=True)) as disk:
            rows = disk.execute("SELECT count(*) FROM events WHERE kind = 'call'")
            return int(rows.fetchone()[0])


def cockpit(bench: Bench, subject: Subject, database: Path, *arguments: str | Path) -> Terminal:
    """The cockpit in a terminal, on a database."""
    program = subject.program
    command = program.command("--db", database, *arguments)
    return Terminal(command, program.environment(), bench.stock.work)


def minimal(bench: Bench) -> Terminal:
    """The minimal Textual app in a terminal."""
    return _plain(bench, "minimal.py")


def echo(bench: Bench) -> Terminal:
    """The echo program in a terminal."""
    return _plain(bench, "echo.py")


def _plain(bench: Bench, script: str) -> Terminal:
    here: Program = bench.here
    return Terminal(here.inside(script), here.environment(), bench.stock.work)


def seated(bench: Bench, stack: ExitStack) -> list[Baseline | Seat]:
    """Both baselines and every cockpit, their first screens painted; closed with the stack."""
    taken: list[Baseline | Seat] = []
    for name, start, key, shown in ((MINIMAL, minimal, b"a", b"Not"), (ECHO, echo, b"x", b"Ready")):
        terminal = stack.enter_context(start(bench))
        terminal.shows(shown)
        taken.append(Baseline(name, terminal, key))
    for subject in bench.subjects:
        database = bench.ledger(subject)
        terminal = stack.enter_context(cockpit(bench, subject, database))
        terminal.shows(*FIRST_SCREEN)
        taken.append(Seat(subject.name, terminal, database))
    return taken
