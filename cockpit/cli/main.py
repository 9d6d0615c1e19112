"""From arguments to an exit code: every error becomes a line or two on stderr."""

import io
import os
import sys
from collections.abc import Sequence
from typing import TextIO

import click
from click.exceptions import Exit

from cockpit.cli.out import tell
from cockpit.cli.problems import Failed, NoSuchLead
from cockpit.cli.root import root
from cockpit.clock import ClockError
from cockpit.config import ConfigError
from cockpit.ledger import LedgerError, LedgerRefused
from cockpit.lists.rows import ListError
from cockpit.shelf import ShelfError

NAME = "cockpit"
INTERRUPTED = 130
UNREAD = 141

# The first that fits counts.
_CODES: tuple[tuple[type[Exception], int], ...] = (
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
        _run(arguments)
        _flush()
    except Exit as wish:
        _flush()
        return wish.exit_code
    except click.UsageError as error:
        return _misused(error)
    except BrokenPipeError:
        raise
    except tuple(kind for kind, _ in _CODES) as error:
        return _failed(error)
    return 0


def _run(arguments: list[str]) -> None:
    if os.environ.get("_COCKPIT_COMPLETE"):
        root.main(arguments, NAME)
    # Not root.main: it would answer a broken pipe and an interrupt in its own way.
    with root.make_context(NAME, arguments) as context:
        root.invoke(context)


def _misused(error: click.UsageError) -> int:
    command = error.ctx.command_path if error.ctx else NAME
    tell(f"{command}: {' '.join(error.format_message().split())}")
    tell(f"{command} --help says how it is used.")
    return error.exit_code


def _failed(error: Exception) -> int:
    if isinstance(error, OSError):
        _abandon_output()
        tell(f"{error.filename or 'output'}: {error.strerror or error}; nothing more was written")
    else:
        tell(str(error))
    return next(code for kind, code in _CODES if isinstance(error, kind))


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
