"""``cockpit promises``: every promise that is still to be kept."""

from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.files import same_file, standard_output, written
from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, plural, say, table, tell
from cockpit.cli.words import promise_facts
from cockpit.core.dossier import Dossier
from cockpit.core.hours import date_named, day_named
from cockpit.core.leadstate import Status
from cockpit.core.mask import Mask
from cockpit.core.promise import Promise, open_promise, standing
from cockpit.core.text import clean
from cockpit.core.value import value
from cockpit.core.zone import zone_info
from cockpit.ledger.projection import state_of
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.lists.calendar import Appointment, calendar

_GONE = {Status.RETIRED: "retired", Status.DO_NOT_CALL: "do not call"}
"""Those who are not called any more, promised or not."""


@value
class _Owed:
    """A promise with whoever it was made to."""

    promise: Promise
    dossier: Dossier
    status: Status

    @property
    def phone(self) -> str:
        """The number that would be dialled."""
        number = self.dossier.number("")
        return number.phone if number else ""


@click.command()
@common
@click.option(
    "--ics", type=click.Path(path_type=Path, allow_dash=True), metavar="FILE",
    help="Write them to FILE as a calendar, complete or not at all; - is standard output.",
)  # fmt: skip
@click.pass_obj
def command(settings: Settings, ics: Path | None) -> None:
    """List every promise that is still to be kept.

    The oldest comes first. One is lapsed if its day is over and nobody called, due on its day (one
    with an hour from 15 minutes before it), early until then. A calendar leaves out those who are
    retired or on the do-not-call list.

    \b
    Example:
      cockpit promises
      cockpit promises --ics promises.ics
    """
    dashed = str(ics) == "-"
    if dashed and settings.json:
        raise click.BadParameter("a calendar or JSON: not both at once", param_hint="--ics")
    if ics and same_file(ics, opening.db_path(settings)):
        raise click.BadParameter("that is the database itself", param_hint="--ics")
    now, mask = opening.now(), settings.mask
    rep_zone = opening.rep_zone(opening.config(settings))
    with opening.ledger(settings) as ledger:
        owed = sorted(_owed(ledger, now, mask), key=_starts)
    if ics:
        _write(ics, owed, mask)
    if settings.json:
        answer([_facts(each, now, mask) for each in owed])
    elif owed and not ics:
        header = ("standing", "when, there", "yours", "lead", "name", "company", "number", "words")
        say(table(header, [_row(each, now, rep_zone, mask) for each in owed]))
    elif not ics:
        say("No promise is to be kept.")


def _starts(owed: _Owed) -> tuple[datetime, datetime]:
    return owed.promise.starts, owed.promise.made


def _owed(ledger: SqliteLedger, now: datetime, mask: Mask) -> Iterator[_Owed]:
    for lead in ledger.maybe_promised(now):
        dossier = mask.dossier(ledger.dossier(lead))
        promise = open_promise(dossier.history.promises, dossier.history.calls, now)
        if promise:
            yield _Owed(promise, dossier, state_of(dossier).status)


def _write(path: Path, owed: Iterable[_Owed], mask: Mask) -> None:
    asked = [_appointment(each, mask) for each in owed if each.status not in _GONE]
    if str(path) == "-":
        standard_output().writelines(calendar(asked))
        return
    with written(path) as stream:
        stream.writelines(calendar(asked))
    tell(f"{path}: {plural(len(asked), 'promise')} written.")


def _appointment(owed: _Owed, mask: Mask) -> Appointment:
    lead = owed.dossier.lead
    return Appointment(lead.name, lead.company, mask.shown(owed.phone), owed.promise)


def _facts(owed: _Owed, now: datetime, mask: Mask) -> dict[str, Any]:
    return {
        "lead": owed.dossier.lead.id,
        "name": owed.dossier.lead.name,
        "company": owed.dossier.lead.company,
        "phone": mask.phone(owed.phone),
        "standing": standing(owed.promise, now).value,
        **promise_facts(owed.promise),
        "event": owed.promise.event,
        "status": owed.status.value,
    }


def _row(owed: _Owed, now: datetime, rep_zone: tzinfo, mask: Mask) -> tuple[str, ...]:
    promise, lead = owed.promise, owed.dossier.lead
    gone = f" ({_GONE[owed.status]})" if owed.status in _GONE else ""
    return (
        standing(promise, now).value + gone,
        _when(promise, zone_info(promise.zone), now),
        day_named(promise.due, rep_zone, now) if promise.due else "",
        str(lead.id),
        lead.name,
        lead.company,
        mask.shown(owed.phone),
        clean(promise.words),
    )


def _when(promise: Promise, clock: tzinfo, now: datetime) -> str:
    if promise.due:
        return day_named(promise.due, clock, now)
    return f"{date_named(promise.starts, clock, now)}, all day"
