import csv
import io
from datetime import UTC, datetime, timedelta, timezone
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cockpit.core.model import CallDraft, Detail, Direction, Outcome
from cockpit.lists.activities.dispositions import CLOSE, HUBSPOT, SALESFORCE, aapor, told
from cockpit.lists.activities.line import CallLine
from cockpit.lists.calls import call_rows
from cockpit.lists.outcomes import ENDINGS, Ending
from cockpit.lists.rows import Accepted
from cockpit.lists.table import table
from cockpit.lists.write import CallFormat, write_calls

FORMATS = get_args(CallFormat)
PROGRAMS = ("hubspot", "salesforce", "close")
NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("America/Chicago"))
REMARKS = [
    "no message left", "answered: no detail", "answered: interested", "message left: gatekeeper",
    "message left: no detail", "no message left: busy", "no message left: gatekeeper",
]  # fmt: skip
PIECES = st.sampled_from(
    [*REMARKS, "; ", ";", " ", "=1+1", "'=x", "\r\n", '"', "x", "+1", "\u2028"]
)
TEXTS = (
    st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
    | st.text(alphabet="='+-@\t\r\n\",;|é渡\u2028\x1b\x85 x", max_size=8)
    | st.lists(PIECES, max_size=6).map("".join)
).map(str.strip)
PHONES = st.builds(
    lambda line, extension: f"+1312555{line:04}" + (f"x{extension}" if extension else ""),
    st.integers(100, 199),
    st.integers(0, 999),
)
OFFSETS = st.sampled_from([UTC, timezone(timedelta(hours=-6)), timezone(timedelta(hours=14))])


def line(
    ending: Ending = ENDINGS[0],
    note: str = "",
    phone: str = "+13125550123",
    at: datetime = NOON,
    way: Direction = Direction.OUT,
    seconds: int | None = None,
    name: str = "Ann Doe",
) -> CallLine:
    return CallLine(
        "laptop:812", 7, name, phone, at, way, ending.outcome, note, ending.detail, seconds
    )


LINES = st.builds(
    line,
    ending=st.sampled_from(ENDINGS),
    note=TEXTS,
    phone=PHONES,
    at=st.builds(datetime.fromtimestamp, st.integers(31_622_400, 32_503_593_600), OFFSETS),
    way=st.sampled_from(Direction),
    seconds=st.none() | st.integers(0, 100_000),
    name=TEXTS,
)


def written(calls: list[CallLine], form: CallFormat) -> str:
    stream = io.StringIO(newline="")
    assert write_calls(stream, calls, form) == len(calls)
    return stream.getvalue()


def cells(call: CallLine, form: CallFormat) -> dict[str, str]:
    (row,) = csv.DictReader(io.StringIO(written([call], form), newline=""))
    return row


def drafts(text: str) -> list[CallDraft]:
    rows = [*call_rows(table(text.encode(), "export"), "US", ZoneInfo("America/Chicago"))]
    assert all(isinstance(row, Accepted) and not row.notices for row in rows), rows
    return [row.draft for row in rows if isinstance(row, Accepted)]


def draft(call: CallLine) -> CallDraft:
    return CallDraft(
        call.phone, call.at, call.outcome, call.note, call.name, call.direction, call.event,
        call.detail, call.seconds,
    )  # fmt: skip


@pytest.mark.parametrize("form", FORMATS)
@given(calls=st.lists(LINES, max_size=4))
@example(calls=[line(ending, note) for ending in ENDINGS for note in ["", *REMARKS, "; x"]])
def test_calls_written_and_read_again_are_the_same(form: CallFormat, calls: list[CallLine]) -> None:
    assert drafts(written(calls, form)) == [draft(call) for call in calls]


@pytest.mark.parametrize("form", FORMATS)
@given(call=LINES)
def test_a_second_round_adds_nothing_to_a_note(form: CallFormat, call: CallLine) -> None:
    text = written([call], form)
    (again,) = drafts(text)
    back = line(
        Ending(again.outcome, again.detail), again.note, again.phone,
        again.at.astimezone(call.at.tzinfo), again.direction, again.seconds, again.name,
    )  # fmt: skip
    assert written([back], form) == text


@pytest.mark.parametrize(
    ("ending", "hubspot", "salesforce", "close", "code"),
    [
        (Ending(Outcome.ANSWERED), "Connected", "Connected", "answered", ""),
        (Ending(Outcome.VOICEMAIL), "Left voicemail", "Left Voicemail", "vm-left", "2.221"),
        (Ending(Outcome.NO_MESSAGE), "No answer", "No Message", "no-answer", "2.222"),
        (Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT), "No answer", "No Message", "no-answer",
         "3.13"),
        (Ending(Outcome.NO_MESSAGE, Detail.BUSY), "Busy", "Busy", "busy", "2.3"),
        (Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER), "Wrong number", "Wrong Number",
         "answered", "4.3"),
        (Ending(Outcome.VOICEMAIL, Detail.GATEKEEPER), "Left live message", "Left Live Message",
         "answered", "2.21"),
        (Ending(Outcome.NO_MESSAGE, Detail.GATEKEEPER), "Left live message", "Left Live Message",
         "answered", "2.21"),
        (Ending(Outcome.ANSWERED, Detail.INTERESTED), "Connected", "Connected", "answered", ""),
    ],
)  # fmt: skip
def test_each_program_has_its_word_for_an_ending(
    ending: Ending, hubspot: str, salesforce: str, close: str, code: str
) -> None:
    assert cells(line(ending), "hubspot")["Call outcome"] == hubspot
    assert cells(line(ending), "salesforce")["CallDisposition"] == salesforce
    assert cells(line(ending), "close")["disposition"] == close
    assert cells(line(ending), "csv")["aapor"] == aapor(ending) == code


def test_hubspots_columns_units_and_codes() -> None:
    call = line(Ending(Outcome.NO_MESSAGE), "rang twice", seconds=42)
    assert cells(call, "hubspot") == {
        "Activity date": "1772474400000",
        "Call Title": "Call to Ann Doe",
        "Call notes": "rang twice; no message left",
        "Call direction": "OUTBOUND",
        "Call outcome": "No answer",
        "Call duration": "42000",
        "From number": "",
        "To Number": "+13125550123",
        "hs_call_disposition": "73a0d17f-1163-4015-bdd5-ec830791da20",
        "Contact name": "Ann Doe",
        "Event": "laptop:812",
        "Call cause": "",
    }


def test_salesforces_columns_and_units() -> None:
    late = datetime(2026, 3, 2, 23, 30, 5, tzinfo=ZoneInfo("America/Chicago"))
    call = line(Ending(Outcome.VOICEMAIL), "=hi", at=late, way=Direction.IN, seconds=42)
    assert cells(call, "salesforce") == {
        "Subject": "Call",
        "Description": "'=hi",
        "ActivityDate": "2026-03-02",
        "CallType": "Inbound",
        "CallDurationInSeconds": "42",
        "CallDisposition": "Left Voicemail",
        "CallObject": "laptop:812",
        "WhoId": "",
        "Status": "Completed",
        "TaskSubtype": "Call",
        "CallTime": "2026-03-03T05:30:05+00:00",
        "Phone": "+13125550123",
        "Name": "Ann Doe",
        "CallCause": "",
    }


def test_closes_columns_and_units() -> None:
    assert cells(line(Ending(Outcome.VOICEMAIL), seconds=0), "close") == {
        "_type": "Call",
        "date_created": "2026-03-02T18:00:00+00:00",
        "direction": "outbound",
        "disposition": "vm-left",
        "status": "completed",
        "duration": "0",
        "phone": "+13125550123",
        "note": "",
        "contact_name": "Ann Doe",
        "event": "laptop:812",
        "cause": "",
    }


def test_a_call_from_them_has_their_number_where_it_came_from() -> None:
    call = cells(line(way=Direction.IN), "hubspot")
    assert (call["From number"], call["To Number"]) == ("+13125550123", "")
    assert call["Call Title"] == "Call from Ann Doe"


def test_our_own_columns_only_grow_at_the_end() -> None:
    assert written([], "csv") == (
        "event,lead,name,phone,at,direction,outcome,note,detail,seconds,aapor,cause\r\n"
    )


@pytest.mark.parametrize("form", FORMATS)
def test_no_calls_are_an_empty_file(form: CallFormat) -> None:
    assert drafts(written([], form)) == []


@pytest.mark.parametrize(
    ("program", "ending", "note"),
    [
        (HUBSPOT, Ending(Outcome.NO_MESSAGE), "x; no message left"),
        (HUBSPOT, Ending(Outcome.NO_MESSAGE, Detail.MACHINE), "x; no message left: machine"),
        (HUBSPOT, Ending(Outcome.NO_MESSAGE, Detail.BUSY), "x"),
        (HUBSPOT, Ending(Outcome.ANSWERED), "x"),
        (SALESFORCE, Ending(Outcome.NO_MESSAGE), "x"),
        (CLOSE, Ending(Outcome.VOICEMAIL, Detail.GATEKEEPER), "x; message left: gatekeeper"),
        (CLOSE, Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER), "x; answered: wrong number"),
    ],
)
def test_what_a_disposition_leaves_out_stands_in_the_note(program, ending, note) -> None:
    assert program.note(ending, "x") == note
    assert told(program.word(ending), note) == (ending, "x")


@pytest.mark.parametrize(
    ("word", "note"),
    [
        ("Connected", "he said: no message left"),
        ("Connected", "no message left"),
        ("Left voicemail", "no message left"),
        ("Busy", "no message left"),
        ("No answer", "no message left, as ever"),
    ],
)
def test_a_note_that_no_disposition_asked_for_stays_as_it_is(word: str, note: str) -> None:
    assert told(word, note)[1] == note


def test_what_a_note_leaves_out_is_read_beside_hubspots_ids_too() -> None:
    id = "73a0d17f-1163-4015-bdd5-ec830791da20"
    assert told(id, "no message left: rang out") == (
        Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT),
        "",
    )
