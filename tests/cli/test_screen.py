from datetime import UTC, datetime, timedelta

from cockpit.cli.opening import device_name
from cockpit.cli.screen import rehearse

NOW = datetime(2026, 3, 3, 19, 30, tzinfo=UTC)


def calls(ledger):
    return [event.at for event in ledger.call_events()]


def test_the_practice_list_comes_in_once_a_day(ledger):
    rehearse(ledger, NOW)
    leads, before = list(ledger.leads()), calls(ledger)
    assert leads
    assert before
    rehearse(ledger, NOW + timedelta(hours=1))
    assert list(ledger.leads()) == leads
    assert calls(ledger) == before


def test_a_practice_list_that_grew_old_gets_a_recent_past(ledger):
    rehearse(ledger, NOW)
    later = NOW + timedelta(days=40)
    rehearse(ledger, later)
    assert later - max(calls(ledger)) < timedelta(days=2)


def test_practice_calls_are_nothing_to_undo(ledger):
    rehearse(ledger, NOW)
    assert ledger.last_undoable() is None


def test_a_machine_writes_under_its_short_name():
    names = {
        "MacBook-Pro.local": "macbook-pro",
        "ab_c": "abc",
        "Zoë": "zo",
        "日本": "here",
        "-": "here",
    }
    assert {host: device_name(host) for host in (*names, "")} == {**names, "": "here"}
