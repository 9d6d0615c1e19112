"""``cockpit check``: what the guard says about calling somebody."""

from datetime import datetime
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.who import people
from cockpit.cli.words import lead_name, proven_sign, sign_lines, time_there
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.model import ZoneSource
from cockpit.core.phone import shown

_SOURCES = {
    ZoneSource.LEAD: "zone from the lead",
    ZoneSource.STATE: "zone from the state",
    ZoneSource.NUMBER: "zone from the number",
    ZoneSource.UNKNOWN: "zone unknown",
}
_CALLABLE = {"yes": "May be called.", "no": "Not to be called now.", "unknown": "Hours unknown."}


@click.command()
@common
@click.argument("who", nargs=-1, required=True, type=Line())
@click.option("--at", type=Moment(), metavar="TIME", help="As of this time, not of now.")
@click.pass_obj
def command(settings: Settings, who: tuple[str, ...], at: datetime | None) -> None:
    """Say what the guard thinks of calling WHO.

    WHO are lead ids, or numbers in any writing.

    \b
    Example:
      cockpit check 12 "(312) 555-0142"
    """
    config = opening.config(settings)
    lookout = opening.lookout(config)
    now = at or opening.now()
    with opening.ledger(settings) as ledger:
        asked = [
            (ledger.dossier(person.lead), person.phone)
            for person in people(ledger, who, config.region)
        ]
    if settings.json:
        answer([_facts(lookout, dossier, phone, now) for dossier, phone in asked])
    else:
        say("\n\n".join(_words(lookout, dossier, phone, now) for dossier, phone in asked))


def _facts(lookout: Lookout, dossier: Dossier, named: str, now: datetime) -> dict[str, Any]:
    phone = lookout.situation(dossier, now, named).phone
    zones = dossier.zones(phone, lookout.rules)
    clock = lookout.clock(dossier, phone)
    return {
        "lead": dossier.lead.id,
        "name": dossier.lead.name,
        "phone": phone,
        "zones": list(zones.names),
        "zone_source": zones.source.value,
        "local_time": now.astimezone(clock).isoformat(),
        "callable": lookout.callable(dossier, now, phone),
        "signs": [proven_sign(sign, clock) for sign in lookout.signs(dossier, now, phone)],
    }


def _words(lookout: Lookout, dossier: Dossier, named: str, now: datetime) -> str:
    phone = lookout.situation(dossier, now, named).phone
    zones = dossier.zones(phone, lookout.rules)
    there = time_there(now, lookout.clock(dossier, phone), bool(zones.names))
    signs = sign_lines(lookout.signs(dossier, now, phone))
    return "\n".join(
        (
            f"{dossier.lead.id}  {lead_name(dossier.lead)}",
            f"  {shown(phone)}  {there} ({_SOURCES[zones.source]})",
            f"  {_CALLABLE[lookout.callable(dossier, now, phone)]}",
            *(signs or ["  No signs."]),
        )
    )
