"""What a command needs, opened: the configuration, the ledger, the scripts, the clock."""

import platform
import re
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import replace
from datetime import datetime, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.cli.moments import readable
from cockpit.cli.settings import Settings
from cockpit.clock import Clock, ClockError, chosen_clock, machine_zone
from cockpit.config import Config, ConfigError, Place, Problem, load
from cockpit.core.dossier import Lookout
from cockpit.core.zone import zone_info
from cockpit.ledger.sqlite import SqliteLedger

if TYPE_CHECKING:
    from cockpit.shelf import Shelf

APP = "cockpit"

PATIENCE = 30.0
"""Seconds that a command waits for another program to be done writing, such as an import."""


def db_path(settings: Settings) -> Path:
    """Where the ledger is."""
    if settings.db is not None:
        return settings.db
    from platformdirs import user_data_path

    return user_data_path(APP, appauthor=False) / "cockpit.db"


def practice_path(settings: Settings) -> Path:
    """Where the practice ledger is: beside the real one, and never the same file."""
    path = db_path(settings)
    return path.with_name(f"{path.stem}-practice{path.suffix}")


def config_path(settings: Settings) -> Path:
    """Where the configuration is."""
    if settings.config is not None:
        return settings.config
    from platformdirs import user_config_path

    return user_config_path(APP, appauthor=False) / "config.yaml"


def config(settings: Settings, known_themes: Collection[str] | None = None) -> Config:
    """The configuration, or the defaults where there is none.

    Raises ConfigError if it cannot be used, or if the file named is not there.
    """
    path = config_path(settings)
    try:
        return load(path, known_themes)
    except ConfigError as error:
        mask = settings.mask
        told = [replace(each, words=mask.error(each.words)) for each in error.problems]
        raise ConfigError(told) from error
    except FileNotFoundError as error:
        if settings.config is None:
            return Config()
        words = "no such file; check its name, or leave --config and COCKPIT_CONFIG out"
        raise ConfigError([Problem(str(path), Place(), "", words)]) from error


def clock() -> Clock:
    """The clock of this run. Raises ClockError if COCKPIT_CLOCK is no time."""
    chosen = chosen_clock()
    try:
        readable(chosen())
    except ClockError as error:
        raise ClockError(f"COCKPIT_CLOCK: {error}") from error
    return chosen


def now() -> datetime:
    """The present moment, in UTC."""
    return clock()()


def rep_zone(config: Config) -> tzinfo:
    """The rep's own clock."""
    return zone_info(config.rep.zone) if config.rep.zone else machine_zone()


def lookout(config: Config) -> Lookout:
    """The guard, as it is configured."""
    return Lookout(config.guard, rep_zone(config), config.regions, config.policy)


def shelf(config: Config) -> "Shelf":
    """The call scripts. Raises ShelfError with all that is wrong with them."""
    # Most commands read none out: 4 ms.
    from cockpit.shelf import load_shelf

    return load_shelf(Path(config.scripts) if config.scripts else None)


@contextmanager
def ledger(settings: Settings) -> Iterator[SqliteLedger]:
    """The ledger, closed at the end; an import that was cut off is finished first.

    Raises LedgerError, or LedgerRefused if it isn't ours.
    """
    with ledger_at(db_path(settings)) as opened:
        if opened.has_leftovers():
            from cockpit.cli.finishing import finish

            finish(opened)
        sweep(opened)
        yield opened


def sweep(ledger: SqliteLedger) -> None:
    """Clear away what is left of somebody who was forgotten while others were reading."""
    if ledger.is_unswept():
        from cockpit.cli.forget import sweep_again

        sweep_again(ledger)


def ledger_at(path: Path, wait: float = PATIENCE) -> AbstractContextManager[SqliteLedger]:
    """The ledger in a file, closed at the end; it waits for other writers so many seconds.

    Raises LedgerError, or LedgerRefused if it isn't ours.
    """
    return closing(SqliteLedger(path, device_name(platform.node()), wait))


def device_name(host: str) -> str:
    """The name under which this machine writes: ``MacBook-Pro.local`` is ``macbook-pro``."""
    short = re.sub(r"[^a-z0-9-]", "", host.partition(".")[0].lower())[:32]
    return short.strip("-") or "here"
