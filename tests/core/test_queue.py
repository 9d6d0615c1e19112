from datetime import UTC, datetime

import pytest

from cockpit.core.guard import Code, Sign
from cockpit.core.leadstate import LeadState, Status
from cockpit.core.queue import Rank, Why, is_waiting, tier
from cockpit.core.rules import Level, QueueRules

NOW = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)
SECONDS = int(NOW.timestamp())


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        ([], Why.FRESH),
        ([(Code.NO_MESSAGE, Level.WARNING)], Why.FRESH),
        ([(Code.TOO_SOON, Level.NOTE)], Why.FRESH),
        ([(Code.SAME_HOUR, Level.WARNING)], Why.REPEAT),
        ([(Code.TOO_SOON, Level.WARNING)], Why.REPEAT),
        ([(Code.CALLING_HOURS, Level.WARNING)], Why.REPEAT),
        ([(Code.CALLING_HOURS, Level.STOP)], None),
        ([(Code.ATTEMPTS, Level.STOP), (Code.SAME_HOUR, Level.WARNING)], None),
    ],
)
def test_a_tier_hangs_on_the_signs_that_waiting_mends_and_on_stops(found, expected):
    assert tier(Sign(code, level, "") for code, level in found) is expected


@pytest.mark.parametrize(
    ("state", "waits"),
    [
        (LeadState(), True),
        (LeadState(status=Status.ANSWERED), False),
        (LeadState(status=Status.DO_NOT_CALL), False),
        (LeadState(snoozed_until=SECONDS + 1), False),
        (LeadState(snoozed_until=SECONDS), True),
        (LeadState(last_at=SECONDS - 3 * 3600 + 1), False),
        (LeadState(last_at=SECONDS - 3 * 3600), True),
    ],
)
def test_a_lead_waits_unless_it_is_done_barred_snoozed_or_resting(state, waits):
    assert is_waiting(state, NOW, QueueRules()) is waits


def test_without_rest_a_lead_waits_at_once():
    assert is_waiting(LeadState(last_at=SECONDS), NOW, QueueRules(rest_hours=0))
    half = QueueRules(rest_hours=0.5)
    assert not is_waiting(LeadState(last_at=SECONDS - 1799), NOW, half)
    assert is_waiting(LeadState(last_at=SECONDS - 1800), NOW, half)


def test_ranks_go_by_priority_then_attempts_then_last_call_then_import():
    ranks = [Rank(-5, 9, 9, 9), Rank(0, 0, 0, 2), Rank(0, 0, 0, 3), Rank(0, 1, 5, 1),
             Rank(0, 1, 6, 0), Rank(3, 0, 0, 0)]  # fmt: skip
    shuffled = [ranks[n] for n in (3, 0, 5, 1, 4, 2)]
    assert sorted(shuffled) == ranks
