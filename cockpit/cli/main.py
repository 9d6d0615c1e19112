"""From arguments to an exit code: every error becomes a line or two on stderr."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

from cockpit.cli.settings import screen_settings

INTERRUPTED = 130
UNREAD = 141


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command in ``arguments``, or in the process's own, and return its exit code."""
    given = sys.argv[1:] if arguments is None else list(arguments)
    try:
        _forgive(sys.stdout)
        _forgive(sys.stderr)
        return _ended(given)
    except BrokenPipeError:
        _abandon_output()
        return UNREAD
    except KeyboardInterrupt:
        return INTERRUPTED


def _ended(arguments: list[str]) -> int:
    try:
        code = _run(arguments)
        _flush()
    except BrokenPipeError:
        raise
    except tuple(kind for kind, _ in _codes()) as error:
        return _failed(error)
    return code


def _run(arguments: list[str]) -> int:
    settings = screen_settings(arguments, os.environ)
    if settings is None or os.environ.get("_COCKPIT_COMPLETE"):
        from cockpit.cli.root import run

        return run(arguments)
    # Without click and the commands' options: 7 ms.
    from cockpit.cli.screen import shown

    return shown(settings)


def _codes() -> tuple[tuple[type[Exception], int], ...]:
    """What may go wrong, and its exit code: the first that fits counts."""
    # Asked for, and imported, only once something did go wrong.
    from cockpit.cli.problems import Failed, NoSuchLead
    from cockpit.clock import ClockError
    from cockpit.config import ConfigError
    from cockpit.ledger import LedgerError, LedgerRefused
    from cockpit.lists.rows import ListError
    from cockpit.shelf import ShelfError

    return (
        (ConfigError, 2),
        (ShelfError, 2),
        (ClockError, 2),
        (LedgerRefused, 3),
        (LedgerError, 1),
        (NoSuchLead, 4),
        (ListError, 1),
        (Failed, 1),
        (OSError, 1),
    )


def _failed(error: Exception) -> int:
    from cockpit.cli.out import tell

    if isinstance(error, OSError):
        _abandon_output()
        tell(f"{error.filename or 'output'}: {error.strerror or error}; nothing more was written")
    else:
        tell(str(error))
    return next(code for kind, code in _codes() if isinstance(error, kind))


def _flush() -> None:
    if sys.stdout is not None:
        sys.stdout.flush()


def _forgive(stream: TextIO | None) -> None:
    # A name that the terminal's encoding lacks shows as "?" and ends nothing.
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="replace")


def _abandon_output() -> None:
    # Python flushes once more at its end, and would complain once more.
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
