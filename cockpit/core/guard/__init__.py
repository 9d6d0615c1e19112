"""The signs: reasons to think twice before this call, each with its level and its evidence.

A lead's calls are all calls made to one of its numbers, whichever lead they were made for;
undone ones and later ones are left out by the caller (``history.counted``).
"""

from cockpit.core.guard.clock import calling_hours, courtesy_hours, zone_unknown
from cockpit.core.guard.line import do_not_call, not_a_phone
from cockpit.core.guard.promises import promised
from cockpit.core.guard.repeats import cap, every_day, same_hour, too_soon
from cockpit.core.guard.sign import MENDED_BY_WAITING, Code, Remedy, Rule, Sign, Situation, clocks
from cockpit.core.guard.silence import attempts, faults, no_message, same_message
from cockpit.core.model import Call
from cockpit.core.rules import GuardRules

__all__ = [
    "MENDED_BY_WAITING",
    "Code",
    "Remedy",
    "Sign",
    "Situation",
    "clocks",
    "signs",
    "signs_after",
    "signs_of_hours",
    "signs_of_time",
]

# Of equal level, the sign that comes first here stands first on screen.
_BEFORE: tuple[Rule, ...] = (
    not_a_phone,
    do_not_call,
    calling_hours,
    promised,
    no_message,
    same_hour,
    cap,
    every_day,
    too_soon,
    attempts,
    same_message,
    courtesy_hours,
    zone_unknown,
)


def signs(situation: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the guard has to say before the call, worst first."""
    found = [sign for rule in _BEFORE for sign in rule(situation, rules) if sign.level]
    return tuple(sorted(found, key=lambda sign: -sign.level))


def signs_of_time(situation: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What waiting would mend, and what office hours have to say."""
    rules_of_time = (calling_hours, promised, same_hour, cap, every_day, too_soon, courtesy_hours)
    wanted = MENDED_BY_WAITING | {Code.COURTESY_HOURS}
    found = (sign for rule in rules_of_time for sign in rule(situation, rules))
    return tuple(sign for sign in found if sign.level and sign.code in wanted)


def signs_of_hours(situation: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the clock alone has to say: the same for every lead in the same zones."""
    return tuple(sign for sign in calling_hours(situation, rules) if sign.level)


def signs_after(call: Call, before: Situation, rules: GuardRules) -> tuple[Sign, ...]:
    """What the guard has to say about a call just logged.

    ``before`` is the situation at the moment of that call without it.
    """
    if not call.is_outbound:
        return ()
    after = before.followed_by(call)
    streak = faults(after)
    silent = (
        streak[-1:] == (call,)
        and len(streak) >= rules.no_message.warn_at
        and not before.policy.is_never
    )
    found = [
        *(no_message(after, rules) if silent else ()),
        *same_hour(before, rules),
    ]
    return tuple(sign for sign in found if sign.level)
