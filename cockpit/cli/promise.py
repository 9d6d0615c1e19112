"""``cockpit promise``: a call that the rep has said they would make."""

from datetime import datetime, tzinfo

import click

from cockpit.cli.options import Line, Moment, Settings, common
from cockpit.cli.scene import report, scene
from cockpit.cli.words import promise_facts
from cockpit.core.days import WhenError
from cockpit.core.events import PromiseMade
from cockpit.core.promise import Promise, in_words
from cockpit.core.promising import promise_typed

EXAMPLES = "thu · thu 3pm · tomorrow morning · in 2 weeks"


@click.command()
@common
@click.argument("who", type=Line())
@click.argument("words", type=Line(), nargs=-1, required=True)
@click.option("--at", type=Moment(), metavar="TIME", help="When you promised it, if not now.")
@click.pass_obj
def command(settings: Settings, who: str, words: tuple[str, ...], at: datetime | None) -> None:
    """Promise WHO a call.

    WORDS are a day, or a day and an hour, in the lead's time. On that day the lead stands first
    in the queue, and a call made from then on keeps the promise. A later promise to the same
    lead replaces an earlier one.

    \b
    Example:
      cockpit promise 12 thu 3pm
      cockpit promise "(312) 555-0142" "next week"
    """
    with scene(settings, who, at) as here:
        made = _promise(" ".join(words), here.at, here.clock)
        (event,) = here.kept(made)
    promise = Promise(event.id, event.at, made.day, made.zone, made.due, made.words)
    said = f"Promised {here.name} a call {in_words(promise, here.clock, here.now)}"
    report(settings, event, said, **promise_facts(promise))


def _promise(words: str, at: datetime, clock: tzinfo) -> PromiseMade:
    try:
        return promise_typed(words, at, clock)
    except WhenError as error:
        text = f"{words}: {error} Write for example {EXAMPLES}"
        raise click.BadParameter(text, param_hint="WORDS") from error
