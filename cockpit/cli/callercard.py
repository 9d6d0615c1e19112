"""Whoever calls back, in words and in JSON: what they heard, what they saw, what to say now."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from cockpit.cli.words import lead_name, promise_facts
from cockpit.core.hours import day_and_time
from cockpit.core.mask import Mask
from cockpit.core.model import Call
from cockpit.core.promise import in_words
from cockpit.core.script import spoken
from cockpit.session.caller import Caller

LISTED = 5
"""Dates named before the rest is only counted."""


def facts(caller: Caller, now: datetime, mask: Mask) -> dict[str, Any]:
    """The card for JSON; calls newest first, with their times on the lead's clock too."""
    return {
        "lead": caller.lead.id,
        "name": caller.lead.name,
        "company": caller.lead.company,
        "title": caller.lead.title,
        "phone": mask.phone(caller.phone),
        "local_time": now.astimezone(caller.clock).isoformat(),
        "offer": caller.offer,
        "heard": [_call(caller, call, mask) | _message(call) for call in caller.heard],
        "missed": [_call(caller, call, mask) for call in caller.missed],
        "talked": [_call(caller, call, mask) for call in caller.talked],
        "notes": [note.text for note in caller.notes],
        "promise": promise_facts(caller.promise) if caller.promise else None,
        "do_not_call": caller.barred,
        "script": caller.script.script.name,
        "text": "\n".join(spoken(caller.script.text)),
    }


def lines(caller: Caller, now: datetime, there: str, mask: Mask) -> Iterator[str]:
    """The card in words, a line each; ``there`` says what time it is at their end."""
    lead = caller.lead
    yield f"{lead.id}  {lead_name(lead)}"
    yield f"  {'  '.join(filter(None, (lead.title, mask.shown(caller.phone), there)))}"
    if caller.offer:
        yield f"  You sell: {caller.offer}"
    if caller.barred:
        yield "  On the do-not-call list."
    yield from _known(caller, now)
    yield "  Say:"
    yield from _quoted(spoken(caller.script.text))


def _known(caller: Caller, now: datetime) -> Iterator[str]:
    if caller.heard:
        yield from _heard(caller, now)
    elif not (caller.missed or caller.talked):
        yield "  You have never called them."
    yield from _dated("Missed, no message", caller.missed, caller, now)
    yield from _dated("You spoke", caller.talked, caller, now)
    if caller.promise:
        yield f"  You promised a call {in_words(caller.promise, caller.clock, now)}."
    texts = [*(note.text for note in caller.notes), caller.lead.notes]
    yield from (f"  Note: {text}" for text in filter(None, texts))


def _heard(caller: Caller, now: datetime) -> Iterator[str]:
    """The last message word for word, and when earlier ones were left."""
    last, *before = caller.heard
    when = day_and_time(last.at, caller.clock, now)
    if last.said:
        yield f"  {when}, you said:"
        yield from _quoted(spoken(last.said))
    else:
        yield f"  {when}, you left a message; its words were not kept."
    if last.note:
        yield f"  ({last.note})"
    yield from _dated("Messages before", before, caller, now)


def _quoted(texts: Iterable[str]) -> Iterator[str]:
    return (f"    {text}".rstrip() for text in texts)


def _dated(what: str, calls: Sequence[Call], caller: Caller, now: datetime) -> Iterator[str]:
    if calls:
        dates = ", ".join(day_and_time(call.at, caller.clock, now) for call in calls[:LISTED])
        more = f" and {len(calls) - LISTED} more" if len(calls) > LISTED else ""
        yield f"  {what}: {dates}{more}."


def _call(caller: Caller, call: Call, mask: Mask) -> dict[str, Any]:
    return {
        "event": call.event,
        "at": call.at.isoformat(),
        "local": call.at.astimezone(caller.clock).isoformat(),
        "phone": mask.phone(call.phone),
    }


def _message(call: Call) -> dict[str, Any]:
    return {"script": call.script, "said": call.said, "note": call.note}
