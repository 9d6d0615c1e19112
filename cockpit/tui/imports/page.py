"""What would come of a file, line by line: counts, first rows, columns, what is wrong."""

from collections.abc import Mapping, Sequence
from typing import Any

from cockpit.tui.imports.rows import call_lines, lead_lines
from cockpit.tui.imports.words import counted
from cockpit.tui.ink import BLANK, Line, Span, fitted, line, width_of, wrapped_spans

_INDENT = "  "
_MOST = 10
"""Lines that name what is wrong before the rest is only counted."""


def page(report: Mapping[str, Any], width: int) -> list[Line]:
    """The whole page, in lines of at most ``width`` cells."""
    inner = width - len(_INDENT)
    row_lines = call_lines if report["calls"] else lead_lines
    rejects = [_rejected(each) for each in report["rejects"]]
    notices = [_located(each["line"], each["text"]) for each in report["notices"]]
    return [
        *_head(report, width),
        *_section("First rows, as they would be", row_lines(report["preview"] or (), inner)),
        *_section("Columns", _columns(report["columns"], inner)),
        *_section("Rejected", _first(rejects, report["rejected"], inner)),
        *_section("Worth knowing", _first(notices, report["noticed"], inner)),
    ]


def _head(report: Mapping[str, Any], width: int) -> list[Line]:
    what = "Past calls: " if report["calls"] else "Leads: "
    lines = wrapped_spans(f"{what}{counted(report)}.", width, "strong")
    return [*lines, *(part for said in report["said"] for part in wrapped_spans(said, width))]


def _section(title: str, lines: Sequence[Line]) -> list[Line]:
    if not lines:
        return []
    return [BLANK, line(Span(title, "accent")), *(line(_INDENT, *text) for text in lines)]


def _columns(columns: Sequence[Mapping[str, Any]], width: int) -> list[Line]:
    """Which column becomes what, as many beside one another as there is room for."""
    used = [
        line(each["column"], Span(" → ", "quiet"), Span(each["field"].replace("_", " "), "strong"))
        for each in columns
        if each["field"]
    ]
    cell = min(width, max(map(width_of, used), default=0) + 3)
    abreast = max(1, width // max(1, cell))
    return [
        tuple(span for text in used[at : at + abreast] for span in fitted(text, cell))
        for at in range(0, len(used), abreast)
    ]


def _first(texts: Sequence[str], count: int, width: int) -> list[Line]:
    shown = texts[:_MOST]
    more = [f"and {count - len(shown):,} more"] if count > len(shown) else []
    return [part for text in [*shown, *more] for part in wrapped_spans(text, width, indent="  ")]


def _rejected(row: Mapping[str, Any]) -> str:
    value = f": '{row['value']}'" if row["value"] else ""
    return _located(row["line"], f"{row['reason']}{value}")


def _located(number: int, text: str) -> str:
    return f"line {number:,}: {text}"
