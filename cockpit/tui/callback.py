"""They call back: a screen over everything else, and back to exactly where the rep was."""

from collections.abc import Callable, Mapping
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from cockpit.core.days import WhenError
from cockpit.core.model import Lead, Outcome
from cockpit.keymap import KEYS
from cockpit.ledger import LedgerError
from cockpit.session import Session, View
from cockpit.session.caller import Caller
from cockpit.session.view import Mood, Row, Status
from cockpit.tui import questions
from cockpit.tui.box import Box
from cockpit.tui.slips import TOO_FAST, Slips
from cockpit.tui.widgets.caller import CAUSES, likely_cause
from cockpit.tui.widgets.callerpane import CallerPane

T = TypeVar("T")

_OURS = {
    "outcome.answered": "outcome('answered')",
    "outcome.voicemail": "outcome('voicemail')",
    "outcome.no_message": "outcome('no_message')",
    "lead.promise": "promise",
    "call.do_not_call": "do_not_call",
    "app.private": "private",
    "app.what": "what",
    "script.down": "scroll(1)",
    "script.up": "scroll(-1)",
}


class CallerScreen(Box[bool]):
    """Who calls; returns whether what was done last is saved, or nothing where nothing was."""

    DEFAULT_CSS = "CallerScreen { background: $background; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(",".join(key.keys), _OURS[key.id], key.words, id=key.id)
            for key in KEYS
            if key.id in _OURS
        ),
        *(Binding(str(number), f"cause({number})") for number in range(1, len(CAUSES) + 1)),
        Binding("escape", "leave"),
        Binding("tab,right", "other_cause(1)"),
        Binding("shift+tab,left", "other_cause(-1)"),
    ]

    def __init__(
        self, session: Session, row: Row, typed: str,
        keys: Mapping[str, tuple[str, ...]], slips: Slips, view: View,
    ) -> None:  # fmt: skip
        super().__init__()
        self._session = session
        self._slips = slips
        self._keys = keys
        self._view = view
        self._lead = row.lead
        self._phone = number_typed(typed, session.caller(row.lead).lead)
        self._caller = self._looked_up()
        self._cause = likely_cause(self._caller)
        self._status = Status()
        self._pane = CallerPane(keys, row.place)

    def compose(self) -> ComposeResult:
        """One pane."""
        yield self._pane

    def on_mount(self) -> None:
        """Paint it, and keep its clock right."""
        self._show()
        self.set_interval(1, self.tick)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A key that is switched off does nothing."""
        off = {_OURS[id] for id in _OURS if not self._keys[id]}
        asked = f"{action}({parameters[0]!r})" if parameters else action
        return asked not in off

    def action_leave(self) -> None:
        """Back to where the rep was."""
        self.dismiss(False if self._status.mood is Mood.FAILED else None)

    def action_cause(self, number: int) -> None:
        """Choose why they call."""
        self._cause = list(CAUSES)[number - 1]
        self._show()

    def action_other_cause(self, steps: int) -> None:
        """Choose the next cause, or the one before."""
        causes = list(CAUSES)
        self._cause = causes[(causes.index(self._cause) + steps) % len(causes)]
        self._show()

    def action_scroll(self, lines: int) -> None:
        """More of what to say, or of what they know."""
        self._pane.scroll(lines)

    def action_outcome(self, code: str) -> None:
        """Log how their call ended, and back to where the rep was."""
        if not self._slips.outcome_counts():
            self._say(Status(Mood.ASLEEP, f"{TOO_FAST}."))
            return
        lead, outcome, cause = self._lead, Outcome(code), self._cause
        self._do(lambda: self._session.call_back(lead, outcome, cause, self._phone))
        if self._status.mood is Mood.SAVED:
            self.dismiss(True)

    def action_promise(self) -> None:
        """Promise them a call."""
        caller, lead = self._caller, self._lead
        ask = questions.promise(self._view, caller.lead.name, caller.clock, self._slips.counts)

        def promised(words: str | None) -> None:
            if words:
                self._do(lambda: self._session.promise(lead, words))
                if self._status.mood is Mood.FAILED:
                    self.app.push_screen(ask.again(words), promised)

        if self._slips.meant():
            self.app.push_screen(ask, promised)

    def action_do_not_call(self) -> None:
        """Put all their numbers on the do-not-call list."""
        if self._slips.counts():
            self._do(lambda: self._session.bar(self._lead))
        else:
            self._say(Status(Mood.ASLEEP, f"{TOO_FAST}."))

    def action_private(self) -> None:
        """Mask names and numbers, or show them again."""
        if self._slips.meant():
            self._do(self._session.turn_mask)
            self._say(Status())

    def action_what(self) -> None:
        """Point at the elements of this screen, and say what they are."""
        if self._slips.meant():
            from cockpit.tui.whatsthis import WhatsThis

            self.app.push_screen(WhatsThis(self, self._keys))

    def tick(self) -> None:
        """Look at the clock and for other writers."""
        if self.is_current:
            self._view = self._read(self._session.look) or self._view
            self._show()

    def _do(self, verb: Callable[[], View]) -> None:
        view = self._read(verb)
        self._caller = self._read(self._looked_up) or self._caller
        if view:
            # What is saved is saved, whether or not the caller could be looked up again.
            self._view, self._status = view, view.status
        self._show()

    def _looked_up(self) -> Caller:
        return self._session.caller(self._lead, self._phone)

    def _read(self, read: Callable[[], T]) -> T | None:
        try:
            return read()
        except (LedgerError, WhenError) as error:
            self._status = Status(Mood.FAILED, f"{str(error).rstrip('.?!')}.")
            return None

    def _say(self, status: Status) -> None:
        self._status = status
        self._show()

    def _show(self) -> None:
        self._pane.show(self._caller, self._view, self._cause, self._status)


def number_typed(typed: str, lead: Lead) -> str:
    """The lead's number that ends with the digits typed; blank where none were, or none does."""
    digits = "".join(character for character in typed if character.isdecimal())
    phones = (number.phone for number in lead.numbers)
    return next((phone for phone in phones if digits and phone.endswith(digits)), "")
