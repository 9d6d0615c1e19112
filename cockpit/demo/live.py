"""A scenario played live in a terminal, until a key hands it over to whoever watches."""

import asyncio
from typing import Any

from textual import events
from textual.message import Message
from textual.pilot import Pilot

from cockpit.demo.caption import HEIGHT, Caption, rows
from cockpit.demo.robot import Robot
from cockpit.demo.scenario import Scenario
from cockpit.demo.scene import Scene
from cockpit.demo.stage import Stage
from cockpit.recording.cast import painted
from cockpit.recording.frame import framed
from cockpit.tui import terminal
from cockpit.tui.drivers import shorter

FAREWELL = 4.0
"""Seconds that the last words stay."""

REPAINT = 1.0
"""Seconds after which the caption is painted again, should something have gone over it."""

_YOURS = Caption("The keys are yours now. ? lists them, q quits.")
_OVER = Caption("That was it. Nothing of this is kept.")


class HandedOver(Exception):
    """Somebody has pressed a key, or the app is gone."""


def perform(scenario: Scenario, scene: Scene, seed: int, pace: float, hands_on: bool) -> int:
    """Play the scenario in this terminal, and return the exit code.

    A ``pace`` of 2 is twice as fast as a person, 0 has no pauses at all. ``hands_on`` leaves
    the keys to whoever sits there from the start. Raises NotShown.
    """
    viewer, app = Viewer(), scene.app

    async def play(pilot: Pilot[Any]) -> None:
        stage = Live(scene, pilot, pace, viewer)
        app.set_interval(REPAINT, stage.paint)
        try:
            if hands_on:
                raise HandedOver
            await Robot(scenario, stage, seed).play()
            stage.tell(_OVER)
            await stage.hold(FAREWELL)
            app.exit()
        except HandedOver:
            viewer.takes_over()
            scene.clock.run()
            stage.tell(_YOURS)

    terminal.forgive_stray_bytes()
    app.driver_class = shorter(HEIGHT, viewer.moves)
    app.run(auto_pilot=play)
    return app.return_code or 0


class Viewer:
    """The hand of whoever watches: the first key stops the robot, the others are for the app."""

    def __init__(self) -> None:
        self.moved = asyncio.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def listens(self) -> None:
        """From here on a key hands over; called where the app runs."""
        self._loop = asyncio.get_running_loop()

    def takes_over(self) -> None:
        """Keys are for the app from here on."""
        self._loop = None

    def moves(self, message: Message) -> bool:
        """Whether something from the terminal is a hand that moves while the robot plays."""
        loop = self._loop
        if loop is None or not isinstance(message, events.Key | events.MouseDown | events.Paste):
            return False
        loop.call_soon_threadsafe(self.moved.set)
        return True


class Live(Stage):
    """The stage in a real terminal; the caption is written under the app."""

    def __init__(self, scene: Scene, pilot: Pilot[Any], pace: float, viewer: Viewer) -> None:
        super().__init__(scene, pilot)
        self._pace = pace
        self._viewer = viewer
        self._caption = Caption()
        viewer.listens()

    async def press(self, key: str) -> None:
        """Press a key, unless a hand was faster."""
        self._heed()
        await super().press(key)

    async def hold(self, seconds: float) -> None:
        """Let time pass; raises HandedOver as soon as a hand moves."""
        left = seconds
        while left > 0:
            part = min(1.0, left)
            left -= part
            await self._sleep(part)
            self._heed()
            self.clock.let_pass(part)

    def tell(self, caption: Caption) -> None:
        """Put words under the screen."""
        self._caption = caption
        self.paint()

    def paint(self) -> None:
        """Write the caption into the rows that the app leaves free."""
        width, height = self.app.size
        blank = framed([], width, height + HEIGHT)
        said = (*blank.rows[:height], *rows(self._caption, width))
        terminal.write_past(self.app, painted(blank, framed(said, width, height + HEIGHT)))

    async def _sleep(self, seconds: float) -> None:
        if not self._pace:
            await asyncio.sleep(0)
            return
        try:
            await asyncio.wait_for(self._viewer.moved.wait(), seconds / self._pace)
        except TimeoutError:
            return

    def _heed(self) -> None:
        if self._viewer.moved.is_set() or not self.is_up:
            raise HandedOver
