"""``cockpit guard``: what became of its signs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Moment, Settings, common
from cockpit.cli.out import answer, say, table
from cockpit.core.dossier import Lookout
from cockpit.core.events import CallLogged, Event, Parked, Retired, Snoozed
from cockpit.core.guard import Code, Sign
from cockpit.core.heeding import Shown, beside_call, beside_parking, beside_snooze
from cockpit.core.rules import Level
from cockpit.ledger.sqlite import SqliteLedger

_LEVELS = (Level.NOTE, Level.WARNING, Level.STOP)


@dataclass(slots=True)
class _Tally:
    """How often each sign showed, was heeded, was overridden."""

    shown: Counter[tuple[Code, Level]] = field(default_factory=Counter)
    heeded: Counter[Code] = field(default_factory=Counter)
    overridden: Counter[Code] = field(default_factory=Counter)

    def add(self, sign: Shown) -> None:
        """One more time that a sign showed."""
        self.shown[sign.code, sign.level] += 1
        self.heeded[sign.code] += sign.heeded
        self.overridden[sign.code] += sign.overridden

    def times(self, code: Code) -> int:
        """How often a sign showed, at whatever level."""
        return sum(self.shown[code, level] for level in _LEVELS)


@click.group(no_args_is_help=False)
@common
def command() -> None:
    """Look back on the guard's signs.

    \b
    Example:
      cockpit guard report
    """


@command.command()
@common
@click.option("--since", type=Moment(), metavar="TIME", help="From this time on.")
@click.pass_obj
def report(settings: Settings, since: datetime | None) -> None:
    """Say how often each sign showed and was heeded.

    \b
    What was taken back is not counted, nor is what was imported.
    shown       a call was logged, or a lead snoozed, parked or retired, while the sign stood
                there; those of a snooze, parking or retirement as today's settings see that
                moment
    heeded      no_message: a message was left. promise_due, promise_lapsed: they were called.
                Those that waiting mends: snoozed, parked or retired. attempts: parked or
                retired
    overridden  a stop was dialled in spite of, or the call was made at a warning or a stop and
                did not heed it; for no_message only if it was silent again, for same_message
                only if that message was left again
    Notes beside a call, and leads skipped, are shown at most: nobody can tell more of them.

    \b
    Example:
      cockpit guard report --since 2026-03-01T00:00:00-05:00
    """
    lookout = opening.lookout(opening.config(settings))
    tally = _Tally()
    with opening.ledger(settings) as ledger:
        for event in ledger.choices(since):
            for sign in _signs(event, ledger, lookout):
                tally.add(sign)
    if settings.json:
        answer([_facts(tally, code) for code in Code])
        return
    rows = [_row(tally, code) for code in Code if tally.times(code)]
    header = ("sign", "shown", *(level.word for level in _LEVELS), "heeded", "overridden")
    say(table(header, rows) if rows else "No sign has shown yet.")


def _signs(event: Event, ledger: SqliteLedger, lookout: Lookout) -> Iterator[Shown]:
    match event.body:
        case CallLogged() as call:
            yield from beside_call(call)
        case Snoozed():
            yield from beside_snooze(_at_hand(event, ledger, lookout))
        case Parked(because="") | Retired():
            yield from beside_parking(_at_hand(event, ledger, lookout))
        case _:
            pass


def _at_hand(event: Event, ledger: SqliteLedger, lookout: Lookout) -> tuple[Sign, ...]:
    """The signs on the card of an event's lead at that moment."""
    if event.lead is None or not ledger.has_lead(event.lead):
        return ()
    return lookout.signs(ledger.dossier(event.lead), event.at)


def _facts(tally: _Tally, code: Code) -> dict[str, Any]:
    return {
        "code": code.value,
        "shown": tally.times(code),
        "levels": {level.word: tally.shown[code, level] for level in _LEVELS},
        "heeded": tally.heeded[code],
        "overridden": tally.overridden[code],
    }


def _row(tally: _Tally, code: Code) -> tuple[str, ...]:
    counts = (tally.times(code), *(tally.shown[code, level] for level in _LEVELS))
    numbers = (*counts, tally.heeded[code], tally.overridden[code])
    return code.replace("_", " "), *map(str, numbers)
