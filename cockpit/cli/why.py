"""``cockpit why``: why somebody stands where they do in the queue, or why not."""

from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from itertools import islice
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.scene import Scene, scene
from cockpit.cli.who import person
from cockpit.cli.words import lead_name
from cockpit.core.hours import day_named
from cockpit.core.model import Lead
from cockpit.core.queue import Rank, Turn
from cockpit.core.value import value
from cockpit.core.why import Explanation, before, explanation
from cockpit.session.files import Files
from cockpit.session.lineup import Lineup, Standing

COUNTED = 200
"""Leads from the queue's head on among which a place is counted."""


@value
class _Told:
    """Why one lead stands where it does; ``place`` is 0 where it was not counted."""

    lead: Lead
    standing: Standing | None
    explanation: Explanation
    place: int = 0


@click.command()
@common
@click.argument("who", type=Line())
@click.option("--instead-of", "other", type=Line(), metavar="WHO2", help="And why not this lead.")
@click.option("--at", type=Moment(), metavar="TIME", help="As of this time, not of now.")
@click.pass_obj
def command(settings: Settings, who: str, other: str | None, at: datetime | None) -> None:
    """Say why WHO stands where they do in the queue.

    Or why they do not stand in it. The place is told for the first 200.

    \b
    Example:
      cockpit why 12
      cockpit why 12 --instead-of "(312) 555-0142"
    """
    with scene(settings, who, at) as here:
        ledger, config = here.ledger, here.config
        asked = [here.dossier.lead.id]
        if other is not None:
            asked.append(person(ledger, other, config.region, here.mask).lead)
        lineup = Lineup(ledger, Files(ledger), here.lookout, config.queue)
        told = [_told(here, lineup, lead) for lead in asked]
        waiting = lineup.waiting(here.at)
    first = _first(told)
    if settings.json:
        answer(_answer(told, waiting, first))
        return
    for each in told:
        say("\n".join(_lines(each, waiting, here.at, opening.rep_zone(config))))
    if first:
        say(f"{lead_name(first[0])} comes first: {first[1]}.")


def _answer(told: Sequence[_Told], waiting: int, first: tuple[Lead, str] | None) -> dict[str, Any]:
    """The lead asked about, and the other one under ``instead_of``."""
    facts, *others = [_facts(each, waiting) for each in told]
    for other in others:
        facts["instead_of"] = other
        facts["first"] = {"lead": first[0].id, "text": first[1]} if first else None
    return facts


def _told(here: Scene, lineup: Lineup, lead: int) -> _Told:
    standing = lineup.standing(lead, here.at)
    dossier = here.mask.dossier(lineup.files.dossier(lead))
    why = standing.why if standing else None
    found = explanation(dossier, here.lookout, here.config.queue, here.at, why)
    place = _place(lineup, lead, here.at) if standing else 0
    return _Told(dossier.lead, standing, here.mask.explanation(found), place)


def _place(lineup: Lineup, lead: int, now: datetime) -> int:
    ahead = enumerate(islice(lineup.ahead(now), COUNTED), 1)
    return next((place for place, each in ahead if each.dossier.lead.id == lead), 0)


def _first(told: Sequence[_Told]) -> tuple[Lead, str] | None:
    """Which of two who stand in the queue comes first, and why."""
    leads = {each.standing.place: (each.lead, each.standing) for each in told if each.standing}
    if len(leads) < 2:
        return None
    (first, one), (_, other) = (leads[place] for place in sorted(leads))
    return first, _against(one, other)


def _against(one: Standing, other: Standing) -> str:
    """What puts one of the queue before another."""
    ahead, behind = one.place.rank, other.place.rank
    if one.why is not other.why:
        return f"{one.why.value} comes before {other.why.value}"
    if isinstance(ahead, Rank) and isinstance(behind, Rank):
        return before(ahead, behind)
    if isinstance(ahead, Turn) and isinstance(behind, Turn) and ahead.due != behind.due:
        return "a promise that has lapsed comes before one that is due"
    return "the older promise comes first"


def _facts(told: _Told, waiting: int) -> dict[str, Any]:
    return {
        "lead": told.lead.id,
        "name": told.lead.name,
        "why": told.standing.why.value if told.standing else None,
        "place": told.place or None,
        "of": waiting,
        "reasons": [
            {"text": each.text, "until": each.until.isoformat() if each.until else None}
            for each in told.explanation.reasons
        ],
    }


def _lines(told: _Told, waiting: int, now: datetime, rep_zone: tzinfo) -> Iterator[str]:
    where = "not in the queue"
    if told.standing:
        place = f"place {told.place}" if told.place else f"behind the first {COUNTED}"
        where = f"{told.standing.why.value}, {place} of {waiting}"
    yield f"{told.lead.id}  {lead_name(told.lead)}: {where}."
    for each in told.explanation.reasons:
        until = f" ({day_named(each.until, rep_zone, now)}, your time)" if each.until else ""
        yield f"  {each.text}{until}"
