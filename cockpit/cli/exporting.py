"""``cockpit export``: leads and calls out, so that importing them again changes nothing."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import TextIO

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, written
from cockpit.cli.options import Settings, common
from cockpit.cli.out import plural, say, tell
from cockpit.core.history import folded
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.write import CallLine, Format, write_calls, write_leads

Writer = Callable[[TextIO], int]


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
    """Write all leads, or all calls that count, as CSV or JSON.

    \b
    Example:
      cockpit export calls -o calls.csv
      cockpit export leads --format json
    """
    chosen: Format = form or ("json" if settings.json else "csv")
    if output and same_file(output, opening.db_path(settings)):
        raise click.BadParameter("that is the database itself", param_hint="-o")
    with opening.ledger(settings) as ledger:

        def write(stream: TextIO) -> int:
            return _leads(ledger, stream, chosen) if what == "leads" else _calls(ledger, stream, chosen)

        if output is None or str(output) == "-":
            _to_stdout(write)
        else:
            with written(output) as stream:
                count = write(stream)
            tell(f"{output}: {plural(count, what.removesuffix('s'))}.")


def _leads(ledger: SqliteLedger, stream: TextIO, form: Format) -> int:
    # A read left open keeps the ledger as it is for both passes.
    with closing(ledger.leads()) as open_read:
        next(open_read, None)
        count, most = 0, 1
        for lead in ledger.leads():
            count, most = count + 1, max(most, len(lead.numbers))
        write_leads(stream, ledger.leads(), form, most)
    return count


def _calls(ledger: SqliteLedger, stream: TextIO, form: Format) -> int:
    lines = list(_call_lines(ledger))
    write_calls(stream, lines, form)
    return len(lines)


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
            name=names[call.lead] if call.lead is not None else "",
            phone=call.phone,
            at=call.at,
            direction=call.direction,
            outcome=call.outcome,
            note=call.note,
        )


class _Shown(io.TextIOBase):
    """A terminal: what is written to it is made safe to show first."""

    def write(self, text: str, /) -> int:
        say(text.removesuffix("\n").removesuffix("\r"))
        return len(text)


def _to_stdout(write: Writer) -> None:
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        buffer = io.StringIO(newline="")
        write(buffer)
        say(buffer.getvalue().removesuffix("\n"))
        return
    sys.stdout.flush()
    stream = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
    try:
        write(stream)
        stream.flush()
    finally:
        stream.detach()
