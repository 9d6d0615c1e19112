"""The whole screen while somebody calls back, drawn for its width."""

from collections.abc import Mapping

from textual.geometry import Region

from cockpit.core.model import Cause
from cockpit.session.caller import Caller
from cockpit.session.view import Status, View
from cockpit.tui import keynames
from cockpit.tui.ink import BLANK, Line, Span, framed, indented, line, ruled, spread, width_of
from cockpit.tui.widgets import caller as callers
from cockpit.tui.widgets.part import Part
from cockpit.tui.widgets.script import script_lines
from cockpit.tui.widgets.status import MOODS

WIDE = 100
"""Cells from which on what they know stands beside what to say."""

_KEYS = (
    ("outcome.answered", "answered"),
    ("outcome.voicemail", "they left a message"),
    ("outcome.no_message", "missed"),
    ("lead.promise", "promise"),
    ("call.do_not_call", "do not call"),
)
_WHAT = ("app.what", "what's this")
_FOOT = ("caller-status", "cause", "answers")
_KNOWN = line(Span("What they know"))


class CallerPane(Part):
    """Who calls, what they know, what to say, and the keys."""

    DEFAULT_CSS = "CallerPane { width: 1fr; height: 1fr; }"

    def __init__(self, keys: Mapping[str, tuple[str, ...]], place: str) -> None:
        super().__init__()
        self._keys = keys
        self._place = place
        self._shown: tuple[Caller, View, Cause, Status] | None = None
        self._scrolled = 0
        self._elements: dict[str, Region] = {}

    def show(self, caller: Caller, view: View, cause: Cause, status: Status) -> None:
        """Paint whoever calls."""
        self._shown = caller, view, cause, status
        self.redraw()

    def scroll(self, lines: int) -> None:
        """Show more of what does not fit."""
        self._scrolled = max(0, self._scrolled + lines)
        self.redraw()

    def elements(self) -> dict[str, Region]:
        """Who calls, what they know, what to say; below it a line each."""
        return self._elements

    def draw(self, width: int, height: int) -> list[Line]:
        """The whole screen."""
        if self._shown is None:
            return []
        caller, view, cause, status = self._shown
        glyph, ink = MOODS[status.mood]
        told = line(" ", Span(glyph, ink), Span(status.text, "strong"))
        below = [told, callers.causes(cause), self._keyline(width)]
        room = max(0, height - len(below))
        self._elements = {id: Region(0, y, width, 1) for y, id in enumerate(_FOOT, room)}
        above = self._boxes if width >= WIDE else self._rules
        return [*above(caller, view, width, room), *below]

    def _boxes(self, caller: Caller, view: View, width: int, height: int) -> list[Line]:
        """What they know beside what to say."""
        who = callers.who(caller, view.now, self._place, width - 4, view.mask)
        head = framed(indented(who), width, len(who) + 2, _title(caller), _waiting(view))
        left = width * 9 // 20
        known = callers.known(caller, view.now, left - 4)
        said = script_lines(caller.script, width - left - 4)
        height = max(2, height - len(head))
        self._elements["caller"] = Region(0, 0, width, len(head))
        self._elements["known"] = Region(0, len(head), left, height)
        self._elements["reply"] = Region(left, len(head), width - left, height)
        self._stop_at(max(len(known), len(said)) - (height - 2))
        one = self._box(known, left, height, _KNOWN)
        other = self._box(said, width - left, height, _script_title(caller))
        return [*head, *((*a, *b) for a, b in zip(one, other, strict=True))]

    def _box(self, lines: list[Line], width: int, height: int, title: Line) -> list[Line]:
        seen, more = self._seen(lines, height - 2)
        return framed(indented(seen), width, height, title, (), more)

    def _rules(self, caller: Caller, view: View, width: int, height: int) -> list[Line]:
        """What they know above what to say, with rules between."""
        inner = width - 2
        head = [spread(_title(caller), _waiting(view), inner)]
        head += callers.who(caller, view.now, self._place, inner, view.mask)
        known = callers.known(caller, view.now, inner)
        said = script_lines(caller.script, inner)
        room = max(0, height - len(head) - 3)
        upper = min(len(known), max(room // 2, room - len(said)))
        self._stop_at(max(len(known) - upper, len(said) - (room - upper)))
        lines = indented(head)
        self._elements["caller"] = Region(0, 0, width, len(lines))
        for id, title, text, share in (
            ("known", _KNOWN, known, upper),
            ("reply", _script_title(caller), said, room - upper),
        ):
            seen, more = self._seen(text, share)
            blank = [BLANK] * (share - len(seen))
            self._elements[id] = Region(0, len(lines), width, share + 1)
            lines += [ruled(title, more, width), *indented(seen), *blank]
        self._elements["reply"] = self._elements["reply"].grow((0, 0, 1, 0))
        return [*lines, ruled(BLANK, BLANK, width)]

    def _stop_at(self, most: int) -> None:
        self._scrolled = max(0, min(self._scrolled, most))

    def _seen(self, lines: list[Line], room: int) -> tuple[list[Line], Line]:
        """As much of the lines as there is room for, and how many more come below."""
        at = max(0, min(self._scrolled, len(lines) - room))
        below = len(lines) - room - at
        key = keynames.first(self._keys, "script.down")
        hint = below > 0 and key
        more = line(Span(key, "key"), Span(f" {below} more", "quiet")) if hint else BLANK
        return lines[at : at + max(0, room)], more

    def _keyline(self, width: int) -> Line:
        for keys, gap in (((*_KEYS, _WHAT), "   "), (_KEYS, "   "), (_KEYS, " ")):
            spans: list[Span | str] = [" "]
            for id, words in keys:
                if key := keynames.first(self._keys, id):
                    spans += [Span(key, "key"), f" {words}{gap}"]
            found = line(*spans, Span("esc", "key"), " back")
            if width_of(found) <= width:
                break
        return found


def _title(caller: Caller) -> Line:
    name = Span(caller.lead.name or "(no name)", "strong")
    return line(Span("They call back: ", "accent"), name)


def _script_title(caller: Caller) -> Line:
    return line(Span("Say", "accent"), Span(f": {caller.script.script.title}", "strong"))


def _waiting(view: View) -> Line:
    """Who waits meanwhile: a conversation goes on behind this screen."""
    card = view.card
    if card is None or card.talking_since is None:
        return BLANK
    return line(Span(f"in conversation with {card.lead.name}", "good"))
