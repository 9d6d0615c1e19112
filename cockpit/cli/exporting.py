"""``cockpit export``: leads and calls out, so that importing them again changes nothing."""

from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from datetime import tzinfo
from pathlib import Path
from typing import TextIO, TypeVar, get_args

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, standard_output, written
from cockpit.cli.options import Settings, common
from cockpit.cli.out import plural, tell
from cockpit.core.mask import Mask
from cockpit.ledger.calls import PastCall
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.activities.line import CallLine
from cockpit.lists.write import CallFormat, write_calls, write_leads

Export = Callable[[SqliteLedger, TextIO], int]
Row = TypeVar("Row")


@click.command()
@common
@click.argument("what", type=click.Choice(["leads", "calls"]))
@click.option(
    "--format",
    "form",
    type=click.Choice(get_args(CallFormat)),
    help="csv, unless --json is given; that of a program, for calls.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write to FILE, complete or not at all.",
)  # fmt: skip
@click.pass_obj
def command(settings: Settings, what: str, form: CallFormat | None, output: Path | None) -> None:
    """Write all leads, or all calls, as CSV, JSON or for a CRM.

    Calls that were taken back are left out. Importing the file changes nothing.

    \b
    Example:
      cockpit export calls -o calls.csv
      cockpit export calls --format hubspot -o hubspot.csv
      cockpit export leads --format json
    """
    chosen: CallFormat = form or ("json" if settings.json else "csv")
    if output and same_file(output, opening.db_path(settings)):
        raise click.BadParameter("that is the database itself", param_hint="-o")
    export = _leads(chosen, settings.mask) if what == "leads" else _calls(chosen, settings)
    with opening.ledger(settings) as ledger:
        if output is None or str(output) == "-":
            export(ledger, standard_output())
            return
        with written(output) as stream:
            count = export(ledger, stream)
    tell(f"{output}: {plural(count, what.removesuffix('s'))} written.")


def _leads(form: CallFormat, mask: Mask) -> Export:
    if form != "csv" and form != "json":
        raise click.BadParameter(f"{form} takes calls; csv or json, please", param_hint="--format")

    def export(ledger: SqliteLedger, stream: TextIO) -> int:
        # The first read, left open, keeps the ledger as it is for the others.
        with _closed(ledger.leads()) as held, _closed(ledger.leads()) as leads:
            next(held, None)
            most = max((len(lead.numbers) for lead in ledger.leads()), default=1)
            return write_leads(stream, map(mask.exported, leads), form, most)

    return export


def _calls(form: CallFormat, settings: Settings) -> Export:
    clock, mask = opening.rep_zone(opening.config(settings)), settings.mask

    def export(ledger: SqliteLedger, stream: TextIO) -> int:
        with _closed(ledger.past_calls()) as calls:
            return write_calls(stream, (_line(call, clock, mask) for call in calls), form)

    return export


@contextmanager
def _closed(rows: Iterator[Row]) -> Iterator[Iterator[Row]]:
    """Rows whose read is over at the end, also where not all of them were read."""
    try:
        yield rows
    finally:
        if isinstance(rows, Generator):
            rows.close()


def _line(past: PastCall, clock: tzinfo, mask: Mask) -> CallLine:
    call = past.call
    return CallLine(
        event=call.event,
        lead=call.lead,
        name=mask.name(call.lead, past.name),
        phone=mask.phone(call.phone),
        at=call.at.astimezone(clock),
        direction=call.direction,
        outcome=call.outcome,
        note=mask.note(call.note),
        detail=call.detail,
        seconds=past.seconds,
        cause=call.cause,
    )
