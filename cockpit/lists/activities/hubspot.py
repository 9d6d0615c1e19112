"""Calls in the columns of HubSpot's import of activities.

``Contact name``, ``Event`` and ``Call cause`` are ours: HubSpot leaves unknown columns alone.
"""

from cockpit.lists.activities.dispositions import HUBSPOT, HUBSPOT_IDS
from cockpit.lists.activities.line import CallLine, Value

COLUMNS = (
    "Activity date", "Call Title", "Call notes", "Call direction", "Call outcome",
    "Call duration", "From number", "To Number", "hs_call_disposition", "Contact name", "Event",
    "Call cause",
)  # fmt: skip


def row(call: CallLine) -> dict[str, Value]:
    """Return a call's cells by column: the date and the duration in milliseconds."""
    word = HUBSPOT.word(call.ending)
    return {
        # Twelve digits at least, so that a time in 1971 is not taken for seconds.
        "Activity date": f"{int(call.at.timestamp()) * 1000:012}",
        "Call Title": f"Call {'from' if call.inbound else 'to'} {call.name or call.phone}",
        "Call notes": HUBSPOT.note(call.ending, call.note),
        "Call direction": "INBOUND" if call.inbound else "OUTBOUND",
        "Call outcome": word,
        "Call duration": None if call.seconds is None else call.seconds * 1000,
        "From number": call.phone if call.inbound else "",
        "To Number": "" if call.inbound else call.phone,
        "hs_call_disposition": HUBSPOT_IDS[word],
        "Contact name": call.name,
        "Event": call.event,
        "Call cause": call.cause.value if call.cause else "",
    }
