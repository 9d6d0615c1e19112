"""How long a person takes: to press a key, to type, to read a line. All in seconds."""

from cockpit.demo.drawing import share

THINKING = 1.0
"""Before a key, at least; a key counts only when its lead was on screen before it."""
SEEING = 0.9
"""After a key, for what it did."""
BREATH = 0.35
"""Between two keys of one step."""
_HESITATION = 0.5
_STROKE, _STUMBLE = 0.09, 0.09
_READING = 0.28
"""A word: a caption is read aloud by some, and beside a screen by all."""
_GLANCE = 0.9


class Hand:
    """A hand with its own rhythm, the same for the same seed."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._moves = 0

    def thinking(self) -> float:
        """Before a key."""
        return THINKING + _HESITATION * self._drawn()

    def stroke(self) -> float:
        """Between two letters."""
        return _STROKE + _STUMBLE * self._drawn()

    def _drawn(self) -> float:
        self._moves += 1
        return share(self._seed, "hand", self._moves)


def reading(words: str) -> float:
    """How long these words are to be read."""
    return _GLANCE + _READING * len(words.split())
