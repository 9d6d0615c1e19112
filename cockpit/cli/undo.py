"""``cockpit undo``: the last thing done on this machine, taken back."""

import click

from cockpit.cli import opening
from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.problems import Failed
from cockpit.cli.words import lead_name
from cockpit.core.events import (
    CallLogged,
    DetailAdded,
    Event,
    NoteAdded,
    NumbersAllowed,
    NumbersBarred,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    TouchLogged,
)
from cockpit.core.mask import Mask
from cockpit.core.model import Direction
from cockpit.core.text import clean
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.calling import said_of


@click.command()
@common
@click.pass_obj
def command(settings: Settings) -> None:
    """Take back the last thing logged here.

    That is the last call, detail, note, email, text, promise, snooze, parking, retirement or
    do-not-call of this machine, with all that followed from it; once more takes back the one
    before.

    \b
    Example:
      cockpit undo
    """
    now = opening.now()
    with opening.ledger(settings) as ledger:
        both = ledger.undo_last(now)
        if both is None:
            raise Failed(f"{ledger.path}: nothing left to undo on this machine")
        last, undo = both
        words = _words(last, ledger, settings.mask)
    if settings.json:
        answer({"event": undo.id, "undoes": last.id})
    else:
        say(f"Taken back: {words} ({last.at.isoformat()}).")


def _words(event: Event, ledger: SqliteLedger, mask: Mask) -> str:
    name = "" if event.lead is None else lead_name(mask.lead(ledger.lead(event.lead)))
    match event.body:
        case CallLogged(phone=phone, outcome=outcome, direction=Direction.IN):
            return f"call back from {name or mask.shown(phone)}, {outcome.label}"
        case CallLogged(phone=phone, outcome=outcome):
            return said_of(outcome, name or mask.shown(phone))
        case DetailAdded(detail=detail):
            return f"{detail.label}, of a call to {name}"
        case TouchLogged(channel):
            return f"{channel.label} to {name}"
        case PromiseMade(words=words):
            return f"promise of a call to {name}: {clean(words)}"
        case Parked():
            return f"parking of {name}"
        case Retired():
            return f"retirement of {name}"
        case NoteAdded(text=text):
            return f"note on {name}: {clean(mask.note(text))}"
        case Snoozed():
            return f"snooze of {name}"
        case NumbersBarred(phones):
            return f"do not call {', '.join(map(mask.shown, phones))}"
        case NumbersAllowed(phones):
            return f"may be called again {', '.join(map(mask.shown, phones))}"
        case _:
            return f"event {event.id}"
