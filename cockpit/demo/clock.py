"""The clock of a demonstration: it stands still until it is told, or until a hand takes over."""

from collections.abc import Callable
from datetime import datetime, timedelta


class DemoClock:
    """Both clocks of a session: wall time for the calls, seconds for the keys.

    ``start`` is aware. ``ticking`` is a clock in seconds that goes by itself; it counts from
    ``run`` on.
    """

    def __init__(self, start: datetime, ticking: Callable[[], float]) -> None:
        self._start = start
        self._passed = 0.0
        self._ticking = ticking
        self._running_since: float | None = None

    def now(self) -> datetime:
        """The present moment, in UTC and whole seconds."""
        return (self._start + timedelta(seconds=self.seconds())).replace(microsecond=0)

    def seconds(self) -> float:
        """Seconds since the demonstration began."""
        since = self._running_since
        return self._passed + (0.0 if since is None else self._ticking() - since)

    def let_pass(self, seconds: float) -> None:
        """Move it on."""
        self._passed += seconds

    def run(self) -> None:
        """Let it go on by itself from here on."""
        if self._running_since is None:
            self._running_since = self._ticking()
