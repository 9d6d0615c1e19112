"""What is to be imported, and how."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from cockpit.cli.files import written
from cockpit.cli.intake import Intake
from cockpit.cli.progress import Progress
from cockpit.core.mask import Mask
from cockpit.core.text import clean
from cockpit.lists.fields import Field
from cockpit.lists.rejects import write_rejects
from cockpit.lists.rows import Draft, Rejected
from cockpit.lists.table import Table


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and how."""

    file: Path
    table: Table
    region: str
    list: str | None
    dry_run: bool
    rejects: Path | None
    chosen: Mapping[str, Field]
    forget: bool
    mask: Mask

    @property
    def name(self) -> str:
        """The file's name, as the ledger remembers it."""
        return clean(self.table.name)

    def keep(self, rejected: Sequence[Rejected]) -> None:
        """Write the rejected rows to the file that was named for them, if there are any."""
        if self.rejects and rejected:
            with written(self.rejects) as stream:
                write_rejects(stream, self.table, rejected)

    def read(self, intake: Intake[Draft], progress: Progress) -> None:
        """Keep what was rejected, once all of the file is read."""
        # Before anything is imported: it will not be if the rejects cannot be kept.
        self.keep(intake.rejected)
        progress.finish()
