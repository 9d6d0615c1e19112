"""Leads, their numbers and their imports as rows of tables."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from cockpit.core.model import Counts, Lead, LeadDraft
from cockpit.ledger.codec import seconds

SAID = ("name", "company", "title", "email", "zone", "list", "priority", "notes", "state")
"""The columns of what a list says about a lead, in the order of its fields."""

PUT_LEAD = f"INSERT INTO leads(id, {', '.join(SAID)}) VALUES (?,?,?,?,?,?,?,?,?,?)"
UPDATE_LEAD = f"UPDATE leads SET {' = ?, '.join(SAID)} = ? WHERE id = ?"
PUT_NUMBER = "INSERT INTO numbers(lead, position, phone, label, zones) VALUES (?,?,?,?,?)"
PUT_PHONE = "INSERT OR IGNORE INTO phones(phone, lead) VALUES (?,?)"

Said = tuple[str | int | None, ...]


def said(lead: Lead | LeadDraft) -> Said:
    """What a list says about a lead: the values of `SAID`."""
    return (
        lead.name, lead.company, lead.title, lead.email, lead.zone, lead.list, lead.priority,
        lead.notes, lead.state,
    )  # fmt: skip


def number_rows(lead: Lead, first: int = 0) -> Iterator[tuple[int, int, str, str, str]]:
    """The rows of a lead's numbers, from the one at position ``first`` on."""
    for position, number in enumerate(lead.numbers[first:], first):
        yield lead.id, position, number.phone, number.label, ",".join(number.zones)


def record(
    connection: sqlite3.Connection, kind: str, now: datetime, file: str, counts: Counts
) -> int:
    """Remember that an import happened; its id."""
    cursor = connection.execute(
        "INSERT INTO imports(at, kind, file, added, updated, unchanged) VALUES (?,?,?,?,?,?)",
        (seconds(now), kind, file, counts.added, counts.updated, counts.unchanged),
    )
    return int(cursor.lastrowid or 0)
