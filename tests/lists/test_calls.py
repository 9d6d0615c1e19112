from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.model import CallDraft, Direction, Outcome
from cockpit.lists.calls import call_rows
from cockpit.lists.outcomes import OutcomeError, outcome
from cockpit.lists.rows import Accepted, CallRow, Rejected
from cockpit.lists.table import table

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


def rows(text: str) -> list[CallRow]:
    return list(call_rows(table(text.encode(), "calls.csv"), "US", CHICAGO))


def test_a_row_becomes_a_past_call() -> None:
    text = "phone,at,outcome,note\n312-555-0123 x4,2026-03-02T10:30:00-06:00,no_message, rang \n"
    draft = CallDraft("+13125550123x4", MONDAY, Outcome.NO_MESSAGE, "rang")
    assert rows(text) == [Accepted(2, draft)]


def test_a_time_without_an_offset_is_the_reps_and_said_once() -> None:
    text = "phone,at,outcome\n" + "3125550123,2026-03-02 10:30,busy\n" * 2
    first, second = rows(text)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert first.draft.at == second.draft.at == MONDAY
    assert first.notices == ("times without an offset are read as America/Chicago",)
    assert second.notices == ()


@pytest.mark.parametrize(
    ("row", "reason", "value"),
    [
        ("911,2026-03-02T10:30Z,busy", "an emergency number", "911"),
        (",2026-03-02T10:30Z,busy", "empty", ""),
        ("3125550123,yesterday,busy", "not a time", "yesterday"),
        ("3125550123,,busy", "no time", ""),
        ("3125550123,2026-03-02,busy", "a date without a time of day", "2026-03-02"),
        ("3125550123,2026-03-02T10:30Z,fine", "unknown outcome", "fine"),
        ("3125550123,2026-03-02T10:30Z,", "no outcome", ""),
        ("3125550123,2026-03-02T10:30Z,busy,sideways", "unknown direction", "sideways"),
    ],
)
def test_a_bad_cell_rejects_its_row_by_name(row: str, reason: str, value: str) -> None:
    assert rows(f"phone,at,outcome,direction\n{row}\n") == [
        Rejected(2, reason, value, tuple(row.split(",")))
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("answered|Connected|connected|Wrong Number|Not interested", Outcome.ANSWERED),
        (
            "f240bbac-87c9-4f6e-bf70-924b57d47db7|17b47fee-58de-441e-a44c-c6300d46f273",
            Outcome.ANSWERED,
        ),
        ("voicemail|voicemail left|Left voicemail|vm-left|Left live message", Outcome.VOICEMAIL),
        (
            "b2cf5968-551e-4856-9783-52b3da59a7d0|a4c4c377-d246-4b32-a13b-75a56a4cd0ff",
            Outcome.VOICEMAIL,
        ),
        ("no_message|no message|No Message|No answer|no-answer|Busy", Outcome.NO_MESSAGE),
        (
            "73a0d17f-1163-4015-bdd5-ec830791da20|9d9162e7-6cf3-4944-bf63-4dff82258764",
            Outcome.NO_MESSAGE,
        ),
        ("|".join(("Rang out", "disconnected", "answering machine")), Outcome.NO_MESSAGE),
        ("LVM|2.221|2.21|2.221 Message left", Outcome.VOICEMAIL),
        ("Missed|Failed|Canceled|Cancelled|2.222|3.13|2.3", Outcome.NO_MESSAGE),
        ("Hung up|Callback|Call back|Call back requested|Callback requested", Outcome.ANSWERED),
        ("Meeting scheduled|Bad number|Contacted|Talked|4.3", Outcome.ANSWERED),
    ],
)
def test_the_words_of_the_usual_crms_are_outcomes(words: str, expected: Outcome) -> None:
    assert [outcome(word) for word in words.split("|")] == [expected] * len(words.split("|"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No Answer - No Voicemail", Outcome.NO_MESSAGE),
        ("Answered - Not Interested", Outcome.ANSWERED),
        ("Answered - Talked pricing", Outcome.ANSWERED),
        ("Answered - No time", Outcome.ANSWERED),
        ("Answered - Machine", Outcome.NO_MESSAGE),
        ("Connected - Busy", Outcome.ANSWERED),
        ("No Answer - Left Voicemail", Outcome.VOICEMAIL),
        ("Left VM - No Answer", Outcome.VOICEMAIL),
        ("Machine: left VM", Outcome.VOICEMAIL),
        ("Voicemail (no message)", Outcome.NO_MESSAGE),
        ("Voicemail - Full", Outcome.NO_MESSAGE),
        ("Voicemail - Callback requested", Outcome.VOICEMAIL),
        ("No Answer \u2013 Callback", Outcome.NO_MESSAGE),
        ("Outbound - Voicemail", Outcome.VOICEMAIL),
    ],
)
def test_of_several_words_the_one_that_says_most_counts(text: str, expected: Outcome) -> None:
    assert outcome(text) is expected


@pytest.mark.parametrize("each", Outcome)
def test_our_codes_and_labels_are_outcomes(each: Outcome) -> None:
    assert outcome(each.value) is outcome(each.label) is each


@pytest.mark.parametrize(
    "word",
    ["", "a", "maybe", "completed", "Voicemail - did not speak", "not-connected", "23", " - "],
)
def test_a_word_that_says_nothing_is_no_outcome(word: str) -> None:
    with pytest.raises(OutcomeError):
        outcome(word)


def test_hubspots_activities_are_understood() -> None:
    text = (
        "Activity date,Call Title,Call notes,Call direction,Call outcome,From number,To Number\n"
        "2026-03-02 10:30,x,hi,OUTBOUND,Left voicemail,+13125550100,+13125550123\n"
        "2026-03-02 10:30,x,hi,INBOUND,Connected,+13125550123,+13125550100\n"
    )
    out, back = rows(text)
    assert isinstance(out, Accepted)
    assert isinstance(back, Accepted)
    assert out.draft == CallDraft("+13125550123", MONDAY, Outcome.VOICEMAIL, "hi")
    assert back.draft.phone == "+13125550123"
    assert back.draft.direction is Direction.IN


@pytest.mark.parametrize(
    ("way", "ended"),
    [("inbound", ""), ("in", "Call back"), ("", "Inbound"), ("INCOMING", "inbound")],
)
def test_a_call_from_them_that_says_no_more_was_answered(way: str, ended: str) -> None:
    (row,) = rows(f"phone,at,outcome,direction\n3125550123,1772469000,{ended},{way}\n")
    assert isinstance(row, Accepted)
    assert row.draft == CallDraft("+13125550123", MONDAY, Outcome.ANSWERED, direction=Direction.IN)


def test_an_inbound_call_that_went_out_is_refused() -> None:
    (row,) = rows("phone,at,outcome,direction\n3125550123,1772469000,inbound,out\n")
    assert isinstance(row, Rejected)
    assert row.reason == "unknown outcome"


def test_closes_calls_are_understood() -> None:
    text = (
        "date_created,direction,disposition,status,phone,note\n"
        "2026-03-02T16:30:00.123000+00:00,outbound,vm-left,completed,+13125550123,hi\n"
    )
    (row,) = rows(text)
    assert isinstance(row, Accepted)
    assert row.draft == CallDraft("+13125550123", MONDAY, Outcome.VOICEMAIL, "hi")


def test_vicidials_calls_are_understood_and_the_full_name_is_the_reps() -> None:
    text = (
        "call_date,phone_number_dialed,status,user,full_name,phone_number,first_name,last_name\n"
        "2026-03-02 10:30:00,3125550123,No Answer,6666,Sam Rivera,3125550124,Ann,Doe\n"
    )
    (row,) = rows(text)
    assert isinstance(row, Accepted)
    assert row.draft == CallDraft("+13125550123", MONDAY, Outcome.NO_MESSAGE, name="Ann Doe")


def test_call_date_and_call_time_are_one_moment() -> None:
    (row,) = rows("Phone,Call Date,Call Time,Result\n3125550123,3/2/2026,10:30 AM,Busy\n")
    assert isinstance(row, Accepted)
    assert row.draft.at == MONDAY


def test_one_date_with_the_day_first_tells_how_all_are_written() -> None:
    text = "phone,at,outcome\n3125550123,2/3/2026 10:30,busy\n3125550123,25/2/2026 10:30,busy\n"
    first, second = rows(text)
    assert isinstance(first, Accepted)
    assert isinstance(second, Accepted)
    assert first.draft.at == MONDAY
    assert first.notices[1:] == ("dates between slashes are read with the day first",)
    assert second.notices == ()


def test_dates_written_both_ways_are_said() -> None:
    text = "phone,at,outcome\n" + "".join(
        f"3125550123,{date} 10:30,busy\n" for date in ("3/2/2026", "2/25/2026", "25/2/2026")
    )
    first, _, third = rows(text)
    assert isinstance(first, Accepted)
    assert isinstance(third, Accepted)
    assert first.draft.at == MONDAY
    assert third.notices == (
        "dates between slashes have now the day first, now the month: check them",
    )


def test_salesforces_tasks_are_understood() -> None:
    text = (
        "Phone,ActivityDate,CallDisposition,Description,CallType,Name\n"
        "3125550123,3/2/2026 10:30 AM,Left Voicemail,hi,Outbound,Ann Doe\n"
    )
    (row,) = rows(text)
    assert isinstance(row, Accepted)
    assert row.draft == CallDraft("+13125550123", MONDAY, Outcome.VOICEMAIL, "hi", "Ann Doe")


def test_date_and_time_may_stand_in_two_columns() -> None:
    (row,) = rows("Phone,Date,Time,Result\n3125550123,3/2/2026,10:30 AM,Busy\n")
    assert isinstance(row, Accepted)
    assert row.draft.at == MONDAY


def test_a_call_to_several_numbers_was_made_to_the_first() -> None:
    (row,) = rows("phone,at,outcome\n312-555-0123 / 312-555-0124,1772469000,busy\n")
    assert isinstance(row, Accepted)
    assert row.draft.phone == "+13125550123"
    assert row.draft.at == MONDAY
    assert row.notices == ()


def test_no_rows_are_no_calls() -> None:
    assert rows("phone,at,outcome\n") == []
    assert rows("[]") == []
