"""``cockpit detail``: more about how a call ended."""

import click

from cockpit.cli import followers
from cockpit.cli.details import fitting
from cockpit.cli.options import Line, OneOf, Settings, common
from cockpit.cli.out import say
from cockpit.cli.problems import Failed
from cockpit.cli.scene import Scene, report, scene
from cockpit.core.events import DetailAdded
from cockpit.core.history import counted
from cockpit.core.model import Call, Detail
from cockpit.session.consequences import Consequences


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("detail", type=OneOf(Detail))
@click.pass_obj
def command(settings: Settings, who: str, detail: Detail) -> None:
    """Add a detail to the last call to or from WHO.

    \b
    DETAIL is, after an outcome of
      answered    interested, asked_for_a_call, not_interested, wrong_number, do_not_call
      voicemail   gatekeeper
      no_message  rang_out, busy, machine, gatekeeper, disconnected
    Of a lead with several numbers, name the number to mean the last call on it. A number that is
    wrong or disconnected is not offered again; do_not_call puts every number of the lead on the
    do-not-call list.

    \b
    Example:
      cockpit detail 12 busy
    """
    with scene(settings, who) as here:
        call = _last_call(here)
        fitting(detail, call.outcome, "DETAIL")
        follow = Consequences(here.dossier, here.lookout, here.config.queue).of
        event, *followed = here.kept(DetailAdded(call.event, call.phone, detail), follow)
    said = f"{here.name}, {here.named(call.at)} there, {call.outcome.label}: {detail.label}"
    facts = {"call": call.event, "outcome": call.outcome.value, "detail": detail.value}
    report(settings, event, said, **facts, followed=followers.kinds(followed))
    if not settings.json:
        for line in followers.lines(followed, here):
            say(line)


def _last_call(here: Scene) -> Call:
    calls = counted(here.dossier.history.calls, here.now)
    calls = tuple(call for call in calls if here.phone in ("", call.phone))
    if not calls:
        raise Failed(f"{here.name}: no call yet that a detail could be added to; cockpit log first")
    return calls[-1]
