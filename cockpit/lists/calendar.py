"""Promises as an iCalendar file (RFC 5545), for whatever calendar a rep looks at."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from cockpit.core.promise import AHEAD, Promise
from cockpit.core.text import clean
from cockpit.core.value import value

_LONGEST = 75
"""Octets of a line without its end."""

_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,"})
_MINUTES = int(AHEAD.total_seconds()) // 60


@value
class Appointment:
    """Whom a promise was made to."""

    name: str
    company: str
    phone: str
    promise: Promise


def calendar(appointments: Iterable[Appointment]) -> Iterator[str]:
    """The text of a calendar file, event by event; its lines end as the standard wants, CRLF.

    A day's promise becomes an event of all that day, a timed one an event of 15 minutes in UTC
    with an alarm 15 minutes ahead. Written to a file opened for UTF-8 with ``newline=""``.
    """
    yield _text("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//cockpit//promises//EN")
    for appointment in appointments:
        yield _text(*_event(appointment))
    yield _text("END:VCALENDAR")


def _event(appointment: Appointment) -> Iterator[str]:
    promise, summary = appointment.promise, f"Call {_who(appointment)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(promise.event)}@cockpit"
    yield f"DTSTAMP:{_instant(promise.made)}"
    yield f"SUMMARY:{_escaped(summary)}"
    if said := ", ".join(filter(None, (appointment.phone, promise.words))):
        yield f"DESCRIPTION:{_escaped(said)}"
    yield from _timed(promise.due, summary) if promise.due else _all_day(promise.day)
    yield "END:VEVENT"


def _timed(due: datetime, summary: str) -> Iterator[str]:
    yield f"DTSTART:{_instant(due)}"
    yield f"DURATION:PT{_MINUTES}M"
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_escaped(summary)}")
    yield from (f"TRIGGER:-PT{_MINUTES}M", "END:VALARM")


def _all_day(day: str) -> Iterator[str]:
    yield f"DTSTART;VALUE=DATE:{day.replace('-', '')}"
    yield "TRANSP:TRANSPARENT"


def _who(appointment: Appointment) -> str:
    named = filter(None, (appointment.name.strip(), appointment.company.strip()))
    return ", ".join(named) or appointment.phone


def _instant(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _escaped(text: str) -> str:
    # Cleaned, since the standard allows no control characters.
    return clean(text).translate(_ESCAPES)


def _text(*lines: str) -> str:
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _folded(line: str) -> Iterator[str]:
    """The line in parts of 75 octets, each but the first after a blank; no character is cut."""
    part, room = "", _LONGEST
    for character in line:
        octets = len(character.encode())
        if octets > room:
            yield part
            part, room = " ", _LONGEST - 1
        part += character
        room -= octets
    yield part
