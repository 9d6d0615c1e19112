from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from cockpit.core.model import CallDraft, Detail, Direction, Outcome
from cockpit.lists.calls import call_rows
from cockpit.lists.outcomes import Ending, OutcomeError, ending, outcome
from cockpit.lists.rows import Accepted, CallRow, Rejected
from cockpit.lists.table import table

CHICAGO = ZoneInfo("America/Chicago")
MONDAY = datetime(2026, 3, 2, 16, 30, tzinfo=UTC)


def rows(text: str) -> list[CallRow]:
    return list(call_rows(table(text.encode(), "calls.csv"), "US", CHICAGO))


def drafts(text: str) -> list[CallDraft]:
    read = rows(text)
    assert all(isinstance(row, Accepted) for row in read), read
    return [row.draft for row in read if isinstance(row, Accepted)]


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


def test_a_hubspot_files_ids_stamps_and_milliseconds_are_understood() -> None:
    text = (
        "hs_timestamp,hs_call_title,hs_call_body,hs_call_direction,hs_call_disposition,"
        "hs_call_duration,hs_call_from_number,hs_call_to_number,hs_call_status,hs_object_id\n"
        "1772469000500,Call,hi,OUTBOUND,9d9162e7-6cf3-4944-bf63-4dff82258764,"
        "3900,+13125550100,+13125550123,BUSY,51\n"
        "2026-03-02T16:30:00.500Z,Call,,INBOUND,f240bbac-87c9-4f6e-bf70-924b57d47db7,"
        ",+13125550123,+13125550100,COMPLETED,52\n"
    )
    assert drafts(text) == [
        CallDraft("+13125550123", MONDAY, Outcome.NO_MESSAGE, "hi", detail=Detail.BUSY, seconds=3),
        CallDraft("+13125550123", MONDAY, Outcome.ANSWERED, direction=Direction.IN),
    ]


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [
        ("Call duration", "42000", 42),
        ("Call duration", "00:01:23", 83),
        ("Call duration", "", None),
        ("Call duration (milliseconds)", "999", 0),
        ("Call duration (seconds)", "42", 42),
        ("hs_call_duration", "42000", 42),
    ],
)
def test_hubspots_durations_are_milliseconds(header: str, cell: str, seconds: int | None) -> None:
    text = (
        f"Activity date,Call outcome,To Number,{header}\n"
        f"2026-03-02 10:30,Left voicemail,+13125550123,{cell}\n"
    )
    assert [draft.seconds for draft in drafts(text)] == [seconds]


@pytest.mark.parametrize(
    ("header", "cell", "seconds"),
    [
        ("Call Duration", "42", 42),
        ("CallDurationInSeconds", "42.0", 42),
        ("length_in_sec", "7", 7),
        ("seconds", "1:02:03", 3723),
        ("Duration (ms)", "42000", 42),
        ("Duration", "0", 0),
    ],
)
def test_everybody_elses_durations_are_seconds(header: str, cell: str, seconds: int) -> None:
    text = f"phone,at,outcome,{header}\n3125550123,1772469000,busy,{cell}\n"
    assert [draft.seconds for draft in drafts(text)] == [seconds]


def test_a_length_or_a_detail_that_makes_no_sense_is_dropped_and_said() -> None:
    text = "phone,at,outcome,detail,seconds\n" + "".join(
        f"3125550123,1772469000,no message,{rest}\n"
        for rest in ("interested,5 min", "odd,-3", "Rang out,7")
    )
    every = [row for row in rows(text) if isinstance(row, Accepted)]
    assert [(row.draft.detail, row.draft.seconds) for row in every] == [
        (None, None), (None, None), (Detail.RANG_OUT, 7),
    ]  # fmt: skip
    assert [row.notices for row in every] == [
        (
            "detail 'interested' does not go with no message: dropped",
            "length '5 min' is not a number of seconds: dropped",
        ),
        (
            "detail 'odd' does not go with no message: dropped",
            "length '-3' is not a number of seconds: dropped",
        ),
        (),
    ]


def test_a_column_of_details_says_more_than_the_outcome() -> None:
    text = "phone,at,outcome,detail\n" + "".join(
        f"3125550123,1772469000,busy,{detail}\n" for detail in ("rang_out", "")
    )
    assert [draft.detail for draft in drafts(text)] == [Detail.RANG_OUT, Detail.BUSY]


def test_a_note_beside_our_own_outcomes_is_a_note() -> None:
    (draft,) = drafts("phone,at,outcome,note\n3125550123,1772469000,no message,no message left\n")
    assert draft.note == "no message left"


@pytest.mark.parametrize("header", ["Call outcome", "hs_call_disposition"])
def test_a_note_says_what_hubspots_outcome_leaves_out(header: str) -> None:
    text = f"To number,Activity date,{header},Call notes\n" + "".join(
        f"3125550123,1772469000,No answer,{note}\n"
        for note in ("no message left", "x; no message left: machine", "why: no message left")
    )
    assert [(draft.detail, draft.note) for draft in drafts(text)] == [
        (None, ""),
        (Detail.MACHINE, "x"),
        (None, "why: no message left"),
    ]


@pytest.mark.parametrize(
    ("text", "detail"),
    [
        ("Wrong number", Detail.WRONG_NUMBER),
        ("Connected - Not interested", Detail.NOT_INTERESTED),
        ("Not interested - Do not call", Detail.DO_NOT_CALL),
        ("Call back requested", Detail.ASKED_FOR_A_CALL),
        ("Left live message", Detail.GATEKEEPER),
        ("2.21", Detail.GATEKEEPER),
        ("Gatekeeper - No message", Detail.GATEKEEPER),
        ("No Answer - Busy", Detail.BUSY),
        ("Answered - Machine", Detail.MACHINE),
        ("Disconnected number", Detail.DISCONNECTED),
        ("Rang out", Detail.RANG_OUT),
        ("Connected - Busy", None),
        ("Voicemail - Callback requested", None),
        ("No answer", None),
    ],
)
def test_a_word_may_tell_a_detail_too(text: str, detail: Detail | None) -> None:
    assert ending(text).detail is detail


def test_no_message_outweighs_a_gatekeeper() -> None:
    assert outcome("Gatekeeper - No message") is Outcome.NO_MESSAGE
    assert outcome("Gatekeeper") is Outcome.VOICEMAIL


def test_salesforces_names_for_people_and_for_programs_are_understood() -> None:
    api = (
        "Id,WhoId,Subject,Description,ActivityDate,CreatedDate,CallType,CallDurationInSeconds,"
        "CallDisposition,CallObject,Status,TaskSubtype,Phone\n"
        "00T1,003A,Call,hi,2026-03-02,2026-03-02T16:30:00.000+0000,Inbound,42,Wrong Number,"
        "9f.1,Completed,Call,(312) 555-0123\n"
    )
    labels = (
        "Subject,Full Comments,Date,Created Date,Call Type,Call Duration (seconds),Call Result,"
        "Call Object Identifier,Task Subtype,Phone\n"
        "Call,hi,3/2/2026,3/2/2026 10:30 AM,Inbound,42,Wrong Number,9f.1,Call,(312) 555-0123\n"
    )
    (call,) = drafts(api)
    assert drafts(labels) == [call]
    assert call == CallDraft(
        "+13125550123", MONDAY, Outcome.ANSWERED, "hi", direction=Direction.IN, event="9f.1",
        detail=Detail.WRONG_NUMBER, seconds=42,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("subtype", "result", "reason", "value"),
    [
        ("Email", "", "not a call", "Email"),
        ("ListEmail", "Connected", "not a call", "ListEmail"),
        ("Task", "", "not a call", "Task"),
        ("Event", "", "not a call", "Event"),
        ("Call", "", "unknown outcome", "Completed"),
    ],
)
def test_an_activity_that_is_no_call_is_rejected(
    subtype: str, result: str, reason: str, value: str
) -> None:
    text = (
        "Phone,ActivityDate,CallDisposition,Status,TaskSubtype\n"
        f"3125550123,2026-03-02T16:30Z,{result},Completed,{subtype}\n"
    )
    (row,) = rows(text)
    assert isinstance(row, Rejected)
    assert (row.reason, row.value) == (reason, value)


@pytest.mark.parametrize("subtype", ["Task", "Call", "", "Phone call"])
def test_a_task_with_the_result_of_a_call_is_one(subtype: str) -> None:
    (draft,) = drafts(
        "Phone,ActivityDate,CallDisposition,Status,TaskSubtype\n"
        f"3125550123,2026-03-02T16:30Z,Connected,Completed,{subtype}\n"
    )
    assert draft.outcome is Outcome.ANSWERED


def test_a_day_takes_its_time_of_day_from_when_it_was_entered_if_that_is_close() -> None:
    head = "Phone,ActivityDate,CallDisposition,CreatedDate\n"
    (draft,) = drafts(head + "3125550123,2026-03-03,Busy,2026-03-02T16:30:00.000Z\n")
    assert draft.at == MONDAY
    (row,) = rows(head + "3125550123,2026-02-20,Busy,2026-03-02T16:30:00.000Z\n")
    assert isinstance(row, Rejected)
    assert (row.reason, row.value) == ("a date without a time of day", "2026-02-20")


def test_closes_activities_are_understood() -> None:
    text = (
        "id,_type,lead_name,contact_name,direction,disposition,status,duration,local_phone,"
        "phone,remote_phone,date_created,activity_at,note\n"
        "acti_1,Call,Acme,Ann Doe,outbound,no-answer,completed,9,+13125550100,+13125550123,"
        "+13125550123,2026-03-02T16:31:00+00:00,2026-03-02T16:30:00.123000+00:00,hi\n"
        "acti_2,Email,Acme,Ann Doe,outbound,,sent,,,,,2026-03-02T16:31:00+00:00,,hi\n"
        "acti_3,Call,Acme,Ann Doe,inbound,vm-answer,completed,9,+13125550100,+13125550123,"
        ",2026-03-02T16:30:00+00:00,,\n"
    )
    first, second, third = rows(text)
    assert isinstance(first, Accepted)
    assert first.draft == CallDraft(
        "+13125550123", MONDAY, Outcome.NO_MESSAGE, "hi", "Ann Doe", seconds=9
    )
    assert isinstance(second, Rejected)
    assert (second.reason, second.value) == ("not a call", "Email")
    assert isinstance(third, Accepted)
    assert (third.draft.outcome, third.draft.direction) == (Outcome.NO_MESSAGE, Direction.IN)


@pytest.mark.parametrize(
    ("status", "name", "expected"),
    [
        ("NA", "No Answer AutoDial", Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT)),
        ("AA", "Answering Machine Auto", Ending(Outcome.NO_MESSAGE, Detail.MACHINE)),
        ("AL", "Answering Machine Msg Played", Ending(Outcome.VOICEMAIL)),
        ("ADC", "Disconnected Number Auto", Ending(Outcome.NO_MESSAGE, Detail.DISCONNECTED)),
        ("CALLBK", "Call Back", Ending(Outcome.ANSWERED, Detail.ASKED_FOR_A_CALL)),
        ("DNC", "DO NOT CALL", Ending(Outcome.ANSWERED, Detail.DO_NOT_CALL)),
        ("SALE", "Sale Made", Ending(Outcome.ANSWERED)),
        ("OWN1", "Left Voicemail", Ending(Outcome.VOICEMAIL)),
    ],
)
def test_vicidials_statuses_are_understood(status: str, name: str, expected: Ending) -> None:
    text = (
        "call_date\tphone_number_dialed\tstatus\tuser\tfull_name\tlength_in_sec\tstatus_name\n"
        f"2026-03-02 10:30:00\t3125550123\t{status}\t6666\tSam\t12\t{name}\n"
    )
    (draft,) = drafts(text)
    assert (Ending(draft.outcome, draft.detail), draft.seconds) == (expected, 12)


def test_one_letter_is_an_outcome_in_vicidials_logs_alone() -> None:
    (row,) = rows("phone,at,status\n3125550123,1772469000,B\n")
    assert isinstance(row, Rejected)


@pytest.mark.parametrize(
    "row",
    [
        "3/2/2026,10:30 AM,,",
        "3/2/2026,10:30 AM,2/27/2026,",
        ",10:30 AM,3/2/2026,",
        "3/2/2026,10:30 AM,3/2/2026,2026-03-02T11:30",
        "3/2/2026,,,2026-03-02T10:30",
        ",,3/2/2026,2026-03-02T10:30",
    ],
)
def test_a_day_and_a_time_find_each_other(row: str) -> None:
    head = "Phone,Result,Date,Time,Start time,Created\n"
    (draft,) = drafts(f"{head}3125550123,Busy,{row}\n")
    assert draft.at == MONDAY


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
