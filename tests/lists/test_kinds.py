"""What a file is a list of, by the names of its columns."""

import pytest

from cockpit.lists.kinds import holds_calls
from cockpit.lists.table import table

CALLS = [
    "phone,at,outcome,note",
    "Activity date,Call Title,Call notes,Call direction,Call outcome,From number,To Number",
    "Subject,Description,ActivityDate,CreatedDate,CallType,CallDurationInSeconds,CallDisposition,Phone",
    "call_date,phone_number_dialed,status,user,full_name,length_in_sec,status_name",
    "Date Created,Call Date,Phone,Status",
]
LEADS = [
    "name,phone",
    "Name,Phone,Status,Created",
    "Name,Phone,Outcome",
    "Name,Phone,Last activity date,Last call outcome",
    "First Name,Last Name,Phone Number,Mobile Phone Number,Job Title,Call date,Call outcome",
    "phone_number,vendor_lead_code,status,call_date",
]


@pytest.mark.parametrize("header", CALLS)
def test_past_calls_are_known_by_how_they_ended_and_when(header: str) -> None:
    assert holds_calls(table(f"{header}\n".encode(), "a.csv"))


@pytest.mark.parametrize("header", LEADS)
def test_a_status_and_a_date_alone_make_no_calls(header: str) -> None:
    assert not holds_calls(table(f"{header}\n".encode(), "a.csv"))
