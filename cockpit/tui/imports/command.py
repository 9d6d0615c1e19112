"""What imports are made with: command lines, written where the program's options are known."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from cockpit.core.value import value

PRIVATE = "COCKPIT_PRIVATE"
"""What says in the environment that names and numbers are to be masked."""


@value
class Command:
    """A command line that tells on its output how far it is, and the environment it needs."""

    arguments: tuple[str, ...]
    environment: Mapping[str, str]

    def masked(self, private: bool) -> "Command":
        """The same with whoever is named masked, or not, whatever is so here."""
        return replace(self, environment={**self.environment, PRIVATE: str(int(private))})


class Importer(Protocol):
    """The command lines of imports."""

    def preview(self, file: Path, calls: bool | None) -> Command:
        """Say what would come of a file of leads or past calls; ``None`` is for it to tell."""

    def bring(self, file: Path, calls: bool, rejects: Path | None) -> Command:
        """Import a file, the rejected rows written to another."""

    def finish(self) -> Command:
        """Finish an import that was cut off."""
