"""Slips of the finger: which keys are meant, and which are a bounce, a paste or a held key."""

from collections.abc import Callable
from dataclasses import dataclass
from math import inf

APART = 0.060
"""Seconds between two keys that a hand means; pasted text and terminal replies come closer."""


@dataclass(slots=True)
class Slips:
    """Judges keys by when they came. Times are seconds on ``monotonic``.

    A key that changes data counts if no other key came just before it and its lead had been
    painted by then; an outcome key also only ``pause`` seconds after the last outcome key,
    whether that one counted or not.
    """

    pause: float
    monotonic: Callable[[], float]
    _this: float = -inf
    _before: float = -inf
    _outcome: float = -inf
    _painted: float = inf

    def pressed(self, at: float) -> None:
        """A key, any key, came at that moment."""
        self._before, self._this = self._this, at

    def showing(self) -> None:
        """Another lead is about to be painted."""
        self._painted = inf

    def painted(self) -> None:
        """The lead on deck is on screen now."""
        self._painted = self.monotonic()

    def counts(self) -> bool:
        """Whether the last key may change data."""
        return self._this - self._before >= APART and self._painted <= self._this

    def outcome_counts(self) -> bool:
        """Whether the last key, an outcome key, may log a call."""
        rested = self._this - self._outcome >= self.pause
        self._outcome = self._this
        return rested and self.counts()
