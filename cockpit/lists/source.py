"""Where the bytes of a list come from, to be read as often as need be."""

import io
import os
import stat
import tempfile
import weakref
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cockpit.lists.rows import ListError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_CHUNK = 1 << 20
_IN_MEMORY = 8 << 20
"""Bytes of a stream up to which it needs no file of its own."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file's bytes under the name that errors call it; ``open`` starts at the first one."""

    name: str
    open: Callable[[], BinaryIO]
    size: int = 0
    """How many bytes it has, where it is a file that any other process can read too; else 0."""

    @property
    def start(self) -> bytes:
        """The first bytes, a mebibyte at most."""
        with self.open() as stream:
            return stream.read(_CHUNK)


def held(data: bytes, name: str) -> Source:
    """Return bytes in memory as a source."""
    return Source(name, lambda: io.BytesIO(data))


def file_source(path: str | Path) -> Source:
    """Return what a path leads to, a pipe read to its end; raise `ListError` if it cannot be."""
    try:
        about = os.stat(path)
        if stat.S_ISREG(about.st_mode):
            Path(path).open("rb").close()
            return Source(str(path), partial(_opened, os.path.abspath(path)), about.st_size)
        with Path(path).open("rb") as pipe:
            return stream_source(pipe, str(path))
    except FileNotFoundError as error:
        raise ListError(f"{path}: no such file; check its name and folder") from error
    except IsADirectoryError as error:
        raise ListError(f"{path}: a folder; name a file in it") from error
    except (OSError, ValueError) as error:
        what = error.strerror if isinstance(error, OSError) else error
        raise ListError(f"{path}: cannot be read ({what}); check its permissions") from error


def _opened(path: str) -> BinaryIO:
    return open(path, "rb")


def stream_source(stream: BinaryIO, name: str) -> Source:
    """Return what a stream holds, read to its end and kept: a long one in a file, not in memory.

    Raise OSError if it can be neither read nor kept.
    """
    start = stream.read(_IN_MEMORY)
    if len(start) < _IN_MEMORY:
        return held(start, name)
    descriptor = _nameless_file()
    kept = _Kept(descriptor)
    with open(descriptor, "wb", closefd=False) as copy:
        while start:
            copy.write(start)
            start = stream.read(_CHUNK)
    return Source(name, lambda: io.BufferedReader(_Part(kept)))


def _nameless_file() -> int:
    """Return the descriptor of a file that goes when it is closed, whatever ends us."""
    descriptor, path = tempfile.mkstemp(prefix="cockpit-")
    os.unlink(path)
    return descriptor


class _Kept:
    """A file without a name, until nobody reads it any more."""

    def __init__(self, descriptor: int) -> None:
        self.descriptor = descriptor
        weakref.finalize(self, os.close, descriptor)


class _Part(io.RawIOBase):
    """One reader of a kept file, with a place in it that is its own."""

    def __init__(self, kept: _Kept) -> None:
        self._kept = kept
        self._place = 0

    def readable(self) -> bool:
        """Whether it can be read: it can."""
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        """Fill the buffer from its place on; how many bytes it got."""
        read = os.preadv(self._kept.descriptor, [buffer], self._place)
        self._place += read
        return read
