"""The robot rep: plays a scenario's steps on a stage, at a person's pace."""

from cockpit.demo import work
from cockpit.demo.caption import Caption
from cockpit.demo.pacing import BREATH, SEEING, Hand, reading
from cockpit.demo.scenario import Pass, Pause, Press, Say, Scenario, Step, Type, Wait, Work
from cockpit.demo.stage import Stage
from cockpit.keymap import KEYS
from cockpit.tui.keynames import shown

PATIENCE = 120
"""Looks at the screen, a few hundredths of a second each, before a wait is given up."""

_DOES = {key: each.short or each.words for each in KEYS for key in each.keys}
_ALWAYS = {"escape": "back", "enter": "choose", "up": "up", "down": "down"}


class NotShown(Exception):
    """A text that a scenario waits for, and that does not come."""


class Robot:
    """Plays one scenario; the same seed gives the same hand."""

    def __init__(self, scenario: Scenario, stage: Stage, seed: int) -> None:
        self._scenario = scenario
        self._stage = stage
        self._seed = seed
        self._hand = Hand(seed)
        self._words = ""

    async def play(self) -> None:
        """All steps, one after the other. Raises NotShown where a wait is in vain."""
        for step in self._scenario.steps:
            if not self._stage.is_up:
                return
            await self._do(step)
        self._stage.tell(Caption(self._words))
        await self._stage.hold(SEEING)

    async def _do(self, step: Step) -> None:
        stage = self._stage
        match step:
            case Say(text):
                self._words = stage.disguised(text)
                stage.tell(Caption(self._words))
                await stage.hold(reading(text))
            case Press(keys):
                await self._press(keys)
            case Type(text):
                for character in text:
                    await stage.hold(self._hand.stroke())
                    await stage.press("space" if character == " " else character)
                await stage.hold(SEEING)
            case Wait(text, line):
                await self._wait(text, line)
            case Pass(by):
                await stage.jump(by.total_seconds())
                await stage.hold(SEEING)
            case Pause(seconds):
                await stage.hold(seconds)
            case Work(span):
                await work.hour(stage, self._seed, span, self._words)

    async def _press(self, keys: tuple[str, ...]) -> None:
        await self._stage.hold(self._hand.thinking())
        for key in keys:
            self._stage.tell(Caption(self._words, shown(key), self._does(key)))
            await self._stage.hold(BREATH)
            await self._stage.press(key)
            await self._stage.hold(SEEING)

    def _does(self, key: str) -> str:
        """What a key does where it is pressed, in a word or two, as far as it can be told."""
        if self._stage.view:
            return _DOES.get(key, "")
        return _ALWAYS.get(key, "")

    async def _wait(self, text: str, line: int) -> None:
        text = self._stage.disguised(text)
        for _ in range(PATIENCE):
            if not self._stage.is_up or text in self._stage.frame().text():
                return
            await self._stage.settled()
        raise NotShown(
            f"{self._scenario.name}, line {line}: {text!r} did not come on screen:\n"
            f"{self._stage.frame().text()}"
        )
