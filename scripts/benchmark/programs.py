"""The programs measured: the cockpit as it is here, and as it was at another commit."""

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benchmark.broken import Broken
from scripts.benchmark.data import NOW

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
_OURS_TO_SET = ("COCKPIT", "COLOR", "LC_", "NO_COLOR", "PYTHON", "TERM", "XDG_CONFIG")
_MAKES_LEDGERS = ("core", "ledger", "lists", "cli/importing.py", "cli/intake.py")


@dataclass(frozen=True, slots=True)
class Program:
    """A cockpit: its name in the tables, the folder it stands in, the Python that runs it."""

    name: str
    tree: Path = ROOT
    python: str = sys.executable

    def command(self, *arguments: str | Path) -> list[str]:
        """The command line of the cockpit."""
        return [self.python, "-m", "cockpit", *map(str, arguments)]

    def inside(self, script: str, *arguments: str | Path) -> list[str]:
        """The command line of one of the benchmark's scripts, with this cockpit to import."""
        return [self.python, "-P", str(HERE / script), *map(str, arguments)]

    def environment(self) -> dict[str, str]:
        """The same for all but the tree: a fixed clock and zone, and no configuration."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_OURS_TO_SET)}
        return kept | {
            "COCKPIT_CLOCK": NOW.isoformat(),
            "LANG": "C.UTF-8",
            "PYTHONPATH": str(self.tree),
            "TERM": "xterm-256color",
            "TZ": "America/New_York",
            "XDG_CONFIG_HOME": str(HERE / "no configuration"),
        }

    def fingerprint(self) -> str:
        """A few letters that change with the code that makes ledgers."""
        places = (self.tree / "cockpit" / part for part in _MAKES_LEDGERS)
        return digest(*(path for place in places for path in _modules(place)))


def digest(*paths: Path) -> str:
    """A few letters that change with the files' contents."""
    found = hashlib.sha256()
    for path in paths:
        found.update(path.read_bytes())
    return found.hexdigest()[:12]


@contextmanager
def as_of(revision: str) -> Iterator[Program]:
    """The cockpit at a commit, in a folder of its own, with its own environment if it needs one.

    Raises Broken if there is no such commit.
    """
    git = shutil.which("git")
    if git is None:
        raise Broken(f"--against {revision}: git is needed for that; install it")
    archive = subprocess.run(
        [git, "archive", "--format=tar", revision], cwd=ROOT, capture_output=True, check=False
    )
    if archive.returncode:
        words = archive.stderr.decode(errors="replace").strip()
        raise Broken(f"--against {revision}: {words}; name a commit of this repository")
    with TemporaryDirectory(prefix="cockpit-") as folder:
        tree = Path(folder)
        with tarfile.open(fileobj=BytesIO(archive.stdout)) as files:
            files.extractall(tree, filter="data")
        yield Program(revision, tree, _python_of(tree))


def _python_of(tree: Path) -> str:
    """This very Python if the tree wants the same packages, else one of its own."""
    wanted = ("constraints.txt", "pyproject.toml")
    if all(_text(tree / name) == _text(ROOT / name) for name in wanted):
        return sys.executable
    subprocess.run([tree / "scripts" / "run", "--version"], check=True, stdout=subprocess.DEVNULL)
    return str(tree / ".venv" / "bin" / "python")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.exists() else ""


def _modules(place: Path) -> list[Path]:
    return sorted(place.rglob("*.py")) if place.is_dir() else [place] * place.exists()
