"""``cockpit undo``: the last thing done on this machine, taken back."""

import click

from cockpit.cli import opening
from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.problems import Failed
from cockpit.cli.words import lead_name
from cockpit.core.events import (
    CallLogged,
    Event,
    NoteAdded,
    NumbersAllowed,
    NumbersBarred,
    Snoozed,
)
from cockpit.core.phone import shown
from cockpit.core.text import clean
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.calling import said_of


@click.command()
@common
@click.pass_obj
def command(settings: Settings) -> None:
    """Take back the last thing logged here.

    That is the last call, note, snooze or do-not-call logged on this machine; once more takes
    back the one before.

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
        words = _words(last, ledger)
    if settings.json:
        answer({"event": undo.id, "undoes": last.id})
    else:
        say(f"Taken back: {words} ({last.at.isoformat()}).")


def _words(event: Event, ledger: SqliteLedger) -> str:
    name = "" if event.lead is None else lead_name(ledger.lead(event.lead))
    match event.body:
        case CallLogged(phone=phone, outcome=outcome):
            return said_of(outcome, name or shown(phone))
        case NoteAdded(text=text):
            return f"note on {name}: {clean(text)}"
        case Snoozed():
            return f"snooze of {name}"
        case NumbersBarred(phones):
            return f"do not call {', '.join(map(shown, phones))}"
        case NumbersAllowed(phones):
            return f"may be called again {', '.join(map(shown, phones))}"
        case _:
            return f"event {event.id}"
