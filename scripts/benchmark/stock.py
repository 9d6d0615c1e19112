"""The lists to measure with and the ledgers imported from them, made once and kept."""

import json
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scripts.benchmark import data, words
from scripts.benchmark.broken import Broken
from scripts.benchmark.processes import Ran, ran
from scripts.benchmark.programs import Program, digest

MADE_BY = digest(Path(data.__file__), Path(words.__file__))
"""Changes with the rows, so that nothing kept is taken for them."""

KEPT = 2
"""Revisions whose ledgers are kept: a million leads take up about a gigabyte."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A ledger to be made: its name, and the rows that are imported into it."""

    name: str
    leads: Callable[[], Iterator[list[str]]]
    calls: Callable[[], Iterator[list[str]]]


def ordinary(count: int) -> Recipe:
    """So many leads with as many past calls."""
    return Recipe(str(count), lambda: data.leads(count), lambda: data.calls(count, count))


def tried_this_hour(count: int, top: int) -> Recipe:
    """So many leads, of whom those with the highest priority were all called in this hour."""
    return Recipe(
        f"{count}-top-{top}",
        lambda: data.top_leads(count, top),
        lambda: data.calls_this_hour(top),
    )


@dataclass(frozen=True, slots=True)
class Stock:
    """A folder where lists and ledgers are kept, and one for copies; ``tell`` says what is made."""

    kept: Path
    work: Path
    tell: Callable[[str], None]

    def leads(self, recipe: Recipe) -> Path:
        """The recipe's leads as a file."""
        return self._list(f"leads-{recipe.name}", data.LEAD_COLUMNS, recipe.leads)

    def newcomers(self, count: int, after: int) -> Path:
        """A file of so many leads that come after so many others."""
        name = f"leads-{count}-after-{after}"
        return self._list(name, data.LEAD_COLUMNS, lambda: data.leads(count, after))

    def ledger(self, program: Program, recipe: Recipe) -> Path:
        """A copy of the recipe's ledger, made by the program's own imports, to be written to."""
        folder = self.kept / f"ledgers-{MADE_BY}-{program.fingerprint()}"
        whole = folder / f"{recipe.name}.db"
        if not whole.exists():
            self.tell(f"importing a ledger for {program.name}: {recipe.name}")
            folder.mkdir(parents=True, exist_ok=True)
            self._made(program, recipe).rename(whole)
        folder.touch()
        self.prune()
        copy = self.work / f"{len(list(self.work.iterdir()))}-{recipe.name}.db"
        shutil.copyfile(whole, copy)
        return copy

    def prune(self) -> None:
        """Drop lists made otherwise, and the ledgers of all revisions but those used last."""
        lists = (path for path in self.kept.glob("lists-*") if path.name != f"lists-{MADE_BY}")
        ledgers = sorted(self.kept.glob("ledgers-*"), key=lambda path: path.stat().st_mtime)
        for folder in (*lists, *ledgers[:-KEPT]):
            shutil.rmtree(folder)

    def imported(self, program: Program, database: Path, *arguments: str | Path) -> Ran:
        """Import a file. Raises Broken if a row of it was rejected or is missing."""
        command = program.command("--db", database, "--json", "import", *arguments)
        found = ran(command, program.environment(), self.work)
        report = json.loads(found.said)
        taken = report["added"] + report["updated"] + report["unchanged"]
        if report["rejected"] or taken != report["rows"] or not taken:
            counts = {name: report[name] for name in ("rows", "added", "rejected")}
            raise Broken(f"{' '.join(command)}: not every row came in: {counts}")
        return found

    def _made(self, program: Program, recipe: Recipe) -> Path:
        database = self.work / f"new-{recipe.name}.db"
        calls = self._list(f"calls-{recipe.name}", data.CALL_COLUMNS, recipe.calls)
        self.imported(program, database, self.leads(recipe))
        self.imported(program, database, "--calls", calls)
        left = [path.name for path in self.work.glob(f"{database.name}-*") if path.stat().st_size]
        if left:
            raise Broken(f"the import left {', '.join(left)} beside its database")
        return database

    def _list(
        self, name: str, columns: Sequence[str], rows: Callable[[], Iterator[list[str]]]
    ) -> Path:
        path = self.kept / f"lists-{MADE_BY}" / f"{name}.csv"
        if not path.exists():
            self.tell(f"making a list: {name}")
            path.parent.mkdir(parents=True, exist_ok=True)
            data.write(path, columns, rows())
        return path
