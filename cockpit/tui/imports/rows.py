"""The first rows of a file as they would be, one under the other."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from cockpit.core.hours import city
from cockpit.core.model import Outcome, ZoneSource
from cockpit.core.phone import shown
from cockpit.tui.ink import Line, Span, fitted, line, width_of, wrapped_spans
from cockpit.tui.widgets.card import KNOWN_BY

Row = Mapping[str, Any]

_GAP = 2
_WIDE = 96
"""Cells from which on the place stands beside the number."""

_WIDEST = 34
_NARROWEST = 8


def lead_lines(leads: Sequence[Row], width: int) -> list[Line]:
    """Leads: name, company, number and, where it fits, place aligned, the rest below each."""
    wide = width >= _WIDE
    heads = [[*_who(lead), line(_place(lead))] if wide else _who(lead) for lead in leads]
    of_one_list = len({lead["list"] for lead in leads}) == 1
    lines: list[Line] = []
    if of_one_list:
        lines += wrapped_spans(f"all of them on the list {leads[0]['list']}", width, "quiet")
    for head, lead in zip(_aligned(heads, width, giving_way=(1, 0)), leads, strict=True):
        barred = "do not call" if lead["do_not_call"] else ""
        details = [*([] if wide else [_place(lead)]), *_details(lead)]
        details += [] if of_one_list else [f"list {lead['list']}"]
        lines += [head, *_below(barred, "warning", width), *_below(_listed(details), "", width)]
    return lines


def call_lines(calls: Sequence[Row], width: int) -> list[Line]:
    """Past calls: time, number, how it ended and who, aligned, the rest below each."""
    lines: list[Line] = []
    heads = [_call_cells(call) for call in calls]
    for head, call in zip(_aligned(heads, width, giving_way=(3,)), calls, strict=True):
        lasted = "" if call["seconds"] is None else f"{call['seconds']:,} s"
        details = [call["detail"].replace("_", " "), lasted, call["note"]]
        lines += [head, *_below(_listed(details), "", width)]
    return lines


def _who(lead: Row) -> list[Line]:
    number = lead["phones"][0] if lead["phones"] else {"phone": "", "label": ""}
    return [
        line(Span(lead["name"] or "(no name)", "strong")),
        line(lead["company"]),
        line(Span(f"{shown(number['phone'])} {number['label']}".strip())),
    ]


def _call_cells(call: Row) -> list[Line]:
    they = "they called: " if call["direction"] == "in" else ""
    return [
        line(f"{datetime.fromisoformat(call['at']):%Y-%m-%d %H:%M}"),
        line(shown(call["phone"])),
        line(Span(f"{they}{Outcome(call['outcome']).label}", "strong")),
        line(call["name"]),
    ]


def _place(lead: Row) -> str:
    first, *more = lead["zones"] or ("",)
    if not first:
        return "zone unknown"
    others = f" or {len(more)} more" if more else ""
    return f"{city(first)}{others}, {KNOWN_BY[ZoneSource(lead['zone_source'])]}"


def _details(lead: Row) -> list[str]:
    others = ", ".join(f"{shown(n['phone'])} {n['label']}".strip() for n in lead["phones"][1:])
    return [
        lead["title"],
        f"also {others}" if others else "",
        lead["email"],
        lead["state"],
        f"priority {lead['priority']}" if lead["priority"] else "",
        lead["notes"],
    ]


def _listed(parts: Iterable[str]) -> str:
    return " · ".join(filter(None, parts))


def _below(text: str, ink: str, width: int) -> list[Line]:
    if not text:
        return []
    return [line("  ", *part) for part in wrapped_spans(text, width - 2, ink or "quiet")]


def _aligned(rows: Sequence[Sequence[Line]], width: int, giving_way: Sequence[int]) -> list[Line]:
    """Rows of cells in columns; where there is no room for all, some give way, in that order."""
    if not rows:
        return []
    widths = [min(_WIDEST, max(map(width_of, column))) for column in zip(*rows, strict=True)]
    for place in giving_way:
        excess = sum(widths) + _GAP * (len(widths) - 1) - width
        widths[place] -= max(0, min(excess, widths[place] - _NARROWEST))
    return [
        tuple(span for cell, size in zip(row, widths, strict=True)
              for span in (*fitted(cell, size), Span(" " * _GAP)))[:-1]
        for row in rows
    ]  # fmt: skip
