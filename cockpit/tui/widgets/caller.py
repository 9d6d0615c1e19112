"""Whoever calls back, line by line: who it is, what they heard and saw, what to say now."""

from collections.abc import Sequence
from datetime import datetime

from cockpit.core.hours import day_and_time
from cockpit.core.mask import Mask
from cockpit.core.model import Call, Cause
from cockpit.core.promise import in_words
from cockpit.session.caller import Caller
from cockpit.tui.ink import BLANK, Line, Span, indented, line, spread, wrapped_spans

CAUSES = {
    Cause.MESSAGE: "your message",
    Cause.MISSED_CALL: "a missed call",
    Cause.EMAIL: "an email",
    Cause.UNKNOWN: "unknown",
}
LISTED = 5
"""Dates named before the rest is only counted."""


def who(caller: Caller, now: datetime, place: str, width: int, mask: Mask) -> list[Line]:
    """Title and company, number and time there, and what the rep sells."""
    lead = caller.lead
    work = ", ".join(part for part in (lead.title, lead.company) if part)
    labels = {number.phone: number.label for number in lead.numbers}
    phone = line(
        Span(mask.shown(caller.phone) if caller.phone else "no number", "strong"),
        Span(f" {labels.get(caller.phone, '')}", "quiet"),
    )
    there = f"{now.astimezone(caller.clock):%H:%M}" + (f" in {place}" if place else "")
    lines = [line(Span(work, "strong"))] if work else []
    lines.append(spread(phone, line(Span(there, "strong")), width))
    if caller.offer:
        sold, *more = wrapped_spans(caller.offer, width - len("You sell: "), "accent")
        lines += [line(Span("You sell: ", "quiet"), *sold), *indented(more, len("You sell: "))]
    if caller.barred:
        lines.append(line(Span("■ On the do-not-call list.", "stop")))
    return lines


def known(caller: Caller, now: datetime, width: int) -> list[Line]:
    """What they know of us: messages, missed calls, talks, a promise; then what is noted."""
    lines = _heard(caller, now, width)
    if not (caller.heard or caller.missed or caller.talked):
        lines = [line(Span("You have never called them.", "quiet"))]
    lines += _dated("Missed, no message: ", caller.missed, caller, now, width)
    lines += _dated("You spoke: ", caller.talked, caller, now, width)
    if caller.promise:
        text = f"You promised a call {in_words(caller.promise, caller.clock, now)}."
        lines += wrapped_spans(text, width, "warning")
    texts = [*(note.text for note in caller.notes), caller.lead.notes]
    for text in filter(None, texts):
        first, *rest = wrapped_spans(text, width - 2, "note")
        lines += [line(Span("✎ ", "note"), *first), *indented(rest, 2)]
    return lines


def _heard(caller: Caller, now: datetime, width: int) -> list[Line]:
    """The last message word for word, and when earlier ones were left."""
    if not caller.heard:
        return []
    last, *before = caller.heard
    when = day_and_time(last.at, caller.clock, now)
    if last.said:
        lines = [line(Span(f"{when}, you said:", "strong"))]
        for written in last.said.split("\n"):
            lines += indented(wrapped_spans(written, width - 2), 2) if written.strip() else []
    else:
        text = f"{when}, you left a message; its words were not kept."
        lines = wrapped_spans(text, width, "strong")
    if last.note:
        lines += indented(wrapped_spans(f"({last.note})", width - 2, "note"), 2)
    return [*lines, *_dated("Messages before: ", before, caller, now, width), BLANK]


def _dated(
    what: str, calls: Sequence[Call], caller: Caller, now: datetime, width: int
) -> list[Line]:
    if not calls:
        return []
    dates = ", ".join(day_and_time(call.at, caller.clock, now) for call in calls[:LISTED])
    more = f" and {len(calls) - LISTED} more" if len(calls) > LISTED else ""
    return wrapped_spans(f"{what}{dates}{more}.", width)


def causes(chosen: Cause) -> Line:
    """Why they call, by number, the one chosen marked."""
    spans: list[Span | str] = [" Why they call: "]
    for number, (cause, words) in enumerate(CAUSES.items(), 1):
        mark = "▸" if cause is chosen else " "
        spans += [
            Span(f" {mark}{number}", "key"),
            Span(f" {words} ", "strong" if mark == "▸" else ""),
        ]
    return line(*spans)


def likely_cause(caller: Caller) -> Cause:
    """Why they most likely call: the message they heard, else the calls they missed."""
    if caller.heard:
        return Cause.MESSAGE
    return Cause.MISSED_CALL if caller.missed else Cause.UNKNOWN
