"""The scripts on a machine that holds a shell and what each test puts beside it."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
NAMES = ("run", "test", "setup", "check", "fix", "docs", "package", "bench", "simulate")
COMMANDS = [ROOT / "scripts" / name for name in NAMES]
PYTHON = f'exec "{sys.executable}" "$@"'
# Stands for uv: an environment is a link to this Python and a cockpit that tells its arguments.
UV = f"""
echo "$@" >>"$UV_LOG"
case $1 in
venv) for last; do :; done
    mkdir -p "$last/bin"
    ln -sf "{sys.executable}" "$last/bin/python"
    echo "home = {Path(sys.executable).resolve().parent}" >"$last/pyvenv.cfg" ;;
pip) made=.venv
    printf '#!/bin/sh\\necho "$PWD" "$@"\\n' >"$made/bin/cockpit"
    chmod +x "$made/bin/cockpit" ;;
esac
"""


class Machine:
    """A checkout in a folder with a space, and a PATH of its own."""

    def __init__(self, folder: Path) -> None:
        self.root, self.path = folder / "a checkout", folder / "bin"
        self.elsewhere, self.log = folder / "elsewhere", folder / "uv.log"
        self.elsewhere.mkdir()
        self.path.mkdir()
        shutil.copytree(ROOT / "scripts", self.root / "scripts")
        for name in ("pyproject.toml", "constraints.txt"):
            shutil.copy(ROOT / name, self.root)
        for tool in ("sh", "dirname", "cat", "cksum", "mkdir", "ln", "chmod"):
            (self.path / tool).symlink_to(str(shutil.which(tool)))

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    def has(self, program: str, text: str) -> None:
        (self.path / program).write_text(f"#!/bin/sh\n{text}\n")
        (self.path / program).chmod(0o755)

    def lacks(self, program: str) -> None:
        (self.path / program).unlink()

    def run(self, *args: str) -> subprocess.CompletedProcess[str]:
        command = [str(self.root / "scripts" / "run"), *args]
        environment = {"PATH": str(self.path), "UV_LOG": str(self.log)}
        return subprocess.run(
            command, cwd=self.elsewhere, env=environment, capture_output=True, text=True
        )

    def made(self) -> int:
        """How many times an environment was made."""
        lines = self.log.read_text().splitlines() if self.log.exists() else []
        return sum(line.startswith("venv ") for line in lines)


@pytest.fixture
def bare(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.fixture
def machine(bare: Machine) -> Machine:
    bare.has("python3", PYTHON)
    bare.has("uv", UV)
    return bare


@pytest.mark.parametrize("command", [*COMMANDS, ROOT / ".ci" / "run"], ids=lambda path: path.name)
def test_a_command_can_be_run_and_its_shell_understands_it(command: Path) -> None:
    assert os.access(command, os.X_OK)
    shell = command.read_text().splitlines()[0].rpartition("/")[2].rpartition(" ")[2]
    subprocess.run([shell, "-n", str(command)], check=True)


def test_everything_is_pinned_to_one_version() -> None:
    groups = PROJECT["optional-dependencies"].values()
    direct = [*PROJECT["dependencies"], *(pin for group in groups for pin in group)]
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    indirect = [line for line in lines if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.]+", pin) for pin in direct + indirect)
    names = [re.sub(r"[-_.]+", "-", pin.partition("==")[0]).lower() for pin in direct + indirect]
    assert len(set(names)) == len(names)


def test_the_first_run_sets_up_and_later_ones_start_at_once(machine: Machine) -> None:
    first = machine.run("--db", "my leads.db")
    assert first.stdout == f"{machine.elsewhere} --db my leads.db\n"
    assert len(first.stderr.splitlines()) == 1
    machine.lacks("python3")
    machine.lacks("uv")
    again = machine.run("queue")
    assert (again.stdout, again.stderr) == (f"{machine.elsewhere} queue\n", "")


def test_a_change_of_what_is_needed_installs_again_in_place(machine: Machine) -> None:
    machine.run()
    with (machine.root / "constraints.txt").open("a") as file:
        file.write("# more\n")
    assert len(machine.run().stderr.splitlines()) == 1
    assert machine.run().stderr == ""
    assert machine.made() == 1


def test_a_set_up_that_was_cut_short_is_begun_again(machine: Machine) -> None:
    (machine.venv / "bin").mkdir(parents=True)
    (machine.venv / "cockpit-unfinished").touch()
    (machine.venv / "leftover").touch()
    assert machine.run("x").returncode == 0
    assert not (machine.venv / "leftover").exists()


def test_a_checkout_that_moved_is_set_up_anew(machine: Machine) -> None:
    machine.run()
    machine.root = machine.root.rename(machine.root.with_name("moved"))
    assert machine.run("x").stdout == f"{machine.elsewhere} x\n"
    assert machine.made() == 2


def test_an_environment_whose_python_has_gone_is_made_anew(machine: Machine) -> None:
    machine.run()
    (machine.venv / "bin" / "python").unlink()
    (machine.venv / "bin" / "python").symlink_to("/nowhere/python")
    assert machine.run("x").returncode == 0
    assert machine.made() == 2


def test_two_at_once_set_up_once(machine: Machine) -> None:
    with ThreadPoolExecutor() as pool:
        runs = list(pool.map(machine.run, ("one", "two", "three")))
    assert [run.returncode for run in runs] == [0, 0, 0]
    assert machine.made() == 1


def test_a_failure_is_shown_and_the_next_run_tries_again(machine: Machine) -> None:
    machine.has("uv", "echo no network; exit 3")
    failed = machine.run()
    assert failed.returncode == 1
    assert "no network" in failed.stderr
    assert "not set up" in failed.stderr.splitlines()[-1]
    machine.has("uv", UV)
    assert machine.run("x").returncode == 0


def test_without_a_python_one_line_says_so(bare: Machine) -> None:
    bare.has("python3", "exit 1")
    failed = bare.run()
    assert failed.returncode == 1
    assert failed.stderr.startswith("cockpit: Python 3.11 or newer is needed")
    assert len(failed.stderr.splitlines()) == 1


def test_a_python_that_cannot_make_environments_says_what_to_install(bare: Machine) -> None:
    bare.has("python3", f"case $2 in *ensurepip*) exit 1 ;; *) {PYTHON} ;; esac")
    failed = bare.run()
    assert failed.returncode == 1
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    assert package in failed.stderr
    assert len(failed.stderr.splitlines()) == 1
