"""Whether somebody has called with this database, or calls have only been imported."""

from datetime import timedelta

from cockpit.core.events import CallLogged, NoteAdded
from cockpit.core.model import CallDraft, Outcome
from cockpit.ledger import Entry
from cockpit.ledger.reading import ENDS

SILENT = Outcome.NO_MESSAGE


def past(draft, clock, first, calls):
    at = clock()
    return [
        CallDraft(draft.phone(0), at - timedelta(minutes=n), SILENT)
        for n in range(first, first + calls)
    ]


def logged(ledger, draft, clock):
    ledger.append(Entry(clock(), 1, CallLogged(draft.phone(0), SILENT)))


def test_imported_calls_are_not_made_by_hand(ledger, draft, clock):
    assert not ledger.has_call_by_hand()
    ledger.import_leads([draft("Ann", 0)], "list", clock(), "f")
    ledger.import_calls(past(draft, clock, 1, 9), clock(), "c")
    assert not ledger.has_call_by_hand()


def test_nor_are_notes(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "list", clock(), "f")
    ledger.append(Entry(clock(), 1, NoteAdded('{"imported":true}')))
    assert not ledger.has_call_by_hand()


def test_a_call_that_is_logged_is(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "list", clock(), "f")
    logged(ledger, draft, clock)
    assert ledger.has_call_by_hand()


def test_a_call_after_many_imported_ones_is_found_and_one_before_them(ledger, draft, clock):
    ledger.import_leads([draft("Ann", 0)], "list", clock(), "f")
    ledger.import_calls(past(draft, clock, 1, ENDS * 2), clock(), "c")
    assert not ledger.has_call_by_hand()
    logged(ledger, draft, clock)
    assert ledger.has_call_by_hand()
    ledger.import_calls(past(draft, clock, 5000, ENDS // 2), clock(), "d")
    assert ledger.has_call_by_hand()
