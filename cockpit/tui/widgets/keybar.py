"""The bottom line: the keys that matter now."""

from collections.abc import Mapping
from typing import Literal

from textual.geometry import Region

from cockpit.keymap import KEYS
from cockpit.session.view import View
from cockpit.tui import keynames
from cockpit.tui.ink import Line, Span, line, width_of
from cockpit.tui.widgets.part import Part

OUTCOMES = ("outcome.answered", "outcome.voicemail", "outcome.no_message")
ON_DECK = (
    "call.dial", "lead.skip", "lead.snooze", "call.back", "queue.find", "session.undo", "app.keys",
)  # fmt: skip
TALKING = ("call.next", "call.detail", "lead.promise", "lead.note", "session.undo", "call.back")
NOBODY = ("queue.find", "queue.lists", "app.import", "session.undo", "app.keys", "app.quit")
_WORDS = {key.id: key for key in KEYS}

Moment = Literal["nobody", "on deck", "talking"]


class KeyBar(Part):
    """Follows the moment: outcomes before a call, moving on after one was answered."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keys = keys
        self._moment: Moment = "nobody"

    def show(self, view: View) -> None:
        """Paint the keys for this moment."""
        moment = _moment(view)
        if moment != self._moment:
            self._moment = moment
            self.redraw()

    def elements(self) -> dict[str, Region]:
        """All of it is one."""
        return {"keys": self.outer_size.region}

    def draw(self, width: int, height: int) -> list[Line]:
        """The one line: outcomes in words, the others as short as they must be to fit."""
        if self._moment == "nobody":
            return [line(" ", *_named(self._keys, NOBODY, short=False))]
        if self._moment == "talking":
            return [line(" ", *_named(self._keys, TALKING, short=False))]
        for outcomes_short, others in ((False, "words"), (True, "words"), (True, "keys")):
            found = line(
                " ",
                *_named(self._keys, OUTCOMES, short=outcomes_short),
                Span("│ ", "frame"),
                *_named(self._keys, ON_DECK, short=True, bare=others == "keys"),
            )
            if width_of(found) <= width:
                break
        return [found]


def _moment(view: View) -> Moment:
    if view.card is None:
        return "nobody"
    return "talking" if view.card.talking_since else "on deck"


def _named(
    keys: Mapping[str, tuple[str, ...]], ids: tuple[str, ...], short: bool, bare: bool = False
) -> list[Span]:
    spans: list[Span] = []
    for id in ids:
        key = keynames.first(keys, id)
        if not key:
            continue
        words = _WORDS[id].short if short or not id.startswith("outcome") else _WORDS[id].words
        spans += [Span(key, "key"), Span(" " if bare else f" {words}   ")]
    return spans
