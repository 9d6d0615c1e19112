"""Who is next, and why: the order of the queue."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from cockpit.core.guard import MENDED_BY_WAITING, Sign
from cockpit.core.leadstate import LeadState, Status
from cockpit.core.rules import Level, QueueRules


class Why(StrEnum):
    """The tiers of the queue, in order."""

    PROMISED = "promised"
    FRESH = "fresh"
    REPEAT = "repeat"


class Rank(NamedTuple):
    """The order inside a tier: priority (higher first), fewest attempts, longest since the last
    call (never called first), then the order of import.
    """

    priority: int
    """Negated, so that ranks sort upwards."""
    attempts: int
    last_at: int
    lead: int


class Turn(NamedTuple):
    """The order of those to whom a promise is to be kept: lapsed ones first, oldest first."""

    due: bool
    """Whether its day is not over yet."""
    since: int
    """When it fell due, in Unix seconds."""
    lead: int


def tier(signs: Iterable[Sign], owed: bool = False) -> Why | None:
    """Where a lead with these signs stands; ``None`` where a stop forbids the call.

    ``owed`` says that a promise to it is due, or has lapsed.
    """
    repeat = False
    for sign in signs:
        if sign.level is Level.STOP:
            return None
        repeat |= sign.code in MENDED_BY_WAITING and sign.level >= Level.WARNING
    if owed:
        return Why.PROMISED
    return Why.REPEAT if repeat else Why.FRESH


def is_owed(state: LeadState, now: datetime) -> bool:
    """Whether a promise is due at ``now``, or has lapsed."""
    return 0 < state.promise_from <= int(now.timestamp())


def is_waiting(state: LeadState, now: datetime, rules: QueueRules) -> bool:
    """Whether the lead may stand in the queue at ``now``, as far as its own state goes.

    Not when it has been answered, unless a promise is to be kept; nor when it must not be
    called, rests or is snoozed.
    """
    seconds = int(now.timestamp())
    if state.snoozed_until > seconds:
        return False
    if state.status is Status.ANSWERED:
        return is_owed(state, now)
    return state.status is Status.OPEN and (
        not state.last_at or state.last_at <= seconds - rest_seconds(rules)
    )


def rest_seconds(rules: QueueRules) -> int:
    """How long a lead rests after an unanswered call, in seconds."""
    return int(rules.rest_hours * 3600)
