"""``cockpit history``: every call to and from somebody's numbers, and what else there was."""

from collections.abc import Iterator
from datetime import datetime, tzinfo
from itertools import zip_longest
from operator import itemgetter
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, say, table
from cockpit.cli.who import person
from cockpit.cli.words import lead_name, promise_facts
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.history import History
from cockpit.core.hours import day_and_time
from cockpit.core.mask import Mask
from cockpit.core.model import Call, Cause, Touch
from cockpit.core.promise import Promise, in_words, is_kept, standing

_DIRECTIONS = {"out": "to them", "in": "from them"}
_CAUSES = {Cause.MESSAGE: "a message", Cause.MISSED_CALL: "a missed call", Cause.EMAIL: "an email"}


@click.command()
@common
@click.argument("who", type=Line())
@click.pass_obj
def command(settings: Settings, who: str) -> None:
    """List every call to and from WHO, oldest first.

    With the emails, the texts and what was promised. WHO is a lead id, or a number in any
    writing. Calls that were taken back are marked.

    \b
    Example:
      cockpit history 12
      cockpit history "(312) 555-0142" --json
    """
    config = opening.config(settings)
    lookout = opening.lookout(config)
    now, mask = opening.now(), settings.mask
    with opening.ledger(settings) as ledger:
        whom = person(ledger, who, config.region, mask)
        dossier = mask.dossier(ledger.dossier(whom.lead))
    history = dossier.history
    if settings.json:
        clock = lookout.clock(dossier)
        answer(
            {
                "lead": dossier.lead.id,
                "name": dossier.lead.name,
                "calls": [_call_facts(lookout, dossier, call, mask) for call in history.calls],
                "touches": [_touch_facts(touch, clock) for touch in history.touches],
                "promises": [_promise_facts(*each) for each in _promises(history, now)],
            }
        )
        return
    say(f"{dossier.lead.id}  {lead_name(dossier.lead)}")
    if rows := [row for _, row in sorted(_rows(lookout, dossier, now, mask), key=itemgetter(0))]:
        say(table(("there", "what", "number", "outcome", "event", "note"), rows))
    else:
        say("No calls yet.")


def _call_facts(lookout: Lookout, dossier: Dossier, call: Call, mask: Mask) -> dict[str, Any]:
    more = {"detail": call.detail, "cause": call.cause, "script": call.script, "said": call.said}
    return {
        "event": call.event,
        "at": call.at.isoformat(),
        "local": call.at.astimezone(lookout.clock(dossier, call.phone)).isoformat(),
        "phone": mask.phone(call.phone),
        "direction": call.direction.value,
        "outcome": call.outcome.value,
        "note": call.note,
        "undone": call.undone,
    } | {name: str(said) for name, said in more.items() if said}


def _touch_facts(touch: Touch, clock: tzinfo) -> dict[str, Any]:
    return {
        "event": touch.event,
        "at": touch.at.isoformat(),
        "local": touch.at.astimezone(clock).isoformat(),
        "channel": touch.channel.value,
        "note": touch.note,
    }


def _promise_facts(promise: Promise, became: str) -> dict[str, Any]:
    return {"event": promise.event, **promise_facts(promise), "standing": became}


def _promises(history: History, now: datetime) -> Iterator[tuple[Promise, str]]:
    """Every promise with where it stands, or what it became: ``kept``, ``replaced``."""
    for promise, later in zip_longest(history.promises, history.promises[1:]):
        is_replaced = later is not None and later.made <= now
        until = later.made if is_replaced else now
        if is_kept(promise, (call for call in history.calls if call.at <= until)):
            yield promise, "kept"
        else:
            yield promise, "replaced" if is_replaced else standing(promise, now).value


def _ended(call: Call) -> str:
    said = f"{call.outcome.label}: {call.detail.label}" if call.detail else call.outcome.label
    if call.cause and call.cause is not Cause.UNKNOWN:
        said = f"{said}, because of {_CAUSES[call.cause]}"
    return f"{said} (undone)" if call.undone else said


def _rows(
    lookout: Lookout, dossier: Dossier, now: datetime, mask: Mask
) -> Iterator[tuple[datetime, tuple[str, ...]]]:
    """When each thing happened, and its line."""
    clock = lookout.clock(dossier)
    for call in dossier.history.calls:
        there = day_and_time(call.at, lookout.clock(dossier, call.phone), now)
        number, ended = mask.shown(call.phone), _ended(call)
        yield call.at, (there, _DIRECTIONS[call.direction], number, ended, call.event, call.note)
    for touch in dossier.history.touches:
        there = day_and_time(touch.at, clock, now)
        yield touch.at, (there, "to them", "", touch.channel.label, touch.event, touch.note)
    for promise, became in _promises(dossier.history, now):
        there = day_and_time(promise.made, clock, now)
        said = f"a call {in_words(promise, clock, now)} ({became})"
        yield promise.made, (there, "promised", "", said, promise.event, promise.words)
