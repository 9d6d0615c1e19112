"""A robot rep: the real app, headless, with a clock that moves when told."""

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from textual.pilot import Pilot

from cockpit.cli.beside import Errands
from cockpit.cli.settings import Settings
from cockpit.config import Config, Rep
from cockpit.core.model import CallDraft, LeadDraft, Number, Outcome
from cockpit.core.phone import candidate_zones
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.practice import practice_drafts
from cockpit.session import Session
from cockpit.shelf import load_shelf
from cockpit.tui.app import CockpitApp
from cockpit.tui.imports import Imports

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
"""Thursday 12 March 2026, 14:30 in New York, 13:30 in Chicago."""
NEW_YORK = ZoneInfo("America/New_York")
CONFIG = Config(rep=Rep(name="Sam Rivera", company="Northwind", phone="212-555-0100"))


def draft(name: str, phone: str, *more: str, **fields: object) -> LeadDraft:
    numbers = tuple(Number(p, "", candidate_zones(p)) for p in (phone, *more))
    return replace(LeadDraft(name=name, company=f"{name} Ltd", numbers=numbers), **fields)


def silent(phone: str, ago: timedelta) -> CallDraft:
    return CallDraft(phone, NOW - ago, Outcome.NO_MESSAGE)


@dataclass
class Robot:
    ledger: SqliteLedger
    app: CockpitApp
    hands: "Hands"
    pilot: Pilot[None] = field(init=False)

    async def press(self, *keys: str) -> None:
        """Press keys as a hand does, one every two seconds."""
        for key in keys:
            self.hands.wait(2)
            await self.pilot.press(key)
            await self.pilot.pause()

    async def burst(self, *keys: str, apart: float = 0.01) -> None:
        """Press keys as a paste or a held key does."""
        for key in keys:
            self.hands.wait(apart)
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        for character in text:
            await self.press("space" if character == " " else character)

    async def glance(self) -> str:
        """The screen as text, after a second has passed."""
        await self.pilot.pause()
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text.rstrip() for strip in strips)

    def outcomes(self) -> list[tuple[str, str, bool]]:
        """Every call in the file: whose, how it ended, whether it is undone."""
        found = []
        for lead in self.ledger.leads():
            for call in self.ledger.dossier(lead.id).history.calls:
                if call.lead == lead.id:
                    found.append((lead.name, call.outcome.value, call.undone))
        return found


@dataclass
class Hands:
    """Both clocks: seconds for the keys, wall time for the calls."""

    seconds: float = 1000.0

    def monotonic(self) -> float:
        return self.seconds

    def clock(self) -> datetime:
        return (NOW + timedelta(seconds=self.seconds - 1000)).replace(microsecond=0)

    def wait(self, seconds: float) -> None:
        self.seconds += seconds


@asynccontextmanager
async def robot(
    folder: Path,
    leads: list[LeadDraft],
    calls: list[CallDraft] | None = None,
    config: Config = CONFIG,
    size: tuple[int, int] = (120, 36),
    scripts: Path | None = None,
) -> AsyncIterator[Robot]:
    hands = Hands()
    ledger = SqliteLedger(folder / "cockpit.db", "robot")
    ledger.import_leads(leads, "Spring", NOW, "leads.csv")
    ledger.import_calls(calls or [], NOW, "calls.csv")
    shelf = load_shelf(scripts)

    opened = ExitStack()
    opened.callback(ledger.close)

    def practice() -> Session:
        other = opened.enter_context(closing(SqliteLedger(folder / "practice.db", "robot")))
        practice_leads, practice_calls = practice_drafts(NOW)
        other.import_leads(practice_leads, "Practice", NOW, "")
        other.import_calls(practice_calls, NOW, "")
        return Session(other, config, shelf, hands.clock, NEW_YORK)

    session = Session(ledger, config, shelf, hands.clock, NEW_YORK)
    imports = Imports(lambda: Errands(Settings(db=ledger.path), hands.clock))
    app = CockpitApp(session, config, practice, imports, str(ledger.path), hands.monotonic)
    rep = Robot(ledger, app, hands)
    with opened:
        async with app.run_test(size=size, notifications=True) as pilot:
            rep.pilot = pilot
            await pilot.pause()
            yield rep
