"""``cockpit callback``: they call us; who it is, and how that ended."""

from dataclasses import replace
from datetime import datetime

import click

from cockpit.cli import callercard, opening
from cockpit.cli.options import Ending, Line, Moment, OneOf, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.scene import Scene, scene
from cockpit.core.events import CallLogged, Event
from cockpit.core.model import Cause, Direction, Outcome
from cockpit.session.caller import Caller, caller
from cockpit.session.calling import call_logged
from cockpit.session.prompter import Prompter

_ENDED = {
    Outcome.ANSWERED: "you spoke to them",
    Outcome.VOICEMAIL: "they left a message",
    Outcome.NO_MESSAGE: "you missed it",
}


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("outcome", type=Ending(), required=False)
@click.option("--at", type=Moment(), metavar="TIME", help="When they called, if not now.")
@click.option(
    "--cause", type=OneOf(Cause), default=Cause.UNKNOWN.value, show_default=True,
    metavar="message|missed_call|email|unknown", help="Why they called, as they say themselves.",
)  # fmt: skip
@click.option("--note", type=Line(), default="", help="A line to keep with the call.")
@click.pass_obj
def command(
    settings: Settings, who: str, outcome: Outcome | None, at: datetime | None, cause: Cause,
    note: str,
) -> None:  # fmt: skip
    """Say who WHO is that calls you, and log their call.

    The card tells what you sell, the message they heard word for word, the calls they missed, what
    you promised and what to say. OUTCOME is answered (you spoke to them), voicemail (they left a
    message) or no_message (you missed them); without it nothing is logged.

    \b
    Example:
      cockpit callback "(312) 555-0142"
      cockpit callback 12 answered --cause message
    """
    with scene(settings, who, at) as here:
        card = _card(here)
        logged: dict[str, object] = {"event": None}
        if outcome is not None:
            (event,) = here.kept(_call_back(here, card, outcome, cause, note))
            logged = _logged(event, outcome, cause, here.mask.note(note))
    if settings.json:
        answer(callercard.facts(card, here.at, here.mask) | logged)
        return
    there = here.time_there(card.phone)
    say("\n".join(callercard.lines(card, here.at, there, here.mask)))
    if outcome is not None:
        said = f"Call back from {here.name} logged: {_ENDED[outcome]}, {here.named(here.at)} there"
        say(f"{said}. cockpit undo takes it back.")


def _card(here: Scene) -> Caller:
    prompter = Prompter(opening.shelf(here.config), here.config.rep, here.lookout)
    return caller(here.dossier, here.lookout, here.at, here.phone, prompter, here.mask)


def _call_back(here: Scene, card: Caller, outcome: Outcome, cause: Cause, note: str) -> CallLogged:
    logged = call_logged(
        here.dossier, card.phone, outcome, here.at, here.lookout, note, card.script
    )
    return replace(logged, direction=Direction.IN, cause=cause, said="", asked="", signs=())


def _logged(event: Event, outcome: Outcome, cause: Cause, note: str) -> dict[str, object]:
    return {
        "event": event.id,
        "at": event.at.isoformat(),
        "direction": Direction.IN.value,
        "outcome": outcome.value,
        "cause": cause.value,
        "note": note,
    }
