"""A scenario recorded without a screen: the same frames at the same times, on every machine."""

from contextlib import AbstractContextManager
from typing import Any

from textual.pilot import Pilot

from cockpit.demo.caption import Caption, rows
from cockpit.demo.robot import Robot
from cockpit.demo.scenario import Scenario
from cockpit.demo.scene import Scene
from cockpit.demo.stage import Stage, app_size
from cockpit.recording.frame import Frame, Shot, Take

LAST_LOOK = 3.0
"""Seconds that the last frame stays."""


async def filmed(
    scenario: Scenario, setting: AbstractContextManager[Scene], seed: int, pace: float
) -> Take:
    """The scenario as a recording; a ``pace`` of 2 is twice as fast as a person.

    With a pace of 0 no time passes between its frames: for what only wants to see its end.
    Raises NotShown where the scenario waits in vain.
    """
    with setting as scene:
        async with scene.app.run_test(size=app_size(scenario.size), notifications=True) as pilot:
            studio = Studio(scene, pilot, pace)
            await studio.settled()
            studio.shoot()
            await Robot(scenario, studio, seed).play()
            await studio.hold(LAST_LOOK)
            return studio.take(scene.disguised(scenario.title))


class Studio(Stage):
    """A stage whose every settled frame is kept, with the time at which a person would see it."""

    def __init__(self, scene: Scene, pilot: Pilot[Any], pace: float) -> None:
        super().__init__(scene, pilot)
        self._pace = pace
        self._caption = Caption()
        self._seconds = 0.0
        self._shots: list[Shot] = []

    async def press(self, key: str) -> None:
        """Press a key, and keep what it does."""
        await super().press(key)
        self.shoot()

    async def jump(self, seconds: float) -> None:
        """Move the clock on, and keep what that changes."""
        await super().jump(seconds)
        self.shoot()

    async def hold(self, seconds: float) -> None:
        """Let time pass, second by second."""
        if not self._pace:
            self.clock.let_pass(seconds)
            return
        left = seconds
        while left > 0:
            part = min(1.0, left)
            left -= part
            self._seconds += part / self._pace
            self.clock.let_pass(part)
            await self.settled()
            self.shoot()

    def tell(self, caption: Caption) -> None:
        """Put words under the screen."""
        self._caption = caption
        self.shoot()

    def shoot(self) -> None:
        """Keep what is on screen, unless it was there before."""
        if not self.is_up:
            return
        screen = self.frame()
        whole = (*screen.rows, *rows(self._caption, screen.width))
        frame = Frame(screen.width, len(whole), whole)
        if self._shots and self._shots[-1].at == self._now:
            self._shots.pop()
        if not self._shots or self._shots[-1].frame != frame:
            self._shots.append(Shot(self._now, frame))

    def take(self, title: str) -> Take:
        """All of it."""
        return Take(tuple(self._shots), self._now, title)

    @property
    def _now(self) -> int:
        return round(self._seconds * 1000)
