"""The pools that leads wait in: those of one list who may be anywhere in the same places."""

import sqlite3
from dataclasses import dataclass
from functools import lru_cache

from cockpit.core.model import Zones, ZoneSource
from cockpit.ledger.reading import names


@dataclass(frozen=True, slots=True)
class Pool:
    """Leads of one list whose zones are known alike, under the same laws.

    ``laws`` are the codes of regions, parted by spaces; ``waiting`` counts the open leads,
    ``called`` those of them that have been called.
    """

    id: int
    list: str
    zones: Zones
    laws: str
    waiting: int
    called: int


def pools(connection: sqlite3.Connection) -> tuple[Pool, ...]:
    """Every pool that has an open lead in it."""
    rows = connection.execute(f"SELECT {POOL} FROM pools WHERE waiting > 0 ORDER BY id")
    return tuple(pool(*row) for row in rows)


POOL = "id, list, zones, source, region, waiting, called"
"""The columns of a pool, in the order of `pool`."""


def pool(
    id: int, list_name: str, zones: str, source: str, laws: str, waiting: int, called: int
) -> Pool:
    """A row of pools."""
    return Pool(id, list_name, _zones(zones, source), laws, waiting, called)


@lru_cache(maxsize=1024)
def _zones(zones: str, source: str) -> Zones:
    return Zones(names(zones), ZoneSource(source))
