import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.events import CallLogged, NoteAdded, NumbersBarred
from cockpit.core.model import CallDraft, Lead, LeadDraft, Number, Outcome
from cockpit.ledger import Entry, reading
from cockpit.ledger.merging import LeadMerge
from cockpit.ledger.planning import TABLES
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED


def counts(ledger, now, *drafts, file="f", dry_run=False):
    found = ledger.import_leads(drafts, "list", now, file, dry_run)
    return found.added, found.updated, found.unchanged


def called(ledger, now, *drafts, dry_run=False):
    found = ledger.import_calls(drafts, now, "c", dry_run)
    return found.added, found.updated, found.unchanged


def changes(path) -> list[tuple]:
    with closing(sqlite3.connect(path)) as connection:
        query = "SELECT lead, field, old, new FROM lead_changes ORDER BY import, lead, field"
        return connection.execute(query).fetchall()


def exported(ledger) -> list[LeadDraft]:
    """Every lead as a draft that says all that is known of it."""
    return [
        LeadDraft(
            lead.name, lead.company, lead.title, lead.email, lead.zone, lead.list, lead.priority,
            lead.notes, lead.state, lead.numbers,
        )
        for lead in ledger.leads()
    ]  # fmt: skip


def test_the_same_number_and_name_are_the_same_person(ledger, draft, clock):
    drafts = draft("Ann Lee", 0), draft("  ann   LEE ", 0, title="CEO"), draft("Bob", 1)
    assert counts(ledger, clock(), *drafts) == (2, 0, 1)
    assert [lead.title for lead in ledger.leads()] == ["CEO", ""]


def test_the_same_number_and_email_are_the_same_person(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, email="a@example.com"))
    assert counts(ledger, clock(), draft("Anne", 0, email="A@Example.com")) == (0, 1, 0)
    assert ledger.lead(1).name == "Anne"


def test_the_same_name_or_email_on_another_number_is_another_lead(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, email="a@example.com"))
    assert counts(ledger, clock(), draft("Ann", 1, email="a@example.com")) == (1, 0, 0)


def test_the_same_number_under_another_name_is_another_lead(ledger, draft, clock):
    assert counts(ledger, clock(), draft("Ann", 0), draft("Bob", 0)) == (2, 0, 0)
    assert ledger.leads_having(draft.phone(0)) == (1, 2)


def test_without_a_name_whoever_has_the_number_is_meant(ledger, draft, clock):
    assert counts(ledger, clock(), draft("", 0), draft("Ann", 0), draft("", 0)) == (1, 0, 2)
    assert ledger.lead(1).name == "Ann"


def test_a_blank_never_overwrites_and_the_last_value_wins(tmp_path, ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, title="CEO", notes="old", priority=3))
    assert counts(ledger, clock(), draft("Ann", 0, notes="new"), draft("Ann", 0)) == (0, 1, 1)
    lead = ledger.lead(1)
    assert (lead.title, lead.notes, lead.priority, lead.list) == ("CEO", "new", 3, "list")
    assert changes(tmp_path / "cockpit.db") == [(1, "notes", "old", "new")]


def test_a_value_that_changes_there_and_back_is_no_change(tmp_path, ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, title="a"))
    assert counts(ledger, clock(), draft("Ann", 0, title="b"), draft("Ann", 0, title="a")) == (
        0, 0, 2,
    )  # fmt: skip
    assert changes(tmp_path / "cockpit.db") == []


def test_numbers_are_gathered_and_the_first_stays_first(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, 1))
    assert counts(ledger, clock(), draft("Ann", 1, 2), draft("Ann", 2, 0)) == (0, 1, 1)
    phones = [number.phone for number in ledger.lead(1).numbers]
    assert phones == [draft.phone(n) for n in (0, 1, 2)]
    assert counts(ledger, clock(), draft("Ann", 2)) == (0, 0, 1)


def test_a_dry_run_counts_and_keeps_nothing(ledger, draft, clock):
    assert counts(ledger, clock(), draft("Ann", 0), draft("Ann", 0), dry_run=True) == (1, 0, 1)
    assert ledger.is_empty()
    assert counts(ledger, clock(), draft("Ann", 0)) == (1, 0, 0)
    call = CallDraft(draft.phone(0), clock(), SILENT)
    assert called(ledger, clock(), call, dry_run=True) == (1, 0, 0)
    assert ledger.dossier(1).history.calls == ()


def test_a_file_that_breaks_off_brings_nothing(ledger, draft, clock):
    def rows():
        yield draft("Ann", 0)
        raise OSError("the stick was pulled out")

    with pytest.raises(OSError, match="stick"):
        ledger.import_leads(rows(), "list", clock(), "f")
    assert ledger.is_empty()


def test_what_happened_on_a_number_is_known_of_a_lead_that_comes_later(ledger, draft, clock):
    called(ledger, clock(), CallDraft(draft.phone(0), clock(), SILENT))
    ledger.append(Entry(clock(), None, NumbersBarred((draft.phone(1),))))
    counts(ledger, clock(), draft("Ann", 0), draft("Bob", 1))
    assert ledger.rank_of(1).attempts == 1
    assert ledger.dossier(2).barred == {draft.phone(1)}
    assert ledger.lists() == {"list": 1}
    counts(ledger, clock(), draft("Ann", 0, 1))
    assert ledger.lists() == {"list": 0}


def test_a_lead_that_changes_its_list_is_counted_there(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, list="old"), draft("Bob", 1, list="old"))
    counts(ledger, clock(), draft("Ann", 0, list="new"))
    assert ledger.lists() == {"new": 1, "old": 1}


def test_of_two_who_share_number_and_address_the_one_of_that_name_is_meant(ledger, draft, clock):
    office = "office@example.com"
    counts(ledger, clock(), draft("Ann", 0, email="a@example.com"), draft("Bob", 0, email=office))
    counts(ledger, clock(), draft("Ann", 0, email=office))
    assert counts(ledger, clock(), draft("Bob", 0, email=office)) == (0, 0, 1)
    assert counts(ledger, clock(), draft("Bob", 0, email=office, title="CFO")) == (0, 1, 0)
    assert [(lead.name, lead.title) for lead in ledger.leads()] == [("Ann", ""), ("Bob", "CFO")]


def test_two_of_one_name_that_came_to_share_a_number_are_told_apart(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0, company="A"), draft("Ann", 1, company="B"))
    counts(ledger, clock(), draft("Ann", 0, 1, company="A"))
    before = list(ledger.leads())
    assert counts(ledger, clock(), *exported(ledger)) == (0, 0, 2)
    assert list(ledger.leads()) == before


people = st.builds(
    LeadDraft,
    name=st.sampled_from(("", "Ann", "Bob", "Cy")),
    email=st.sampled_from(("", "", "a@example.com", "b@example.com")),
    title=st.sampled_from(("", "CEO", "CFO")),
    priority=st.sampled_from((None, 0, 5)),
    numbers=st.lists(
        st.integers(0, 3).map(lambda n: Number(f"+1312555010{n}", "", ("America/Chicago",))),
        min_size=1, max_size=2, unique=True,
    ).map(tuple),
)  # fmt: skip


@settings(max_examples=150, deadline=None, derandomize=True)
@given(files=st.lists(st.lists(people, max_size=6), max_size=3))
def test_what_is_exported_comes_back_and_changes_nothing(tmp_path_factory, files):
    path = tmp_path_factory.mktemp("merge") / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        for file in files:
            found = ledger.import_leads(file, "list", NOW, "f")
            assert found.added + found.updated + found.unchanged == len(file)
            assert min(found.added, found.updated, found.unchanged) >= 0
        before = list(ledger.leads())
        assert counts(ledger, NOW, *exported(ledger)) == (0, 0, len(before))
        assert list(ledger.leads()) == before


# A row without a name means whoever has its number, and one that shares an address with
# another name renames: what such a row meant can change with the rows that came after it.
steady = people.filter(lambda draft: draft.name).map(
    lambda draft: replace(draft, email=f"{draft.name}@example.com")
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(file=st.lists(steady, max_size=8))
def test_importing_twice_changes_nothing(tmp_path_factory, file):
    path = tmp_path_factory.mktemp("twice") / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        counts(ledger, NOW, *file)
        before = list(ledger.leads())
        assert counts(ledger, NOW, *file) == (0, 0, len(file))
        assert list(ledger.leads()) == before


def merged(files, crowd: int) -> list[Lead]:
    """What one row after the other adds up to, in tables of their own."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(TABLES)
        last = 0
        for file in files:
            merge = LeadMerge(connection, crowd)
            for row in file:
                last = max(last, merge.take(row, "list", last + 1))
        return [reading.lead(connection, id) for id in range(1, last + 1)]


loose = people.map(lambda draft: replace(draft, name=draft.name.swapcase())) | people


@settings(max_examples=300, deadline=None, derandomize=True)
@given(files=st.lists(st.lists(loose, max_size=10), max_size=3))
def test_whoever_is_meant_in_a_crowd_is_meant_among_a_few(files):
    assert merged(files, 0) == merged(files, 1000)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(files=st.lists(st.lists(loose, max_size=10), max_size=3))
def test_a_file_comes_in_as_if_row_by_row(tmp_path_factory, files):
    path = tmp_path_factory.mktemp("rows") / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        for file in files:
            ledger.import_leads(file, "list", NOW, "f")
        assert list(ledger.leads()) == merged(files, 1000)


def test_thousands_who_share_a_number_come_in_within_seconds(ledger, draft, clock):
    everyone = [draft(f"Lead {n}", 0, email="office@example.com") for n in range(4000)]
    bare = [replace(each, email="") for each in everyone]
    nameless = [draft("", 0, title=f"Title {n}") for n in range(1000)]
    start = process_time()
    assert counts(ledger, clock(), *bare) == (4000, 0, 0)
    assert counts(ledger, clock(), *bare) == (0, 0, 4000)
    assert counts(ledger, clock(), *everyone) == (0, 4000, 0)
    assert counts(ledger, clock(), *everyone) == (0, 0, 4000)
    assert counts(ledger, clock(), *nameless) == (0, 1, 999)
    assert process_time() - start < 20


def test_thousands_of_calls_to_one_number_come_in_within_seconds(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    calls = [CallDraft(draft.phone(0), clock() - timedelta(minutes=n), SILENT) for n in range(3000)]
    start = process_time()
    assert called(ledger, clock(), *calls) == (3000, 0, 0)
    assert called(ledger, clock(), *calls) == (0, 0, 3000)
    assert process_time() - start < 10


def test_rows_are_read_before_anybody_has_to_wait(tmp_path, ledger, draft, clock):
    with closing(SqliteLedger(tmp_path / "cockpit.db", "desk", wait=0)) as other:

        def rows(made):
            other.append(Entry(clock(), None, NoteAdded("while a file is read")))
            yield made

        ledger.import_leads(rows(draft("Ann", 0)), "list", clock(), "f")
        ledger.import_calls(rows(CallDraft(draft.phone(0), clock(), SILENT)), clock(), "c")
    assert ledger.rank_of(1).attempts == 1


def test_past_calls_come_in_once(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    calls = [
        CallDraft(draft.phone(0), clock() - timedelta(days=n), SILENT, f"note {n}")
        for n in (1, 3, 2)
    ]
    assert called(ledger, clock(), *calls, calls[0]) == (3, 0, 1)
    assert called(ledger, clock(), *calls) == (0, 0, 3)
    history = ledger.dossier(1).history.calls
    assert [call.note for call in history] == ["note 3", "note 2", "note 1"]
    assert ledger.last_undoable() is None


def test_another_outcome_for_a_known_call_corrects_it(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    call = CallDraft(draft.phone(0), clock(), SILENT, "kept")
    called(ledger, clock(), call)
    assert called(ledger, clock(), replace(call, outcome=ANSWERED, note="")) == (0, 1, 0)
    (found,) = ledger.dossier(1).history.calls
    assert (found.outcome, found.note) == (ANSWERED, "kept")
    assert ledger.lists() == {"list": 0}
    assert called(ledger, clock(), replace(call, outcome=ANSWERED, note="")) == (0, 0, 1)
    assert called(ledger, clock(), replace(call, outcome=ANSWERED, note="new")) == (0, 1, 0)


def test_of_two_rows_about_one_call_the_last_counts(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    call = CallDraft(draft.phone(0), clock(), SILENT, "first", event="desk:7")
    last = replace(call, outcome=LEFT, note="last")
    assert called(ledger, clock(), call, last) == (1, 0, 1)
    (found,) = ledger.dossier(1).history.calls
    assert (found.outcome, found.note) == (LEFT, "last")


def test_rows_of_one_second_with_other_outcomes_are_other_calls(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    call = CallDraft(draft.phone(0), clock(), SILENT)
    both = call, replace(call, outcome=LEFT)
    assert called(ledger, clock(), *both, call) == (2, 0, 1)
    assert [each.outcome for each in ledger.dossier(1).history.calls] == [SILENT, LEFT]
    assert called(ledger, clock(), *both) == (0, 0, 2)
    assert called(ledger, clock(), *both[::-1]) == (0, 0, 2)
    assert called(ledger, clock(), replace(call, outcome=ANSWERED)) == (0, 1, 0)


def test_what_another_program_calls_an_event_is_no_id(ledger, draft, clock):
    call = CallDraft(draft.phone(0), clock(), SILENT, event="Call")
    assert called(ledger, clock(), call, replace(call, outcome=LEFT)) == (2, 0, 0)


def test_the_event_a_row_names_is_the_one_corrected(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    ledger.append(*[Entry(clock(), 1, CallLogged(draft.phone(0), SILENT, note="x"))] * 2)
    row = CallDraft(draft.phone(0), clock(), LEFT, "x", event="laptop:1")
    assert called(ledger, clock(), row) == (0, 1, 0)
    assert [call.outcome for call in ledger.dossier(1).history.calls] == [LEFT, SILENT]


moments = st.integers(0, 1).map(lambda n: NOW + timedelta(seconds=n))
past = st.builds(
    CallDraft,
    phone=st.just("+13125550100"),
    at=moments,
    outcome=st.sampled_from(Outcome),
    note=st.sampled_from(("", "a", "b")),
    event=st.sampled_from(("", "", "laptop:1", "laptop:2", "laptop:3")),
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(here=st.lists(past, max_size=4), undo=st.booleans(), file=st.lists(past, max_size=5))
def test_calls_of_the_same_seconds_come_in_once(tmp_path_factory, here, undo, file):
    ways = {(row.at, row.event, *(() if row.event else (row.outcome,))): row for row in file}
    with closing(SqliteLedger(tmp_path_factory.mktemp("calls") / "a.db", "laptop")) as ledger:
        for row in here:
            ledger.append(Entry(row.at, None, CallLogged(row.phone, row.outcome, note=row.note)))
        if here and undo:
            ledger.undo(NOW, "laptop:1")
        called(ledger, NOW, *file)
        assert len([*ledger.call_events()]) >= len(ways)
        assert called(ledger, NOW, *file) == (0, 0, len(file))


def test_a_call_logged_here_is_known_when_it_comes_in_a_file(ledger, draft, clock):
    counts(ledger, clock(), draft("Ann", 0))
    ledger.append(Entry(clock(), 1, CallLogged(draft.phone(0), SILENT)))
    assert called(ledger, clock(), CallDraft(draft.phone(0), clock(), SILENT)) == (0, 0, 1)
    late = clock() + timedelta(microseconds=900_000)
    assert called(ledger, clock(), CallDraft(draft.phone(0), late, SILENT)) == (0, 0, 1)


@pytest.mark.parametrize("outcome", list(Outcome))
def test_a_call_that_was_taken_back_stays_so(ledger, draft, clock, outcome):
    counts(ledger, clock(), draft("Ann", 0))
    (event,) = ledger.append(Entry(clock(), 1, CallLogged(draft.phone(0), SILENT)))
    ledger.undo(clock(), event.id)
    assert called(ledger, clock(), CallDraft(draft.phone(0), clock(), outcome)) == (0, 0, 1)
    assert ledger.rank_of(1).attempts == 0


def test_a_past_call_on_a_shared_number_is_everyones_and_belongs_to_the_one_named(
    ledger, draft, clock
):
    counts(ledger, clock(), draft("Ann", 0), draft("Bob", 0))
    at = clock()
    named = CallDraft(draft.phone(0), at, SILENT, name="bob")
    nameless = CallDraft(draft.phone(0), at - timedelta(days=1), SILENT)
    called(ledger, clock(), named, nameless)
    calls = ledger.dossier(1).history.calls
    assert [call.lead for call in calls] == [None, 2]
    assert [ledger.rank_of(lead).attempts for lead in (1, 2)] == [2, 2]


def test_a_past_call_on_a_switchboard_is_only_the_one_nameds(ledger, draft, clock):
    counts(ledger, clock(), *(draft(f"Lead {n}", 0) for n in range(60)))
    called(ledger, clock(), CallDraft(draft.phone(0), clock(), SILENT, name="Lead 7"))
    assert [ledger.rank_of(lead).attempts for lead in (7, 8, 9)] == [0, 1, 0]
