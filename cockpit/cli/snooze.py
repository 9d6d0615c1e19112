"""``cockpit snooze``: out of the queue until a moment."""

from datetime import UTC, datetime

import click

from cockpit.cli.options import Line, Settings, common
from cockpit.cli.problems import Failed
from cockpit.cli.scene import Scene, report, scene
from cockpit.core.days import WhenError
from cockpit.core.events import Snoozed
from cockpit.core.goodtime import next_good_time
from cockpit.core.week import working
from cockpit.core.whenever import EXAMPLES, moment

GOOD = "good"


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("until", type=Line(), nargs=-1, required=True)
@click.pass_obj
def command(settings: Settings, who: str, until: tuple[str, ...]) -> None:
    """Keep WHO out of the queue until a moment.

    UNTIL is a moment in plain words, in the lead's time, or in ISO 8601; or "good": the next good
    time to call.

    \b
    Example:
      cockpit snooze 12 tomorrow 10:15
      cockpit snooze 12 good
    """
    with scene(settings, who) as here:
        at = _until(" ".join(until), here)
        (event,) = here.kept(Snoozed(at))
    said = f"{here.name} snoozed until {here.named(at)} there"
    report(settings, event, said, until=at.astimezone(here.clock).isoformat())


def _until(words: str, here: Scene) -> datetime:
    if words.casefold() == GOOD:
        return _good_time(here)
    try:
        return moment(words, here.now, here.clock).astimezone(UTC)
    except WhenError as error:
        text = f"{words}: {error} Write for example {EXAMPLES}, or {GOOD}"
        raise click.BadParameter(text, param_hint="UNTIL") from error


def _good_time(here: Scene) -> datetime:
    situation = here.lookout.situation(here.dossier, here.now, here.phone)
    found = next_good_time(situation, here.lookout.rules, working(here.config.rep.hours))
    if found is None:
        raise Failed(f"{here.name}: no good time within 14 days; write until when instead")
    return found
