"""``cockpit dnc``: the do-not-call list."""

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, say, tell
from cockpit.cli.problems import Failed
from cockpit.core.phone import PhoneError, phone, shown


@click.group(no_args_is_help=False)
@common
def command() -> None:
    """Keep the do-not-call list.

    It outlives leads and imports.

    \b
    Example:
      cockpit dnc add "+1 312 555 0142"
      cockpit dnc list
    """


@command.command()
@common
@click.argument("number", type=Line())
@click.pass_obj
def add(settings: Settings, number: str) -> None:
    """Put NUMBER on the list.

    \b
    Example:
      cockpit dnc add "(312) 555-0142"
    """
    barred = _number(settings, number)
    now = opening.now()
    with opening.ledger(settings) as ledger:
        events = ledger.bar(now, barred)
        extended = ledger.leads_on_line(barred)
    if extended:
        ids = ", ".join(map(str, extended))
        tell(f"Not on the list: its extensions, which are numbers of their own (leads {ids}).")
    if settings.json:
        answer({"phone": barred, "event": events[0].id if events else None})
    elif events:
        say(f"{shown(barred)} is on the do-not-call list. cockpit undo takes it back.")
    else:
        say(f"{shown(barred)} was on the do-not-call list already.")


@command.command()
@common
@click.argument("number", type=Line())
@click.pass_obj
def remove(settings: Settings, number: str) -> None:
    """Take NUMBER off the list.

    \b
    Example:
      cockpit dnc remove "(312) 555-0142"
    """
    allowed = _number(settings, number)
    now = opening.now()
    with opening.ledger(settings) as ledger:
        events = ledger.allow(now, allowed)
    if not events:
        raise Failed(f"{shown(allowed)}: not on the do-not-call list; see cockpit dnc list")
    if settings.json:
        answer({"phone": allowed, "event": events[0].id})
    else:
        say(f"{shown(allowed)} is off the do-not-call list. cockpit undo puts it back.")


@command.command(name="list")
@common
@click.pass_obj
def listed(settings: Settings) -> None:
    """List the numbers that must not be called.

    \b
    Example:
      cockpit dnc list --json
    """
    with opening.ledger(settings) as ledger:
        barred = ledger.barred()
    if settings.json:
        answer([{"phone": each} for each in barred])
    else:
        say("\n".join(map(shown, barred)) or "No number is on the do-not-call list.")


def _number(settings: Settings, text: str) -> str:
    try:
        return phone(text, opening.config(settings).region)
    except PhoneError as error:
        raise click.BadParameter(f"{text}: {error}", param_hint="NUMBER") from error
