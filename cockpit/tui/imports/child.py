"""A process beside the session, and what it says."""

import json
import os
import signal
from collections.abc import Iterator
from contextlib import suppress
from subprocess import DEVNULL, Popen
from tempfile import TemporaryFile
from threading import Thread
from typing import Any

from cockpit.tui.imports.command import Command

_AT_ONCE = 1 << 20


class NotStarted:
    """A process that could not be started: the one thing it says is why."""

    def __init__(self, error: OSError) -> None:
        self._why = f"the import cannot be started: {error.strerror or error}"

    def has_ended(self) -> bool:
        """Whether it is over."""
        return True

    def heard(self) -> Iterator[Any]:
        """Why it failed."""
        yield {"stage": "failed", "error": self._why}

    def close(self) -> None:
        """There is nothing to hear."""

    def stop(self) -> None:
        """There is nothing to end."""


class Child:
    """A process that says in lines of JSON how far it is. It outlives the session if it must.

    Raises OSError if it cannot be started.
    """

    def __init__(self, command: Command) -> None:
        # Not a pipe: whoever wrote into one would end with us.
        with TemporaryFile(buffering=0) as said:
            self._process = Popen(
                command.arguments,
                stdin=DEVNULL,
                stdout=said,
                stderr=DEVNULL,
                env=command.environment,
                start_new_session=True,
            )
            self._said = os.dup(said.fileno())
        self._place = 0
        self._half = b""

    def has_ended(self) -> bool:
        """Whether it is over."""
        return self._process.poll() is not None

    def heard(self) -> Iterator[Any]:
        """What it said since it was last asked, line by line."""
        # The place to read from is ours alone: reading must not move where the child writes.
        while new := os.pread(self._said, _AT_ONCE, self._place):
            self._place += len(new)
            *lines, self._half = (self._half + new).split(b"\n")
            for line in lines:
                with suppress(ValueError):
                    yield json.loads(line)

    def close(self) -> None:
        """Listen no more."""
        os.close(self._said)

    def stop(self) -> None:
        """Ask it to end as a rep would who pressed ctrl+c, so that it tidies up."""
        self.close()
        self._process.send_signal(signal.SIGINT)
        Thread(target=self._process.wait, daemon=True).start()


def started(command: Command) -> Child | NotStarted:
    """A process of its own for a command line."""
    try:
        return Child(command)
    except OSError as error:
        return NotStarted(error)
