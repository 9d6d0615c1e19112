"""The robot at work by itself: it calls whoever is next, and heeds what the guard says."""

from datetime import timedelta

from cockpit.core.guard import Code
from cockpit.core.rules import Level
from cockpit.demo.caption import Caption
from cockpit.demo.drawing import pick, share
from cockpit.demo.stage import Stage
from cockpit.session.view import Card, View

_BEAT = 0.7
"""Seconds between two keys: as fast as can be followed."""

_ANSWERED, _SPEAKS = 0.22, 0.5
_PROMISED = 0.3
_WHEN = ("thu", "tomorrow morning", "in 2 weeks", "fri 10am")
_RINGING, _MESSAGE = (8.0, 26.0), (22.0, 40.0)
_TALKING = (60.0, 260.0)


async def hour(stage: Stage, seed: int, span: timedelta, words: str) -> None:
    """Call for so long by the session's clock, or until nobody is left."""
    ends = stage.clock.seconds() + span.total_seconds()
    turn = 0
    while stage.clock.seconds() < ends and (view := stage.view) and (card := view.card):
        turn += 1
        rep = _Rep(stage, seed, turn, words)
        if _would_annoy(card):
            await rep.leave_for_later()
        else:
            await rep.call(view)


class _Rep:
    """One turn: one lead, called or left for later."""

    def __init__(self, stage: Stage, seed: int, turn: int, words: str) -> None:
        self._stage = stage
        self._seed = seed
        self._turn = turn
        self._words = words

    async def leave_for_later(self) -> None:
        """Snooze the lead to the next good time."""
        await self._press("z", "snooze: this hour was tried before")
        await self._press("enter", "to the next good time")

    async def call(self, view: View) -> None:
        """Dial, and log how it ended."""
        await self._press("d", "dial")
        await self._stage.jump(self._between("ring", *_RINGING))
        if self._share("answered") < _ANSWERED:
            await self._talk()
        elif _was_silent(view.card) or self._share("speaks") < _SPEAKS:
            await self._press("tab", "the message")
            await self._stage.jump(self._between("message", *_MESSAGE))
            await self._press("v", "voicemail left")
        else:
            await self._press("n", "no message")

    async def _talk(self) -> None:
        await self._press("a", "answered")
        await self._stage.jump(self._between("talk", *_TALKING))
        if self._share("promised") < _PROMISED:
            await self._press("c", "promise a call")
            for character in pick(_WHEN, self._seed, "when", self._turn):
                await self._stage.press("space" if character == " " else character)
            await self._press("enter", "kept for that day")
        await self._press("enter", "next")

    async def _press(self, key: str, does: str) -> None:
        self._stage.tell(Caption(self._words, key, does))
        await self._stage.hold(_BEAT)
        await self._stage.press(key)

    def _share(self, what: str) -> float:
        return share(self._seed, what, self._turn)

    def _between(self, what: str, least: float, most: float) -> float:
        return round(least + (most - least) * self._share(what))


def _would_annoy(card: Card) -> bool:
    return any(
        sign.level is Level.STOP or sign.code in (Code.SAME_HOUR, Code.CAP) for sign in card.signs
    )


def _was_silent(card: Card | None) -> bool:
    return card is not None and any(sign.code is Code.NO_MESSAGE for sign in card.signs)
