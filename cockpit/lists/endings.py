"""How a row says that a call ended: in an outcome, a code, a detail and perhaps the note."""

from collections.abc import Mapping
from dataclasses import dataclass

from cockpit.core.model import DETAILS, Detail, Direction, Outcome
from cockpit.lists.activities.dispositions import has_dispositions, told
from cockpit.lists.columns import Columns
from cockpit.lists.headers import folded
from cockpit.lists.outcomes import Ending, OutcomeError, detail, ending, says_only_inbound
from cockpit.lists.rows import Record, quoted
from cockpit.lists.table import Table
from cockpit.lists.vicidial import statuses

_NO_CALLS = frozenset(
    {"task", "email", "listemail", "event", "meeting", "note", "sms", "text", "linkedin", "cadence"}
)


class BadCell(Exception):
    """A cell that cannot be read: the reason and the cell."""

    def __init__(self, reason: str, cell: str) -> None:
        super().__init__(reason)
        self.cell = cell


@dataclass(frozen=True, slots=True)
class Endings:
    """How a table says how its calls ended.

    ``statuses`` are codes that stand for endings; where ``notes_tell``, the notes say what
    the outcomes leave out.
    """

    columns: Columns
    statuses: Mapping[str, Ending]
    notes_tell: bool

    def read(self, record: Record, way: Direction) -> tuple[Ending, str]:
        """Return how the call ended, and the note less what it says about that.

        Raise `BadCell` where the outcome is unknown, or the activity is no call.
        """
        said, note = self.columns.text(record, "outcome"), self.columns.text(record, "note")
        if way is Direction.IN and says_only_inbound(said):
            return Ending(Outcome.ANSWERED), note
        if status := self._status(record):
            return status, note
        try:
            return told(said, note) if self.notes_tell else (ending(said), note)
        except OutcomeError as error:
            if other := _other_kind(record, self.columns):
                raise BadCell("not a call", other) from error
            raise BadCell(str(error), said) from error

    def detail(self, record: Record, ended: Ending, dropped: list[str]) -> Detail | None:
        """Return what the column of details says, else what the ending does.

        A detail that does not go with the outcome is ``dropped``, and said there.
        """
        cell = self.columns.text(record, "detail")
        if not cell:
            return ended.detail
        try:
            found = detail(cell)
        except OutcomeError:
            found = None
        if found in DETAILS[ended.outcome]:
            return found
        words = ended.outcome.label
        dropped.append(f"detail {quoted(cell)} does not go with {words}: dropped")
        return ended.detail

    def _status(self, record: Record) -> Ending | None:
        if not self.statuses:
            return None
        cells = (self.columns.plain(record.cell(i)) for i in self.columns.texts["outcome"])
        return next(filter(None, map(self.statuses.get, cells)), None)


def endings(table: Table, columns: Columns) -> Endings:
    """Return how a table says how its calls ended."""
    return Endings(columns, statuses(table), has_dispositions(table.header))


def refuse_others(record: Record, columns: Columns) -> None:
    """Raise `BadCell` for an email, a meeting and the like; a call may be filed as a task."""
    other = _other_kind(record, columns)
    if other and folded(other) != "task":
        raise BadCell("not a call", other)


def _other_kind(record: Record, columns: Columns) -> str:
    """Return what an activity is if it is no call, blank for a call and where nothing is said."""
    cells = [columns.plain(record.cell(index)) for index in columns.texts.get("kind", ())]
    if any("call" in folded(cell) for cell in cells):
        return ""
    return next((cell for cell in cells if folded(cell) in _NO_CALLS), "")
