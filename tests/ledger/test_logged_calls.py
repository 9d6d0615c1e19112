from datetime import timedelta

from cockpit.core.events import CallLogged, NoteAdded, OutcomeCorrected, Talked
from cockpit.core.history import folded
from cockpit.core.model import Detail, Outcome
from cockpit.ledger import Entry
from cockpit.ledger.calls import PastCall

SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED


def logged(ledger, draft, at, outcome=SILENT, lead=1, **more):
    (event,) = ledger.append(Entry(at, lead, CallLogged(draft.phone(0), outcome, **more)))
    return event


def test_calls_come_in_the_order_they_were_made_ties_by_arrival(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "list", clock(), "f")
    now = clock()
    for at, note in ((now, "b"), (now - timedelta(days=1), "a"), (now, "c")):
        logged(ledger, draft, at, note=note)
    assert [past.call.note for past in ledger.past_calls()] == ["a", "b", "c"]
    assert {past.name for past in ledger.past_calls()} == {"Ann"}


def test_later_words_on_a_call_are_part_of_it(ledger, draft, clock):
    at, phone = clock(), draft.phone(0)
    first = logged(ledger, draft, at, lead=None, note="x", seconds=5)
    second = logged(ledger, draft, at, lead=None)
    ledger.append(
        Entry(clock(), None, OutcomeCorrected(first.id, phone, ANSWERED, "", Detail.INTERESTED)),
        Entry(clock(), None, NoteAdded("y", first.id, phone)),
        Entry(clock(), None, Talked(first.id, phone, 37)),
        Entry(clock(), None, NoteAdded("on nobody's call")),
    )
    calls = [*ledger.past_calls()]
    assert [past.call for past in calls] == [*folded([*ledger.call_events()]).calls]
    assert [(past.call.detail, past.call.note) for past in calls] == [
        (Detail.INTERESTED, "x; y"),
        (None, ""),
    ]
    assert [past.seconds for past in calls] == [42, None]
    assert calls[1].call.event == second.id


def test_what_was_taken_back_is_left_out(ledger, draft, clock):
    at, phone = clock(), draft.phone(0)
    gone, kept, back = (logged(ledger, draft, at, lead=None, note=n) for n in "abc")
    note, talk = ledger.append(
        Entry(at, None, NoteAdded("never", kept.id, phone)),
        Entry(at, None, Talked(kept.id, phone, 9)),
    )
    for event in (gone, back, note, talk):
        undo = ledger.undo(at, event.id)
    ledger.undo(at, undo.id)
    ledger.undo(
        at, next(e.id for e in ledger.call_events() if getattr(e.body, "event", "") == back.id)
    )
    assert [(past.call.note, past.seconds) for past in ledger.past_calls()] == [
        ("b", 9),
        ("c", None),
    ]


def test_a_ledger_without_calls_has_none(ledger):
    assert [*ledger.past_calls()] == []


def test_a_read_given_up_half_way_holds_nothing(ledger, draft, clock):
    for _ in range(3):
        logged(ledger, draft, clock(), lead=None)
    calls = ledger.past_calls()
    assert isinstance(next(calls), PastCall)
    calls.close()
    logged(ledger, draft, clock(), lead=None)
    assert len([*ledger.past_calls()]) == 4
