"""Calls in the fields of Close's call activities; ``event`` and ``cause`` are ours."""

from cockpit.lists.activities.dispositions import CLOSE
from cockpit.lists.activities.line import CallLine, Value

COLUMNS = (
    "_type", "date_created", "direction", "disposition", "status", "duration", "phone", "note",
    "contact_name", "event", "cause",
)  # fmt: skip


def row(call: CallLine) -> dict[str, Value]:
    """Return a call's cells by column: the duration in seconds."""
    return {
        "_type": "Call",
        "date_created": call.utc,
        "direction": "inbound" if call.inbound else "outbound",
        "disposition": CLOSE.word(call.ending),
        "status": "completed",
        "duration": call.seconds,
        "phone": call.phone,
        "note": CLOSE.note(call.ending, call.note),
        "contact_name": call.name,
        "event": call.event,
        "cause": call.cause.value if call.cause else "",
    }
