"""Imports that were cut off: finished by whoever opens the database next."""

from time import sleep

import click

from cockpit.cli import opening
from cockpit.cli.options import Settings, common
from cockpit.cli.out import tell
from cockpit.cli.progress import Feed, Progress
from cockpit.ledger import LedgerError
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.tui.imports.running import Import

_PULSE = 0.05


@click.command(name="finish", hidden=True)
@common
@click.pass_obj
def command(settings: Settings) -> None:
    """Finish an import that was cut off, and say how far it is as import --feed does."""
    feed = Feed()
    with feed, opening.ledger_at(opening.db_path(settings)) as ledger:
        feed.done({"file": ledger.finish_import(feed.merged)})


def finish(ledger: SqliteLedger) -> None:
    """Finish what was cut off, and tell of it, or why that cannot be."""
    try:
        with Progress() as progress:
            file = ledger.finish_import(progress.merged)
    except LedgerError as error:
        tell(str(error))
    else:
        if file:
            tell(f"{file}: an import that was cut off is finished.")


def wait_for(running: Import) -> None:
    """Wait until a process has finished what was cut off, and tell of it if it has."""
    with Progress() as progress:
        while not running.is_over:
            sleep(_PULSE)
            running.follow()
            progress.merged(running.merged, running.of)
    if running.report:
        tell(running.news())
