"""Makes .venv and installs cockpit into it; the shell scripts call this when they must.

    install.py VENV WANTED [EXTRA...]

WANTED is written into VENV/cockpit-installed once all is well, with the extras under it.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FOUND = "import sys; print(sys.prefix, sys.version_info >= (3, 11), sep='\\n')"


def main(venv: Path, wanted: str, extras: set[str]) -> None:
    """Install once, whoever else is at it: a second one waits, and finds the work done."""
    # The kernel lets go of this lock whatever ends us, and it leaves no file behind.
    with Path(__file__).open() as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("cockpit: waiting for another set-up to end …", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        had, extras_had = stamp(venv)
        whole = works(venv) and (venv / "bin" / "cockpit").exists()
        if whole and had == wanted and extras <= extras_had:
            return
        install(venv, wanted, extras, extras_had if same_place(had, wanted) else set())


def install(venv: Path, wanted: str, extras: set[str], extras_had: set[str]) -> None:
    """Make or mend the environment, and stamp it when all is well."""
    print("cockpit: setting up .venv: about a minute …", file=sys.stderr, flush=True)
    had, _ = stamp(venv)
    unfinished = venv / "cockpit-unfinished"
    if unfinished.exists() or (had and not same_place(had, wanted)) or not works(venv):
        remove(venv)
    fresh = not venv.exists()
    venv.mkdir(exist_ok=True)
    unfinished.touch()
    (venv / "cockpit-installed").unlink(missing_ok=True)
    if fresh:
        run(*maker(), str(venv))
    everything = sorted(extras | extras_had)
    package = f".[{','.join(everything)}]" if everything else "."
    run(*installer(venv), "-c", "constraints.txt", "-e", package)
    # A quarter of a start is compiling; where Python may not keep what it compiled, every start.
    run(str(venv / "bin" / "python"), "-m", "compileall", "-q", "cockpit")
    (venv / "cockpit-installed").write_text(f"{wanted}\n{' '.join(everything)}\n")
    unfinished.unlink()


def stamp(venv: Path) -> tuple[str, set[str]]:
    """What the environment was last made for, and the extras in it; blank when unknown."""
    try:
        lines = (venv / "cockpit-installed").read_text().splitlines()
    except OSError:
        return "", set()
    return (lines[0], set(lines[1].split())) if len(lines) == 2 else ("", set())


def same_place(had: str, wanted: str) -> bool:
    """Whether both were wanted for the same checkout: checksum, size, place."""
    return had.split(" ", 2)[2:] == wanted.split(" ", 2)[2:]


def works(venv: Path) -> bool:
    """Whether the environment there is runs a Python that is new enough, and can install."""
    python = venv / "bin" / "python"
    program = FOUND if shutil.which("uv") else f"import pip; {FOUND}"
    try:
        found = subprocess.run([python, "-c", program], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return False
    return found.stdout.splitlines() == [str(venv), "True"]


def remove(venv: Path) -> None:
    """Take the environment away, or the link that stands in its place."""
    if venv.is_symlink():
        venv.unlink()
    elif venv.exists():
        shutil.rmtree(venv)


def maker() -> list[str]:
    """The command that makes an environment in a folder."""
    if uv := shutil.which("uv"):
        return [uv, "venv", "--quiet", "--allow-existing", "--python", sys.executable]
    return [sys.executable, "-m", "venv"]


def installer(venv: Path) -> list[str]:
    """The command that installs into the environment."""
    python = str(venv / "bin" / "python")
    if uv := shutil.which("uv"):
        return [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    return [python, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check"]


def run(*command: str) -> None:
    """Run a command without a word, unless it fails: then show what it said and end."""
    # In an environment of its own, a pip told to install for the user refuses to.
    environment = os.environ | {"PIP_USER": "0"}
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if ended.returncode:
        print(ended.stdout, file=sys.stderr)
        sys.exit(f"cockpit: not set up: {Path(command[0]).name} failed as shown above.")


if __name__ == "__main__":
    try:
        main(Path(sys.argv[1]), sys.argv[2], set(sys.argv[3:]))
    except KeyboardInterrupt:
        sys.exit("cockpit: set-up stopped; the next run begins again.")
    except OSError as error:
        sys.exit(f"cockpit: not set up: {error}")
