"""The rows of a file on their way into the ledger, and the report on what became of them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Generic

from cockpit.cli.out import plural
from cockpit.core.mask import Mask
from cockpit.core.model import Counts, LeadDraft
from cockpit.core.text import clean
from cockpit.lists.columns import Columns
from cockpit.lists.rows import Accepted, Draft, ListError, Rejected, quoted

if TYPE_CHECKING:
    from cockpit.ledger.packing import Packed
    from cockpit.lists.apart import Part

Step = Callable[[int], None]
Finish = Callable[[], None]

MOST_SHOWN = 20
"""Rows that a plain report names one by one."""

MOST_PREVIEWED = 10
"""Rows that are kept to be shown as they would be."""


@dataclass(slots=True)
class Intake(Generic[Draft]):
    """The rows of a file on their way: those that are no drafts are set aside, the first kept."""

    rejected: list[Rejected] = field(default_factory=list)
    notices: list[tuple[int, str]] = field(default_factory=list)
    first: list[Draft] = field(default_factory=list)

    def drafts(
        self, rows: Iterable[Accepted[Draft] | Rejected], step: Step, finish: Finish
    ) -> Iterator[Draft]:
        """The drafts one by one: ``step`` at every row, ``finish`` before the end."""
        for row in rows:
            step(1)
            if isinstance(row, Rejected):
                self.rejected.append(row)
                continue
            if row.notices:
                self.notices += ((row.line, text) for text in row.notices)
            if len(self.first) < MOST_PREVIEWED:
                self.first.append(row.draft)
            yield row.draft
        finish()

    def packed(
        self: "Intake[LeadDraft]", parts: "Iterable[Part]", step: Step, finish: Finish
    ) -> "Iterator[Packed]":
        """The same of a file that another process reads: the drafts as that has packed them."""
        for part in parts:
            step(part.rows)
            self.rejected += part.rejected
            self.notices += part.notices
            self.first += part.first[: MOST_PREVIEWED - len(self.first)]
            yield part.packed
        finish()


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did. ``said`` tells what was guessed about the file.

    ``preview`` has the first rows as they would be, where nothing but a preview was asked for.
    """

    said: Sequence[str]
    counts: Counts
    rejected: Sequence[Rejected]
    notices: Sequence[tuple[int, str]]
    columns: Columns
    preview: Sequence[dict[str, Any]] | None = None
    calls: bool = False
    """Whether the rows are past calls rather than leads."""

    @property
    def rows(self) -> int:
        """How many rows the file had."""
        counts = self.counts
        return counts.added + counts.updated + counts.unchanged + len(self.rejected)

    def seen(self, mask: Mask) -> "Report":
        """The report as it is shown: its rows are masked already, but for what it quotes."""
        if not mask.hides:
            return self
        rejected = [
            replace(row, reason=mask.error(row.reason), value=mask.note(row.value))
            for row in self.rejected
        ]
        notices = [(line, mask.error(text)) for line, text in self.notices]
        return replace(self, rejected=rejected, notices=notices)

    def facts(self) -> dict[str, Any]:
        """The report for JSON."""
        return {
            "format": self.columns.format or None,
            "columns": [
                {"column": name, "field": field or None} for name, field in self.columns.became
            ],
            **({} if self.preview is None else {"preview": list(self.preview)}),
            "rows": self.rows,
            "added": self.counts.added,
            "updated": self.counts.updated,
            "unchanged": self.counts.unchanged,
            "rejected": len(self.rejected),
            "rejects": [
                {"line": row.line, "reason": row.reason, "value": row.value}
                for row in self.rejected
            ],
            "said": list(self.said),
            "notices": [{"line": line, "text": text} for line, text in self.notices],
        }

    def fed(self) -> dict[str, Any]:
        """The report for a screen: the first of what was rejected or left out stands for all."""
        facts = self.facts()
        first = {key: facts[key][:MOST_SHOWN] for key in ("rejects", "notices")}
        return {**facts, **first, "noticed": len(self.notices), "calls": self.calls}

    def summary(self) -> str:
        """The report in one line."""
        counts = self.counts
        return (
            f"{plural(self.rows, 'row')}: {counts.added} added, {counts.updated} updated, "
            f"{counts.unchanged} unchanged, {len(self.rejected)} rejected."
        )

    def details(self) -> list[str]:
        """What was rejected or left out, a line each, the first of them."""
        rejects = [
            f"line {row.line}: rejected: {row.reason}"
            + (f": {quoted(row.value)}" * bool(row.value))
            for row in self.rejected
        ]
        notices = [f"line {line}: {text}" for line, text in self.notices]
        return [*_first(rejects), *_first(notices)]


@contextmanager
def masked(mask: Mask) -> Iterator[None]:
    """Have what is wrong with a file told by the mask: that may quote its cells."""
    try:
        yield
    except ListError as error:
        raise ListError(mask.error(str(error))) from error


def _first(lines: list[str]) -> list[str]:
    shown = [clean(line) for line in lines[:MOST_SHOWN]]
    more = len(lines) - len(shown)
    return [*shown, f"and {more} more such lines"] if more else shown
