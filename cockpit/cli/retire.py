"""``cockpit retire``: out of the queue for good."""

import click

from cockpit.cli.options import Line, Settings, common
from cockpit.cli.scene import report, scene
from cockpit.core.events import Retired


@click.command()
@common
@click.argument("who", type=Line())
@click.pass_obj
def command(settings: Settings, who: str) -> None:
    """Take WHO out of the queue for good.

    A promise or a snooze brings the lead back.

    \b
    Example:
      cockpit retire 12
    """
    with scene(settings, who) as here:
        (event,) = here.kept(Retired())
    report(settings, event, f"{here.name} is retired")
