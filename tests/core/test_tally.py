from cockpit.core.model import Outcome
from cockpit.core.tally import Logged, Tally, seconds_a_call

OUTCOMES = {Outcome.NO_MESSAGE: 2, Outcome.ANSWERED: 1}


def logged(outcome: Outcome, seconds: int) -> Logged:
    return Logged("d:1", 1, "Ann", outcome, seconds)


def test_calls_are_counted_by_how_they_ended():
    tally = Tally(600, OUTCOMES)
    assert [tally.count(outcome) for outcome in Outcome] == [1, 0, 2]
    assert tally.calls == 3


def test_calls_an_hour_are_told_after_the_first_minute():
    assert Tally(59, OUTCOMES).an_hour is None
    assert Tally(60, OUTCOMES).an_hour == 180
    assert Tally(3600, {}).an_hour == 0


def test_seconds_a_call_are_means_of_the_outcomes_there_were():
    calls = (
        logged(Outcome.NO_MESSAGE, 20),
        logged(Outcome.NO_MESSAGE, 31),
        logged(Outcome.ANSWERED, 60).longer(240),
    )
    assert seconds_a_call(calls) == {Outcome.NO_MESSAGE: 26, Outcome.ANSWERED: 300}
