"""Signs about what they have heard from us so far."""

from collections.abc import Iterator

from cockpit.core.guard.evidence import dates, moments
from cockpit.core.guard.sign import Code, Sign, Situation
from cockpit.core.history import outbound, silent_streak, unasked
from cockpit.core.model import Call
from cockpit.core.rules import GuardRules, Level


def faults(now: Situation) -> tuple[Call, ...]:
    """The silent streak as the rep's policy sees it: without the silences it asked for.

    Where it never asks for a message, all of them: a fact then, not a fault.
    """
    return silent_streak(now.calls if now.policy.is_never else unasked(now.calls))


def no_message(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Silent calls in a row, since they last heard from us."""
    rule, streak = rules.no_message, faults(now)
    if len(streak) < min(rule.note_at, rule.warn_at):
        return
    loud = len(streak) >= rule.warn_at and not now.policy.is_never
    level = rule.level if loud else min(rule.level, Level.NOTE)
    times = "once" if len(streak) == 1 else f"{len(streak)} times"
    text = f"Called {times} without a message: {dates(streak, now)}."
    yield Sign(Code.NO_MESSAGE, level, text, moments(streak))


def same_message(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """The message about to be used is the one they heard last time."""
    if not now.message:
        return
    left = [call for call in outbound(now.calls) if call.outcome.left_message]
    if left and left[-1].script == now.message:
        text = f"They heard this message already: {dates(left[-1:], now)}."
        yield Sign(Code.SAME_MESSAGE, rules.same_message.level, text, moments(left[-1:]))


def attempts(now: Situation, rules: GuardRules) -> Iterator[Sign]:
    """Called and called, and never answered."""
    if len(now.calls) < rules.attempts.note_at:
        return
    made = outbound(now.calls)
    unanswered = all(not call.outcome.reached_person for call in made)
    if len(made) >= rules.attempts.note_at and unanswered:
        text = f"{len(made)} calls, none answered: one last message, then let it rest."
        yield Sign(Code.ATTEMPTS, rules.attempts.level, text, moments(made))
