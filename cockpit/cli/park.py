"""``cockpit park``: out of the queue for some weeks."""

from datetime import datetime

import click

from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.scene import report, scene
from cockpit.core.events import Parked
from cockpit.session.consequences import parked_until


@click.command()
@common
@click.argument("who", type=Line())
@click.option("--at", type=Moment(), metavar="TIME", help="From this time on, not from now.")
@click.pass_obj
def command(settings: Settings, who: str, at: datetime | None) -> None:
    """Keep WHO out of the queue for park_days.

    That is 30 days unless the config says otherwise. The plan for messages starts anew then.

    \b
    Example:
      cockpit park 12
    """
    with scene(settings, who, at) as here:
        until = parked_until(here.at, here.config.queue)
        (event,) = here.kept(Parked(until))
    said = f"{here.name} parked until {here.named(until)} there"
    report(settings, event, said, until=until.astimezone(here.clock).isoformat())
