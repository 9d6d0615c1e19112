from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.config import Config
from cockpit.core.model import CallDraft, Cause, Channel, Detail, Outcome
from cockpit.core.policy import ALWAYS, Ask, Policy
from cockpit.core.rules import QueueRules
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.session.view import Mood
from cockpit.shelf import load_shelf

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
SHELF = load_shelf(None)
# Ann and Bob share a number; Cy has two.
LEADS = (("Ann", (0,)), ("Bob", (0,)), ("Cy", (2, 3)), ("Dee", (3,)), ("Eve", (5,)), ("Fay", (6,)))

STEPS = (
    "log", "note", "snooze", "skip", "do_not_call", "park", "retire", "touch", "promise",
    "add_detail", "call_back",
)  # fmt: skip
PLAN = Policy((Ask.SILENCE, Ask.MESSAGE, Ask.PARK))


def state(ledger: SqliteLedger, session: Session) -> tuple:
    """All that undo has to bring back: histories, queue, do-not-call list and tally."""
    dossiers = [ledger.dossier(lead.id) for lead in ledger.leads()]
    view = session.look()
    summary = session.summary()
    return (
        [[c for c in d.history.calls if not c.undone] for d in dossiers],
        [(replace(d.history, calls=()), d.barred) for d in dossiers],
        [ledger.rank_of(d.lead.id) for d in dossiers],
        ledger.barred(),
        ledger.lists(),
        [(row.lead, row.why, row.signs) for row in view.queue.rows],
        view.queue.waiting,
        summary.tally,
        summary.seconds_a_call,
        summary.owed,
        summary.loose_ends,
    )


verbs = st.one_of(
    st.tuples(st.just("log"), st.sampled_from(tuple(Outcome))),
    st.tuples(st.just("log"), st.sampled_from(tuple(Outcome))),
    st.tuples(st.just("open"), st.integers(1, len(LEADS))),
    st.tuples(st.just("move"), st.integers(-3, 3)),
    st.tuples(st.just("note"), st.just("a line")),
    st.tuples(st.just("snooze"), st.integers(-1, 9).map(lambda h: NOW + timedelta(hours=h))),
    st.tuples(st.just("touch"), st.sampled_from(tuple(Channel))),
    st.tuples(st.just("promise"), st.integers(1, len(LEADS)), st.sampled_from(("fri", "3pm"))),
    st.tuples(st.just("add_detail"), st.sampled_from(tuple(Detail))),
    st.tuples(st.just("add_detail"), st.sampled_from((Detail.DO_NOT_CALL, Detail.DISCONNECTED))),
    st.tuples(
        st.just("call_back"),
        st.integers(1, len(LEADS)),
        st.sampled_from(tuple(Outcome)),
        st.just(Cause.MESSAGE),
    ),
    st.tuples(
        st.sampled_from(
            ("park", "retire", "skip", "do_not_call", "other_number", "proceed", "back", "dial")
        )
    ),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    script=st.lists(verbs, min_size=1, max_size=20),
    rest=st.sampled_from((3.0, 0.0)),
    policy=st.sampled_from((ALWAYS, PLAN)),
    turns=st.lists(st.integers(0, 6), max_size=3),
)
def test_undo_and_redo_bring_back_every_state_there_was(
    tmp_path_factory, draft, script, rest, policy, turns
):
    path = tmp_path_factory.mktemp("undo") / "a.db"
    with closing(SqliteLedger(path, "laptop")) as ledger:
        drafts = [draft(name, *numbers, zone="America/Chicago") for name, numbers in LEADS]
        ledger.import_leads(drafts, "l", NOW, "f")
        past = [CallDraft(draft.phone(n), NOW - timedelta(days=1, hours=n), Outcome.NO_MESSAGE)
                for n in (0, 3)]  # fmt: skip
        ledger.import_calls(past, NOW, "c")
        config = Config(queue=QueueRules(rest_hours=rest), policy=policy)
        session = Session(ledger, config, SHELF, lambda: NOW, ZoneInfo("America/Chicago"))
        states = [state(ledger, session)]
        for verb, *arguments in script:
            mood = getattr(session, verb)(*arguments).status.mood
            if verb in STEPS and mood is Mood.SAVED:
                states.append(state(ledger, session))
            assert state(ledger, session) == states[-1]
        at = len(states) - 1
        for back in [*turns, len(states)]:
            for _ in range(back):
                mood = session.undo().status.mood
                assert mood is (Mood.SAVED if at else Mood.ASLEEP)
                at = max(0, at - 1)
                assert state(ledger, session) == states[at]
            for _ in range(back):
                mood = session.redo().status.mood
                assert mood is (Mood.SAVED if at < len(states) - 1 else Mood.ASLEEP)
                at = min(len(states) - 1, at + 1)
                assert state(ledger, session) == states[at]
        ledger.rebuild()
        assert state(ledger, session) == states[-1]
