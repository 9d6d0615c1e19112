from datetime import UTC, datetime

from cockpit.core.model import Outcome
from cockpit.core.tally import Logged, Tally

START = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)


def logged(outcome: Outcome, seconds: int) -> Logged:
    return Logged("d:1", 1, "Ann", outcome, seconds)


CALLS = (
    logged(Outcome.NO_MESSAGE, 20),
    logged(Outcome.NO_MESSAGE, 31),
    logged(Outcome.ANSWERED, 60).longer(240),
)


def test_calls_are_counted_by_how_they_ended():
    tally = Tally(START, 600, CALLS)
    assert [tally.count(outcome) for outcome in Outcome] == [1, 0, 2]


def test_calls_an_hour_are_told_after_the_first_minute():
    assert Tally(START, 59, CALLS).an_hour is None
    assert Tally(START, 60, CALLS).an_hour == 180
    assert Tally(START, 3600).an_hour == 0


def test_seconds_a_call_are_means_of_the_outcomes_there_were():
    means = Tally(START, 600, CALLS).seconds_a_call
    assert means == {Outcome.NO_MESSAGE: 26, Outcome.ANSWERED: 300}
