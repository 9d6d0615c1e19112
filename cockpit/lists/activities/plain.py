"""Calls in our own columns: everything, as it is."""

from cockpit.lists.activities.dispositions import aapor
from cockpit.lists.activities.line import CallLine, Value

COLUMNS = (
    "event", "lead", "name", "phone", "at", "direction", "outcome", "note", "detail", "seconds",
    "aapor", "cause",
)  # fmt: skip


def row(call: CallLine) -> dict[str, Value]:
    """Return a call's cells by column."""
    return {
        "event": call.event,
        "lead": call.lead,
        "name": call.name,
        "phone": call.phone,
        "at": call.utc,
        "direction": call.direction.value,
        "outcome": call.outcome.value,
        "note": call.note,
        "detail": call.detail.value if call.detail else "",
        "seconds": call.seconds,
        "aapor": aapor(call.ending),
        "cause": call.cause.value if call.cause else "",
    }
