"""``cockpit import``: leads and past calls from a file, all of it or nothing."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, written
from cockpit.cli.intake import Intake, Report
from cockpit.cli.options import Line, Settings, common, region
from cockpit.cli.out import answer, plural, say, tell
from cockpit.cli.problems import Failed
from cockpit.cli.progress import Progress
from cockpit.core.model import LeadDraft
from cockpit.core.text import clean
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.calls import call_rows
from cockpit.lists.columns import call_columns, lead_columns
from cockpit.lists.leads import lead_rows
from cockpit.lists.rejects import write_rejects
from cockpit.lists.rows import Draft, Rejected
from cockpit.lists.table import Table, read_table


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be imported, and how."""

    table: Table
    region: str
    list: str | None
    dry_run: bool
    rejects: Path | None

    @property
    def name(self) -> str:
        """The file's name, as the ledger remembers it."""
        return clean(self.table.name)

    def keep(self, rejected: Sequence[Rejected]) -> None:
        """Write the rejected rows to the file that was named for them, if there are any."""
        if self.rejects and rejected:
            with written(self.rejects) as stream:
                write_rejects(stream, self.table, rejected)


@click.command(name="import")
@common
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--calls", is_flag=True, help="Past calls: number, time, outcome, perhaps a note.")
@click.option("--list", "list_name", type=Line(), metavar="NAME", help="Put every lead on NAME.")
@click.option(
    "--region",
    "country",
    callback=region,
    metavar="US",
    help="Where a number without + would be dialled; else as configured.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write rejected rows here, to be mended and imported again.",
)
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    calls: bool,
    list_name: str | None,
    country: str | None,
    dry_run: bool,
    rejects: Path | None,
) -> None:
    """Import leads, or past calls, from FILE.

    Importing a file twice changes nothing.

    FILE is CSV, or JSON as export writes it; - is standard input. Leads have the columns
    name, company, title, phone, email, zone, list, priority, notes; past calls have phone,
    at, outcome, note. The column names of ordinary exports are understood too.

    \b
    Example:
      cockpit import leads.csv --list Spring --rejects rejects.csv
      cockpit import --calls calls.csv
    """
    if calls and list_name:
        raise click.UsageError("--list is for leads; leave it out with --calls")
    if rejects and any(same_file(rejects, p) for p in (file, opening.db_path(settings))):
        raise click.BadParameter("another file, please: that one is needed", param_hint="--rejects")
    if str(file) == "-" and sys.stdin is None:
        raise Failed("standard input: closed; name a file instead of -")
    config = opening.config(settings)
    chosen = country or config.region
    order = Order(read_table(file, chosen), chosen, list_name, dry_run, rejects)
    with opening.ledger(settings) as ledger, Progress() as progress:
        if calls:
            report = _calls(ledger, order, progress, _named(opening.rep_zone(config)))
        else:
            report = _leads(ledger, order, progress, _stem(file))
    _tell(settings, order, report)


def _leads(ledger: SqliteLedger, order: Order, progress: Progress, stem: str) -> Report:
    said = lead_columns(order.table, order.region).said
    intake = Intake(lead_rows(order.table, order.region, ""))
    drafts = _on_list(intake.drafts(progress.step, lambda: _read(order, intake, progress)), order)
    counts = ledger.import_leads(drafts, stem, opening.now(), order.name, order.dry_run)
    return Report((order.table.said, *said), counts, intake.rejected, intake.notices)


def _calls(ledger: SqliteLedger, order: Order, progress: Progress, zone: ZoneInfo) -> Report:
    said = call_columns(order.table, order.region).said
    intake = Intake(call_rows(order.table, order.region, zone))
    drafts = intake.drafts(progress.step, lambda: _read(order, intake, progress))
    counts = ledger.import_calls(drafts, opening.now(), order.name, order.dry_run)
    return Report((order.table.said, *said), counts, intake.rejected, intake.notices)


def _read(order: Order, intake: Intake[Draft], progress: Progress) -> None:
    # Before anything is imported: it will not be if the rejects cannot be kept.
    order.keep(intake.rejected)
    progress.finish()


def _on_list(drafts: Iterator[LeadDraft], order: Order) -> Iterator[LeadDraft]:
    return (replace(draft, list=order.list) if order.list else draft for draft in drafts)


def _stem(file: Path) -> str:
    # A pipe's name, such as 63, says nothing.
    return clean(file.stem) if str(file) != "-" and file.is_file() else "import"


def _named(zone: tzinfo) -> ZoneInfo:
    """A zone with a name to tell the rep: UTC where the machine's own has none."""
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("Etc/UTC")


def _tell(settings: Settings, order: Order, report: Report) -> None:
    tell(f"{order.name}: {'; '.join(map(clean, report.said))}")
    if order.dry_run:
        tell("A dry run: nothing is changed.")
    if order.rejects and report.rejected:
        tell(f"{order.rejects}: {plural(len(report.rejected), 'rejected row')} written.")
    elif report.rejected:
        tell("Import again with --rejects FILE to have the rejected rows in a file.")
    if settings.json:
        answer(report.facts())
    else:
        say("\n".join((*report.details(), report.summary())))
