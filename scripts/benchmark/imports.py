"""A file of leads into a new ledger, the same file again, and into a table by sqlite-utils."""

from pathlib import Path

from scripts.benchmark.bench import Bench, Subject, turns
from scripts.benchmark.figures import TOOL
from scripts.benchmark.processes import ran
from scripts.benchmark.stock import ordinary


def measure(bench: Bench) -> None:
    """Import every size; the largest again and again, sqlite-utils in turn with the cockpit."""
    for size in bench.scale.sizes[:-1]:
        for _ in range(bench.scale.fewer(20)):
            _imported(bench, Subject(bench.here, size))
    biggest: list[Subject | None] = [None, *bench.ends]
    for turn in turns(bench.scale.fewer(20), biggest):
        for subject in turn:
            if subject is None:
                _inserted(bench, bench.scale.big)
            else:
                _imported(bench, subject)


def _imported(bench: Bench, subject: Subject) -> None:
    bench.stock.tell(f"importing: {subject.name}")
    file = bench.stock.leads(subject.recipe)
    database = bench.stock.work / "import.db"
    for measured in ("import", "again"):
        found = bench.stock.imported(subject.program, database, file)
        bench.figures.add(measured, subject.name, subject.count / found.seconds)
        if measured == "import":
            bench.figures.add("import peak", subject.name, found.peak)
    _dropped(database)


def _inserted(bench: Bench, size: int) -> None:
    bench.stock.tell("importing: sqlite-utils")
    file, database = bench.stock.leads(ordinary(size)), bench.stock.work / "insert.db"
    insert = [
        "-m",
        "sqlite_utils",
        "insert",
        str(database),
        "leads",
        str(file),
        "--csv",
        "--silent",
    ]
    found = ran([bench.here.python, *insert], bench.here.environment(), bench.stock.work)
    bench.figures.add("import", TOOL, size / found.seconds)
    bench.figures.add("import peak", TOOL, found.peak)
    _dropped(database)


def _dropped(database: Path) -> None:
    for path in database.parent.glob(f"{database.name}*"):
        path.unlink()
