"""What dialogs offer and preview: leads found, keys, moments to snooze until."""

from collections.abc import Mapping
from datetime import date, datetime, tzinfo
from functools import lru_cache

from cockpit.core.days import DAYS, MONTHS, WhenError
from cockpit.core.hours import city, day_named
from cockpit.core.promising import promise_typed
from cockpit.core.whenever import moment
from cockpit.core.zone import zone_key
from cockpit.keymap import KEYS
from cockpit.session.view import Row, View
from cockpit.tui import keynames
from cockpit.tui.dialog import Choices, Preview
from cockpit.tui.ink import Line, Span, fitted, line
from cockpit.tui.widgets.queue import clock_time, mark_of


def about(name: str, what: str) -> Preview:
    """Says whose note it will be."""
    return lambda _: line(Span(f"on {what}: ", "quiet"), name)


def snooze_preview(
    now: datetime, clock: tzinfo, rep_zone: tzinfo, place: str, good: datetime | None
) -> Preview:
    """Says what the words mean, on the lead's clock and on the rep's; of none, the good time."""

    def preview(words: str) -> Line:
        if not words.strip():
            return _first_choice(good, now, clock)
        try:
            until = moment(words, now, clock)
        except WhenError as error:
            return line(Span(str(error), "quiet"))
        return _on_both(until, now, clock, rep_zone, place)

    return preview


def _first_choice(good: datetime | None, now: datetime, clock: tzinfo) -> Line:
    if good is None:
        return line(Span("no good time within 14 days: choose one yourself", "quiet"))
    there = Span(f"{day_named(good, clock, now)} there", "strong")
    return line(Span("enter", "key"), ": ", there, Span(" (the next good time)", "quiet"))


def _on_both(at: datetime, now: datetime, clock: tzinfo, rep_zone: tzinfo, place: str) -> Line:
    there, here = day_named(at, clock, now), day_named(at, rep_zone, now)
    return line("→ ", Span(there, "strong"), f" in {place}" if place else "", f"; yours: {here}")


def promise_preview(now: datetime, clock: tzinfo, rep_zone: tzinfo) -> Preview:
    """Says which day, or which moment on both clocks, the words promise."""

    def preview(words: str) -> Line:
        if not words.strip():
            return line(Span("the day, or day and time, on their clock", "quiet"))
        try:
            promise = promise_typed(words, now, clock)
        except WhenError as error:
            return line(Span(str(error), "quiet"))
        place = city(zone_key(clock))
        if promise.due:
            return _on_both(promise.due, now, clock, rep_zone, place)
        day = date.fromisoformat(promise.day)
        return line("→ ", Span(f"all day {long_date(day)}", "strong"), f" in {place}")

    return preview


def names_a_promise(words: str, now: datetime, clock: tzinfo) -> bool:
    """Whether the words name a day, or a moment, that lies ahead."""
    try:
        promise_typed(words, now, clock)
    except WhenError:
        return False
    return True


def names_a_moment(words: str, now: datetime, clock: tzinfo) -> bool:
    """Whether the words name a moment that lies ahead."""
    try:
        moment(words, now, clock)
    except WhenError:
        return False
    return True


def long_date(day: date) -> str:
    """``Thursday 19 March``."""
    return f"{DAYS[day.weekday()].capitalize()} {day.day} {MONTHS[day.month - 1].capitalize()}"


def found(rows: tuple[Row, ...], view: View) -> Choices:
    """Leads as lines to pick from: name, company, place and time there, signs."""
    minute = view.now.replace(second=0, microsecond=0)
    return [(str(row.lead), _lead(row, minute)) for row in rows]


def _lead(row: Row, minute: datetime) -> Line:
    there = f"{row.place[:12]} {clock_time(minute, row.zone)}".strip()
    return _lead_line(row.name, row.company, there, mark_of(row.signs))


# With another letter most of those found are found again.
@lru_cache(256)
def _lead_line(name: str, company: str, there: str, mark: Line) -> Line:
    return line(
        *fitted(line(Span(name or "(no name)", "strong")), 22),
        " ",
        *fitted(line(company), 18),
        " ",
        *fitted(line(Span(there, "quiet")), 18),
        " ",
        *mark,
    )


def keys(words: str, keymap: Mapping[str, tuple[str, ...]]) -> Choices:
    """Keys as lines to pick from: all, or those whose words or key fit."""
    wanted = words.lower().split()
    lines = []
    for key in KEYS:
        names = keynames.every(keymap, key.id)
        text = f"{names} {key.words} {key.id}".lower()
        if names and all(word in text for word in wanted):
            shown = (*fitted(line(Span(names, "key")), 16), Span(key.words))
            lines.append((key.action, shown))
    return lines
