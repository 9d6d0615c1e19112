"""Signs about what the rep has promised them."""

from collections.abc import Iterator

from cockpit.core.guard.sign import Code, Sign, Situation
from cockpit.core.promise import Standing, in_words, standing
from cockpit.core.rules import GuardRules


def promised(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """A promise that is not due yet, is due, or has lapsed."""
    promise = now.promise
    if promise is None:
        return
    said = f"You promised a call {in_words(promise, now.clock, now.now)}"
    match standing(promise, now.now):
        case Standing.EARLY:
            text = f"{said}: that is still to come."
            yield Sign(Code.PROMISE_EARLY, rules.promise_early.level, text, (promise.starts,))
        case Standing.DUE:
            yield Sign(Code.PROMISE_DUE, rules.promise_due.level, f"{said}.", (promise.starts,))
        case Standing.LAPSED:
            text = f"{said}, and nobody called."
            yield Sign(Code.PROMISE_LAPSED, rules.promise_lapsed.level, text, (promise.starts,))
