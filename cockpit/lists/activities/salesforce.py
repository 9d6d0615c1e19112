"""Calls in the columns of Salesforce's tasks.

A task has a day, no time of day and no number: ``CallTime``, ``Phone``, ``Name`` and
``CallCause`` are ours, and ``CallObject``, which is there to tell calls apart, holds the event.
"""

from cockpit.lists.activities.dispositions import SALESFORCE
from cockpit.lists.activities.line import CallLine, Value

COLUMNS = (
    "Subject", "Description", "ActivityDate", "CallType", "CallDurationInSeconds",
    "CallDisposition", "CallObject", "WhoId", "Status", "TaskSubtype", "CallTime", "Phone", "Name",
    "CallCause",
)  # fmt: skip


def row(call: CallLine) -> dict[str, Value]:
    """Return a call's cells by column: the duration in seconds, the day on the rep's clock."""
    return {
        "Subject": "Call",
        "Description": SALESFORCE.note(call.ending, call.note),
        "ActivityDate": call.at.date().isoformat(),
        "CallType": "Inbound" if call.inbound else "Outbound",
        "CallDurationInSeconds": call.seconds,
        "CallDisposition": SALESFORCE.word(call.ending),
        "CallObject": call.event,
        "WhoId": "",
        "Status": "Completed",
        "TaskSubtype": "Call",
        "CallTime": call.utc,
        "Phone": call.phone,
        "Name": call.name,
        "CallCause": call.cause.value if call.cause else "",
    }
