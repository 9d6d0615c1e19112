"""The questions that keys put: screens to push, loaded when there is time or one is asked."""

from collections.abc import Callable, Mapping

from cockpit.core.whenever import EXAMPLES
from cockpit.session.view import Card, Row, View
from cockpit.tui import choices
from cockpit.tui.dialog import Ask, Pick

Counts = Callable[[], bool]
"""Whether the key that was just pressed was meant."""


def note(card: Card, counts: Counts) -> Ask:
    """A line on the call while in conversation, else on the lead."""
    about = "this call" if card.talking_since else "this lead"
    return Ask("Note", choices.about(card.lead.name, about), counts)


def snooze(view: View, card: Card, counts: Counts) -> Ask:
    """Words for a moment on the lead's clock."""
    now, clock = view.now, card.clock
    preview = choices.snooze_preview(now, clock, view.rep_zone, card.place)
    return Ask(
        "Snooze until", preview, counts, EXAMPLES,
        lambda words: choices.names_a_moment(words, now, clock),
    )  # fmt: skip


def find(found: Callable[[str], tuple[Row, ...]], view: Callable[[], View]) -> Pick:
    """Anyone, by name, company or number; the id of the lead picked."""
    hint = "first letters of a name or company, or digits of a number"
    return Pick("Find", lambda words: choices.found(found(words), view()), hint)


def keys(keymap: Mapping[str, tuple[str, ...]]) -> Pick:
    """Any key, by what it does; the action of the one picked."""
    return Pick("Keys", lambda words: choices.keys(words, keymap))
