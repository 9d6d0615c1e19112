"""``cockpit log``: a call, as it ended."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import click

from cockpit.cli import followers, opening
from cockpit.cli.completing import details, script_names
from cockpit.cli.details import fitting
from cockpit.cli.options import Ending, Line, Moment, OneOf, Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.prompting import of_kind, said
from cockpit.cli.scene import Scene, scene
from cockpit.cli.words import proven_sign, sign_lines
from cockpit.core.events import Event
from cockpit.core.guard import Sign
from cockpit.core.model import Call, Detail, Outcome
from cockpit.ledger import Entry
from cockpit.session.calling import call_logged, said_of, spoken_kind
from cockpit.session.consequences import Consequences, barring
from cockpit.session.view import ScriptView


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("outcome", type=Ending())
@click.option("--at", type=Moment(), metavar="TIME", help="When it was, if not now.")
@click.option("--note", type=Line(), default="", help="A line to keep with the call.")
@click.option(
    "--detail",
    type=OneOf(Detail),
    shell_complete=details,
    help="More about how it ended; see cockpit detail.",
)
@click.option(
    "--script", type=Line(), metavar="NAME", shell_complete=script_names,
    help="What you said; a message makes its promise.",
)  # fmt: skip
@click.pass_obj
def command(
    settings: Settings, who: str, outcome: Outcome, at: datetime | None, note: str,
    detail: Detail | None, script: str | None,
) -> None:  # fmt: skip
    """Log a call to WHO and how it ended.

    WHO is a lead id, or a number in any writing; OUTCOME is answered, voicemail or
    no_message, or its key on the calling screen: a, v, n. What follows is done at once: the
    promise of a message is made, a lead out of attempts is parked.

    \b
    Example:
      cockpit log 12 voicemail --note "Spoke of the fair"
      cockpit log 12 voicemail --script message-one-idea
      cockpit log "(312) 555-0142" no_message --at 2026-03-03T14:30:00-05:00 --detail busy
    """
    fitting(detail, outcome, "--detail")
    with scene(settings, who, at) as here:
        phone = here.lookout.situation(here.dossier, here.at, here.phone).phone
        spoken = _spoken(here, phone, script, outcome) if script is not None else None
        logged = call_logged(
            here.dossier, phone, outcome, here.at, here.lookout, note, spoken,
            message=spoken.script.name if spoken and outcome.left_message else "",
        )  # fmt: skip
        event, *followed = here.kept(
            replace(logged, detail=detail), lambda event: _following(here, event, detail, spoken)
        )
    call = Call(
        event.id, event.at, phone, outcome, event.lead, note=note, detail=detail, asked=logged.asked
    )
    signs = here.mask.signs(here.lookout.signs_after(here.dossier, call))
    if settings.json:
        answer(_facts(here, call, signs, followed))
    else:
        say("\n".join(_words(here, call, signs, followed)))


def _spoken(here: Scene, phone: str, name: str, outcome: Outcome) -> ScriptView:
    shelf = opening.shelf(here.config)
    return said(of_kind(shelf, name, spoken_kind(outcome), "--script"), shelf, here, phone)


def _following(
    here: Scene, event: Event, detail: Detail | None, spoken: ScriptView | None
) -> Iterable[Entry]:
    promise = spoken.script.promise if spoken else ""
    yield from Consequences(here.dossier, here.lookout, here.config.queue, promise).of(event)
    if detail is Detail.DO_NOT_CALL:
        for body in barring(here.dossier, event.id):
            yield Entry(event.at, event.lead, body)


def _facts(
    here: Scene, call: Call, signs: Sequence[Sign], followed: Sequence[Event]
) -> dict[str, object]:
    clock = here.lookout.clock(here.dossier, call.phone)
    return {
        "event": call.event,
        "lead": here.dossier.lead.id,
        "phone": here.mask.phone(call.phone),
        "outcome": call.outcome.value,
        "at": call.at.isoformat(),
        "signs": [proven_sign(sign, clock) for sign in signs],
        "followed": followers.kinds(followed),
    } | ({"detail": call.detail.value} if call.detail else {})


def _words(
    here: Scene, call: Call, signs: Sequence[Sign], followed: Sequence[Event]
) -> Iterable[str]:
    there = here.time_there(call.phone)
    ended = f" ({call.detail.label})" if call.detail else ""
    words = f"{said_of(call.outcome, here.name)}{ended}, {here.mask.shown(call.phone)}, {there}."
    yield f"{words} cockpit undo takes it back."
    yield from followers.lines(followed, here)
    yield from sign_lines(signs)
