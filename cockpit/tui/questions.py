"""The questions that keys put: screens to push, loaded when there is time or one is asked."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo

from cockpit.core.model import Call
from cockpit.core.text import fit
from cockpit.core.whenever import EXAMPLES
from cockpit.session.view import Card, Row, View
from cockpit.tui import choices, keynames
from cockpit.tui.details import details
from cockpit.tui.dialog import Ask, Choices, Pick
from cockpit.tui.ink import safe
from cockpit.tui.menu import Menu
from cockpit.tui.why import Explain, WhyScreen

Counts = Callable[[], bool]
"""Whether the key that was just pressed was meant."""

Find = Callable[[str], tuple[Row, ...]]
"""The leads that fit some words."""

PROMISES = "thu · thu 3pm · tomorrow morning · in 2 weeks · 13 Mar 9:00"
WHOM = "first letters of a name or company, or digits of a number"
LAST = "the last digits they call from, or a name or company"
NOBODY = "Nobody fits. Try fewer letters, or the last digits of the number."
UNKNOWN = "Whoever is on no list of yours cannot be logged"


def note(view: View, card: Card, counts: Counts) -> Ask:
    """A line on the call while in conversation, else on the lead."""
    about = "this call" if card.talking_since else "this lead"
    return Ask("Note", choices.about(card.lead.name, about), counts, hidden=view.mask.hides)


def snooze(view: View, card: Card, good: datetime | None, counts: Counts) -> Ask:
    """Words for a moment on the lead's clock; of none, the next good time."""
    now, clock = view.now, card.clock
    preview = choices.snooze_preview(now, clock, view.rep_zone, card.place, good)
    return Ask(
        "Snooze until", preview, counts, EXAMPLES,
        lambda words: choices.names_a_moment(words, now, clock),
        otherwise=good.isoformat() if good else "",
    )  # fmt: skip


def promise(view: View, name: str, clock: tzinfo, counts: Counts) -> Ask:
    """Words for a day, or for a moment, on the clock of whoever is promised a call."""
    now = view.now
    preview = choices.promise_preview(now, clock, view.rep_zone)
    return Ask(
        f"Promise {safe(name) or 'them'} a call", preview, counts, PROMISES,
        lambda words: choices.names_a_promise(words, now, clock),
    )  # fmt: skip


def detail(name: str, call: Call, rep_zone: tzinfo, meant: Counts) -> Menu:
    """A letter for what there is to add to a call; the code of the detail."""
    whose = fit(safe(name), 30) or "(no name)"
    asked = f"{whose}, {call.outcome.label} {call.at.astimezone(rep_zone):%H:%M}:"
    return Menu(asked, details(call), meant)


def find(found: Find, view: Callable[[], View]) -> Pick:
    """Anyone, by name, company or number; the id of the lead picked."""
    return _anyone("Find", found, view, WHOM, NOBODY)


def caller(found: Find, view: Callable[[], View], keymap: Mapping[str, tuple[str, ...]]) -> Pick:
    """Whoever calls back, by last digits, name or company; the id of the lead picked."""
    key = keynames.first(keymap, "app.import")
    remedy = f": esc, and {key} brings a list in." if key else "."
    return _anyone("Who calls?", found, view, LAST, f"{NOBODY} {UNKNOWN}{remedy}")


def _anyone(title: str, found: Find, view: Callable[[], View], hint: str, nobody: str) -> Pick:
    def leads(words: str) -> Choices:
        return choices.found(found(words), view())

    return Pick(title, leads, hint, view().mask.hides, nobody)


def why(explain: Explain, found: Find, view: View) -> WhyScreen:
    """Why the lead on deck, and why not another."""
    lead = view.card.lead if view.card else None
    title = f"Why {safe(lead.name) or 'this lead'}" if lead else "Why not"

    def leads(words: str) -> Choices:
        return choices.found(found(words), view)

    return WhyScreen(
        title, lead.id if lead else None, explain, leads, view.now, view.rep_zone, NOBODY,
        view.mask.hides,
    )  # fmt: skip


def keys(keymap: Mapping[str, tuple[str, ...]]) -> Pick:
    """Any key, by what it does; the action of the one picked."""
    nothing = "No key does that. Try another word, or none to see them all."
    return Pick("Keys", lambda words: choices.keys(words, keymap), nothing=nothing)
