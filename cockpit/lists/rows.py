"""What the lines of a file become: records, then accepted or rejected rows."""

from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from cockpit.core.model import CallDraft, LeadDraft

Draft = TypeVar("Draft", LeadDraft, CallDraft)

FORGOTTEN = "the owner asked to be forgotten"
"""Why a row about a number is rejected that no import may bring back."""

_LONGEST = 60


class ListError(Exception):
    """Why a file was refused as a whole: where, what, and what to do, in a line or two."""


class Record(NamedTuple):
    """One record as its file has it; ``line`` is the physical line it begins on, from 1.

    A tuple, since a million of them are made: a third of what a frozen dataclass costs.
    """

    line: int
    cells: tuple[str, ...]

    def cell(self, index: int) -> str:
        """Return a cell, blank where the record is too short."""
        return self.cells[index] if index < len(self.cells) else ""


class Accepted(NamedTuple, Generic[Draft]):
    """A record that was understood, and what had to be left out of it; a tuple for speed too."""

    line: int
    draft: Draft
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rejected:
    """A record that was not: why, the cell to blame, and all cells to be mended."""

    line: int
    reason: str
    value: str
    cells: tuple[str, ...]


LeadRow = Accepted[LeadDraft] | Rejected
CallRow = Accepted[CallDraft] | Rejected


def quoted(text: str) -> str:
    """Return a user's text in quotes, cut to what fits into a message."""
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"
