"""Slips of the finger: which keys are meant, and which are a bounce, a paste or a held key."""

from collections.abc import Callable
from dataclasses import dataclass, field
from math import inf

from cockpit.core.value import value

APART = 0.060
"""Seconds between two keys that a hand means; pasted text and terminal replies come closer."""


TOO_FAST = "ignored: too fast"
"""What is said of a key that did not count."""


@value
class Press:
    """When a key came, and when the one before it."""

    at: float = -inf
    before: float = -inf


@dataclass(slots=True)
class Slips:
    """Judges keys by when they came. Times are seconds on ``monotonic``.

    A key that changes data counts if no other key came just before it and its lead had been
    painted by then; an outcome key also only ``pause`` seconds after the last outcome key,
    whether that one counted or not.
    """

    pause: float
    monotonic: Callable[[], float]
    _last: Press = field(default_factory=Press)
    _judged: Press = field(default_factory=Press)
    _outcome: float = -inf
    _painted: float = inf

    def pressed(self, at: float) -> Press:
        """A key, any key, came at that moment."""
        self._last = self._judged = Press(at, self._last.at)
        return self._last

    def judge(self, press: Press) -> None:
        """It is that key's turn now; others may have come since."""
        self._judged = press

    def idle(self, seconds: float) -> bool:
        """Whether no key came for so long."""
        return self.monotonic() - self._last.at >= seconds

    def showing(self) -> None:
        """Another lead is about to be painted."""
        self._painted = inf

    def painted(self) -> None:
        """The lead on deck is on screen now; said again, it changes nothing."""
        self._painted = min(self._painted, self.monotonic())

    def meant(self) -> bool:
        """Whether a hand pressed the key, as far as its timing tells."""
        return self._judged.at - self._judged.before >= APART

    def counts(self) -> bool:
        """Whether the key may change data."""
        return self.meant() and self._painted <= self._judged.at

    def outcome_counts(self) -> bool:
        """Whether the key, an outcome key, may log a call."""
        at = self._judged.at
        rested = at - self._outcome >= self.pause
        self._outcome = at
        return rested and self.counts()
