import sqlite3
from contextlib import closing
from dataclasses import astuple, fields
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.dossier import Dossier
from cockpit.core.events import (
    Body,
    CallLogged,
    DetailAdded,
    Event,
    NoteAdded,
    NumbersAllowed,
    NumbersBarred,
    OutcomeCorrected,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    TouchLogged,
    Undone,
    because_of,
)
from cockpit.core.history import folded
from cockpit.core.leadstate import LeadState, Status, state
from cockpit.core.model import CallDraft, Channel, Detail, Direction, Outcome
from cockpit.ledger import Entry, LedgerError, codec
from cockpit.ledger.projection import standing_zones
from cockpit.ledger.sqlite import Follow, SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
# Three leads on number 1, two on number 2; the last has both and a zone of its own.
SHARED = (("Ann", (0, 1)), ("Bob", (1,)), ("Cy", (2,)), ("Dee", (3, 2, 1)), ("Eve", (4,)))

outcomes = st.sampled_from(tuple(Outcome))
moments = st.integers(-40 * 86_400, 3600).map(lambda s: NOW + timedelta(seconds=s))
indexes = st.integers(0, 4)
steps = st.one_of(
    st.tuples(st.just("log"), indexes, st.integers(0, 2), outcomes, moments),
    st.tuples(st.just("undo"), st.integers(0, 60)),
    st.tuples(st.just("undo"), st.integers(0, 2)),
    st.tuples(st.just("note"), indexes),
    st.tuples(st.just("snooze"), indexes, moments),
    st.tuples(st.just("touch"), indexes, moments),
    st.tuples(st.just("promise"), indexes, moments, st.integers(-3, 3), st.booleans()),
    st.tuples(st.just("park"), indexes, moments),
    st.tuples(st.just("retire"), indexes),
    st.tuples(st.just("detail"), st.integers(0, 20), st.sampled_from(tuple(Detail))),
    st.tuples(st.just("followed"), indexes, outcomes, moments, st.booleans()),
    st.tuples(st.just("bar"), st.sets(indexes, min_size=1)),
    st.tuples(st.just("allow"), st.sets(indexes, min_size=1)),
    st.tuples(st.just("calls"), st.lists(st.tuples(indexes, moments, outcomes), max_size=4)),
    st.tuples(st.just("correct"), st.integers(0, 60), outcomes),
    st.tuples(st.just("leads"), indexes, indexes, st.integers(-1, 1)),
)


def rows(path, query: str) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def standing(path) -> tuple:
    """What the queue reads: the states by pool, the list of barred numbers, who waits."""
    states = rows(
        path,
        "SELECT lead_state.*, list, zones, source, region FROM lead_state JOIN pools ON pool = id"
        " ORDER BY lead",
    )
    waiting = rows(path, "SELECT id, waiting, called FROM pools ORDER BY id")
    return states, rows(path, "SELECT * FROM do_not_call ORDER BY phone, event"), waiting


def rebuilt(path, copy) -> tuple:
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
    with closing(SqliteLedger(copy, "other")) as ledger:
        ledger.rebuild()
        return standing(copy)


def barred_by_fold(path) -> set[str]:
    """The do-not-call list worked out from the events alone."""
    events = [
        codec.event(row)
        for row in rows(path, "SELECT device, seq, at, kind, lead, data FROM events ORDER BY rowid")
    ]
    undone: set[str] = set()
    for event in reversed(events):
        if isinstance(event.body, Undone) and event.id not in undone:
            undone.add(event.body.event)
    barred: set[str] = set()
    for event in events:
        if event.id in undone or because_of(event.body) in undone:
            continue
        if isinstance(event.body, NumbersBarred):
            barred |= set(event.body.phones)
        if isinstance(event.body, NumbersAllowed):
            barred -= set(event.body.phones)
    return barred


def states_by_fold(path, leads: dict[int, tuple]) -> dict[int, tuple]:
    """Each lead's state worked out from all events, in plain loops."""
    events = [
        codec.event(row)
        for row in rows(path, "SELECT device, seq, at, kind, lead, data FROM events ORDER BY rowid")
    ]
    barred = barred_by_fold(path)
    phones_of = {id: {n.phone for n in lead.numbers} for id, lead in leads.items()}
    sharers = {
        p: sum(p in own for own in phones_of.values()) for s in phones_of.values() for p in s
    }
    found = {}
    for id, lead in leads.items():
        own = {phone for phone in phones_of[id] if sharers[phone] <= 50}
        mine = [e for e in events if e.lead == id or getattr(e.body, "phone", "") in own]
        held = bool(barred & phones_of[id])
        phones = [number.phone for number in lead.numbers]
        dossier = Dossier(lead, folded(mine), frozenset(barred & phones_of[id]))
        found[id] = astuple(state(dossier.history, standing_zones(dossier), held, phones))
    return found


def check(path, ledger: SqliteLedger, copy) -> None:
    assert standing(path) == rebuilt(path, copy)
    leads = {lead.id: lead for lead in ledger.leads()}
    names = ", ".join(field.name for field in fields(LeadState))
    kept = {row[0]: row[1:] for row in rows(path, f"SELECT lead, {names} FROM lead_state")}
    assert kept == states_by_fold(path, leads)
    assert set(ledger.barred()) == barred_by_fold(path)
    open_leads: dict[str, int] = {}
    for id, lead in leads.items():
        open_leads.setdefault(lead.list, 0)
        open_leads[lead.list] += kept[id][0] == Status.OPEN
    assert {name: n for name, n in ledger.lists().items() if n} == {
        name: n for name, n in open_leads.items() if n
    }
    assert rows(
        path, "SELECT id, waiting, called FROM pools WHERE waiting > 0 ORDER BY id"
    ) == rows(
        path,
        "SELECT pool, count(*), sum(attempts > 0) FROM lead_state"
        " WHERE status = 'open' GROUP BY pool ORDER BY pool",
    )


class Play:
    """Steps drawn at random, done to a ledger."""

    def __init__(self, ledger: SqliteLedger, draft) -> None:
        self.ledger, self.draft = ledger, draft
        self.events: list[tuple[str, Body, int | None]] = []
        drafts = [
            draft(name, *numbers, zone="Asia/Kolkata" if name == "Dee" else "")
            for name, numbers in SHARED
        ]
        ledger.import_leads(drafts, "first", NOW, "leads.csv")

    def append(
        self, lead: int | None, body: Body, at: datetime = NOW, then: Follow | None = None
    ) -> None:
        for event in self.ledger.append(Entry(at, lead, body), then=then):
            self.events.append((event.id, event.body, lead))

    def detail(self, lead: int | None, call: str, phone: str, detail: Detail) -> None:
        """A detail; numbers 1 and 2 are barred because of it where it says do not call."""

        def bars(event: Event) -> list[Entry]:
            phones = tuple(map(self.draft.phone, (1, 2)))
            return [Entry(NOW, lead, NumbersBarred(phones, because=event.id))]

        then = bars if detail is Detail.DO_NOT_CALL else None
        self.append(lead, DetailAdded(call, phone, detail), then=then)

    def followed(self, lead: int, call: CallLogged, at: datetime, parks: bool) -> None:
        """A call that parks the lead, or that made it a promise."""

        def follower(event: Event) -> list[Entry]:
            parked = Parked(at + timedelta(days=30), event.id)
            promise = PromiseMade(str(at.date()), "America/Chicago", because=event.id)
            return [Entry(at, lead, parked if parks else promise)]

        self.append(lead, call, at, follower)

    def do(self, step: tuple) -> None:
        match step:
            case "log", index, number, outcome, at:
                numbers = SHARED[index][1]
                phone = self.draft.phone(numbers[number % len(numbers)])
                direction = Direction.IN if number == 2 else Direction.OUT
                self.append(index + 1, CallLogged(phone, outcome, direction), at)
            case "undo", back if back < len(self.events):
                try:
                    undo = self.ledger.undo(NOW, self.events[-1 - back][0])
                except LedgerError:
                    return
                self.events.append((undo.id, undo.body, undo.lead))
            case "note", index:
                self.append(index + 1, NoteAdded("a line"))
            case "snooze", index, until:
                self.append(index + 1, Snoozed(until))
            case "touch", index, at:
                self.append(index + 1, TouchLogged(Channel.TEXT), at)
            case "promise", index, at, days, timed:
                due = at + timedelta(days=days) if timed else None
                day = str((at + timedelta(days=days)).date())
                self.append(index + 1, PromiseMade(day, "Asia/Kolkata", due), at)
            case "park", index, until:
                self.append(index + 1, Parked(until))
            case "retire", index:
                self.append(index + 1, Retired())
            case "detail", back, detail if back < len(self.events):
                id, body, lead = self.events[-1 - back]
                if isinstance(body, CallLogged):
                    self.detail(lead, id, body.phone, detail)
            case "followed", index, outcome, at, parks:
                call = CallLogged(self.draft.phone(SHARED[index][1][0]), outcome)
                self.followed(index + 1, call, at, parks)
            case "bar", numbers:
                self.append(1, NumbersBarred(tuple(map(self.draft.phone, sorted(numbers)))))
            case "allow", numbers:
                self.append(None, NumbersAllowed(tuple(map(self.draft.phone, sorted(numbers)))))
            case "calls", past:
                calls = [CallDraft(self.draft.phone(n), at, how) for n, at, how in past]
                self.ledger.import_calls(calls, NOW, "calls.csv")
            case "correct", back, outcome if back < len(self.events):
                id, body, lead = self.events[-1 - back]
                if isinstance(body, CallLogged):
                    self.append(lead, OutcomeCorrected(id, body.phone, outcome))
            case "leads", index, number, priority:
                name = SHARED[index][0]
                found = self.draft(
                    name, SHARED[index][1][0], number, priority=priority, list=f"list {number % 2}"
                )
                self.ledger.import_leads([found], "first", NOW, "more.csv")


@settings(max_examples=120, deadline=None, derandomize=True)
@given(play=st.lists(steps, max_size=25))
def test_the_projection_is_the_fold_of_the_events(tmp_path_factory, draft, play):
    folder = tmp_path_factory.mktemp("play")
    with closing(SqliteLedger(folder / "a.db", "laptop")) as ledger:
        script = Play(ledger, draft)
        for number, step in enumerate(play):
            script.do(step)
            if number % 5 == 4:
                check(folder / "a.db", ledger, folder / f"copy{number}.db")
        check(folder / "a.db", ledger, folder / "copy.db")


def test_everyone_who_has_the_number_hears_of_a_call_and_of_its_undoing(ledger, draft):
    ledger.import_leads([draft("Ann", 0), draft("Bob", 0)], "l", NOW, "f")
    (event,) = ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
    for lead in (1, 2):
        assert [call.event for call in ledger.dossier(lead).history.calls] == [event.id]
        assert ledger.rank_of(lead).attempts == 1
    ledger.undo(NOW, event.id)
    for lead in (1, 2):
        assert ledger.dossier(lead).history.calls[0].undone
        assert ledger.rank_of(lead).attempts == 0


@pytest.mark.parametrize(("sharers", "is_switchboard"), [(50, False), (51, True)])
def test_a_number_of_more_than_fifty_leads_is_a_switchboard(ledger, draft, sharers, is_switchboard):
    drafts = [draft(f"Lead {n}", 0) for n in range(sharers)]
    ledger.import_leads(drafts, "l", NOW, "f")
    ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
    assert ledger.dossier(1).switchboards == ({draft.phone(0)} if is_switchboard else set())
    assert len(ledger.dossier(1).history.calls) == 1
    assert len(ledger.dossier(2).history.calls) == (0 if is_switchboard else 1)
    assert ledger.rank_of(1).attempts == 1
    assert ledger.rank_of(2).attempts == (0 if is_switchboard else 1)


def test_a_number_becomes_a_switchboard_with_its_fifty_first_lead(tmp_path, ledger, draft):
    ledger.import_leads([draft(f"Lead {n}", 0) for n in range(50)], "l", NOW, "f")
    ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
    ledger.import_leads([draft("One more", 0)], "l", NOW, "f")
    assert [ledger.rank_of(lead).attempts for lead in (1, 2, 51)] == [1, 0, 0]
    check(tmp_path / "cockpit.db", ledger, tmp_path / "copy.db")


def test_a_correction_from_a_file_reaches_the_lead_that_was_called_on_a_switchboard(
    tmp_path, ledger, draft
):
    ledger.import_leads([draft(f"Lead {n}", 0) for n in range(51)], "l", NOW, "f")
    ledger.append(Entry(NOW, 7, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
    ledger.import_calls([CallDraft(draft.phone(0), NOW, Outcome.ANSWERED)], NOW, "c")
    assert ledger.lists() == {"l": 50}
    check(tmp_path / "cockpit.db", ledger, tmp_path / "copy.db")


def test_a_number_with_an_extension_is_another_number(ledger, draft):
    extended = f"{draft.phone(0)}x12"
    ledger.import_leads([draft("Ann", 0), draft("Bob", extended)], "l", NOW, "f")
    ledger.append(Entry(NOW, 2, CallLogged(extended, Outcome.NO_MESSAGE)))
    assert [ledger.rank_of(lead).attempts for lead in (1, 2)] == [0, 1]


def test_a_rebuild_mends_a_projection_that_went_wrong(tmp_path, ledger, draft):
    ledger.import_leads([draft("Ann", 0), draft("Bob", 1)], "l", NOW, "f")
    ledger.append(Entry(NOW, 1, NumbersBarred((draft.phone(0),))))
    before = standing(tmp_path / "cockpit.db")
    with closing(sqlite3.connect(tmp_path / "cockpit.db")) as stranger, stranger:
        stranger.execute("UPDATE pools SET waiting = 9")
        stranger.execute("UPDATE lead_state SET attempts = 9, status = 'open'")
        stranger.execute("DELETE FROM do_not_call")
    ledger.rebuild()
    assert standing(tmp_path / "cockpit.db") == before


@pytest.mark.parametrize("before", [48, 49, 50, 51])
def test_a_number_that_becomes_a_switchboard_is_its_own_leads_alone(
    tmp_path, ledger, draft, before
):
    everyone = [draft(f"Lead {n}", 0) for n in range(before)]
    ledger.import_leads([*everyone, draft("Zoe", 1)], "list", NOW, "f")
    ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
    ledger.import_leads([draft("New", 0), draft("Zoe", 1, 0)], "list", NOW, "f")
    path = tmp_path / "cockpit.db"
    assert standing(path) == rebuilt(path, tmp_path / "copy.db")
    assert ledger.rank_of(2).attempts == (before + 2 <= 50)
