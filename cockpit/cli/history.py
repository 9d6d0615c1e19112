"""``cockpit history``: every call to somebody's numbers."""

from datetime import datetime
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, say, table
from cockpit.cli.who import person
from cockpit.cli.words import lead_name
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.hours import day_and_time
from cockpit.core.model import Call
from cockpit.core.phone import shown

_DIRECTIONS = {"out": "to them", "in": "from them"}


@click.command()
@common
@click.argument("who", type=Line())
@click.pass_obj
def command(settings: Settings, who: str) -> None:
    """List every call to WHO, oldest first.

    WHO is a lead id, or a number in any writing. Calls that were taken back are marked.

    \b
    Example:
      cockpit history 12
      cockpit history "(312) 555-0142" --json
    """
    config = opening.config(settings)
    lookout = opening.lookout(config)
    now = opening.now()
    with opening.ledger(settings) as ledger:
        dossier = ledger.dossier(person(ledger, who, config.region).lead)
    calls = dossier.history.calls
    if settings.json:
        answer(
            {
                "lead": dossier.lead.id,
                "name": dossier.lead.name,
                "calls": [_facts(lookout, dossier, call) for call in calls],
            }
        )
        return
    say(f"{dossier.lead.id}  {lead_name(dossier.lead)}")
    if calls:
        header = ("there", "call", "number", "outcome", "event", "note")
        say(table(header, [_row(lookout, dossier, call, now) for call in calls]))
    else:
        say("No calls yet.")


def _facts(lookout: Lookout, dossier: Dossier, call: Call) -> dict[str, Any]:
    return {
        "event": call.event,
        "at": call.at.isoformat(),
        "local": call.at.astimezone(lookout.clock(dossier, call.phone)).isoformat(),
        "phone": call.phone,
        "direction": call.direction.value,
        "outcome": call.outcome.value,
        "note": call.note,
        "undone": call.undone,
    } | ({"detail": call.detail.value} if call.detail else {})


def _ended(call: Call) -> str:
    said = f"{call.outcome.label}: {call.detail.label}" if call.detail else call.outcome.label
    return f"{said} (undone)" if call.undone else said


def _row(lookout: Lookout, dossier: Dossier, call: Call, now: datetime) -> tuple[str, ...]:
    return (
        day_and_time(call.at, lookout.clock(dossier, call.phone), now),
        _DIRECTIONS[call.direction],
        shown(call.phone),
        _ended(call),
        call.event,
        call.note,
    )
