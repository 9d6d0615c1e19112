"""Commands run to their end, loud when they fail."""

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path


class Failed(Exception):
    """What is wrong with the package: what was tried, and what came of it."""


def said(command: Sequence[str | Path], folder: Path, env: Mapping[str, str] | None = None) -> str:
    """What a command prints that must succeed; raises Failed with all it said if it does not."""
    ended = subprocess.run(
        command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if ended.returncode:
        words = " ".join(map(str, command))
        raise Failed(f"{words}\nended with {ended.returncode}:\n{ended.stdout}{ended.stderr}")
    return ended.stdout


def hold(truth: bool, otherwise: str) -> None:
    """Raise Failed with these words unless something holds."""
    if not truth:
        raise Failed(otherwise)
