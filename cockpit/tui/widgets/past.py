"""What happened before: calls and touches as one list, and what their phone shows of it."""

from collections.abc import Sequence
from datetime import datetime
from heapq import merge
from itertools import islice

from cockpit.core.hours import day_and_time, day_named
from cockpit.core.model import Call, Touch
from cockpit.session.view import Card, View
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, spread

PHONE = 30
"""Cells of the list on their phone: a day, a time, and whether they heard us."""

BESIDE = 74
"""Cells from which on that list stands beside the calls."""

SEEN = 5
"""Missed calls that a phone shows at a glance."""

NOTHING = "Nothing yet: this would be the first call."


def happened(view: View, card: Card, most: int) -> list[Line]:
    """The newest calls that count and touches, a line each, newest first; else that none are."""
    if not (card.calls or card.touches):
        return [line(Span(NOTHING, "quiet"))]
    kinds: tuple[Sequence[Call | Touch], ...] = card.calls, card.touches
    newest = merge(*kinds, key=_when, reverse=True)
    return [_told(each, view, card) for each in islice(newest, most)]


def past(view: View, card: Card, width: int, most: int) -> list[Line]:
    """A box of what happened, and beside it, where there is room, what their phone shows."""
    lines = happened(view, card, most)
    beside = cells_of_phone(card, width)
    width -= beside
    more = max(0, len(card.calls) + len(card.touches) - len(lines))
    corner = line(Span(f"{more} more", "quiet")) if more else BLANK
    left = framed(indented(lines), width, len(lines) + 2, line(Span("Earlier")), corner)
    if not beside:
        return left
    right = _phone(card.missed[: min(SEEN, most)], view, card, len(left))
    return [(*one, *other) for one, other in zip(left, right, strict=True)]


def cells_of_phone(card: Card, width: int) -> int:
    """How wide the list on their phone is, if there is one and room for it."""
    return PHONE if card.missed and width >= BESIDE else 0


def _phone(missed: Sequence[Call], view: View, card: Card, height: int) -> list[Line]:
    lines = [_missed(call, view, card) for call in missed]
    title = line(Span("They see"))
    return framed(indented(lines), PHONE, height, title, line(Span(view.rep_phone, "quiet")))


def _missed(call: Call, view: View, card: Card) -> Line:
    heard = line(Span(" voicemail", "good")) if call.outcome.left_message else BLANK
    return spread(line(day_named(call.at, card.clock, view.now)), heard, PHONE - 4)


def _when(each: Call | Touch) -> datetime:
    return each.at


def _told(each: Call | Touch, view: View, card: Card) -> Line:
    when = f"{day_and_time(each.at, card.clock, view.now):<18} "
    note = Span(f" {each.note}" if each.note else "", "note")
    if isinstance(each, Touch):
        return line(when, f"{each.channel.label:<14}", note)
    other = "" if each.lead in (card.lead.id, None) else " (another lead on this number)"
    return line(when, f"{ended(each):<14}", note, Span(other, "quiet"))


def ended(call: Call) -> str:
    """How a call ended, in words: ``no message, busy``, ``they called: answered``."""
    words = call.outcome.label
    if call.detail:
        words = f"{words}, {call.detail.label}"
    if call.is_outbound:
        return words
    theirs = "left us a message" if call.outcome.left_message else words
    why = f" ({call.cause.label})" if call.cause else ""
    return f"they called: {theirs}{why}"
