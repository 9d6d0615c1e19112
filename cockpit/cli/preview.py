"""A file before it is imported: what its columns became, and its first rows as they would be."""

import shutil
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from cockpit.cli.out import table
from cockpit.core.hours import candidate_zones, few
from cockpit.core.mask import Mask
from cockpit.core.model import CallDraft, LeadDraft, Outcome
from cockpit.core.phone import shown
from cockpit.core.rules import ZoneUnknownRule
from cockpit.core.text import clean, fit
from cockpit.lists.columns import Columns

_LEAD_HEADS = ("name", "company", "title", "numbers", "email", "zone", "state", "list", "priority",
          "do not call", "notes")  # fmt: skip
_CALL_HEADS = ("at", "number", "name", "direction", "outcome", "detail", "seconds", "cause", "note")


def lead_facts(draft: LeadDraft, default_list: str, mask: Mask) -> dict[str, Any]:
    """A lead as it would be, for JSON; ``zone`` is the likeliest of ``zones``."""
    draft = mask.lead_draft(draft)
    every = candidate_zones(draft.zone, draft.state, next(iter(draft.numbers), None))
    zones = few(every, ZoneUnknownRule())
    return {
        "name": draft.name,
        "company": draft.company,
        "title": draft.title,
        "phones": [
            {"phone": mask.phone(number.phone), "label": number.label} for number in draft.numbers
        ],
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


def call_facts(draft: CallDraft, zone: ZoneInfo, mask: Mask) -> dict[str, Any]:
    """A past call as it would be, for JSON; ``at`` is told on a clock in ``zone``."""
    draft = mask.call_draft(draft)
    return {
        "at": draft.at.astimezone(zone).isoformat(),
        "phone": mask.phone(draft.phone),
        "name": draft.name,
        "direction": draft.direction.value,
        "outcome": draft.outcome.value,
        "detail": draft.detail.value if draft.detail else "",
        "seconds": draft.seconds,
        "cause": draft.cause.value if draft.cause else "",
        "note": draft.note,
    }


def column_table(columns: Columns) -> str:
    """What each column became, a line each."""
    rows = ((name, field or "(not used)") for name, field in columns.became)
    return table(("column", "becomes"), rows)


def lead_table(leads: Sequence[Mapping[str, Any]]) -> str:
    """Leads as they would be, a line each, no wider than the terminal."""
    return _fitted(_LEAD_HEADS, [_lead_cells(lead) for lead in leads])


def call_table(calls: Sequence[Mapping[str, Any]]) -> str:
    """Past calls as they would be, a line each, no wider than the terminal."""
    return _fitted(_CALL_HEADS, [_call_cells(call) for call in calls])


def _fitted(every: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    told = [place for place in range(len(every)) if any(row[place] for row in rows)]
    heads = [every[place] for place in told]
    lines = table(heads, ([row[place] for place in told] for row in rows)).splitlines()
    width = shutil.get_terminal_size().columns
    return "\n".join(fit(line, width) for line in lines)


def _call_cells(call: Mapping[str, Any]) -> tuple[str, ...]:
    return (
        f"{datetime.fromisoformat(call['at']):%Y-%m-%d %H:%M}",
        shown(call["phone"]),
        call["name"],
        "they called" if call["direction"] == "in" else "",
        Outcome(call["outcome"]).label,
        call["detail"].replace("_", " "),
        "" if call["seconds"] is None else str(call["seconds"]),
        call["cause"].replace("_", " "),
        clean(call["note"]),
    )


def _lead_cells(lead: Mapping[str, Any]) -> tuple[str, ...]:
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
