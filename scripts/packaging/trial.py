"""The wheel in an empty environment: what whoever installs it would do first."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

from scripts.benchmark.terminal import Terminal
from scripts.install import installer, maker
from scripts.packaging.building import EXAMPLE
from scripts.packaging.commands import hold, said

LEADS = "name,company,phone,zone\n" + "".join(
    f"{name},Sample Freight,+1 312 555 01{place:02},America/Chicago\n"
    for place, name in enumerate(("Dana Ruiz", "Bo Chen", "Ivy Okafor"))
)
NOON = "2026-03-12T12:00:00-05:00"
"""A Thursday on Chicago's clock, in office hours."""


class Installed:
    """The program installed in an environment of its own, and a folder to work in."""

    def __init__(self, wheel: Path, constraints: Path, folder: Path) -> None:
        environment = folder / "environment"
        self.bin = environment / "bin"
        self.home = folder / "home"
        self.home.mkdir()
        # In an environment of its own, a pip told to install for the user refuses to.
        env = os.environ | {"PIP_USER": "0"}
        said((*maker(), environment), self.home, env)
        said((*installer(environment), "-c", constraints, wheel), self.home, env)

    @property
    def env(self) -> Mapping[str, str]:
        """An environment that knows of no checkout and no configuration."""
        kept = {name: os.environ[name] for name in ("LANG", "SHELL") if name in os.environ}
        return kept | {
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "HOME": str(self.home),
            "TERM": "xterm-256color",
            "TZ": "America/Chicago",
            "COCKPIT_CLOCK": NOON,
        }

    def cockpit(self, *arguments: str) -> str:
        """What a command prints, run from a folder that is nobody's checkout."""
        return said((self.bin / "cockpit", *arguments), self.home, self.env)


def check(installed: Installed, root: Path, version: str) -> None:
    """Raise Failed unless the program works with nothing but its wheel."""
    where = said(
        (installed.bin / "python", "-c", "import cockpit; print(cockpit.__file__)"),
        installed.home, installed.env,
    )  # fmt: skip
    hold(where.startswith(str(installed.bin.parent)), f"imported from elsewhere: {where}")
    told = installed.cockpit("--version")
    hold(told == f"cockpit {version}\n", f"--version says {told!r}, not {version}")
    _check_settings(installed, root)
    _check_calling(installed)


def _check_settings(installed: Installed, root: Path) -> None:
    example = installed.cockpit("config", "example")
    hold(example == (root / EXAMPLE).read_text(), f"config example is not {EXAMPLE}")
    (installed.home / "own.yaml").write_text(example)
    installed.cockpit("--config", "own.yaml", "config", "check")
    installed.cockpit("script", "check")
    hold("_cockpit_completion" in installed.cockpit("completions", "bash"), "no completions")


def _check_calling(installed: Installed) -> None:
    (installed.home / "leads.csv").write_text(LEADS)
    counts = json.loads(installed.cockpit("import", "leads.csv", "--json"))
    hold(counts["added"] == LEADS.count("Sample"), f"import says {counts}")
    queue = json.loads(installed.cockpit("queue", "--json"))
    hold(len(queue) == LEADS.count("Sample"), f"queue says {queue}")
    with Terminal((str(installed.bin / "cockpit"),), installed.env, installed.home) as screen:
        screen.shows(b"Dana Ruiz", b"Bo Chen")
        screen.press(b"n")
        hold(any("No message" in line for line in screen.screen()), "n logged nothing on screen")
    calls = json.loads(installed.cockpit("history", "1", "--json"))["calls"]
    hold([call["outcome"] for call in calls] == ["no_message"], f"history says {calls}")


def python() -> str:
    """The Python that all of this was tried with."""
    return f"Python {sys.version_info.major}.{sys.version_info.minor}"
