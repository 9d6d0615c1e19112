"""``cockpit touch``: an email or a text, which they notice too."""

from datetime import datetime

import click

from cockpit.cli.options import Line, Moment, OneOf, Settings, common
from cockpit.cli.scene import report, scene
from cockpit.core.events import TouchLogged
from cockpit.core.model import Channel


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("channel", type=OneOf(Channel), metavar="email|text")
@click.option("--at", type=Moment(), metavar="TIME", help="When it was, if not now.")
@click.option("--note", type=Line(), default="", help="A line to keep with it.")
@click.pass_obj
def command(settings: Settings, who: str, channel: Channel, at: datetime | None, note: str) -> None:
    """Log an email or a text to WHO.

    It counts in the guard's caps on touches.

    \b
    Example:
      cockpit touch 12 email --note "Sent the price list"
      cockpit touch "(312) 555-0142" text --at 2026-03-03T14:30:00-05:00
    """
    with scene(settings, who, at) as here:
        (event,) = here.kept(TouchLogged(channel, note))
    said = f"{channel.label.capitalize()} to {here.name} logged, {here.named(event.at)} there"
    report(settings, event, said, channel=channel.value, note=here.mask.note(note))
