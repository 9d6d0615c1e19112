"""``cockpit dnc import`` and ``cockpit dnc export``: the do-not-call list as a file."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, written
from cockpit.cli.intake import Report, masked
from cockpit.cli.options import Settings, common, region
from cockpit.cli.out import answer, plural, put, say, tell
from cockpit.cli.problems import Failed
from cockpit.cli.progress import Progress
from cockpit.core.model import Counts
from cockpit.core.text import clean
from cockpit.lists.columns import Columns
from cockpit.lists.donotcall import number_columns, number_rows
from cockpit.lists.rows import Rejected
from cockpit.lists.table import Table, read_table

AT_ONCE = 500
"""Numbers of a file that one event bars: the keys of a session wait no longer than that takes."""


@dataclass(slots=True)
class _Intake:
    """What a file says, and what came of it."""

    columns: Columns
    said: tuple[str, ...]
    rows: int = 0
    numbers: int = 0
    left_out: int = 0
    phones: dict[str, None] = field(default_factory=dict)
    rejected: list[Rejected] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)
    added: int = 0

    @property
    def report(self) -> Report:
        """The report of an import on the same."""
        counts = Counts(self.added, unchanged=self.numbers - self.added)
        return Report(self.said, counts, self.rejected, self.notices, self.columns)


@click.command(name="import")
@common
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option(
    "--region",
    "country",
    callback=region,
    metavar="US",
    help="Where a number without + would be dialled; else as configured.",
)
@click.option("--dry-run", is_flag=True, help="Say what would change, and change nothing.")
@click.pass_obj
def bring(settings: Settings, file: Path, country: str | None, dry_run: bool) -> None:
    """Put the numbers of FILE on the list.

    FILE is CSV, plain text, an Excel workbook or JSON, with a number in each row in any writing;
    - is standard input. Of several columns those named as numbers count, else the one that looks
    like them. Importing a file twice changes nothing. cockpit undo does not reach for it.

    \b
    Example:
      cockpit dnc import register.csv --dry-run
      cockpit dnc import register.csv
    """
    if str(file) == "-" and sys.stdin is None:
        raise Failed("standard input: closed; name a file instead of -")
    chosen = country or opening.config(settings).region
    now = opening.now()
    mask = settings.mask
    with Progress() as progress, masked(mask):
        table = read_table(file, chosen)
        intake = _read(table, chosen, progress)
        with opening.ledger(settings) as ledger:
            phones = tuple(intake.phones)
            for start, few in _batches(phones):
                progress.merged(start, len(phones))
                intake.added += len(ledger.unbarred(few)) if dry_run else ledger.bar_all(now, few)
    tell(f"{clean(table.name)}: {'; '.join(map(clean, intake.said))}")
    if dry_run:
        tell("A dry run: nothing is changed.")
    report = intake.report.seen(mask)
    if settings.json:
        answer(_facts(intake, report))
    else:
        say("\n".join((*report.details(), _summary(intake))))


@click.command(name="export")
@common
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), required=False)
@click.pass_obj
def take(settings: Settings, file: Path | None) -> None:
    """Write the numbers that must not be called, as CSV or, with --json, as JSON.

    To FILE, complete or not at all; without it, or with -, to standard output. What is kept as
    hashes cannot be written.

    \b
    Example:
      cockpit dnc export barred.csv
      cockpit dnc export --json
    """
    if file and same_file(file, opening.db_path(settings)):
        raise click.BadParameter("that is the database itself", param_hint="FILE")
    with opening.ledger(settings) as ledger:
        phones = tuple(map(settings.mask.phone, ledger.barred()))
        hashed = ledger.suppressed_count()
    text = _json(phones) if settings.json else "\n".join(("phone", *phones, ""))
    if file is None or str(file) == "-":
        put(text)
    else:
        with written(file) as stream:
            stream.write(text)
        tell(f"{file}: {plural(len(phones), 'number')} written.")
    if hashed:
        tell(f"{plural(hashed, 'number stays', 'numbers stay')} behind, kept as hashes only.")


def _read(table: Table, region: str, progress: Progress) -> _Intake:
    columns = number_columns(table, region)
    intake = _Intake(columns, (table.said, *columns.said))
    for row in number_rows(table, region, columns):
        progress.step()
        intake.rows += 1
        if isinstance(row, Rejected):
            intake.rejected.append(row)
            continue
        intake.left_out += not row.phones
        intake.numbers += len(row.phones)
        intake.phones |= dict.fromkeys(row.phones)
        intake.notices += ((row.line, text) for text in row.notices)
    return intake


def _batches(phones: Sequence[str]) -> Iterator[tuple[int, Sequence[str]]]:
    for start in range(0, len(phones), AT_ONCE):
        yield start, phones[start : start + AT_ONCE]


def _facts(intake: _Intake, report: Report) -> dict[str, Any]:
    return {
        "rows": intake.rows,
        "added": intake.added,
        "already": intake.numbers - intake.added,
        "left_out": intake.left_out,
        "rejected": len(report.rejected),
        "rejects": [
            {"line": row.line, "reason": row.reason, "value": row.value} for row in report.rejected
        ],
        "said": list(intake.said),
        "notices": [{"line": line, "text": text} for line, text in report.notices],
    }


def _summary(intake: _Intake) -> str:
    already = f"{intake.numbers - intake.added} there already"
    left = f", {plural(intake.left_out, 'row')} left out that may be called"
    return (
        f"{plural(intake.rows, 'row')}: {plural(intake.added, 'number')} added, {already}, "
        f"{len(intake.rejected)} rejected{left if intake.left_out else ''}."
    )


def _json(phones: Sequence[str]) -> str:
    return json.dumps([{"phone": phone} for phone in phones], indent=2) + "\n"
