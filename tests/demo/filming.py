"""Scenarios recorded in the tests: no pauses, no terminal."""

import asyncio
from pathlib import Path

from cockpit.clock import Clock
from cockpit.demo.film import filmed
from cockpit.demo.scenario import Scenario
from cockpit.demo.scene import scene
from cockpit.recording.frame import Take
from cockpit.tui.imports.command import Importer


def filmed_at(scenario: Scenario, pace: float, seed: int = 1, private: bool = False) -> Take:
    stage = scene(scenario, seed, "dark", _nothing, private)
    return asyncio.run(filmed(scenario, stage, seed, pace))


def _nothing(database: Path, clock: Clock) -> Importer:
    raise AssertionError(f"nothing is imported into {database} at {clock()}")
