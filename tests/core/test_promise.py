from datetime import UTC, datetime, timedelta

import pytest

from cockpit.core.model import Call, Direction, Outcome
from cockpit.core.promise import Promise, Standing, is_kept, open_promise, standing

MADE = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


def promise(day: str = "2026-03-05", zone: str = "America/Chicago", due: str = "") -> Promise:
    moment = datetime.fromisoformat(due) if due else None
    return Promise("d:1", MADE, day, zone, moment)


def call(at: datetime, **more: object) -> Call:
    return Call("d:2", at, "+13125550100", Outcome.NO_MESSAGE, **more)


@pytest.mark.parametrize(
    ("day", "zone", "starts", "ends"),
    [
        ("2026-03-05", "America/Chicago", "2026-03-05T06:00Z", "2026-03-06T06:00Z"),
        # A day of 23 hours, and one of 25.
        ("2026-03-08", "America/Chicago", "2026-03-08T06:00Z", "2026-03-09T05:00Z"),
        ("2026-11-01", "America/Chicago", "2026-11-01T05:00Z", "2026-11-02T06:00Z"),
        # Clocks that leap over midnight: the day begins at one.
        ("2026-04-24", "Africa/Cairo", "2026-04-23T22:00Z", "2026-04-24T21:00Z"),
        ("2026-09-06", "America/Santiago", "2026-09-06T04:00Z", "2026-09-07T03:00Z"),
        # Midnight comes twice in Havana, and the first one begins the day.
        ("2026-11-01", "America/Havana", "2026-11-01T04:00Z", "2026-11-02T05:00Z"),
        ("2026-03-05", "Asia/Kathmandu", "2026-03-04T18:15Z", "2026-03-05T18:15Z"),
        ("2026-12-31", "Pacific/Kiritimati", "2026-12-30T10:00Z", "2026-12-31T10:00Z"),
    ],
)
def test_a_days_promise_lasts_from_midnight_to_midnight_there(day, zone, starts, ends):
    made = promise(day, zone)
    assert made.starts == datetime.fromisoformat(starts)
    assert made.ends == datetime.fromisoformat(ends)


def test_a_timed_promise_starts_a_quarter_ahead_even_on_the_day_before():
    made = promise(due="2026-03-05T06:05+00:00")
    assert made.starts == datetime(2026, 3, 5, 5, 50, tzinfo=UTC)
    assert made.ends == datetime(2026, 3, 6, 6, 0, tzinfo=UTC)


def test_a_promise_is_early_then_due_then_lapsed_to_the_second():
    made = promise()
    assert standing(made, made.starts - SECOND) is Standing.EARLY
    assert standing(made, made.starts) is Standing.DUE
    assert standing(made, made.ends - SECOND) is Standing.DUE
    assert standing(made, made.ends) is Standing.LAPSED


def test_one_of_our_calls_since_it_fell_due_keeps_it():
    made = promise()
    assert is_kept(made, [call(made.starts)])
    assert is_kept(made, [call(made.ends + timedelta(days=9))])
    assert not is_kept(made, [call(made.starts - SECOND)])
    assert not is_kept(made, [call(made.starts, direction=Direction.IN)])
    assert not is_kept(made, [call(made.starts, undone=True)])


def test_the_call_after_which_it_was_made_does_not_keep_it():
    soon = promise("2026-03-02", due=(MADE + timedelta(minutes=10)).isoformat())
    assert soon.starts < MADE
    assert not is_kept(soon, [call(MADE - SECOND), call(MADE)])
    assert is_kept(soon, [call(MADE + SECOND)])


def test_a_later_promise_replaces_an_earlier_one_even_once_it_is_kept():
    first, second = promise("2026-03-09"), promise("2026-03-05")
    now = second.ends
    assert open_promise([first, second], [], now) is second
    assert open_promise([first, second], [call(second.starts)], now) is None
    assert open_promise([], [], now) is None


def test_what_is_promised_or_called_later_than_now_is_not_known_yet():
    made = promise()
    assert open_promise([made], [], MADE - SECOND) is None
    assert open_promise([made], [call(made.starts + SECOND)], made.starts) is made
