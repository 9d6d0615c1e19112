"""What the commands write to: files, private and whole or not at all, or standard output."""

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from cockpit.cli.out import put
from cockpit.cli.problems import Failed


@contextmanager
def written(path: Path) -> Iterator[TextIO]:
    """A text file, UTF-8, that takes the place of ``path`` once it is complete and on disk.

    Only its owner may read it. A pipe or a device is written to as it is. Raises Failed if
    that cannot be.
    """
    try:
        if path.exists() and not path.is_file():
            with path.open("w", encoding="utf-8", newline="") as stream:
                yield stream
        else:
            with _beside(Path(os.path.realpath(path))) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Failed(f"{path}: {error.strerror}; name another file") from error


@contextmanager
def _beside(target: Path) -> Iterator[TextIO]:
    descriptor, name = tempfile.mkstemp(prefix=".cockpit-", dir=target.parent)
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(name, target)
    except BaseException:
        with suppress(OSError):
            os.unlink(name)
        raise


def same_file(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file, there or not."""
    return os.path.realpath(one) == os.path.realpath(other)


class _Shown(io.StringIO):
    """A terminal: what is written is made safe to show, and shown at once."""

    def write(self, text: str, /) -> int:
        put(text)
        return len(text)


def standard_output() -> TextIO:
    """Standard output: every byte as it is for a file or a pipe, safe for a terminal."""
    if not isinstance(sys.stdout, io.TextIOWrapper) or sys.stdout.isatty():
        return _Shown()
    sys.stdout.reconfigure(encoding="utf-8", errors="strict", newline="")
    return sys.stdout
