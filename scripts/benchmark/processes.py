"""Commands run to their end, with the time they took and the memory they held, children too."""

import os
import select
import signal
import subprocess
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile
from time import perf_counter

from scripts.benchmark.broken import Broken

LOOK_EVERY = 0.05
"""Seconds between two looks at a command's memory."""


@dataclass(frozen=True, slots=True)
class Ran:
    """A command that ended well: seconds, peak memory of all its processes in MB, its words."""

    seconds: float
    peak: float
    said: str


def ran(command: Sequence[str], env: Mapping[str, str], folder: Path) -> Ran:
    """Run a command to its end. Raises Broken if it fails."""
    with TemporaryFile("w+") as said, TemporaryFile("w+") as complaints:
        begun = perf_counter()
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=complaints, env=env, cwd=folder
        )
        try:
            peak = _peak(process.pid)
            seconds = perf_counter() - begun
        finally:
            stop(process.pid)
            process.wait()
        said.seek(0)
        complaints.seek(0)
        if process.returncode:
            words = " ".join(map(str, command))
            raise Broken(f"{words}: ended with {process.returncode}:\n{complaints.read()}")
        return Ran(seconds, peak, said.read())


def stop(pid: int) -> None:
    """Kill a process of ours and all that it started, unless they have ended."""
    for member in family(pid):
        with suppress(ProcessLookupError):
            os.kill(member, signal.SIGKILL)


def _peak(pid: int) -> float:
    """The most memory that a command and all that it started held together, once it has ended.

    Those that run at one time are added up, each with the most that it has held so far.
    """
    most = 0.0
    # A descriptor that tells of the end at once: to wait in small steps would blur the time.
    ended = os.pidfd_open(pid)
    try:
        while not select.select([ended], [], [], LOOK_EVERY)[0]:
            most = max(most, sum(map(peak_memory, family(pid))))
    finally:
        os.close(ended)
    return most


def family(pid: int) -> list[int]:
    """A process and all that it started, as far as they still run."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, _text(task).split())
    return found


def peak_memory(pid: int) -> float:
    """The most memory that a process ever held, in MB; 0 if it has ended."""
    return _memory(pid, "VmHWM")


def memory(pid: int) -> float:
    """The memory that a process holds, in MB; 0 if it has ended."""
    return _memory(pid, "VmRSS")


def _memory(pid: int, what: str) -> float:
    for line in _text(Path(f"/proc/{pid}/status")).splitlines():
        if line.startswith(f"{what}:"):
            return int(line.split()[1]) / 1024
    return 0.0


def _text(path: Path) -> str:
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
