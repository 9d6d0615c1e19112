"""Every measure by its name."""

from collections.abc import Callable

from scripts.benchmark import (
    beside,
    checks,
    imports,
    keys,
    memory,
    ranking,
    searching,
    starts,
)
from scripts.benchmark.bench import Bench

MEASURES: dict[str, Callable[[Bench], None]] = {
    "start": starts.measure,
    "keys": keys.measure,
    "search": searching.measure,
    "ranking": ranking.measure,
    "check": checks.measure,
    "import": imports.measure,
    "memory": memory.measure,
    "beside": beside.measure,
}
