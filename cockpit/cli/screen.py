"""``cockpit``: the calling screen, and the practice list behind it."""

import os
import sys
from contextlib import ExitStack
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from cockpit.cli import opening
from cockpit.cli.out import say
from cockpit.cli.problems import Failed
from cockpit.cli.settings import Settings
from cockpit.config import Config, Rep
from cockpit.ledger.opening import LOCK_WAIT
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.tui.imports import Imports

if TYPE_CHECKING:
    from cockpit.tui.imports.command import Importer

SAMPLE_REP = Rep("Sam Rivera", "Northwind", "212-555-0100")
"""Who practises, as long as the config names nobody."""

STALE = timedelta(days=1)
"""How long after its last call the practice list is given a new past."""


def shown(settings: Settings) -> int:
    """Run the calling screen to its end, print the summary and return the exit code."""
    # Without a terminal Textual waits for ever; it draws on stderr.
    if not all(map(_is_terminal, (sys.stdin, sys.stdout, sys.stderr))):
        raise Failed("cockpit: the calling screen needs a terminal; cockpit queue needs none")
    if os.environ.get("TERM", "") in ("", "dumb"):
        raise Failed("cockpit: this terminal cannot move its cursor (TERM); use another")
    # Milliseconds to wait for the rest of a torn key; read when Textual is imported.
    os.environ.setdefault("ESCDELAY", "200")
    _load_asyncio_without_tls()
    from textual.theme import BUILTIN_THEMES

    from cockpit.session import Session
    from cockpit.tui.app import run

    config = opening.config(settings, BUILTIN_THEMES)
    shelf = opening.shelf(config)
    clock = opening.clock()
    rep_zone = opening.rep_zone(config)
    path = opening.db_path(settings)
    with ExitStack() as opened:

        def session(ledger: SqliteLedger, config: Config = config) -> Session:
            return Session(ledger, config, shelf, clock, rep_zone)

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
        code, summary = run(session(ledger), config, practice, imports, str(path))
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


def _load_asyncio_without_tls() -> None:
    """Load what Textual stands on, less OpenSSL: 6 ms for what never speaks to a network."""
    if "ssl" not in sys.modules:
        # Python's own word for a module that is not there; asyncio is ready for that.
        vars(sys)["modules"]["ssl"] = None
        import_module("asyncio")
        del sys.modules["ssl"]


def _is_terminal(stream: TextIO | None) -> bool:
    return stream is not None and stream.isatty()
