"""``cockpit paths``: where everything is."""

import click

from cockpit.cli import opening
from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say, table
from cockpit.cli.script import folder_of
from cockpit.ledger.suppression import secret_path


@click.command()
@common
@click.pass_obj
def command(settings: Settings) -> None:
    """Say where everything is kept.

    \b
    Example:
      cockpit paths --json
    """
    paths = {
        "db": str(opening.db_path(settings)),
        "secret": str(secret_path(opening.db_path(settings))),
        "config": str(opening.config_path(settings)),
        "scripts": str(folder_of(opening.config(settings))),
        "practice": str(opening.practice_path(settings)),
    }
    if settings.json:
        answer(paths)
    else:
        say(table(("what", "where"), paths.items()))
