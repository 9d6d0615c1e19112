from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.events import CallLogged
from cockpit.core.model import DETAILS, CallDraft, Detail, Direction, Outcome
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 3, 18, tzinfo=UTC)
SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED
BUSY = CallDraft("+13125550100", NOW, SILENT, "x", detail=Detail.BUSY, seconds=12)


def called(ledger, *drafts):
    counts = ledger.import_calls(drafts, NOW, "c")
    return counts.added, counts.updated, counts.unchanged


def told(ledger):
    return [(p.call.outcome, p.call.detail, p.call.note, p.seconds) for p in ledger.past_calls()]


def test_a_call_comes_in_with_its_detail_and_its_length(ledger):
    assert called(ledger, BUSY) == (1, 0, 0)
    assert told(ledger) == [(SILENT, Detail.BUSY, "x", 12)]
    assert called(ledger, BUSY) == (0, 0, 1)


def test_another_detail_corrects_a_known_call(ledger):
    called(ledger, BUSY)
    rang = replace(BUSY, detail=Detail.RANG_OUT)
    assert called(ledger, rang) == (0, 1, 0)
    assert called(ledger, rang) == (0, 0, 1)
    assert told(ledger) == [(SILENT, Detail.RANG_OUT, "x", 12)]


def test_a_blank_detail_overwrites_nothing(ledger):
    called(ledger, BUSY)
    blank = replace(BUSY, detail=None, note="")
    assert called(ledger, blank) == (0, 0, 1)
    assert called(ledger, replace(blank, note="y")) == (0, 1, 0)
    assert told(ledger) == [(SILENT, Detail.BUSY, "y", 12)]


def test_another_outcome_leaves_the_old_ones_detail_behind(ledger):
    called(ledger, BUSY)
    left = replace(BUSY, outcome=LEFT, detail=None)
    assert called(ledger, left) == (0, 1, 0)
    assert called(ledger, left) == (0, 0, 1)
    assert told(ledger) == [(LEFT, None, "x", 12)]


def test_a_note_with_white_space_around_it_is_the_same_note(ledger):
    ledger.append(Entry(NOW, None, CallLogged(BUSY.phone, SILENT, note=" x\n")))
    assert called(ledger, replace(BUSY, detail=None)) == (0, 0, 1)


def test_calls_of_one_moment_arrive_as_their_file_has_them(ledger):
    later = [replace(BUSY, phone=f"+1312555010{n}", note=f"{n}") for n in (2, 1, 3)]
    earlier = replace(BUSY, phone="+13125550103", at=NOW - timedelta(days=1), note="first")
    called(ledger, later[0], earlier, later[1], later[2])
    assert [past.call.note for past in ledger.past_calls()] == ["first", "2", "1", "3"]


past = st.builds(
    CallDraft,
    phone=st.sampled_from(("+13125550100", "+13125550101")),
    at=st.integers(0, 1).map(lambda n: NOW + timedelta(seconds=n)),
    outcome=st.sampled_from(Outcome),
    note=st.sampled_from(("", "a", "b")),
    direction=st.sampled_from(Direction),
    event=st.sampled_from(("", "laptop:1", "laptop:2", "laptop:3")),
    seconds=st.sampled_from((None, 0, 7)),
).flatmap(
    lambda draft: st.sampled_from((None, *DETAILS[draft.outcome])).map(
        lambda detail: replace(draft, detail=detail)
    )
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(here=st.lists(past, max_size=4), file=st.lists(past, max_size=6))
def test_importing_calls_twice_changes_nothing(tmp_path_factory, here, file):
    with closing(SqliteLedger(tmp_path_factory.mktemp("calls") / "a.db", "laptop")) as ledger:
        for row in here:
            body = CallLogged(row.phone, row.outcome, note=row.note, detail=row.detail)
            ledger.append(Entry(row.at, None, body))
        called(ledger, *file)
        before = told(ledger)
        assert called(ledger, *file) == (0, 0, len(file))
        assert told(ledger) == before
