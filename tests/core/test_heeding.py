import pytest

from cockpit.core.events import CallLogged
from cockpit.core.guard import Code
from cockpit.core.heeding import Shown, beside_call
from cockpit.core.model import Outcome
from cockpit.core.rules import Level

PHONE = "+13125550101"


def beside(
    outcome: Outcome, *signs: str, overridden: tuple[str, ...] = ()
) -> dict[Code, tuple[bool, bool]]:
    call = CallLogged(PHONE, outcome, signs=signs, overridden=overridden)
    return {shown.code: (shown.heeded, shown.overridden) for shown in beside_call(call)}


@pytest.mark.parametrize(
    ("outcome", "sign", "heeded", "overridden"),
    [
        (Outcome.VOICEMAIL, "no_message:warning", True, False),
        (Outcome.VOICEMAIL, "no_message:note", True, False),
        (Outcome.NO_MESSAGE, "no_message:warning", False, True),
        (Outcome.NO_MESSAGE, "no_message:note", False, False),
        (Outcome.ANSWERED, "no_message:warning", False, False),
        (Outcome.ANSWERED, "same_hour:warning", False, True),
        (Outcome.NO_MESSAGE, "courtesy_hours:note", False, False),
        (Outcome.NO_MESSAGE, "calling_hours:stop", False, True),
        (Outcome.NO_MESSAGE, "promise_lapsed:warning", True, False),
        (Outcome.ANSWERED, "promise_due:note", True, False),
        (Outcome.NO_MESSAGE, "promise_early:warning", False, True),
        (Outcome.VOICEMAIL, "same_message:warning", False, True),
        (Outcome.NO_MESSAGE, "same_message:warning", False, False),
    ],
)
def test_a_call_heeds_a_sign_or_overrides_it(
    outcome: Outcome, sign: str, heeded: bool, overridden: bool
) -> None:
    assert [*beside(outcome, sign).values()] == [(heeded, overridden)]


def test_a_stop_that_was_dialled_in_spite_of_counts_once() -> None:
    found = beside(Outcome.ANSWERED, "do_not_call:stop", overridden=("do_not_call",))
    assert found == {Code.DO_NOT_CALL: (False, True)}


def test_a_stop_that_was_over_when_the_call_ended_had_shown() -> None:
    call = CallLogged(PHONE, Outcome.ANSWERED, overridden=("calling_hours",))
    assert [*beside_call(call)] == [Shown(Code.CALLING_HOURS, Level.STOP, False, True)]
