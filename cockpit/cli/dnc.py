"""``cockpit dnc``: the do-not-call list."""

import click

from cockpit.cli import dncfiles, opening
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, plural, say, tell
from cockpit.cli.problems import Failed
from cockpit.core.phone import PhoneError, phone


@click.group(no_args_is_help=False)
@common
def command() -> None:
    """Keep the do-not-call list.

    It outlives leads and imports.

    \b
    Example:
      cockpit dnc add "+1 312 555 0142"
      cockpit dnc list
      cockpit dnc import register.csv
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
    shown = settings.mask.shown(barred)
    now = opening.now()
    with opening.ledger(settings) as ledger:
        hashed = barred in ledger.suppressed((barred,))
        events = () if hashed else ledger.bar(now, barred)
        extended = ledger.leads_on_line(barred)
    if extended:
        ids = ", ".join(map(str, extended))
        tell(f"Not on the list: its extensions, which are numbers of their own (leads {ids}).")
    if settings.json:
        answer({"phone": settings.mask.phone(barred), "event": events[0].id if events else None})
    elif events:
        say(f"{shown} is on the do-not-call list. cockpit undo takes it back.")
    else:
        form = ", as a hash" if hashed else ""
        say(f"{shown} was on the do-not-call list already{form}.")


@command.command()
@common
@click.argument("number", type=Line(), required=False)
@click.option("--hashed", is_flag=True, help="All hashes: their secret is lost. Without NUMBER.")
@click.pass_obj
def remove(settings: Settings, number: str | None, hashed: bool) -> None:
    """Take NUMBER off the list.

    A hash that somebody left there who asked to be forgotten goes too, and for good.

    \b
    Example:
      cockpit dnc remove "(312) 555-0142"
    """
    if hashed == (number is not None):
        raise click.UsageError("write a NUMBER, or --hashed alone")
    if number is None:
        _give_up(settings)
        return
    allowed = _number(settings, number)
    shown = settings.mask.shown(allowed)
    now = opening.now()
    with opening.ledger(settings) as ledger:
        released = ledger.release(allowed)
        events = ledger.allow(now, allowed)
    if not events and not released:
        raise Failed(f"{shown}: not on the do-not-call list; see cockpit dnc list")
    if settings.json:
        answer({"phone": settings.mask.phone(allowed), "event": events[0].id if events else None})
    elif released:
        say(f"{shown} is off the do-not-call list, for good: its hash is erased.")
    else:
        say(f"{shown} is off the do-not-call list. cockpit undo puts it back.")


@command.command(name="list")
@common
@click.pass_obj
def listed(settings: Settings) -> None:
    """List the numbers that must not be called.

    Those kept as hashes, since their owners asked to be forgotten, are only counted.

    \b
    Example:
      cockpit dnc list --json
    """
    with opening.ledger(settings) as ledger:
        barred = ledger.barred()
        hashed = ledger.suppressed_count()
    more = f"{plural(hashed, 'number')} kept as hashes: the owners asked to be forgotten."
    if settings.json:
        answer([{"phone": settings.mask.phone(each)} for each in barred])
        if hashed:
            tell(more)
    else:
        shown_ones = [*map(settings.mask.shown, barred), *([more] if hashed else [])]
        say("\n".join(shown_ones) or "No number is on the do-not-call list.")


command.add_command(dncfiles.bring)
command.add_command(dncfiles.take)


def _give_up(settings: Settings) -> None:
    with opening.ledger(settings) as ledger:
        count = ledger.release_all()
    if settings.json:
        answer({"hashes": count})
    else:
        say(f"{plural(count, 'hash is', 'hashes are')} off the do-not-call list.")


def _number(settings: Settings, text: str) -> str:
    try:
        return phone(text, opening.config(settings).region)
    except PhoneError as error:
        quoted = settings.mask.typed(text)
        raise click.BadParameter(f"{quoted}: {error}", param_hint="NUMBER") from error
