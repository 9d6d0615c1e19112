"""The app under a robot's hands: keys go in, what is on screen comes out, time passes."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from textual.geometry import Size
from textual.pilot import Pilot

from cockpit.demo.caption import HEIGHT, Caption
from cockpit.demo.scene import Scene
from cockpit.recording.camera import frame
from cockpit.recording.frame import Frame
from cockpit.session import View
from cockpit.tui.board import Board
from cockpit.tui.callback import CallerScreen

_LOOK_UP = 0.2
"""Seconds after which it is asked whether the app is still there."""

_ALIKE = 2
"""Frames in a row without a difference, after which nothing more is to come."""


class Stage:
    """The app with its clock, and the caption under it."""

    def __init__(self, scene: Scene, pilot: Pilot[Any]) -> None:
        self.app = scene.app
        self.clock = scene.clock
        self.disguised = scene.disguised
        self._pilot = pilot

    async def press(self, key: str) -> None:
        """Press a key, and wait until all that it does is done."""
        if self.is_up:
            await self._pilot.press(key)
            await self.settled()

    async def jump(self, seconds: float) -> None:
        """Move the clock on, with no time to look."""
        self.clock.let_pass(seconds)
        await self.settled()

    async def hold(self, seconds: float) -> None:
        """Let time pass, on the screen's clocks too."""
        raise NotImplementedError

    def tell(self, caption: Caption) -> None:
        """Put words under the screen."""
        raise NotImplementedError

    def frame(self) -> Frame:
        """What is on screen, without the caption."""
        width, height = self.app.size
        return frame(self.app.screen, Size(width, height))

    @property
    def is_up(self) -> bool:
        """Whether the app is there: a key may have quit it."""
        return self.app.is_running and bool(self.app.screen_stack)

    @property
    def view(self) -> View | None:
        """What the calling screen shows, if that is what is up."""
        screen = self.app.screen if self.is_up else None
        return screen.view if isinstance(screen, Board) else None

    async def settled(self) -> None:
        """Wait until nothing changes any more, however slow the machine is."""
        seen: list[Frame] = []
        while self.is_up and (len(seen) < _ALIKE or seen[-_ALIKE:] != [seen[-1]] * _ALIKE):
            self._look()
            for pump in (self.app, self.app.screen):
                await self._done(pump.call_later)
            if self.is_up:
                await self._pilot.pause()
                seen.append(self.frame())

    async def _done(self, call_later: Callable[..., object]) -> None:
        """Wait until a message pump has done all that it was asked before now, or is gone."""
        done = asyncio.Event()
        call_later(done.set)
        while self.is_up and not done.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), _LOOK_UP)

    def _look(self) -> None:
        # The screen looks at the clock every second, by a clock that is not ours.
        screen = self.app.screen
        if isinstance(screen, Board | CallerScreen):
            screen.call_later(screen.tick)


def app_size(size: tuple[int, int]) -> tuple[int, int]:
    """What is left of a screen when the caption has its rows."""
    columns, rows = size
    return columns, rows - HEIGHT
