"""Signs about the number itself."""

from collections.abc import Iterator

from cockpit.core.guard.sign import Code, Sign, Situation
from cockpit.core.phone import is_phone
from cockpit.core.rules import GuardRules, Level


def do_not_call(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """A number of the lead is on the do-not-call list."""
    if now.barred:
        yield Sign(Code.DO_NOT_CALL, rules.do_not_call.level, "On the do-not-call list.")


def not_a_phone(now: Situation, _: GuardRules) -> Iterator[Sign]:
    """What would be dialled is no telephone number; no setting changes that."""
    if not is_phone(now.phone):
        text = f"{now.phone or 'No number'}: not a telephone number that can be called."
        yield Sign(Code.NOT_A_PHONE, Level.STOP, text)
