"""Leads from a table, row by row."""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from cockpit.core.model import LeadDraft, Number
from cockpit.core.phone import candidate_zones, found, ordinary
from cockpit.lists.apostrophe import unguarded
from cockpit.lists.barring import bars, status_bars
from cockpit.lists.columns import Columns
from cockpit.lists.crmzones import lead_zone
from cockpit.lists.headers import folded
from cockpit.lists.layout import Layout, layout
from cockpit.lists.leadcolumns import lead_columns
from cockpit.lists.places import calling_region, lead_state
from cockpit.lists.rows import FORGOTTEN, Accepted, LeadRow, Record, Rejected, quoted
from cockpit.lists.table import Table

_WHOLE = re.compile(r"([+-]?\d{1,9})(?:[.,]0+)?")

Problem = tuple[int, str, str]
"""Where a text stands that is no number, the text, and why it is none."""


def lead_rows(
    table: Table,
    region: str,
    list_name: str,
    columns: Columns | None = None,
    forgotten: Container[str] = frozenset(),
) -> Iterator[LeadRow]:
    """Return every record as a lead or a rejected row, in order.

    A lead without a list of its own gets ``list_name``. It is rejected only when none of its
    numbers, read as written in ``region``, may be called; a bad zone or priority is dropped
    and said. ``columns`` are those of `lead_columns`, where they are known already; a lead
    with a number whose owner is ``forgotten`` is rejected. Raise
    `ListError` at once when no column holds telephone numbers, and on the way where the file
    cannot be read.
    """
    columns = columns or lead_columns(table, region)
    several = tuple(i for i, name in enumerate(table.header) if folded(name) == "lists")
    reader = _Reader(
        columns, layout(columns), region, list_name, bool(several), forgotten or frozenset()
    )
    return map(reader.row, table)


@dataclass(frozen=True, slots=True)
class _Reader:
    """How records become leads. It runs a million times: what can be known before is."""

    columns: Columns
    at: Layout
    region: str
    list_name: str
    several_lists: bool
    forgotten: Container[str]

    def row(self, record: Record) -> LeadRow:
        """Return a record as a lead or a rejected row."""
        texts = self._texts(record.cells)
        numbers, problems = self._numbers(texts)
        if not numbers:
            place, _, reason = problems[0] if problems else (-1, "", "empty")
            cell = record.cells[self.at.used[place]] if problems else ""
            return Rejected(record.line, reason, cell, record.cells)
        if self.forgotten:
            for number in numbers:
                if number.phone in self.forgotten:
                    return Rejected(record.line, FORGOTTEN, number.phone, record.cells)
        notices = [f"number {quoted(text)} dropped: {reason}" for _, text, reason in problems]
        return Accepted(record.line, self._draft(texts, numbers, notices), tuple(notices))

    def _texts(self, cells: tuple[str, ...]) -> list[str]:
        """Return the texts of the used cells, each at its place, and a blank at the end."""
        at = self.at
        if len(cells) < at.width:
            cells += ("",) * (at.width - len(cells))
        picked = at.pick(cells)
        if self.columns.guarded and "'" in "".join(picked):
            picked = tuple(map(unguarded, picked))
        texts = [*map(str.strip, picked), ""]
        for first, others in at.fallbacks:
            if not texts[first]:
                texts[first] = next((texts[i] for i in others if texts[i]), "")
        return texts

    def _numbers(self, texts: Sequence[str]) -> tuple[tuple[Number, ...], list[Problem]]:
        numbers: dict[str, Number] = {}
        problems: list[Problem] = []
        code = texts[self.at.calling_code]
        region = calling_region(code, self.region) if code else self.region
        for place, label, label_place in self.at.phones:
            if not (text := texts[place]):
                continue
            phones: tuple[str, ...]
            if plain := ordinary(text, region):
                phones = (plain,)
            else:
                read = found(text, region)
                phones = read.phones
                problems += ((place, text, reason) for text, reason in read.problems)
            for phone in phones:
                if phone not in numbers:
                    named = texts[label_place] or label
                    numbers[phone] = Number(phone, named, candidate_zones(phone))
        return tuple(numbers.values()), problems

    def _draft(
        self, texts: Sequence[str], numbers: tuple[Number, ...], notices: list[str]
    ) -> LeadDraft:
        at = self.at
        return LeadDraft(
            name=self._name(texts),
            company=texts[at.company],
            title=texts[at.title],
            email=texts[at.email],
            zone=self._zone(texts[at.zone], notices) if texts[at.zone] else "",
            list=self._list(texts[at.list], notices) if texts[at.list] else self.list_name,
            priority=_priority(texts[at.priority], notices) if texts[at.priority] else None,
            notes=texts[at.notes],
            state=self._state(texts, numbers) if texts[at.state] else "",
            numbers=numbers,
            do_not_call=bool(at.do_not_call or at.statuses) and self._barred(texts, notices),
        )

    def _name(self, texts: Sequence[str]) -> str:
        at = self.at
        if at.halves:
            return self.columns.full_name(texts[at.name], texts[at.first], texts[at.last])
        return texts[at.name]

    def _zone(self, text: str, notices: list[str]) -> str:
        zone = lead_zone(text, self.region)
        if not zone:
            notices.append(f"zone {quoted(text)} is not a zone: dropped")
        return zone

    def _list(self, text: str, notices: list[str]) -> str:
        first, comma, _ = text.partition(",")
        if not (comma and self.several_lists):
            return text
        notices.append(f"lists {quoted(text)}: the first of them is kept")
        return first.strip() or self.list_name

    def _state(self, texts: Sequence[str], numbers: Sequence[Number]) -> str:
        phones = [number.phone for number in numbers]
        return lead_state(texts[self.at.state], texts[self.at.country], self.region, phones)

    def _barred(self, texts: Sequence[str], notices: list[str]) -> bool:
        said = [texts[place] for place in self.at.do_not_call]
        unclear = [text for text in said if bars(text) is None]
        notices += (
            f"do not call {quoted(text)}: neither yes nor no, read as yes" for text in unclear
        )
        by_status = any(status_bars(texts[place]) for place in self.at.statuses)
        return bool(unclear) or by_status or any(map(bars, said))


def _priority(text: str, notices: list[str]) -> int | None:
    if whole := _WHOLE.fullmatch(text):
        return int(whole[1])
    notices.append(f"priority {quoted(text)} is not a whole number: dropped")
    return None
