"""``cockpit check``: what the guard says about calling somebody."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.who import people
from cockpit.cli.words import lead_name, proven_sign, sign_lines, time_there
from cockpit.config import Config
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.goodtime import AHEAD, next_good_time
from cockpit.core.guard import Sign, Situation, signs
from cockpit.core.hours import day_named
from cockpit.core.mask import Mask
from cockpit.core.model import Zones, ZoneSource
from cockpit.core.phone import is_phone
from cockpit.core.rules import DAY
from cockpit.core.value import value
from cockpit.core.week import Week, working

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

    WHO are lead ids, or numbers in any writing. The next good time is the earliest quarter hour
    in office hours there and yours at which nothing speaks against a call that waiting mends.

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
            for person in people(ledger, who, config.region, settings.mask)
        ]
    message = _message(config, [dossier for dossier, _ in asked])
    rep_hours = working(config.rep.hours)
    checks = [
        _check(lookout, dossier, lookout.situation(dossier, now, phone, message), rep_hours)
        for dossier, phone in asked
    ]
    mask = settings.mask
    if settings.json:
        answer([_facts(check, mask) for check in checks])
    else:
        say("\n\n".join(_words(check, mask) for check in checks))


@value
class _Check:
    """What is known of calling somebody on one number at ``now``."""

    dossier: Dossier
    phone: str
    now: datetime
    zones: Zones
    clock: tzinfo
    callable: str
    signs: tuple[Sign, ...]
    good: datetime | None


def _check(lookout: Lookout, dossier: Dossier, situation: Situation, rep_hours: Week) -> _Check:
    phone, now = situation.phone, situation.now
    barred = situation.barred or not is_phone(phone)
    return _Check(
        dossier=dossier,
        phone=phone,
        now=now,
        zones=situation.zones,
        clock=situation.clock,
        callable=lookout.callable(dossier, now, phone),
        signs=signs(situation, lookout.rules),
        good=None if barred else next_good_time(situation, lookout.rules, rep_hours),
    )


def _message(config: Config, dossiers: Iterable[Dossier]) -> str:
    """The message that would be left: the first on the shelf, as when a session begins.

    Blank where none of them has heard one by name, since nothing hangs on it then.
    """
    calls = (call for dossier in dossiers for call in dossier.history.calls)
    if any(call.script and call.outcome.left_message for call in calls):
        return opening.shelf(config).messages[0].name
    return ""


def _facts(check: _Check, mask: Mask) -> dict[str, Any]:
    lead = mask.lead(check.dossier.lead)
    return {
        "lead": lead.id,
        "name": lead.name,
        "phone": mask.phone(check.phone),
        "zones": list(check.zones.names),
        "zone_source": check.zones.source.value,
        "local_time": check.now.astimezone(check.clock).isoformat(),
        "callable": check.callable,
        "signs": [proven_sign(sign, check.clock) for sign in mask.signs(check.signs)],
        "next_good_time": check.good.astimezone(check.clock).isoformat() if check.good else None,
    }


def _words(check: _Check, mask: Mask) -> str:
    there = time_there(check.now, check.clock, bool(check.zones.names))
    return "\n".join(
        (
            f"{check.dossier.lead.id}  {lead_name(mask.lead(check.dossier.lead))}",
            f"  {mask.shown(check.phone)}  {there} ({_SOURCES[check.zones.source]})",
            f"  {_CALLABLE[check.callable]}",
            *(sign_lines(mask.signs(check.signs)) or ["  No signs."]),
            f"  {_good_time(check)}",
        )
    )


def _good_time(check: _Check) -> str:
    if check.good is None:
        return f"No good time to call within {AHEAD // DAY} days."
    clock = "there" if check.zones.names else "on your own clock"
    return f"Next good time: {day_named(check.good, check.clock, check.now)} {clock}."
