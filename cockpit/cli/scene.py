"""The lead that a command is about, with the ledger open, and how something about it is kept."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

from cockpit.cli import opening
from cockpit.cli.out import answer, say, tell
from cockpit.cli.settings import Settings
from cockpit.cli.who import person
from cockpit.cli.words import lead_name, time_there
from cockpit.config import Config
from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.events import Body, Event
from cockpit.core.hours import day_named
from cockpit.core.mask import Mask
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import Follow, SqliteLedger

SLACK = timedelta(seconds=60)
"""How far another clock may be ahead of this one without a word about it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A lead as it was before the command did anything. Moments are in UTC, in whole seconds.

    ``at`` is when whatever the command keeps was done; ``phone`` is the number that was named,
    blank where the lead's id was. ``mask`` is what the lead is shown by.
    """

    ledger: SqliteLedger
    config: Config
    lookout: Lookout
    dossier: Dossier
    phone: str
    at: datetime
    now: datetime
    mask: Mask

    @property
    def name(self) -> str:
        """The lead as a line names it."""
        return lead_name(self.mask.lead(self.dossier.lead))

    @property
    def clock(self) -> tzinfo:
        """The clock that the lead's times are told on."""
        return self.lookout.clock(self.dossier, self.phone)

    def named(self, at: datetime) -> str:
        """A moment on the lead's clock, in words."""
        return day_named(at, self.clock, self.now)

    def time_there(self, phone: str) -> str:
        """When it was done, on the clock of one of the lead's numbers."""
        known = bool(self.dossier.zones(phone, self.lookout.rules).names)
        return time_there(self.at, self.lookout.clock(self.dossier, phone), known)

    def kept(self, body: Body, then: Follow | None = None) -> tuple[Event, ...]:
        """Keep what was done, and what follows from it; a later date than now's is told."""
        events = self.ledger.append(Entry(self.at, self.dossier.lead.id, body), then=then)
        if self.at > self.now + SLACK:
            tell(f"{self.at.isoformat()} is later than now: it counts from then on.")
        return events


@contextmanager
def scene(settings: Settings, who: str, at: datetime | None = None) -> Iterator[Scene]:
    """The lead meant by ``who``, at a moment or now. Raises NoSuchLead if it is not one."""
    config = opening.config(settings)
    now = opening.now().replace(microsecond=0)
    with opening.ledger(settings) as ledger:
        whom = person(ledger, who, config.region, settings.mask)
        dossier = ledger.dossier(whom.lead)
        lookout = opening.lookout(config)
        yield Scene(ledger, config, lookout, dossier, whom.phone, at or now, now, settings.mask)


def report(settings: Settings, event: Event, said: str, **facts: Any) -> None:
    """Say what is kept, and how to take it back."""
    if settings.json:
        answer({"event": event.id, "lead": event.lead, "at": event.at.isoformat(), **facts})
    else:
        say(f"{said}. cockpit undo takes it back.")
