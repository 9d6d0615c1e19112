import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone

import pytest

from cockpit.core.events import (
    CallLogged,
    Event,
    NoteAdded,
    NumbersAllowed,
    NumbersBarred,
    OutcomeCorrected,
    Parked,
    PromiseMade,
    Snoozed,
    Talked,
    Undone,
)
from cockpit.core.history import History
from cockpit.core.model import CallDraft, Direction, Outcome
from cockpit.ledger import Entry, LedgerError, UndoneAlready, codec
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
PHONE = "+13125550100"
CALL = CallLogged(PHONE, Outcome.NO_MESSAGE)


@pytest.mark.parametrize(
    "body",
    [
        CALL,
        CallLogged(
            PHONE, Outcome.VOICEMAIL, Direction.IN, 'a "note"\n\x00😀', ("Etc/UTC", "Asia/Kolkata"),
            "number", 0, "brief", "3fa9", "Hello — it's me", ("same_hour:warning",),
            ("calling_hours",), 0, True,
        ),
        OutcomeCorrected("laptop:1", PHONE, Outcome.ANSWERED, "note"),
        Talked("laptop:1", PHONE, 0),
        NoteAdded("a line"),
        NoteAdded("on a call", "laptop:1", PHONE),
        Snoozed(NOW),
        NumbersBarred((PHONE, f"{PHONE}x12")),
        NumbersAllowed((PHONE,)),
    ],
)  # fmt: skip
def test_what_was_appended_is_read_back_as_it_was(ledger, body):
    (event,) = ledger.append(Entry(NOW, None, body))
    assert ledger.event(event.id) == event
    assert event.body == body


def test_an_event_of_a_kind_is_read_whatever_fields_it_lacks():
    assert codec.decoded("undo", '{"event":"laptop:1"}') == Undone("laptop:1")


def test_times_are_kept_in_utc_and_whole_seconds(ledger):
    at = datetime(2026, 3, 12, 13, 30, 0, 999_999, tzinfo=timezone(timedelta(hours=-5)))
    (event,) = ledger.append(Entry(at, None, CALL))
    assert event.at == NOW
    assert event.at.tzinfo is UTC


def test_events_of_a_device_are_numbered_from_one(ledger):
    events = ledger.append(*[Entry(NOW, None, CALL)] * 3)
    assert [event.id for event in events] == ["laptop:1", "laptop:2", "laptop:3"]


def test_each_device_counts_for_itself(tmp_path, ledger):
    ledger.append(Entry(NOW, None, CALL))
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desk:top")) as other:
        (event,) = other.append(Entry(NOW, None, CALL))
        assert event.id == "desk:top:1"
        assert other.event(event.id) == event


def test_events_are_never_changed_nor_deleted(tmp_path, ledger):
    ledger.append(Entry(NOW, None, CALL))
    with closing(sqlite3.connect(tmp_path / "cockpit.db")) as stranger:
        for statement in ("UPDATE events SET at = 0", "DELETE FROM events"):
            with pytest.raises(sqlite3.IntegrityError, match="never"):
                stranger.execute(statement)


def test_of_several_events_all_are_saved_or_none(ledger):
    with pytest.raises(LedgerError):
        ledger.append(Entry(NOW, None, CALL), Entry(NOW, 99, CALL))
    assert ledger.last_undoable() is None


def test_a_text_with_half_a_character_is_refused_in_words(ledger):
    with pytest.raises(LedgerError, match="half a character"):
        ledger.append(Entry(NOW, None, NoteAdded("\udcff")))
    assert ledger.last_undoable() is None


def test_an_event_is_taken_back_once(ledger):
    (event,) = ledger.append(Entry(NOW, None, CALL))
    undo = ledger.undo(NOW, event.id)
    assert undo.body == Undone(event.id, PHONE)
    with pytest.raises(UndoneAlready, match="laptop:1"):
        ledger.undo(NOW, event.id)
    redo = ledger.undo(NOW, undo.id)
    assert redo.body == Undone(undo.id, PHONE)
    assert ledger.undo(NOW, event.id).body == Undone(event.id, PHONE)


def test_taking_back_and_forth_has_no_depth_at_which_it_breaks(tmp_path, ledger):
    ledger.append(Entry(NOW, None, NumbersBarred((PHONE,))))
    rows = [(n, f'{{"event":"laptop:{n - 1}"}}') for n in range(2, 1502)]
    with closing(sqlite3.connect(tmp_path / "cockpit.db")) as stranger, stranger:
        stranger.executemany(
            "INSERT INTO events(device, seq, at, kind, data) VALUES ('laptop', ?, 0, 'undo', ?)",
            rows,
        )
    assert ledger.last_undoable() is not None
    ledger.undo(NOW, "laptop:1501")
    assert ledger.last_undoable() is None
    assert ledger.barred() == ()
    ledger.rebuild()
    assert ledger.barred() == ()


def test_the_last_event_to_take_back_is_one_of_this_devices_that_a_rep_made(tmp_path, ledger):
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desktop")) as other:
        other.append(Entry(NOW, None, NoteAdded("elsewhere")))
    call, note, *_ = ledger.append(
        Entry(NOW, None, CALL),
        Entry(NOW, None, NoteAdded("x")),
        Entry(NOW, None, Talked("laptop:1", PHONE, 3)),
        Entry(NOW, None, CallLogged(PHONE, Outcome.VOICEMAIL, imported=True)),
    )
    assert ledger.last_undoable() == note
    undo = ledger.undo(NOW, note.id)
    assert ledger.last_undoable() == call
    ledger.undo(NOW, undo.id)
    assert ledger.last_undoable() == note
    ledger.undo(NOW, note.id)
    ledger.undo(NOW, call.id)
    assert ledger.last_undoable() is None


def test_taking_back_reaches_for_the_last_event_left(ledger):
    first, second = ledger.append(Entry(NOW, None, CALL), Entry(NOW, None, NoteAdded("x")))
    for event in (second, first):
        last, undo = ledger.undo_last(NOW)
        assert (last, undo.body.event) == (event, event.id)
    assert ledger.undo_last(NOW) is None


def test_a_number_is_put_on_the_list_once_and_taken_off_once(ledger):
    (bar,) = ledger.bar(NOW, PHONE)
    assert bar.body == NumbersBarred((PHONE,))
    assert ledger.bar(NOW, PHONE) == ()
    (allow,) = ledger.allow(NOW, PHONE)
    assert allow.body == NumbersAllowed((PHONE,))
    assert ledger.allow(NOW, PHONE) == ()
    assert ledger.barred() == ()


@pytest.mark.parametrize("year", [1, 1970, 3000, 9999])
def test_an_event_in_a_year_that_no_clock_shows_is_refused(ledger, draft, year):
    ledger.import_leads([draft("Ann", 0)], "list", NOW, "f")
    odd = datetime(year, 1, 1, tzinfo=UTC)
    call = CallDraft(draft.phone(0), odd, Outcome.NO_MESSAGE)
    for write in (
        lambda: ledger.append(Entry(NOW, 1, CALL), Entry(odd, 1, CALL)),
        lambda: ledger.append(Entry(NOW, 1, Snoozed(odd))),
        lambda: ledger.import_calls([call], NOW, "c"),
    ):
        with pytest.raises(LedgerError, match="1971 and 2999"):
            write()
    assert ledger.last_undoable() is None
    assert ledger.dossier(1).history == History()


def test_an_event_that_is_not_there_is_named(ledger):
    with pytest.raises(LedgerError, match="laptop:7"):
        ledger.event("laptop:7")
    with pytest.raises(LedgerError, match="lead 7"):
        ledger.dossier(7)


def test_a_number_is_barred_by_the_last_word_that_was_not_taken_back(ledger):
    bar, allow, again = NumbersBarred((PHONE,)), NumbersAllowed((PHONE,)), NumbersBarred((PHONE,))
    said = []
    for body in (bar, allow, again):
        ledger.append(Entry(NOW, None, body))
        said.append(ledger.barred())
    for id in ("laptop:3", "laptop:2", "laptop:1"):
        ledger.undo(NOW, id)
        said.append(ledger.barred())
    assert said == [(PHONE,), (), (PHONE,), (), (PHONE,), ()]


def test_an_undo_that_crosses_a_redo_of_another_process_leaves_the_number_off_the_list(ledger):
    (bar,) = ledger.append(Entry(NOW, None, NumbersBarred((PHONE,))))
    first = ledger.undo(NOW, bar.id)
    redo = ledger.undo(NOW, first.id)
    ledger.undo(NOW, bar.id)  # two undos of the bar now; the redo took back only the first
    assert ledger.barred() == ()
    ledger.undo(NOW, redo.id)
    assert ledger.barred() == ()


def test_the_last_thing_taken_back_takes_what_followed_from_it_along(ledger, draft):
    ledger.import_leads([draft("Ann", 0)], "l", NOW, "f")

    def follow(event: Event) -> list[Entry]:
        promise = PromiseMade("2026-03-13", "America/Chicago", because=event.id)
        bars = NumbersBarred((draft.phone(0),), because=event.id)
        return [Entry(NOW, 1, body) for body in (promise, bars, Parked(NOW, event.id))]

    call = CallLogged(draft.phone(0), Outcome.VOICEMAIL)
    first, *followers = ledger.append(Entry(NOW, 1, call), then=follow)
    assert len(followers) == 3
    both = ledger.undo_last(NOW)
    assert both
    assert both[0].id == first.id
    assert standing(ledger) == ((), None, ())
    ledger.undo(NOW, both[1].id)
    assert standing(ledger) == (("2026-03-13",), NOW, (draft.phone(0),))
    assert ledger.undo_last(NOW)[0].id == first.id
    assert ledger.undo_last(NOW) is None


def standing(ledger) -> tuple:
    history = ledger.dossier(1).history
    days = tuple(promise.day for promise in history.promises)
    return days, history.parked_until, ledger.barred()
