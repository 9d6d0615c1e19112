"""Where a scenario plays: a ledger of its own in a folder that goes when it is over."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from cockpit.config import Config
from cockpit.core.model import CallDraft, Lead, LeadDraft
from cockpit.demo import people
from cockpit.demo.clock import DemoClock
from cockpit.demo.disguise import disguised
from cockpit.demo.scenario import Scenario, Source
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.practice import practice_drafts
from cockpit.session import Session
from cockpit.shelf import load_shelf
from cockpit.tui.app import CockpitApp
from cockpit.tui.imports import Imports

if TYPE_CHECKING:
    from cockpit.clock import Clock
    from cockpit.tui.imports.command import Importer

DEVICE = "demo"
SCRIPTS = Path(__file__).parent / "scripts"
DATABASE = "~/.local/share/cockpit/cockpit.db"
"""Where the screen says the leads would live: the scene's own folder has no name to show."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The app with a scenario's list and its clock; ``leads`` is whoever has come in so far."""

    app: CockpitApp
    clock: DemoClock
    leads: list[Lead]

    def disguised(self, text: str) -> str:
        """The scenario's own words as the screen would have them: masked if that is."""
        return disguised(text, self.leads, self.app.session.mask)


@contextmanager
def scene(
    scenario: Scenario, seed: int, theme: str, importer: "Callable[[Path, Clock], Importer]",
    private: bool = False,
) -> Iterator[Scene]:  # fmt: skip
    """A scene for the scenario, gone at the end with all that was done in it.

    ``importer`` brings files into the database at a path, by a clock. ``private`` masks names
    and numbers from the start.
    """
    clock = DemoClock(scenario.clock, time.monotonic)
    config = Config(rep=replace(scenario.rep, zone=scenario.zone), theme=theme)
    shelf = load_shelf(SCRIPTS)
    met: list[Lead] = []
    with ExitStack() as opened:
        folder = Path(opened.enter_context(TemporaryDirectory(prefix="cockpit-demo-")))

        def session(name: str, leads: list[LeadDraft], calls: list[CallDraft]) -> Session:
            path = folder / name
            ledger = opened.enter_context(closing(SqliteLedger(path, DEVICE)))
            if leads:
                ledger.import_leads(leads, "Samples", clock.now(), "samples")
                ledger.import_calls(calls, clock.now(), "samples")
                met.extend(ledger.leads())
            return Session(ledger, config, shelf, clock.now, ZoneInfo(scenario.zone), private)

        def practice() -> Session:
            return session("practice.db", *practice_drafts(clock.now()))

        database = folder / "cockpit.db"
        app = CockpitApp(
            session(database.name, *_cast(scenario, seed)), config, practice,
            Imports(lambda: importer(database, clock.now)), DATABASE, clock.seconds,
        )  # fmt: skip
        yield Scene(app, clock, met)


def _cast(scenario: Scenario, seed: int) -> tuple[list[LeadDraft], list[CallDraft]]:
    match scenario.source:
        case Source.WRITTEN:
            leads, calls = list(scenario.leads), list(scenario.calls)
        case Source.PRACTICE:
            leads, calls = practice_drafts(scenario.clock)
        case Source.MADE_UP:
            leads = people.people(scenario.count or people.USUAL, seed)
            calls = people.past(leads, scenario.clock, seed)
        case Source.NONE:
            return [], []
    return [*leads, *_crowd(leads, scenario.count, seed)], calls


def _crowd(leads: Sequence[LeadDraft], count: int, seed: int) -> Iterator[LeadDraft]:
    """Others whom nobody has called yet, until there are so many."""
    taken = {number.phone for lead in leads for number in lead.numbers}
    others = people.people(count + len(taken), seed)
    free = (other for other in others if other.numbers[0].phone not in taken)
    return islice(free, max(0, count - len(leads)))
