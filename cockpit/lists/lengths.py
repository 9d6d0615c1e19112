"""How long calls lasted, in the units that files have."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from cockpit.lists.columns import Columns
from cockpit.lists.headers import folded
from cockpit.lists.rows import Record
from cockpit.lists.table import Table

_NUMBER = re.compile(r"(\d{1,12})(?:\.\d*)?", re.ASCII)
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):(\d\d)(?:\.\d+)?", re.ASCII)


class LengthError(ValueError):
    """Why a text is no length of time."""


@dataclass(frozen=True, slots=True)
class LengthColumn:
    """A column of lengths, and how many of its units make a second."""

    index: int
    units: int

    def seconds(self, columns: Columns, record: Record) -> int | None:
        """Return the whole seconds of a record, or of ``hours:minutes:seconds``; None if blank.

        Raise `LengthError`, naming the text, for anything else.
        """
        text = columns.plain(record.cell(self.index))
        if not text:
            return None
        if number := _NUMBER.fullmatch(text):
            return int(number[1]) // self.units
        if clock := _CLOCK.fullmatch(text):
            return int(clock[1] or 0) * 3600 + int(clock[2]) * 60 + int(clock[3])
        raise LengthError(text)


def length_columns(table: Table, columns: Columns) -> tuple[LengthColumn, ...]:
    """Return the columns that tell how long calls lasted.

    HubSpot's "Call duration" is in milliseconds, everybody else's in seconds.
    """
    names = [folded(header) for header in table.header]
    thousandths = {"callduration"} if _is_hubspots(names) else set()
    seconds = (
        LengthColumn(index, 1000 if names[index] in thousandths else 1)
        for index in columns.texts.get("seconds", ())
    )
    milliseconds = (LengthColumn(index, 1000) for index in columns.texts.get("milliseconds", ()))
    return (*milliseconds, *seconds)


def _is_hubspots(names: Collection[str]) -> bool:
    by_label = "activitydate" in names and "calloutcome" in names
    return by_label or any(name.startswith("hscall") for name in names)
