"""The lead on deck, line by line: who, careful, when last."""

from collections.abc import Mapping
from datetime import datetime

from cockpit.core.guard import Sign
from cockpit.core.hours import city
from cockpit.core.model import ZoneSource
from cockpit.core.policy import Ask
from cockpit.core.promise import in_words
from cockpit.core.rules import Level
from cockpit.core.script import Kind
from cockpit.core.zone import zone_info
from cockpit.session.view import Card, View
from cockpit.tui import keynames
from cockpit.tui.digits import large
from cockpit.tui.ink import Line, Span, fitted, line, spread, width_of, wrapped_spans
from cockpit.tui.remedies import ways
from cockpit.tui.widgets.queue import GLYPHS

KNOWN_BY = {
    ZoneSource.LEAD: "from the list",
    ZoneSource.STATE: "by the state",
    ZoneSource.NUMBER: "by the number",
    ZoneSource.UNKNOWN: "zone unknown: your own clock",
}
ASKS = {
    Ask.MESSAGE: "leave a message",
    Ask.SILENCE: "no message",
    Ask.PARK: "park",
}

Keys = Mapping[str, tuple[str, ...]]


Sections = list[tuple[str, list[Line]]]
"""Lines by the id of the element that they are, see `cockpit.tui.elements`."""


def who(view: View, card: Card, keys: Keys, width: int, name: Line = ()) -> Sections:
    """Title and company behind a name, number and time there, what was planned and promised."""
    found: Sections = [("person", [_work(card, width, name)])]
    found.append(("number", _number(view, card, width) + _others(view, card, width)))
    if card.asks and card.plan:
        planned = _planned(card.asks, card.plan, view.script.script.kind, keys)
        found.append(("plan", [planned]))
    if card.promise and not any(sign.code.startswith("promise") for sign in card.signs):
        text = f"You promised a call {in_words(card.promise, card.clock, view.now)}."
        found.append(("promised", wrapped_spans(text, width, "good")))
    if card.switchboard:
        text = "A switchboard: more than 50 leads share it, and only this lead's calls count."
        found.append(("switchboard", wrapped_spans(text, width, "quiet")))
    if card.talking_since:
        found.append(("talk", [_talk(view.now, card.talking_since)]))
    return found


def _work(card: Card, width: int, name: Line) -> Line:
    """Name, title and company on one line; the company keeps its place where all is long."""
    attempt = line(Span(f"  call {card.attempt}", "strong"))
    room = width - width_of(attempt)
    name = fitted(name, room // 2) if width_of(name) > room // 2 else name
    company = line(Span(card.lead.company))
    title = line(f"{card.lead.title}, " if card.lead.company else card.lead.title)
    if not card.lead.title:
        return spread((*name, *company), attempt, width)
    left = room - width_of(name) - width_of(company)
    if width_of(title) > left:
        title = (*fitted(line(card.lead.title), max(left - 2, room // 4)), Span(", "))
    return spread((*name, *title, *company), attempt, width)


def _number(view: View, card: Card, width: int) -> list[Line]:
    labels = {number.phone: number.label for number in card.lead.numbers}
    phone = view.mask.shown(card.phone) if card.phone else "no number"
    number = line(Span(phone, "strong"), Span(f" {labels.get(card.phone, '')}", "quiet"))
    there = _there(view, card)
    fits = width_of(number) + width_of(there) < width
    small = [spread(number, there, width)] if fits else [number, spread((), there, width)]
    digits = large(phone)
    if card.dialled_at is None or max(map(len, digits)) > width:
        return small
    return [*(line(Span(row, "accent")) for row in digits), *small]


def _there(view: View, card: Card) -> Line:
    """The time there, in every place it may be, and how that is known."""
    known = Span(f" ({KNOWN_BY[card.zones.source]})", "quiet")
    if not card.zones.names:
        return line(Span(f"{view.now.astimezone(card.clock):%H:%M}", "strong"), known)
    places = [
        f"{view.now.astimezone(zone_info(name)):%H:%M} in {city(name)}" for name in card.zones.names
    ]
    return line(Span(" or ".join(places), "strong"), known)


def _others(view: View, card: Card, width: int) -> list[Line]:
    others = [n for n in card.lead.numbers if n.phone != card.phone]
    if not others:
        return []
    text = " · ".join(f"{view.mask.shown(n.phone)} {n.label}".strip() for n in others)
    return wrapped_spans(f"also {text}", width, "quiet")


def _planned(asks: Ask, plan: tuple[int, int], kind: Kind, keys: Keys) -> Line:
    """What the plan has for this attempt, and the key that does it."""
    attempt, calls = plan
    of = f" of {calls}" if attempt <= calls else ""
    match asks:
        case Ask.MESSAGE if kind is not Kind.MESSAGE:
            key, does = keynames.first(keys, "script.turn"), "turns to it"
        case Ask.PARK:
            key, does = keynames.first(keys, "lead.park"), "parks"
        case _:
            key, does = "", ""
    hint = (Span(f"   {key}", "key"), Span(f" {does}", "quiet")) if key else ()
    return line(f"attempt {attempt}{of}: ", Span(ASKS[asks], "strong"), *hint)


def _talk(now: datetime, since: datetime) -> Line:
    seconds = max(0, int((now - since).total_seconds()))
    return line(Span(f"● In conversation {seconds // 60}:{seconds % 60:02}", "good strong"))


def signs(view: View, card: Card, keys: Keys, width: int, most: int) -> list[Line]:
    """The guard's signs, worst first, with the keys that mend them, in ``most`` lines."""
    lines: list[Line] = []
    offered: set[str] = set()
    for index, sign in enumerate(card.signs):
        found = _sign(sign, _remedy(sign, view, card, keys, offered), width)
        left = len(card.signs) - index
        if len(lines) + len(found) > most - (1 if left > 1 else 0) and lines:
            lines.append(line(Span(f"  and {left} more", "quiet")))
            break
        lines += found
    return lines


def _remedy(sign: Sign, view: View, card: Card, keys: Keys, offered: set[str]) -> Line:
    """The keys that mend a sign; what was offered before is not told again in full."""
    spans: list[Span] = []
    for way in ways(sign, view, card):
        if key := keynames.first(keys, way.key):
            words = "too" if way.key in offered else way.does
            spans += [Span("  "), Span(key, "key"), Span(f" {words}", "quiet")]
            offered.add(way.key)
    return line(*spans)


def _sign(sign: Sign, remedy: Line, width: int) -> list[Line]:
    ink = sign.level.word
    mark = Span(f"{GLYPHS[sign.level]} ", ink)
    text = wrapped_spans(sign.text, width - 2, ink)
    lines = [(mark, *text[0]), *(line("  ", *more) for more in text[1:])]
    if width_of(lines[-1]) + width_of(remedy) <= width:
        lines[-1] = (*lines[-1], *remedy)
    elif remedy and sign.level > Level.NOTE:
        lines.append(remedy)
    return lines


def notes(card: Card, width: int) -> list[Line]:
    """What is noted on the lead: by the rep, newest first, then by the list."""
    texts = [note.text for note in card.notes]
    texts += [card.lead.notes] if card.lead.notes else []
    lines: list[Line] = []
    for note in texts:
        first, *rest = wrapped_spans(note, width - 2, "note")
        lines += [line(Span("✎ ", "note"), *first), *(line("  ", *more) for more in rest)]
    return lines
