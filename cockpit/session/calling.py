"""What goes into the ledger about a call, and what is said of it."""

from datetime import datetime

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.events import CallLogged
from cockpit.core.guard import clocks
from cockpit.core.model import Outcome
from cockpit.core.script import Kind
from cockpit.session.deck import Deck
from cockpit.session.view import ScriptView


def call_logged(
    dossier: Dossier,
    phone: str,
    outcome: Outcome,
    now: datetime,
    lookout: Lookout,
    note: str = "",
    script: ScriptView | None = None,
    dialled_at: datetime | None = None,
    overridden: tuple[str, ...] = (),
    message: str = "",
) -> CallLogged:
    """A call to a lead, with all that was true at that moment.

    ``message`` is the name of the message script that was up for it.
    """
    zones = dossier.zones(phone, lookout.rules)
    offset = now.astimezone(clocks(zones, lookout.rep_zone)[0]).utcoffset()
    return CallLogged(
        phone=phone,
        outcome=outcome,
        note=note,
        zones=zones.names,
        zone_source=zones.source,
        offset=int(offset.total_seconds())
        if offset is not None and len(zones.names) == 1
        else None,
        script=script.script.name if script else "",
        script_version=script.script.version if script else "",
        said=script.text if script and outcome.left_message else "",
        signs=tuple(
            f"{sign.code}:{sign.level.word}" for sign in lookout.signs(dossier, now, phone, message)
        ),
        overridden=overridden,
        seconds=int((now - dialled_at).total_seconds()) if dialled_at else None,
        asked=lookout.asks(dossier, now),
    )


def spoken_kind(outcome: Outcome) -> Kind:
    """Which script a call with this outcome was spoken from."""
    return Kind.MESSAGE if outcome.left_message else Kind.OPENER


def said_of(outcome: Outcome, name: str) -> str:
    """A call as the status line names it."""
    match outcome:
        case Outcome.ANSWERED:
            return f"Answered by {name}"
        case Outcome.VOICEMAIL:
            return f"Message left for {name}"
        case Outcome.NO_MESSAGE:
            return f"No message for {name}"


def said_of_call_back(outcome: Outcome, name: str) -> str:
    """A call from them as the status line names it."""
    match outcome:
        case Outcome.ANSWERED:
            return f"{name} called back, and we talked"
        case Outcome.VOICEMAIL:
            return f"{name} called back and left us a message"
        case Outcome.NO_MESSAGE:
            return f"{name} called back, and we missed it"


def number_on_deck(deck: Deck, dossier: Dossier) -> str:
    """The number that is, or would be, dialled."""
    number = dossier.number(deck.phone)
    return number.phone if number else ""
