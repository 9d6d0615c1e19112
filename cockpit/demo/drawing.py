"""Chance that is the same every time: numbers drawn from a seed and what they are for."""

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

T = TypeVar("T")

_ALL = 1 << 64


def share(seed: int, *what: str | int) -> float:
    """A number from 0 up to 1 that hangs on its arguments alone, on every machine."""
    # Not random.Random: what it draws may differ between versions of Python.
    key = "\0".join(map(str, (seed, *what))).encode()
    return int.from_bytes(blake2b(key, digest_size=8).digest(), "big") / _ALL


def pick(choices: Sequence[T], seed: int, *what: str | int) -> T:
    """One of the choices, each as likely."""
    return choices[int(share(seed, *what) * len(choices))]
