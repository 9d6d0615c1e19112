"""``cockpit forget``: a person's data erased, for good."""

import sys

import click

from cockpit.cli import opening
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, plural, say, tell
from cockpit.cli.problems import Failed
from cockpit.cli.who import person
from cockpit.cli.words import lead_name
from cockpit.core.mask import Mask
from cockpit.ledger import LedgerError
from cockpit.ledger.forgetting import Traces
from cockpit.ledger.sqlite import SqliteLedger

_LATER = "the next cockpit forget, or the next start of the cockpit, clears them away"


@click.command()
@common
@click.argument("who", type=Line())
@click.option("--yes", is_flag=True, help="Do it, and don't ask.")
@click.pass_obj
def command(settings: Settings, who: str, yes: bool) -> None:
    """Erase all that is known of WHO, for good.

    WHO is a lead id, or a number in any writing. Their lead, notes, calls and messages go; no
    undo brings them back. Their numbers stay on the do-not-call list as hashes, which tell
    nobody what they are, so that no import brings them back either.

    \b
    Example:
      cockpit forget 12
      cockpit forget "(312) 555-0142" --yes
    """
    config = opening.config(settings)
    now, mask = opening.now(), settings.mask
    with opening.ledger(settings) as ledger:
        lead = person(ledger, who, config.region, mask).lead
        if not yes:
            _ask(settings, ledger, ledger.traces(lead))
        found = ledger.forget(now, lead)
        swept = _swept(ledger)
    if settings.json:
        answer({**_facts(found, mask), "erased": True, "swept": swept})
    else:
        say("\n".join(_told(found, mask)))


def sweep_again(ledger: SqliteLedger) -> None:
    """Clear away what an earlier `forget` had to leave, unless somebody is in the way still."""
    if _swept(ledger):
        tell("What was left of somebody who asked to be forgotten is cleared away.")


def _swept(ledger: SqliteLedger) -> bool:
    try:
        if ledger.sweep():
            return True
        why = f"{ledger.path}: another program is reading it"
    except LedgerError as error:
        why = str(error)
    tell(f"{why}; traces of what was erased are left in the file's free pages until {_LATER}.")
    return False


def _ask(settings: Settings, ledger: SqliteLedger, found: Traces) -> None:
    """Say what would be erased, and go on only where somebody at a terminal says so."""
    if settings.json:
        answer({**_facts(found, settings.mask), "erased": False, "swept": False})
    else:
        say("\n".join(_plan(ledger, found, settings.mask)))
    if sys.stdout is not None:
        sys.stdout.flush()
    if not settings.json and sys.stdin is not None and sys.stdin.isatty():
        sys.stderr.write("Erase all of it, for good? [y/N] ")
        sys.stderr.flush()
        if sys.stdin.readline().strip().casefold() in ("y", "yes"):
            return
        raise Failed("Nothing is erased.")
    raise Failed("Nothing is erased; with --yes it is")


def _facts(found: Traces, mask: Mask) -> dict[str, object]:
    return {
        "lead": found.lead,
        "phones": [mask.phone(phone) for phone in (*found.own, *found.shared)],
        "shared": [mask.phone(phone) for phone in found.shared],
        "events": len(found.events),
    }


def _plan(ledger: SqliteLedger, found: Traces, mask: Mask) -> list[str]:
    numbers = [*map(mask.shown, (*found.own, *found.shared))]
    return [
        f"{found.lead}  {lead_name(mask.lead(ledger.lead(found.lead)))}",
        "  To be erased: all that lists said of them, "
        f"{plural(len(found.events), 'event')} (calls, notes and the like),"
        f" {plural(len(numbers), 'number')}: {', '.join(numbers) or 'none'}.",
        *(f"  {line}" for line in _kept(found, mask)),
    ]


def _told(found: Traces, mask: Mask) -> list[str]:
    return [
        f"Lead {found.lead} is forgotten: {plural(len(found.events), 'event')} erased,"
        " and all that lists said of them.",
        *_kept(found, mask),
    ]


def _kept(found: Traces, mask: Mask) -> list[str]:
    count = len(found.own) + len(found.shared)
    return [
        f"{plural(count, 'number stays', 'numbers stay')} on the do-not-call list, as hashes:"
        " no import brings them back. cockpit dnc remove NUMBER ends that.",
        *(
            f"{mask.shown(phone)} stays with other leads who have it too, and is on the do-not-call"
            " list for them."
            for phone in found.shared
        ),
        "Copies and exports made before still hold the data, until they are replaced.",
    ]
