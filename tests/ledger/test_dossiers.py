"""Many leads are read like one."""

import pytest

from cockpit.core.events import CallLogged, NoteAdded, NumbersBarred
from cockpit.core.model import Outcome
from cockpit.ledger import Entry, LedgerError


@pytest.fixture
def peopled(ledger, draft, clock):
    """Ann and Bob share a number; Cy has two; 51 people sit behind a switchboard."""
    leads = [draft("Ann", 0), draft("Bob", 0), draft("Cy", 1, 2), draft("Dee", 3)]
    leads += [draft(f"Desk {n}", 5, 100 + n) for n in range(51)]
    ledger.import_leads(leads, "l", clock(), "f")
    ledger.append(
        Entry(clock(), 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)),
        Entry(clock(), 7, CallLogged(draft.phone(5), Outcome.VOICEMAIL)),
        Entry(clock(), 3, NoteAdded("a line")),
        Entry(clock(), 2, CallLogged(draft.phone(0), Outcome.ANSWERED)),
        Entry(clock(), None, NumbersBarred((draft.phone(2),))),
    )
    return ledger


def test_leads_read_together_are_as_read_one_by_one(peopled, draft):
    ids = [lead.id for lead in peopled.leads()]
    together = peopled.dossiers(ids)
    assert together == {id: peopled.dossier(id) for id in ids}
    assert [together[id].lead for id in ids] == list(peopled.leads())
    calls = {id: [call.outcome for call in together[id].history.calls] for id in ids}
    assert calls[1] == calls[2] == [Outcome.NO_MESSAGE, Outcome.ANSWERED]
    assert [id for id in ids if calls[id]] == [1, 2, 7]
    assert together[3].barred == {draft.phone(2)}
    assert together[8].switchboards == {draft.phone(5)}


def test_no_lead_is_read_for_none(peopled):
    assert peopled.dossiers(()) == {}


def test_one_who_is_not_there_is_left_out_and_named_when_asked_for(peopled):
    assert set(peopled.dossiers((1, 99))) == {1}
    with pytest.raises(LedgerError, match="lead 99: not in this database"):
        peopled.dossier(99)
