"""Rejected rows, written so that they can be mended and imported again."""

import csv
import json
from collections.abc import Iterable
from typing import TextIO

from cockpit.lists.apostrophe import guarded, unguarded
from cockpit.lists.rows import Rejected
from cockpit.lists.table import Table


def write_rejects(stream: TextIO, table: Table, rejected: Iterable[Rejected]) -> None:
    """Write rejected rows with the header, columns and delimiter of their table.

    Those of a workbook become CSV. ``stream`` is opened for UTF-8 with ``newline=""``.
    """
    if table.json:
        rows = (dict(zip(table.header, row.cells, strict=True)) for row in rejected)
        json.dump(list(rows), stream, indent=1)
        stream.write("\n")
        return
    writer = csv.writer(stream, delimiter=table.delimiter)
    if table.header:
        writer.writerow(table.header)
    guard = _guarded_anew if table.sheet else tuple
    writer.writerows(guard(row.cells) for row in rejected)


def _guarded_anew(cells: Iterable[str]) -> tuple[str, ...]:
    # What was harmless text in a workbook would be run as a formula from a CSV file.
    return tuple(guarded(unguarded(cell)) for cell in cells)
