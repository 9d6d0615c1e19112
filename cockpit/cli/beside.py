"""The command lines of the processes that import beside a session."""

import os
from dataclasses import dataclass
from pathlib import Path

from cockpit.cli import opening
from cockpit.cli.python import python
from cockpit.cli.settings import Settings
from cockpit.clock import Clock
from cockpit.tui.imports.command import Command


@dataclass(frozen=True, slots=True)
class Errands:
    """Command lines for the same database, configuration and clock as this session has."""

    settings: Settings
    clock: Clock

    def preview(self, file: Path, calls: bool | None) -> Command:
        """Say what would come of a file of leads or past calls; ``None`` is for it to tell."""
        kind = {None: ("--either",), True: ("--calls",), False: ()}[calls]
        return self._command("import", "--feed", "--dry-run", *kind, "--", str(file.absolute()))

    def bring(self, file: Path, calls: bool, rejects: Path | None) -> Command:
        """Import a file, the rejected rows written to another."""
        kind = ("--calls",) if calls else ()
        kept = ("--rejects", str(rejects.absolute())) if rejects else ()
        return self._command("import", "--feed", *kind, *kept, "--", str(file.absolute()))

    def finish(self) -> Command:
        """Finish an import that was cut off."""
        return self._command("finish")

    def _command(self, *arguments: str) -> Command:
        chosen = ["--db", str(opening.db_path(self.settings).absolute())]
        if self.settings.config is not None:
            chosen += ["--config", str(self.settings.config.absolute())]
        environment = dict(os.environ)
        if environment.get("COCKPIT_CLOCK"):
            # It would start there again.
            environment["COCKPIT_CLOCK"] = self.clock().isoformat()
        return Command((*python(), "-m", "cockpit", *chosen, *arguments), environment)
