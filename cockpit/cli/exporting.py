"""``cockpit export``: leads and calls out, so that importing them again changes nothing."""

import io
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, written
from cockpit.cli.options import Settings, common
from cockpit.cli.out import plural, put, tell
from cockpit.core.history import folded
from cockpit.core.model import Lead
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.write import CallLine, Format, write_calls, write_leads


@click.command()
@common
@click.argument("what", type=click.Choice(["leads", "calls"]))
@click.option(
    "--format", "form", type=click.Choice(["csv", "json"]), help="csv, unless --json is given."
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write to FILE, complete or not at all.",
)  # fmt: skip
@click.pass_obj
def command(settings: Settings, what: str, form: Format | None, output: Path | None) -> None:
    """Write all leads, or all calls, as CSV or JSON.

    Calls that were taken back are left out. Importing the file changes nothing.

    \b
    Example:
      cockpit export calls -o calls.csv
      cockpit export leads --format json
    """
    chosen: Format = form or ("json" if settings.json else "csv")
    if output and same_file(output, opening.db_path(settings)):
        raise click.BadParameter("that is the database itself", param_hint="-o")
    export = _WRITERS[what]
    with opening.ledger(settings) as ledger:
        if output is None or str(output) == "-":
            export(ledger, _stdout(), chosen)
            return
        with written(output) as stream:
            count = export(ledger, stream, chosen)
    tell(f"{output}: {plural(count, what.removesuffix('s'))} written.")


def _leads(ledger: SqliteLedger, stream: TextIO, form: Format) -> int:
    # The first read, left open, keeps the ledger as it is for the others.
    with _closed(ledger.leads()) as held, _closed(ledger.leads()) as leads:
        next(held, None)
        count, most = 0, 1
        for lead in ledger.leads():
            count, most = count + 1, max(most, len(lead.numbers))
        write_leads(stream, leads, form, most)
    return count


@contextmanager
def _closed(leads: Iterator[Lead]) -> Iterator[Iterator[Lead]]:
    """Leads whose read is over at the end, also where not all of them were read."""
    try:
        yield leads
    finally:
        if isinstance(leads, Generator):
            leads.close()


def _calls(ledger: SqliteLedger, stream: TextIO, form: Format) -> int:
    lines = list(_call_lines(ledger))
    write_calls(stream, lines, form)
    return len(lines)


_WRITERS: Mapping[str, Callable[[SqliteLedger, TextIO, Format], int]] = {
    "leads": _leads,
    "calls": _calls,
}


def _call_lines(ledger: SqliteLedger) -> Iterator[CallLine]:
    names: dict[int, str] = {}
    for call in folded(list(ledger.call_events())).calls:
        if call.undone:
            continue
        if call.lead is not None and call.lead not in names:
            names[call.lead] = ledger.lead(call.lead).name
        yield CallLine(
            event=call.event,
            lead=call.lead,
            name="" if call.lead is None else names[call.lead],
            phone=call.phone,
            at=call.at,
            direction=call.direction,
            outcome=call.outcome,
            note=call.note,
        )


class _Shown(io.StringIO):
    """A terminal: what is written is made safe to show, and shown at once."""

    def write(self, text: str, /) -> int:
        put(text)
        return len(text)


def _stdout() -> TextIO:
    """Standard output: every byte as it is for a file or a pipe, safe for a terminal."""
    if not isinstance(sys.stdout, io.TextIOWrapper) or sys.stdout.isatty():
        return _Shown()
    sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="")
    return sys.stdout
