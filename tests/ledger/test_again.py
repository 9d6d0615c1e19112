"""The same file again is known by its fingerprint, for as long as nothing could come of it."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cockpit.core.events import NumbersAllowed, NumbersBarred, Undone
from cockpit.core.model import Counts, LeadDraft, Number
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
PHONE = "+13125550100"
ANN = LeadDraft("Ann", numbers=(Number(PHONE),))
BOB = LeadDraft("Bob", numbers=(Number("+13125550101"),), do_not_call=True)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[SqliteLedger]:
    with closing(SqliteLedger(tmp_path / "cockpit.db", "laptop")) as opened:
        imported = opened.import_leads([ANN, BOB], "l", NOW, "f", fingerprint=lambda: "print")
        assert imported == Counts(added=2)
        yield opened


def again(ledger: SqliteLedger, fingerprint: str = "print") -> Counts | None:
    return ledger.import_again(fingerprint, NOW, "f")


def test_the_same_file_is_known_as_often_as_it_comes(ledger: SqliteLedger) -> None:
    assert [again(ledger), again(ledger)] == [Counts(unchanged=2)] * 2


def test_another_file_is_not_known(ledger: SqliteLedger) -> None:
    assert again(ledger, "another") is None
    assert again(ledger, "") is None


def test_what_a_rep_does_leaves_it_known(ledger: SqliteLedger) -> None:
    ledger.append(Entry(NOW, 1, NumbersBarred((PHONE,))))
    assert again(ledger) == Counts(unchanged=2)


def test_a_file_that_changed_nothing_leaves_it_known(ledger: SqliteLedger) -> None:
    ledger.import_leads([ANN], "l", NOW, "other")
    assert again(ledger) == Counts(unchanged=2)


def test_after_a_change_by_another_file_it_is_read_anew(ledger: SqliteLedger) -> None:
    ledger.import_leads([replace(ANN, company="Sample")], "l", NOW, "other")
    assert again(ledger) is None


def test_after_a_number_may_be_called_again_it_is_read_anew(ledger: SqliteLedger) -> None:
    ledger.append(Entry(NOW, None, NumbersAllowed(("+13125550101",))))
    assert again(ledger) is None


def test_after_something_was_taken_back_it_is_read_anew(ledger: SqliteLedger) -> None:
    (event,) = ledger.append(Entry(NOW, 1, NumbersBarred((PHONE,))))
    ledger.append(Entry(NOW, 1, Undone(event.id)))
    assert again(ledger) is None


def test_after_somebody_was_forgotten_it_is_read_anew(ledger: SqliteLedger) -> None:
    ledger.forget(NOW, 1)
    assert again(ledger) is None


def test_a_dry_run_is_not_remembered(ledger: SqliteLedger) -> None:
    ledger.import_leads([ANN], "l", NOW, "f", dry_run=True, fingerprint=lambda: "dry")
    assert again(ledger, "dry") is None
