"""The bottom line: the keys that matter now."""

from collections.abc import Mapping

from cockpit.keymap import KEYS
from cockpit.session.view import View
from cockpit.tui import keynames
from cockpit.tui.ink import Line, Span, line, width_of
from cockpit.tui.widgets.pane import Pane

OUTCOMES = ("outcome.answered", "outcome.voicemail", "outcome.no_message")
ON_DECK = ("call.dial", "lead.skip", "lead.snooze", "queue.find", "session.undo", "app.keys")
TALKING = ("call.next", "lead.note", "lead.snooze", "session.undo")
NOBODY = ("queue.find", "queue.lists", "app.import", "session.undo", "app.keys", "app.quit")
_WORDS = {key.id: key for key in KEYS}


class KeyBar(Pane):
    """Follows the moment: outcomes before a call, moving on after one was answered."""

    DEFAULT_CSS = "KeyBar { height: 1; }"

    def __init__(self, keys: Mapping[str, tuple[str, ...]]) -> None:
        super().__init__()
        self._keys = keys
        self._view: View | None = None

    def show(self, view: View) -> None:
        """Paint the keys for this moment."""
        self._view = view
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """The one line: outcomes in words, the others as short as they must be to fit."""
        card = self._view.card if self._view else None
        if card is None:
            return [line(" ", *_named(self._keys, NOBODY, short=False))]
        if card.talking_since:
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
