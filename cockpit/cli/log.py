"""``cockpit log``: a call, as it ended."""

from datetime import datetime, timedelta

import click

from cockpit.cli import opening
from cockpit.cli.options import Ending, Line, Moment, Settings, common
from cockpit.cli.out import answer, say, tell
from cockpit.cli.who import person
from cockpit.cli.words import lead_name, proven_sign, sign_lines, time_there
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Sign
from cockpit.core.model import Call, Outcome
from cockpit.core.phone import shown
from cockpit.ledger import Entry
from cockpit.session.calling import call_logged, said_of

SLACK = timedelta(seconds=60)
"""How far another clock may be ahead of this one without a word about it."""


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("outcome", type=Ending())
@click.option("--at", type=Moment(), metavar="TIME", help="When it was, if not now.")
@click.option("--note", type=Line(), default="", help="A line to keep with the call.")
@click.pass_obj
def command(settings: Settings, who: str, outcome: Outcome, at: datetime | None, note: str) -> None:
    """Log a call to WHO and how it ended.

    WHO is a lead id, or a number in any writing; OUTCOME is answered, voicemail or
    no_message, or its key on the calling screen: a, v, n.

    \b
    Example:
      cockpit log 12 voicemail --note "Spoke of the fair"
      cockpit log "(312) 555-0142" no_message --at 2026-03-03T14:30:00-05:00
    """
    config = opening.config(settings)
    lookout = opening.lookout(config)
    now = opening.now()
    made = at or now
    with opening.ledger(settings) as ledger:
        whom = person(ledger, who, config.region)
        dossier = ledger.dossier(whom.lead)
        phone = lookout.situation(dossier, made, whom.phone).phone
        body = call_logged(dossier, phone, outcome, made, lookout, note=note)
        (event,) = ledger.append(Entry(made, whom.lead, body))
    if made > now + SLACK:
        tell(f"{made.isoformat()} is later than now: the call counts from then on.")
    call = Call(event.id, event.at, phone, outcome, whom.lead, note=note)
    _report(settings, lookout, dossier, call, lookout.signs_after(dossier, call))


def _report(
    settings: Settings, lookout: Lookout, dossier: Dossier, call: Call, signs: tuple[Sign, ...]
) -> None:
    clock = lookout.clock(dossier, call.phone)
    if settings.json:
        answer(
            {
                "event": call.event,
                "lead": dossier.lead.id,
                "phone": call.phone,
                "outcome": call.outcome.value,
                "at": call.at.isoformat(),
                "signs": [proven_sign(sign, clock) for sign in signs],
            }
        )
        return
    known = bool(dossier.zones(call.phone, lookout.rules).names)
    there = time_there(call.at, clock, known)
    said = said_of(call.outcome, lead_name(dossier.lead))
    say(f"{said}, {shown(call.phone)}, {there}. cockpit undo takes it back.")
    for line in sign_lines(signs):
        say(line)
