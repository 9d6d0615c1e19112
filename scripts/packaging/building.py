"""A wheel and an sdist out of a checkout, and what is in them."""

import sys
import zipfile
from pathlib import Path

from scripts.packaging.commands import hold, said

EXAMPLE = "config.example.yaml"
NEEDED = (
    "cockpit/starter/config.example.yaml",
    "cockpit/starter/practice_calls.csv",
    "cockpit/starter/practice_leads.csv",
    "cockpit/starter/scripts/message-one-idea.md",
    "cockpit/starter/scripts/permission.md",
    "cockpit/starter/scripts/they-call-back.md",
)
"""What the program cannot do without, whatever else is in the wheel."""

SOURCE = (
    *("README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "docs"),
    *("pyproject.toml", "constraints.txt", EXAMPLE, "tests", "scripts/check", ".ci/run"),
)
"""What stands in an sdist beside the program."""


def wheel(source: Path, into: Path) -> Path:
    """Build the wheel of the source in a folder, with the pinned tools of this environment."""
    return _built(source, into, "--wheel", "*.whl")


def sdist(source: Path, into: Path) -> Path:
    """Build the sdist of the source in a folder."""
    return _built(source, into, "--sdist", "*.tar.gz")


def unpacked(archive: Path, into: Path) -> Path:
    """The folder in which the source of an sdist stands once it is unpacked."""
    into.mkdir()
    said(("tar", "-xzf", archive), into)
    return into / archive.name.removesuffix(".tar.gz")


def contents(archive: Path) -> dict[str, int]:
    """The names in a wheel, each with a checksum of what stands there."""
    with zipfile.ZipFile(archive) as zipped:
        return {each.filename: each.CRC for each in zipped.infolist()}


def check_wheel(archive: Path, source: Path) -> None:
    """Raise Failed unless the wheel has all of the program and nothing else."""
    names = set(contents(archive))
    program = {name for name in names if ".dist-info/" not in name}
    wanted = {*_program(source), *NEEDED}
    hold(program >= wanted, f"not in the wheel: {', '.join(sorted(wanted - program))}")
    hold(program <= wanted, f"not ours, in the wheel: {', '.join(sorted(program - wanted))}")
    for name in ("METADATA", "entry_points.txt", "licenses/LICENSE"):
        held = any(each.endswith(f".dist-info/{name}") for each in names)
        hold(held, f"not in the wheel: {name}")


def check_sdist(source: Path, root: Path) -> None:
    """Raise Failed unless an unpacked sdist has what building, testing and reading need."""
    for name in SOURCE:
        hold((source / name).exists(), f"not in the sdist: {name}")
    lost = _program(root) - _program(source)
    hold(not lost, f"not in the sdist: {', '.join(sorted(lost))}")


def _built(source: Path, into: Path, kind: str, pattern: str) -> Path:
    # Without isolation: the tools are those that are pinned, and nothing is fetched.
    command = (sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", into, source)
    said(command, into.parent)
    return next(into.glob(pattern))


def _program(source: Path) -> set[str]:
    """The files of the program, as a wheel would name them."""
    return {
        str(path.relative_to(source))
        for path in (source / "cockpit").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
