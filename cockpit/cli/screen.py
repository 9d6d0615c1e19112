"""``cockpit``: the calling screen, and the practice list behind it."""

from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from cockpit.cli import opening
from cockpit.cli.out import say
from cockpit.cli.settings import Settings
from cockpit.cli.terminal import prepare_terminal
from cockpit.config import Config, Rep
from cockpit.ledger.opening import LOCK_WAIT
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.tui.imports import Imports

if TYPE_CHECKING:
    from textual.driver import Driver

    from cockpit.tui.imports.command import Importer

SAMPLE_REP = Rep("Sam Rivera", "Northwind", "212-555-0100")
"""Who practises, as long as the config names nobody."""

STALE = timedelta(days=1)
"""How long after its last call the practice list is given a new past."""


def shown(settings: Settings, driver: "type[Driver] | None" = None) -> int:
    """Run the calling screen to its end, print the summary and return the exit code.

    ``driver`` draws it, where Textual's own is not to.
    """
    prepare_terminal("cockpit queue needs none")
    from cockpit.session import Session
    from cockpit.tui.app import run
    from cockpit.tui.themes import KNOWN

    config = opening.config(settings, KNOWN)
    shelf = opening.shelf(config)
    clock = opening.clock()
    rep_zone = opening.rep_zone(config)
    path = opening.db_path(settings)
    with ExitStack() as opened:

        def session(ledger: SqliteLedger, config: Config = config) -> Session:
            return Session(ledger, config, shelf, clock, rep_zone, settings.private)

        def practice() -> Session:
            ledger = opened.enter_context(
                opening.ledger_at(opening.practice_path(settings), LOCK_WAIT)
            )
            rehearse(ledger, clock())
            return session(ledger, config if config.rep.name else replace(config, rep=SAMPLE_REP))

        def importer() -> "Importer":
            from cockpit.cli.beside import Errands

            return Errands(settings, clock)

        ledger = opened.enter_context(opening.ledger_at(path, LOCK_WAIT))
        opening.sweep(ledger)
        imports = Imports(importer)
        if file := ledger.unfinished():
            imports.finish(file)
        code, summary = run(session(ledger), config, practice, imports, str(path), driver)
        for line in summary:
            say(line)
        _finish(imports, ledger)
    return code


def _finish(imports: Imports, ledger: SqliteLedger) -> None:
    """Leave no import behind that was cut off; one under way goes on by itself."""
    running = imports.now if imports.now and imports.now.finishing else None
    if not running and not ledger.has_leftovers():
        return
    from cockpit.cli import finishing

    if running:
        finishing.wait_for(running)
    finishing.finish(ledger)


def rehearse(ledger: SqliteLedger, now: datetime) -> None:
    """Bring the practice list into a ledger, with a recent past unless it has one."""
    from cockpit.practice import practice_drafts

    leads, calls = practice_drafts(now)
    ledger.import_leads(leads, "practice", now, "practice list")
    latest = max((event.at for event in ledger.call_events()), default=None)
    if latest is None or abs(now - latest) > STALE:
        ledger.import_calls(calls, now, "practice list")
