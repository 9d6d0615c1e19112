"""The machine and the programs a run was measured with, no name or path among them."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path


def machine() -> dict[str, str]:
    """What a reader must know to compare the figures with their own."""
    return {
        "CPU": _field("/proc/cpuinfo", "model name") or platform.machine(),
        "cores": str(len(os.sched_getaffinity(0))),
        "RAM": f"{_kilobytes() / 1024**2:.0f} GB",
        "OS": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
        "SQLite": sqlite3.sqlite_version,
        "Textual": version("textual"),
        "sqlite-utils": version("sqlite-utils"),
    }


def _kilobytes() -> int:
    return int(_field("/proc/meminfo", "MemTotal").split()[0])


def _field(path: str, name: str) -> str:
    for line in Path(path).read_text().splitlines():
        key, _, value = line.partition(":")
        if key.strip() == name:
            return value.strip()
    return ""
