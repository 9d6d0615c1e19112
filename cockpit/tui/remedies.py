"""Which keys mend what the guard has to say, and what each does about it in a few words."""

from collections.abc import Iterator, Mapping

from cockpit.core.guard import Code, Remedy, Sign
from cockpit.core.hours import day_named
from cockpit.core.rules import Level
from cockpit.core.script import Kind
from cockpit.core.value import value
from cockpit.session.view import Card, View


@value
class Way:
    """A way to mend a sign: the id of its key, and what the key does."""

    key: str
    does: str


WAYS: Mapping[Remedy, Way] = {
    Remedy.MESSAGE: Way("script.turn", "leave one now"),
    Remedy.SNOOZE: Way("lead.snooze", "snooze"),
    Remedy.OTHER_NUMBER: Way("call.other_number", "another number"),
    Remedy.OTHER_SCRIPT: Way("script.next", "another message"),
    Remedy.PARK: Way("lead.park", "park"),
    Remedy.SKIP: Way("lead.skip", "skip"),
    Remedy.DIAL: Way("call.dial", "call now"),
    Remedy.IMPORT: Way("app.import", "import a list with zones"),
}
IN_SPITE = Way("call.dial_anyway", "dials in spite of it")


def ways(sign: Sign, view: View, card: Card) -> Iterator[Way]:
    """The ways to mend a sign of the lead on deck, and the one to call in spite of a stop."""
    yield _best(sign, view, card)
    if sign.level is Level.STOP and sign.code is not Code.NOT_A_PHONE:
        yield IN_SPITE


def _best(sign: Sign, view: View, card: Card) -> Way:
    match sign.remedy:
        case Remedy.MESSAGE if view.script.script.kind is Kind.MESSAGE:
            return Way("outcome.voicemail", "once you have left this one")
        case Remedy.OTHER_NUMBER if len(card.lead.numbers) < 2:
            return WAYS[Remedy.SKIP]
        case Remedy.SNOOZE if card.good_time:
            good = day_named(card.good_time, card.clock, view.now)
            return Way(WAYS[Remedy.SNOOZE].key, f"snooze to {good}")
        case Remedy.SNOOZE:
            return Way(WAYS[Remedy.SNOOZE].key, "snooze: no good time in 14 days")
        case remedy:
            return WAYS[remedy]
