"""``cockpit queue``: who is next."""

from datetime import datetime
from itertools import islice
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Moment, Settings, common
from cockpit.cli.out import answer, say, table
from cockpit.cli.words import sign_codes, sign_facts
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.hours import day_and_time
from cockpit.core.mask import Mask
from cockpit.session.files import Files
from cockpit.session.lineup import Lineup, Standing


@click.command()
@common
@click.option("--at", type=Moment(), metavar="TIME", help="As of this time, not of now.")
@click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="At most so many."
)
@click.pass_obj
def command(settings: Settings, at: datetime | None, limit: int) -> None:
    """List who is next, in order, and why.

    \b
    Example:
      cockpit queue --limit 5
      cockpit queue --at 2026-03-03T14:30:00-05:00 --json
    """
    config = opening.config(settings)
    lookout = opening.lookout(config)
    now = at or opening.now()
    with opening.ledger(settings) as ledger:
        lineup = Lineup(ledger, Files(ledger), lookout, config.queue)
        standings = list(islice(lineup.ahead(now), limit))
        empty = not standings and ledger.is_empty()
    if settings.json:
        answer([_facts(standing, lookout, now, settings.mask) for standing in standings])
    elif standings:
        header = ("why", "lead", "name", "company", "number", "there", "signs")
        say(table(header, [_row(standing, lookout, now, settings.mask) for standing in standings]))
    else:
        say("No leads yet: cockpit import FILE" if empty else "Nobody to call now.")


def _facts(standing: Standing, lookout: Lookout, now: datetime, mask: Mask) -> dict[str, Any]:
    dossier = mask.dossier(standing.dossier)
    return {
        "lead": dossier.lead.id,
        "name": dossier.lead.name,
        "phone": mask.phone(_phone(dossier)),
        "why": standing.why.value,
        "signs": [sign_facts(sign) for sign in mask.signs(standing.signs)],
        "company": dossier.lead.company,
        "local_time": now.astimezone(lookout.clock(dossier)).isoformat(),
    }


def _row(standing: Standing, lookout: Lookout, now: datetime, mask: Mask) -> tuple[str, ...]:
    dossier = mask.dossier(standing.dossier)
    return (
        standing.why.value,
        str(dossier.lead.id),
        dossier.lead.name,
        dossier.lead.company,
        mask.shown(_phone(dossier)),
        day_and_time(now, lookout.clock(dossier), now),
        sign_codes(standing.signs),
    )


def _phone(dossier: Dossier) -> str:
    number = dossier.number("")
    return number.phone if number else ""
