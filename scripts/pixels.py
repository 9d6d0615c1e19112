"""The pixels of PNG files as browsers write them: eight bits for red, green, blue, and alpha."""

import struct
import zlib
from collections.abc import Iterator

_SIGNATURE = 8
_CHANNELS = {2: 3, 6: 4}


def farthest_apart(one: bytes, other: bytes) -> int:
    """How far two pictures differ in the channel where they differ most: 0 to 255.

    Pictures of different sizes are 255 apart. Raises ValueError for any other kind of PNG.
    """
    first, second = _rows(one), _rows(other)
    if [len(row) for row in first] != [len(row) for row in second]:
        return 255
    apart = 0
    for row, same in zip(first, second, strict=True):
        if row != same:
            apart = max(apart, *(abs(a - b) for a, b in zip(row, same, strict=True)))
    return apart


def _rows(png: bytes) -> list[bytes]:
    chunks = list(_chunks(png))
    width, _, depth, color = struct.unpack(">IIBB", chunks[0][1][:10])
    if depth != 8 or color not in _CHANNELS:
        raise ValueError(f"A PNG of depth {depth} and colour type {color} is not read here.")
    step = _CHANNELS[color]
    packed = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    length = width * step
    rows: list[bytes] = []
    above = bytes(length)
    for start in range(0, len(packed), length + 1):
        above = _unfiltered(packed[start], packed[start + 1 : start + 1 + length], above, step)
        rows.append(above)
    return rows


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = _SIGNATURE
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        at += length + 12


def _unfiltered(kind: int, line: bytes, above: bytes, step: int) -> bytes:
    """One row, from what was kept of it: its difference from the pixels around (PNG, 9.2)."""
    row = bytearray(line)
    for at, byte in enumerate(line):
        left = row[at - step] if at >= step else 0
        up = above[at]
        corner = above[at - step] if at >= step else 0
        row[at] = (byte + (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]) & 255
    return bytes(row)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    return min((left, up, corner), key=lambda near: abs(guess - near))
