"""What can be told of the package without building it; scripts/package does the rest."""

import tomllib
import zipfile
from pathlib import Path

import pytest

from scripts.packaging.building import NEEDED, check_sdist, check_wheel
from scripts.packaging.commands import Failed, said

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())
ABOUT = ("METADATA", "entry_points.txt", "licenses/LICENSE")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A checkout with nothing in it but what a program needs."""
    folder = tmp_path / "source"
    for name in ("cockpit/__init__.py", *NEEDED):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return folder


def zipped(path: Path, *names: str) -> Path:
    about = (f"cockpit-0.dist-info/{name}" for name in ABOUT)
    with zipfile.ZipFile(path / "cockpit.whl", "w") as wheel:
        for name in (*names, *about):
            wheel.writestr(name, "")
    return path / "cockpit.whl"


def test_a_wheel_with_all_of_the_program_passes(source: Path, tmp_path: Path) -> None:
    check_wheel(zipped(tmp_path, "cockpit/__init__.py", *NEEDED), source)


@pytest.mark.parametrize("lost", NEEDED)
def test_a_wheel_without_what_the_program_needs_is_found_out(
    source: Path, tmp_path: Path, lost: str
) -> None:
    (source / lost).unlink()
    wheel = zipped(tmp_path, "cockpit/__init__.py", *(name for name in NEEDED if name != lost))
    with pytest.raises(Failed, match=lost):
        check_wheel(wheel, source)


def test_a_module_that_was_left_out_of_a_wheel_is_named(source: Path, tmp_path: Path) -> None:
    (source / "cockpit" / "new.py").touch()
    with pytest.raises(Failed, match=r"not in the wheel: cockpit/new\.py"):
        check_wheel(zipped(tmp_path, "cockpit/__init__.py", *NEEDED), source)


def test_a_file_that_is_not_ours_is_named(source: Path, tmp_path: Path) -> None:
    wheel = zipped(tmp_path, "cockpit/__init__.py", *NEEDED, "tests/test_it.py")
    with pytest.raises(Failed, match=r"not ours, in the wheel: tests/test_it\.py"):
        check_wheel(wheel, source)


def test_a_source_without_its_docs_is_found_out(source: Path) -> None:
    with pytest.raises(Failed, match="not in the sdist"):
        check_sdist(source, ROOT)


def test_the_checkout_has_all_that_its_sdist_is_to_have() -> None:
    check_sdist(ROOT, ROOT)
    included = PROJECT["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    assert all((ROOT / name.removeprefix("/")).exists() for name in included)


def test_a_package_is_built_with_the_tools_that_are_pinned() -> None:
    pinned = PROJECT["project"]["optional-dependencies"]["package"]
    assert set(PROJECT["build-system"]["requires"]) <= set(pinned)


def test_a_command_that_fails_shows_what_it_said(tmp_path: Path) -> None:
    with pytest.raises(Failed, match=r"ended with 3:\nout\nerr"):
        said(("sh", "-c", "echo out; echo err >&2; exit 3"), tmp_path)
