"""Moving in the queue, while time passes and lists change."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from cockpit.config import Config
from cockpit.core.guard import Code
from cockpit.core.model import CallDraft, Outcome
from cockpit.session import Session
from cockpit.shelf import load_shelf


@pytest.fixture
def session(ledger, draft, clock) -> Session:
    """Six leads in Chicago, two of them on a list of their own; 30 s before a quarter past."""
    clock.forward(minutes=44, seconds=30)
    leads = [draft(f"Lead {n}", n, list="b" if n > 3 else "a") for n in range(6)]
    ledger.import_leads(leads, "a", clock(), "f")
    # One hour and half a minute from the hour of day that makes a repeat of this call.
    before = CallDraft(draft.phone(0), clock() - timedelta(days=1, hours=-1, seconds=-10),
                       Outcome.NO_MESSAGE)  # fmt: skip
    ledger.import_calls([before], clock(), "calls.csv")
    return Session(ledger, Config(), load_shelf(None), clock, ZoneInfo("America/Chicago"))


def repeats(view) -> set[int]:
    return {row.lead for row in view.queue.rows if any(s.code is Code.SAME_HOUR for s in row.signs)}


@pytest.mark.parametrize("verb", ["move", "top", "end"])
def test_signs_are_those_of_the_minute_wherever_a_rep_goes(session, clock, verb):
    assert repeats(session.look()) == set()
    clock.forward(seconds=40)
    go = {"move": lambda: session.move(1), "top": session.top, "end": session.end}[verb]
    assert len(repeats(go())) == 1
    assert len(repeats(session.look())) == 1


@pytest.mark.parametrize("verb", ["move", "top", "end"])
def test_nobody_is_counted_once_their_hours_are_over(session, clock, verb):
    clock.forward(hours=6, minutes=45)
    assert session.look().queue.waiting == 6
    clock.forward(seconds=40)
    go = {"move": lambda: session.move(1), "top": session.top, "end": session.end}[verb]
    view = go()
    assert (view.queue.waiting, view.queue.rows) == (0, ())


def test_a_choice_of_lists_is_counted_at_once(session):
    assert session.choose_lists(frozenset({"b"})).queue.waiting == 2
    assert session.choose_lists(frozenset()).queue.waiting == 6


def test_rows_are_the_same_however_the_rep_came_to_them(session):
    session.log(Outcome.NO_MESSAGE)
    session.end()
    session.undo()
    moved = session.top().queue
    assert moved.rows == session.choose_lists(frozenset()).queue.rows
    assert moved.waiting == 6
