"""``cockpit import``: leads and past calls from a file, all of it or nothing."""

import sys
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from cockpit.cli import opening
from cockpit.cli.columnmaps import column_map
from cockpit.cli.files import same_file
from cockpit.cli.intake import Intake, Report, masked
from cockpit.cli.leadimport import import_leads
from cockpit.cli.options import Line, Settings, common, region
from cockpit.cli.order import Order
from cockpit.cli.out import answer, plural, say, tell
from cockpit.cli.preview import call_facts, call_table, column_table, lead_table
from cockpit.cli.problems import Failed
from cockpit.cli.progress import Feed, Progress
from cockpit.core.model import CallDraft
from cockpit.core.text import clean
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.calls import call_rows
from cockpit.lists.columns import call_columns
from cockpit.lists.fields import FIELDS, Field
from cockpit.lists.kinds import holds_calls
from cockpit.lists.table import read_table


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
@click.option(
    "--map",
    "chosen",
    multiple=True,
    type=Line(),
    callback=column_map,
    metavar="COLUMN=FIELD",
    help=f"What a column of leads becomes, by its name or number: {', '.join(FIELDS)}.",
)
@click.option("--forget-map", is_flag=True, help="Forget what --map said of such a file before.")
@click.option(
    "--dry-run", is_flag=True, help="Say what would change, show ten rows, and change nothing."
)
@click.option(
    "--rejects",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write rejected rows here, to be mended and imported again.",
)
@click.option("--feed", is_flag=True, hidden=True)
@click.option("--either", is_flag=True, hidden=True)
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    calls: bool,
    list_name: str | None,
    country: str | None,
    chosen: Mapping[str, Field],
    forget_map: bool,
    dry_run: bool,
    rejects: Path | None,
    feed: bool,
    either: bool,
) -> None:
    """Import leads, or past calls, from FILE.

    Importing a file twice changes nothing.

    FILE is CSV, an Excel workbook, or JSON as export writes it; - is standard input. Leads
    have the columns name, company, title, phone, email, zone, state, list, priority, notes,
    do not call; past calls have phone, at, outcome, note. The exports of HubSpot, Salesforce,
    Apollo, Outreach, Close and VICIdial are understood, and the column names of most others.
    What --map says holds for the next file with the same columns too.

    \b
    Example:
      cockpit import leads.csv --list Spring --rejects rejects.csv
      cockpit import kunden.csv --map "Kunde=company" --dry-run
      cockpit import --calls calls.csv
    """
    if calls and (list_name or chosen or forget_map):
        raise click.UsageError("--list, --map and --forget-map are for leads, not for --calls")
    if rejects and any(same_file(rejects, p) for p in (file, opening.db_path(settings))):
        raise click.BadParameter("another file, please: that one is needed", param_hint="--rejects")
    if str(file) == "-" and sys.stdin is None:
        raise Failed("standard input: closed; name a file instead of -")
    with Feed() if feed else Progress() as progress, masked(settings.mask):
        config = opening.config(settings)
        chosen_region = country or config.region
        order = Order(
            file, read_table(file, chosen_region),
            chosen_region, list_name, dry_run, rejects, chosen, forget_map, settings.mask,
        )  # fmt: skip
        calls = calls or (either and holds_calls(order.table))
        with opening.ledger(settings) as ledger:
            if calls:
                report = _calls(ledger, order, progress, _named(opening.rep_zone(config)))
            else:
                report = import_leads(ledger, order, progress, _stem(file))
        report = report.seen(order.mask)
        if isinstance(progress, Feed):
            progress.done(report.fed())
    _tell(settings, order, report, feed)


def _calls(ledger: SqliteLedger, order: Order, progress: Progress, zone: ZoneInfo) -> Report:
    columns = call_columns(order.table, order.region)
    intake: Intake[CallDraft] = Intake()
    forgotten = ledger.suppression()
    rows = call_rows(order.table, order.region, zone, forgotten)
    drafts = intake.drafts(rows, progress.step, lambda: order.read(intake, progress))
    counts = ledger.import_calls(
        drafts, opening.now(), order.name, order.dry_run, progress.merged, forgotten
    )
    said = (order.table.said, *columns.said)
    first = intake.first if order.dry_run else None
    preview = None if first is None else [call_facts(each, zone, order.mask) for each in first]
    return Report(said, counts, intake.rejected, intake.notices, columns, preview, calls=True)


def _stem(file: Path) -> str:
    # A pipe's name, such as 63, says nothing.
    return clean(file.stem) if str(file) != "-" and file.is_file() else "import"


def _named(zone: tzinfo) -> ZoneInfo:
    """A zone with a name to tell the rep: UTC where the machine's own has none."""
    return zone if isinstance(zone, ZoneInfo) else ZoneInfo("Etc/UTC")


def _tell(settings: Settings, order: Order, report: Report, feed: bool) -> None:
    tell(f"{order.name}: {'; '.join(map(clean, report.said))}")
    if order.dry_run:
        tell("A dry run: nothing is changed.")
    elif order.chosen and order.table.header:
        tell("What --map said is remembered for the next file with these columns.")
    if order.rejects and report.rejected:
        tell(f"{order.rejects}: {plural(len(report.rejected), 'rejected row')} written.")
    elif report.rejected:
        tell("Import again with --rejects FILE to have the rejected rows in a file.")
    if settings.json and not feed:
        answer(report.facts())
    elif not feed:
        say("\n".join((*_preview(order, report), *report.details(), report.summary())))


def _preview(order: Order, report: Report) -> list[str]:
    """What a dry run shows before its counts."""
    if not order.dry_run:
        return []
    parts = [column_table(report.columns)]
    if report.columns.format:
        parts.insert(0, f"Format: {report.columns.format}")
    if report.preview:
        parts.append((call_table if report.calls else lead_table)(report.preview))
    return [part for each in parts for part in (each, "")]
