"""``cockpit import``: leads and past calls from a file, all of it or nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import tzinfo
from pathlib import Path
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, written
from cockpit.cli.options import Line, Settings, common, region
from cockpit.cli.out import answer, plural, say, tell
from cockpit.cli.progress import Progress
from cockpit.core.model import CallDraft, Counts, LeadDraft
from cockpit.core.text import clean
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.calls import call_rows
from cockpit.lists.columns import call_columns, lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rejects import write_rejects
from cockpit.lists.rows import Accepted, Rejected, quoted
from cockpit.lists.table import Table, read_table

Draft = TypeVar("Draft", LeadDraft, CallDraft)

MOST_SHOWN = 20
"""Rows that a plain answer names one by one."""


@dataclass(slots=True)
class Intake(Generic[Draft]):
    """The rows of a file on their way in, and what became of those that are not drafts."""

    rows: Iterable[Accepted[Draft] | Rejected]
    progress: Progress
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)

    def drafts(self, finish: Callable[[list[Rejected]], None]) -> Iterator[Draft]:
        """The drafts one by one; ``finish`` is told the rejected rows before the end."""
        for row in self.rows:
            self.progress.step()
            if isinstance(row, Rejected):
                self.rejected.append(row)
            else:
                self.notices += ((row.line, text) for text in row.notices)
                yield row.draft
        finish(self.rejected)
        self.progress.end()


@click.command(name="import")
@common
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--calls", is_flag=True, help="Past calls: number, time, outcome, perhaps a note.")
@click.option("--list", "list_name", type=Line(), metavar="NAME", help="Put all leads on NAME.")
@click.option(
    "--region", callback=region, metavar="US", help="Where numbers without + are dialled from."
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--rejects", type=click.Path(path_type=Path), metavar="REJECTS",
    help="Write the rows that were rejected here, to be mended and imported again.",
)  # fmt: skip
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    calls: bool,
    list_name: str | None,
    region: str | None,
    dry_run: bool,
    rejects: Path | None,
) -> None:
    """Import the leads in FILE, or past calls; again, and nothing changes.

    FILE is CSV or our own JSON, - for standard input. Leads have the columns name, company,
    title, phone, email, zone, list, priority, notes; calls have phone, at, outcome, note.
    The column names of ordinary exports are understood too.

    \b
    Example:
      cockpit import leads.csv --list Spring --rejects rejects.csv
      cockpit import --calls calls.csv
    """
    if calls and list_name:
        raise click.UsageError("--list is for leads; leave it out with --calls")
    if rejects and any(same_file(rejects, p) for p in (file, opening.db_path(settings))):
        raise click.BadParameter("would overwrite what it is made from", param_hint="--rejects")
    config = opening.config(settings)
    country = region or config.region
    table = read_table(file, country)

    def finish(rejected: list[Rejected]) -> None:
        # Within the transaction: if they cannot be written nothing is imported.
        if rejects and rejected:
            with written(rejects) as stream:
                write_rejects(stream, table, rejected)

    with opening.ledger(settings) as ledger, Progress() as progress:
        if calls:
            zone = _named(opening.rep_zone(config))
            past = Intake(call_rows(table, country, zone), progress)
            counts = ledger.import_calls(past.drafts(finish), opening.now(), str(file), dry_run)
            report = Report(table, call_columns(table, country).said, counts, past.rejected, past.notices)


def _file_name(file: Path) -> str:
    return clean(str(file))


def _named(zone: tzinfo) -> ZoneInfo:
    """A zone with a name to tell the rep, that of UTC where the machine's has none."""
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("Etc/UTC")
