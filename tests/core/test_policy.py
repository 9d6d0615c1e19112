import pytest

from cockpit.core.policy import ALWAYS, NEVER, Ask, Policy, problem

SILENCE, MESSAGE, PARK = Ask.SILENCE, Ask.MESSAGE, Ask.PARK
PLAN = Policy((SILENCE, MESSAGE, SILENCE, MESSAGE, PARK))


@pytest.mark.parametrize(
    ("policy", "asks"),
    [
        (ALWAYS, [MESSAGE] * 8),
        (NEVER, [SILENCE] * 8),
        (PLAN, [SILENCE, MESSAGE, SILENCE, MESSAGE, PARK, PARK, PARK, PARK]),
        (Policy((SILENCE, MESSAGE)), [SILENCE] + [MESSAGE] * 7),
    ],
)
def test_a_plan_goes_through_its_attempts_and_goes_on_with_the_last(policy, asks):
    assert [policy.asks(attempt) for attempt in range(1, 9)] == asks


@pytest.mark.parametrize(
    ("policy", "is_plan", "is_never"),
    [
        (ALWAYS, False, False),
        (NEVER, False, True),
        (PLAN, True, False),
        (Policy((SILENCE, SILENCE, PARK)), True, True),
        (Policy((MESSAGE, MESSAGE)), True, False),
    ],
)
def test_a_policy_knows_whether_attempts_differ_and_whether_it_ever_leaves_a_message(
    policy, is_plan, is_never
):
    assert (policy.is_plan, policy.is_never) == (is_plan, is_never)


@pytest.mark.parametrize(
    ("attempts", "said"),
    [
        ([SILENCE, MESSAGE, PARK], ""),
        ([MESSAGE], ""),
        ([], "a plan begins with a call"),
        ([PARK], "a plan begins with a call"),
        ([PARK, MESSAGE], "a plan begins with a call"),
        ([MESSAGE, PARK, SILENCE], "nothing comes after park"),
        ([MESSAGE, PARK, PARK], "nothing comes after park"),
    ],
)
def test_a_plan_begins_with_a_call_and_may_end_with_a_park(attempts, said):
    assert problem(attempts).startswith(said)
    assert bool(problem(attempts)) is bool(said)
