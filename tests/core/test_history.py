from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.events import (
    Body,
    CallLogged,
    Event,
    NoteAdded,
    NumbersBarred,
    OutcomeCorrected,
    Snoozed,
    Undone,
)
from cockpit.core.history import History, Note, counted, folded, outbound, silent_streak, undone_ids
from cockpit.core.leadstate import REMEMBERED, LeadState, Status, packed, state, tried_zone
from cockpit.core.model import Direction, Outcome, Zones, ZoneSource

NOON = datetime(2026, 3, 12, 18, 0, tzinfo=UTC)
PHONE = "+13125550100"
SILENT, LEFT, ANSWERED = Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED
CHICAGO = Zones(("America/Chicago",), ZoneSource.LEAD)


def events(*bodies: Body | tuple[int, Body]) -> list[Event]:
    """Bodies as events ``d:1``, ``d:2`` …, at NOON or so many hours from it."""
    found = []
    for n, body in enumerate(bodies, 1):
        hours, what = body if isinstance(body, tuple) else (0, body)
        found.append(Event(f"d:{n}", NOON + timedelta(hours=hours), 1, what))
    return found


def logged(outcome: Outcome = SILENT, direction: Direction = Direction.OUT, note: str = ""):
    return CallLogged(PHONE, outcome, direction, note)


def test_an_undo_can_be_undone_and_that_undone_again():
    chain = events(logged(), Undone("d:1"), Undone("d:2"), Undone("d:3"))
    for length, undone in ((1, False), (2, True), (3, False), (4, True)):
        assert ("d:1" in undone_ids(chain[:length])) is undone
        assert folded(chain[:length]).calls[0].undone is undone


@settings(deadline=None, derandomize=True)
@given(st.lists(st.integers(0, 30), max_size=40))
def test_an_event_counts_unless_an_undo_of_it_counts(targets):
    bodies = [Undone(f"d:{n % (i + 1)}") for i, n in enumerate(targets)]
    history = events(*bodies)

    def counts(id: str) -> bool:
        return not any(e.body.event == id and counts(e.id) for e in history if e.body.event == id)

    undone = undone_ids(history)
    assert all((f"d:{n}" in undone) is not counts(f"d:{n}") for n in range(len(targets) + 1))


def test_calls_stand_in_the_order_they_were_made_and_ties_as_they_arrived():
    made = folded(events((0, logged(LEFT)), (-5, logged(ANSWERED)), (0, logged(SILENT)))).calls
    assert [call.event for call in made] == ["d:2", "d:1", "d:3"]


def test_the_latest_word_on_a_call_counts_unless_it_was_taken_back():
    story = events(
        logged(note="first"),
        OutcomeCorrected("d:1", PHONE, LEFT),
        OutcomeCorrected("d:1", PHONE, ANSWERED, "second"),
        Undone("d:3"),
    )
    assert (folded(story[:2]).calls[0].outcome, folded(story[:2]).calls[0].note) == (LEFT, "first")
    assert folded(story[:3]).calls[0].note == "second"
    assert folded(story).calls[0].outcome is LEFT


def test_notes_stand_with_their_call_or_with_the_lead():
    story = events(
        logged(note="a"), NoteAdded("b", "d:1", PHONE), NoteAdded("on the lead"),
        NoteAdded("gone"), Undone("d:4"),
    )  # fmt: skip
    history = folded(story)
    assert history.calls[0].note == "a; b"
    assert history.notes == (Note("d:3", NOON, "on the lead"),)


def test_the_last_snooze_that_was_not_taken_back_counts():
    until = [NOON + timedelta(days=n) for n in (1, 2)]
    story = events(Snoozed(until[0]), Snoozed(until[1]), Undone("d:2"), Undone("d:1"))
    expected = [until[0], until[1], until[0], None]
    assert [folded(story[:n]).snoozed_until for n in (1, 2, 3, 4)] == expected


def test_a_streak_ends_with_anything_they_heard_and_with_a_call_back():
    def streak(*bodies: Body) -> list[str]:
        return [call.event for call in silent_streak(folded(events(*bodies)).calls)]

    assert streak(logged(), logged()) == ["d:1", "d:2"]
    assert streak(logged(), logged(LEFT), logged()) == ["d:3"]
    assert streak(logged(), logged(ANSWERED)) == []
    assert streak(logged(), logged(SILENT, Direction.IN), logged()) == ["d:3"]


def test_only_calls_up_to_now_that_were_not_undone_count():
    calls = folded(events((-1, logged()), (0, logged()), (1, logged()), Undone("d:1"))).calls
    assert [call.event for call in counted(calls, NOON)] == ["d:2"]


def test_calls_from_them_are_not_outbound():
    calls = folded(events(logged(), logged(SILENT, Direction.IN))).calls
    assert [call.event for call in outbound(calls)] == ["d:1"]


def test_the_state_of_a_lead_nobody_called_is_the_default():
    assert state(History(), CHICAGO, barred=False) == LeadState()


def test_a_state_holds_the_facts_the_queue_asks_for():
    story = events((-48, logged()), (-24, logged()), (-23, logged(LEFT, Direction.IN)),
                   (0, logged()), Snoozed(NOON + timedelta(hours=9)))  # fmt: skip
    found = state(folded(story), CHICAGO, barred=False)
    assert found == LeadState(
        status=Status.OPEN,
        attempts=3,
        silent_streak=1,
        last_at=int(NOON.timestamp()),
        tried=1 << 13,
        second_at=int(NOON.timestamp()) - 24 * 3600,
        tried_until=int(NOON.timestamp()) - 48 * 3600 + REMEMBERED,
        walls=packed([13 * 3600] * 3),
        snoozed_until=int(NOON.timestamp()) + 9 * 3600,
        touched_at=int(NOON.timestamp()) - 23 * 3600,
    )


def test_a_lead_is_done_when_its_last_call_was_answered_and_open_again_after_another():
    def status(*bodies: Body, barred: bool = False) -> Status:
        return state(folded(events(*bodies)), CHICAGO, barred).status

    assert status(logged(ANSWERED)) is Status.ANSWERED
    assert status(logged(ANSWERED), logged()) is Status.OPEN
    assert status(logged(ANSWERED), logged(ANSWERED, Direction.IN)) is Status.ANSWERED
    assert status(logged(ANSWERED), Undone("d:1")) is Status.OPEN
    assert status(logged(ANSWERED), barred=True) is Status.DO_NOT_CALL


def test_hours_tried_forget_what_lies_thirty_days_before_the_last_call():
    kept = state(folded(events((-720, logged()), (0, logged()))), CHICAGO, barred=False)
    gone = state(folded(events((-720.001, logged()), (0.25, logged()))), CHICAGO, barred=False)
    assert (kept.tried, kept.tried_until) == (1 << 12 | 1 << 13, int(NOON.timestamp()))
    assert gone.tried == 1 << 13


def test_answered_calls_leave_their_hour_fresh():
    assert state(folded(events(logged(ANSWERED))), CHICAGO, barred=False).tried == 0


def test_the_wall_times_of_the_last_three_unanswered_calls_are_kept():
    calls = [(hours, logged()) for hours in (-96, -50, -25, 0)]
    found = state(folded(events(*calls)), CHICAGO, barred=False)
    assert found.walls == packed([11 * 3600, 12 * 3600, 13 * 3600])
    assert packed([]) == 0
    assert packed([0]) == 1


def test_hours_tried_are_told_on_the_first_of_a_few_candidates():
    assert tried_zone(Zones(("a", "b"), ZoneSource.NUMBER)) == "a"
    assert tried_zone(Zones(tuple("abcde"), ZoneSource.NUMBER)) == ""
    assert tried_zone(Zones()) == ""


def test_events_that_are_no_calls_make_no_calls():
    assert folded(events(NumbersBarred((PHONE,)))) == History()
