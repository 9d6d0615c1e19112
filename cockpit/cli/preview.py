"""A list before it is imported: what its columns became, and its first rows as they would be."""

import shutil
from collections.abc import Mapping, Sequence
from typing import Any

from cockpit.cli.out import table
from cockpit.core.hours import candidate_zones, few
from cockpit.core.model import LeadDraft
from cockpit.core.phone import shown
from cockpit.core.rules import ZoneUnknownRule
from cockpit.core.text import clean, fit
from cockpit.lists.columns import Columns

_HEADS = ("name", "company", "title", "numbers", "email", "zone", "state", "list", "priority",
          "do not call", "notes")  # fmt: skip


def lead_facts(draft: LeadDraft, default_list: str) -> dict[str, Any]:
    """A lead as it would be, for JSON; ``zone`` is the likeliest of ``zones``."""
    every = candidate_zones(draft.zone, draft.state, next(iter(draft.numbers), None))
    zones = few(every, ZoneUnknownRule())
    return {
        "name": draft.name,
        "company": draft.company,
        "title": draft.title,
        "phones": [{"phone": number.phone, "label": number.label} for number in draft.numbers],
        "email": draft.email,
        "zone": next(iter(zones.names), ""),
        "zones": list(zones.names),
        "zone_source": zones.source.value,
        "state": draft.state,
        "list": draft.list or default_list,
        "priority": draft.priority or 0,
        "notes": draft.notes,
        "do_not_call": draft.do_not_call,
    }


def column_table(columns: Columns) -> str:
    """What each column became, a line each."""
    rows = ((name, field or "(not used)") for name, field in columns.became)
    return table(("column", "becomes"), rows)


def lead_table(leads: Sequence[Mapping[str, Any]]) -> str:
    """Leads as they would be, a line each, no wider than the terminal."""
    rows = [_cells(lead) for lead in leads]
    told = [place for place in range(len(_HEADS)) if any(row[place] for row in rows)]
    heads = [_HEADS[place] for place in told]
    lines = table(heads, ([row[place] for place in told] for row in rows)).splitlines()
    width = shutil.get_terminal_size().columns
    return "\n".join(fit(line, width) for line in lines)


def _cells(lead: Mapping[str, Any]) -> tuple[str, ...]:
    numbers = (f"{shown(n['phone'])} {n['label']}".rstrip() for n in lead["phones"])
    return (
        lead["name"],
        lead["company"],
        lead["title"],
        ", ".join(map(clean, numbers)),
        lead["email"],
        _zones(lead),
        lead["state"],
        lead["list"],
        str(lead["priority"] or ""),
        "yes" if lead["do_not_call"] else "",
        clean(lead["notes"]),
    )


def _zones(lead: Mapping[str, Any]) -> str:
    first, *more = lead["zones"] or ("",)
    others = f" or {len(more)} more" if more else ""
    return f"{first}{others} ({lead['zone_source']})" if first else ""
