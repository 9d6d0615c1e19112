import sqlite3
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.config import AfterAnswered, Config
from cockpit.core.dossier import Dossier
from cockpit.core.events import CallLogged, NoteAdded, NumbersBarred, Talked
from cockpit.core.guard import Code
from cockpit.core.model import CallDraft, Outcome
from cockpit.core.queue import Why
from cockpit.core.rules import GuardRules, QueueRules
from cockpit.core.script import Kind
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.session.view import Mood, View
from cockpit.shelf import load_shelf
from tests.conftest import HandClock, LeadDrafts

SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED
NAMES = ("Ann", "Bob", "Cy", "Dee", "Eve")


@dataclass
class Desk:
    """A rep's desk: the ledger, the clock, and a session opened when asked for."""

    ledger: SqliteLedger
    clock: HandClock
    draft: LeadDrafts
    config: Config = field(default_factory=Config)

    def phone(self, n: int) -> str:
        return self.draft.phone(n)

    def session(self) -> Session:
        return Session(
            self.ledger, self.config, load_shelf(None), self.clock, ZoneInfo("America/Chicago")
        )


@pytest.fixture
def desk(ledger, draft, clock) -> Desk:
    """Five leads in Chicago, the last two on one list of their own; Bob has two numbers."""
    leads = [
        draft(name, *((n, n + 10) if name == "Bob" else (n,)), list="b" if n > 2 else "a")
        for n, name in enumerate(NAMES)
    ]
    ledger.import_leads(leads, "a", clock(), "f")
    return Desk(ledger, clock, draft)


def on_deck(view: View) -> str:
    return view.card.lead.name if view.card else ""


def in_queue(view: View) -> list[str]:
    return [row.name for row in view.queue.rows]


def highlighted(view: View) -> str:
    return view.queue.rows[view.queue.cursor].name


@pytest.mark.parametrize("outcome", [SILENT, LEFT])
def test_after_a_call_nobody_answered_the_next_lead_is_shown(desk, outcome):
    view = desk.session().log(outcome)
    assert view.status.mood is Mood.SAVED
    assert "Ann, 13:30" in view.status.text
    assert (view.status.key, view.status.does) == ("session.undo", "takes it back")
    assert (on_deck(view), highlighted(view)) == ("Bob", "Bob")
    assert in_queue(view) == ["Bob", "Cy", "Dee", "Eve"]
    assert view.queue.waiting == 4
    assert desk.ledger.dossier(1).history.calls[0].outcome is outcome


def test_an_answered_call_stays_until_the_rep_moves_on(desk):
    session = desk.session()
    view = session.log(ANSWERED)
    assert on_deck(view) == "Ann"
    assert view.card
    assert view.card.talking_since == desk.clock()
    assert view.card.attempt == 1
    assert session.log(SILENT).status.mood is Mood.ASLEEP
    desk.clock.forward(seconds=90)
    view = session.proceed()
    assert on_deck(view) == "Bob"
    assert desk.ledger.event("laptop:2").body == Talked("laptop:1", desk.phone(0), 90)
    assert session.summary().seconds_a_call == {ANSWERED: 90}


@pytest.mark.parametrize("verb", ["top", "end", "skip"])
def test_any_other_lead_ends_the_conversation_too(desk, verb):
    session = desk.session()
    session.log(ANSWERED)
    view = getattr(session, verb)()
    assert view.card
    assert view.card.talking_since is None
    assert isinstance(desk.ledger.event("laptop:2").body, Talked)


def test_a_conversation_of_no_length_is_kept_and_read_again(desk):
    session = desk.session()
    session.log(ANSWERED)
    session.proceed()
    assert desk.ledger.event("laptop:2").body == Talked("laptop:1", desk.phone(0), 0)
    assert on_deck(desk.session().open(1)) == "Ann"


def test_the_config_may_ask_for_the_next_lead_after_an_answer_too(desk):
    desk.config = Config(after_answered=AfterAnswered.NEXT)
    assert on_deck(desk.session().log(ANSWERED)) == "Bob"


def test_enter_without_a_conversation_says_so(desk):
    view = desk.session().proceed()
    assert view.status.mood is Mood.ASLEEP
    assert on_deck(view) == "Ann"


def test_a_call_keeps_what_was_true_when_it_was_made(desk):
    session = desk.session()
    session.log(SILENT)
    desk.clock.forward(days=1, minutes=10)
    session.open(1)
    session.dial()
    desk.clock.forward(seconds=40)
    view = session.log(LEFT)
    body = desk.ledger.event("laptop:2").body
    assert isinstance(body, CallLogged)
    assert (body.zones, body.zone_source, body.offset) == (("America/Chicago",), "number", -18_000)
    assert body.seconds == 40
    assert set(body.signs) == {"same_hour:warning", "no_message:note"}
    assert "Ann" in body.said
    assert body.script
    assert body.script_version
    assert [sign.code for sign in view.status.signs] == [Code.SAME_HOUR]


def test_the_second_silent_call_is_spoken_of_at_once(desk):
    desk.ledger.import_calls(
        [CallDraft(desk.phone(0), desk.clock() - timedelta(days=2, hours=3), SILENT)],
        desk.clock(), "c",
    )  # fmt: skip
    session = desk.session()
    view = session.open(1)
    assert [(s.code, s.level.word) for s in view.card.signs] == [(Code.NO_MESSAGE, "note")]
    view = session.log(SILENT)
    assert [(s.code, s.level.word) for s in view.status.signs] == [(Code.NO_MESSAGE, "warning")]
    view = session.undo()
    assert on_deck(view) == "Ann"
    assert [(s.code, s.level.word) for s in view.card.signs] == [(Code.NO_MESSAGE, "note")]


def test_undo_shows_the_lead_again_and_redo_moves_on_again(desk):
    session = desk.session()
    session.log(SILENT)
    view = session.undo()
    assert (on_deck(view), highlighted(view)) == ("Ann", "Ann")
    assert "Taken back" in view.status.text
    assert view.tally.calls == 0
    view = session.redo()
    assert on_deck(view) == "Bob"
    assert view.tally.calls == 1
    assert session.redo().status.mood is Mood.ASLEEP
    session.undo()
    assert session.undo().status.mood is Mood.ASLEEP


def test_a_new_step_forgets_what_was_taken_back(desk):
    session = desk.session()
    session.log(SILENT)
    session.undo()
    session.log(LEFT)
    assert session.redo().status.mood is Mood.ASLEEP


def test_a_skipped_lead_goes_to_the_end_of_its_tier_and_undo_brings_it_back(desk):
    session = desk.session()
    view = session.skip()
    assert in_queue(view) == ["Bob", "Cy", "Dee", "Eve", "Ann"]
    assert on_deck(view) == "Bob"
    assert in_queue(session.skip()) == ["Cy", "Dee", "Eve", "Ann", "Bob"]
    assert in_queue(session.undo()) == ["Bob", "Cy", "Dee", "Eve", "Ann"]
    view = session.undo()
    assert in_queue(view) == list(NAMES)
    assert on_deck(view) == "Ann"
    view = session.redo()
    assert (in_queue(view)[-1], on_deck(view)) == ("Ann", "Bob")


def test_a_lead_skipped_twice_is_brought_back_step_by_step(desk):
    session = desk.session()
    session.skip()
    session.skip()
    session.open(1)
    assert in_queue(session.skip()) == ["Cy", "Dee", "Eve", "Bob", "Ann"]
    assert in_queue(session.undo()) == ["Cy", "Dee", "Eve", "Ann", "Bob"]
    assert in_queue(session.undo()) == ["Bob", "Cy", "Dee", "Eve", "Ann"]
    assert in_queue(session.undo()) == list(NAMES)
    assert in_queue(session.redo())[-1] == "Ann"


def test_the_last_lead_of_a_tier_can_be_skipped_too(desk):
    session = desk.session()
    session.end()
    view = session.skip()
    assert in_queue(view) == list(NAMES)
    assert view.status.mood is Mood.SAVED


def test_a_snoozed_lead_is_away_until_its_moment(desk):
    session = desk.session()
    until = desk.clock() + timedelta(hours=2)
    view = session.snooze(until)
    assert "Ann snoozed until today 15:30 there" in view.status.text
    assert (on_deck(view), view.queue.waiting) == ("Bob", 4)
    desk.clock.at = until - timedelta(seconds=1)
    assert "Ann" not in in_queue(session.look())
    desk.clock.at = until + timedelta(minutes=1)
    assert "Ann" in in_queue(session.look())
    assert "Ann" in in_queue(session.undo())


def test_do_not_call_takes_every_number_of_the_lead_and_undo_gives_them_back(desk):
    session = desk.session()
    session.open(2)
    view = session.do_not_call()
    assert on_deck(view) == "Cy"
    assert desk.ledger.barred() == tuple(sorted((desk.phone(1), desk.phone(11))))
    assert "Bob" not in in_queue(view)
    view = session.open(2)
    assert [sign.code for sign in view.card.signs] == [Code.DO_NOT_CALL]
    assert session.do_not_call().status.mood is Mood.ASLEEP
    assert "Bob" in in_queue(session.undo())
    assert desk.ledger.barred() == ()


def test_back_shows_the_leads_before_one_by_one(desk):
    session = desk.session()
    session.log(SILENT)
    session.log(SILENT)
    assert on_deck(session.back()) == "Bob"
    view = session.back()
    assert on_deck(view) == "Ann"
    assert [sign.code for sign in view.card.signs] == [Code.TOO_SOON, Code.NO_MESSAGE]
    assert session.back().status.mood is Mood.ASLEEP
    assert view.card.why is None


def test_a_note_stands_with_the_lead_or_with_the_call_of_the_conversation(desk):
    session = desk.session()
    view = session.note("likes tea")
    assert [note.text for note in view.card.notes] == ["likes tea"]
    assert on_deck(view) == "Ann"
    session.log(ANSWERED)
    view = session.note("asked for prices")
    assert view.card.calls[0].note == "asked for prices"
    assert view.card.talking_since is not None
    assert session.summary().loose_ends == ()


def test_taking_back_a_note_in_a_conversation_leaves_the_conversation_be(desk):
    session = desk.session()
    session.log(ANSWERED)
    session.note("wrong")
    view = session.undo()
    assert view.card.calls[0].note == ""
    assert view.card.talking_since is not None
    view = session.redo()
    assert view.card.calls[0].note == "wrong"
    assert view.card.talking_since is not None
    session.undo()
    view = session.undo()
    assert (view.card.talking_since, view.card.calls) == (None, ())
    assert view.tally.calls == 0


def test_doing_a_note_again_stays_with_its_lead(desk):
    session = desk.session()
    session.note("a line")
    session.undo()
    view = session.redo()
    assert on_deck(view) == "Ann"
    assert [note.text for note in view.card.notes] == ["a line"]


def test_chosen_lists_are_called_alone(desk):
    session = desk.session()
    assert session.lists() == {"a": 3, "b": 2}
    view = session.choose_lists(frozenset({"b"}))
    assert (in_queue(view), view.queue.lists) == (["Dee", "Eve"], ("b",))
    assert (on_deck(view), view.queue.waiting) == ("Dee", 2)
    assert in_queue(session.choose_lists(frozenset())) == list(NAMES)


def test_another_number_is_dialled_with_its_own_history(desk):
    session = desk.session()
    assert session.other_number().status.mood is Mood.ASLEEP
    session.open(2)
    view = session.other_number()
    assert view.card.phone == desk.phone(11)
    session.log(SILENT)
    assert desk.ledger.event("laptop:1").body.phone == desk.phone(11)
    view = session.open(2)
    assert (view.card.phone, view.card.attempt) == (desk.phone(1), 2)


def test_search_finds_everyone_and_anyone_found_can_be_called(desk):
    session = desk.session()
    session.log(ANSWERED)
    session.proceed()
    (row,) = session.find("an")
    assert (row.name, row.why) == ("Ann", None)
    view = session.open(row.lead)
    assert (on_deck(view), view.card.why) == ("Ann", None)
    assert session.log(SILENT).status.mood is Mood.SAVED


def test_what_another_process_wrote_is_noticed(tmp_path, desk):
    session = desk.session()
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desktop")) as other:
        other.append(Entry(desk.clock(), 3, CallLogged(desk.phone(2), LEFT)))
        view = session.look()
        assert in_queue(view) == ["Ann", "Bob", "Dee", "Eve"]
        assert on_deck(view) == "Ann"
        other.append(Entry(desk.clock(), 1, NumbersBarred((desk.phone(0),))))
        other.append(Entry(desk.clock(), 1, NoteAdded("from afar")))
    view = session.look()
    assert on_deck(view) == "Ann"
    assert [note.text for note in view.card.notes] == ["from afar"]
    assert [sign.code for sign in view.card.signs] == [Code.DO_NOT_CALL]
    assert (highlighted(view), view.card.why) == ("Bob", None)
    assert on_deck(session.move(1)) == "Bob"


def test_the_lead_on_deck_keeps_its_row_when_others_come_before_it(tmp_path, desk, draft):
    session = desk.session()
    session.open(3)
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desktop")) as other:
        new = [draft(f"New {n}", 100 + n, priority=5, zone="America/Chicago") for n in range(90)]
        other.import_leads(new, "a", desk.clock(), "f")
    view = session.look()
    assert (on_deck(view), highlighted(view), view.card.why) == ("Cy", "Cy", Why.FRESH)
    assert on_deck(session.move(-1)) == "Bob"


def test_the_queue_is_read_again_when_a_minute_has_passed(desk):
    desk.clock.at = desk.clock.at.replace(hour=1, minute=59, second=59)  # 20:59:59 in Chicago
    session = desk.session()
    assert len(in_queue(session.look())) == 5
    desk.clock.forward(seconds=1)
    view = session.look()
    assert (in_queue(view), view.queue.waiting) == ([], 0)
    assert on_deck(view) == "Ann"
    assert [sign.code for sign in view.card.signs] == [Code.CALLING_HOURS]


def test_whoever_comes_back_is_in_the_queue_at_the_next_look_within_the_minute(desk):
    desk.config = Config(queue=QueueRules(rest_hours=20 / 3600), guard=GuardRules(cap=()))
    desk.clock.at = desk.clock.at.replace(second=0)
    session = desk.session()
    session.log(SILENT)
    session.snooze(desk.clock() + timedelta(seconds=21))
    desk.clock.forward(seconds=19)
    view = session.look()
    assert (view.queue.waiting, "Ann" in in_queue(view), on_deck(view)) == (3, False, "Cy")
    for waiting, name in ((4, "Ann"), (5, "Bob")):
        desk.clock.forward(seconds=1)
        view = session.look()
        assert (view.queue.waiting, name in in_queue(view)) == (waiting, True)
        assert (on_deck(view), highlighted(view)) == ("Cy", "Cy")


def test_a_key_soon_after_the_last_look_counts_whom_it_takes_out(desk):
    session = desk.session()
    session.look()
    for waiting, name in ((4, "Bob"), (3, "Cy"), (2, "Dee")):
        desk.clock.forward(seconds=1)
        view = session.log(LEFT)
        assert (view.queue.waiting, on_deck(view), len(in_queue(view))) == (waiting, name, waiting)


def test_an_undo_that_another_process_was_quicker_with_does_not_stand_in_the_way(tmp_path, desk):
    session = desk.session()
    session.log(SILENT)
    session.log(LEFT)
    with closing(SqliteLedger(tmp_path / "cockpit.db", "laptop")) as other:
        other.undo(desk.clock(), "laptop:2")
    view = session.undo()
    assert view.status.mood is Mood.ASLEEP
    assert "taken back elsewhere" in view.status.text
    assert on_deck(session.undo()) == "Ann"
    assert session.summary().tally.calls == 0


def test_without_rest_the_next_lead_is_shown_all_the_same(desk):
    desk.config = Config(queue=QueueRules(rest_hours=0))
    desk.ledger.import_leads(
        [desk.draft("Ann", 0, priority=9), desk.draft("Bob", 1, priority=8)], "a", desk.clock(), "f"
    )
    session = desk.session()
    shown = [on_deck(session.log(SILENT)) for _ in range(4)]
    assert shown == ["Bob", "Cy", "Dee", "Eve"]
    session.open(1)
    assert on_deck(session.log(SILENT)) != "Ann"


def test_the_last_lead_of_all_is_shown_anew_after_a_call(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "a", clock(), "f")
    session = Desk(ledger, clock, draft, Config(queue=QueueRules(rest_hours=0))).session()
    session.dial()
    clock.forward(seconds=30)
    view = session.log(SILENT)
    assert (on_deck(view), view.card.dialled_at) == ("Ann", None)
    clock.forward(seconds=10)
    session.log(LEFT)
    assert session.summary().seconds_a_call == {SILENT: 30, LEFT: 10}


def test_an_empty_queue_says_when_somebody_comes_back(desk):
    session = desk.session()
    for _ in NAMES:
        view = session.log(SILENT)
    assert (view.card, view.queue.rows, view.empty) == (None, (), False)
    assert view.queue.returns == desk.clock() + timedelta(hours=3)
    for verb in (session.skip, session.do_not_call, session.other_number):
        assert verb().status.mood is Mood.ASLEEP
    assert session.log(SILENT).status.mood is Mood.ASLEEP
    desk.clock.forward(hours=3, minutes=1)
    assert on_deck(session.look()) == "Ann"


def test_an_empty_database_says_so(ledger, draft, clock):
    view = Desk(ledger, clock, draft).session().look()
    assert (view.empty, view.card) == (True, None)


def test_the_opener_and_the_message_take_turns(desk):
    session = desk.session()
    assert session.look().script.script.kind is Kind.OPENER
    assert session.turn_script().script.script.kind is Kind.MESSAGE
    assert session.turn_script().script.script.kind is Kind.OPENER
    session.turn_script()
    assert session.log(SILENT).script.script.kind is Kind.OPENER


def test_the_tally_tells_who_is_owed_a_message_and_who_a_next_step(desk):
    session = desk.session()
    session.log(SILENT)
    session.log(LEFT)
    session.log(ANSWERED)
    session.proceed()
    desk.clock.forward(minutes=2)
    summary = session.summary()
    tally = summary.tally
    assert (summary.owed, summary.loose_ends) == (("Ann",), ("Cy",))
    assert (tally.elapsed, tally.an_hour) == (120, 90)
    session.open(3)
    session.snooze(desk.clock() + timedelta(days=1))
    assert session.summary().loose_ends == ()


def test_a_writer_in_the_way_leaves_everything_as_it_was_and_the_same_key_works_later(
    tmp_path, desk
):
    session = desk.session()
    before = session.look()
    with closing(sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        view = session.log(ANSWERED)
        assert view.status.mood is Mood.FAILED
        assert "try again" in view.status.text
        assert replace(view, status=before.status) == before
        other.execute("ROLLBACK")
    assert session.log(ANSWERED).card.talking_since == desk.clock()
    with closing(sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for verb in (session.proceed, session.undo, session.skip):
            view = verb()
            assert view.status.mood is Mood.FAILED
            assert view.card.talking_since is not None
        other.execute("ROLLBACK")
    assert on_deck(session.proceed()) == "Bob"


def test_a_long_session_reads_no_more_at_a_key_than_a_short_one(tmp_path, draft, clock):
    with closing(CountingLedger(tmp_path / "long.db", "laptop")) as ledger:
        leads = [draft(f"Lead {n}", n, zone="America/Chicago") for n in range(700)]
        ledger.import_leads(leads, "l", clock(), "f")
        session = Desk(ledger, clock, draft).session()
        read = []
        for _ in range(600):
            before = ledger.dossiers_read
            session.log(SILENT)
            read.append(ledger.dossiers_read - before)
        assert max(read[-100:]) <= max(read[:100])


class CountingLedger(SqliteLedger):
    """A ledger that counts how often a dossier was read from disk."""

    dossiers_read = 0

    def dossier(self, lead: int) -> Dossier:
        self.dossiers_read += 1
        return super().dossier(lead)


def test_what_was_written_is_folded_into_the_file_when_there_is_time(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "a", clock(), "f")
    often = Config(queue=QueueRules(rest_hours=0), guard=GuardRules(cap=()))
    session = Desk(ledger, clock, draft, often).session()
    for _ in range(60):
        session.log(LEFT)
        clock.forward(seconds=2)
    assert calls_in_the_file_alone(ledger.path) < 60
    session.tidy()
    assert calls_in_the_file_alone(ledger.path) == 60


def calls_in_the_file_alone(path) -> int:
    # An immutable file is read without its write-ahead log.
    with closing(sqlite3.connect(f"file:{path}?immutable=1", uri=True)) as connection:
        tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
        rows = connection.execute("SELECT count(*) FROM events").fetchone()[0] if tables else 0
        return int(rows)


def test_a_promise_is_to_whoever_was_just_called_until_the_rep_does_something_else(desk):
    session = desk.session()
    assert session.to_promise()[1] == "Ann"
    session.log(SILENT)
    assert session.to_promise()[1] == "Ann"
    session.do_not_call()
    view = session.undo()
    assert session.to_promise()[1] == on_deck(view) == "Bob"
    session.log(SILENT)
    assert session.to_promise()[1] == "Bob"
    assert session.to_promise()[1] != on_deck(session.move(1))
    assert session.to_promise()[1] == on_deck(session.look())
