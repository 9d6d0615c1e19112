"""A long session keeps in memory what it needs, and still knows what it came to."""

from itertools import count
from zoneinfo import ZoneInfo

import pytest

from cockpit.config import Config
from cockpit.core.model import Outcome
from cockpit.session import Session
from cockpit.session.files import KEPT, Files
from cockpit.session.record import STEPS
from cockpit.shelf import load_shelf


@pytest.fixture
def session(ledger, draft, clock) -> Session:
    leads = [draft(f"Lead {n}", n, zone="America/Chicago") for n in range(STEPS + 40)]
    ledger.import_leads(leads, "l", clock(), "f")
    return Session(ledger, Config(), load_shelf(None), clock, ZoneInfo("America/Chicago"))


def test_files_keep_a_few_dossiers_and_read_those_asked_for(ledger, draft, clock):
    leads = [draft(f"Lead {n}", n) for n in range(KEPT + 30)]
    ledger.import_leads(leads, "l", clock(), "f")
    files, ids = Files(ledger), range(1, KEPT + 31)
    assert [dossier.lead.id for dossier in files.dossiers(ids)] == list(ids)
    assert [files.dossier(id).lead.id for id in ids] == list(ids)
    assert len(files._kept) == KEPT
    assert len(files._having) == KEPT


def test_all_calls_count_though_the_oldest_cannot_be_taken_back(session, clock):
    for n in range(STEPS + 20):
        clock.forward(seconds=2)
        session.log((Outcome.NO_MESSAGE, Outcome.VOICEMAIL)[n % 2])
    summary = session.summary()
    assert summary.tally.calls == STEPS + 20
    assert summary.owed == tuple(f"Lead {n}" for n in range(0, STEPS + 20, 2))
    assert sum(summary.seconds_a_call.values()) == 4
    for _ in range(STEPS):
        session.undo()
    assert session.summary().tally.calls == 20
    assert session.undo().status.text == f"Only the last {STEPS} steps can be taken back."
    assert session.summary().owed == tuple(f"Lead {n}" for n in range(0, 20, 2))
    for done in count(21):
        view = session.redo()
        if view.status.text == "Nothing to do again.":
            break
        assert view.tally.calls == done
    assert session.summary().owed == summary.owed


def test_the_summary_is_of_now_once_somebody_has_written(session, clock):
    session.log(Outcome.NO_MESSAGE)
    assert session.summary().owed == ("Lead 0",)
    clock.forward(seconds=5)
    session.open(1)
    session.log(Outcome.ANSWERED)
    assert (session.summary().owed, session.summary().loose_ends) == ((), ("Lead 0",))
    session.promise(1, "tomorrow")
    assert session.summary().loose_ends == ()
    session.undo()
    assert session.summary().loose_ends == ("Lead 0",)
