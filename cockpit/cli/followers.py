"""What followed at once from something that a command kept, in words and in JSON."""

from collections.abc import Iterable, Sequence

from cockpit.cli.scene import Scene
from cockpit.core.events import Event, NumbersBarred, Parked, PromiseMade
from cockpit.core.promise import Promise, in_words
from cockpit.ledger.codec import kind_of


def kinds(events: Iterable[Event]) -> list[str]:
    """Their kinds, as the ledger writes them: ``promise``, ``park``, ``do_not_call``."""
    return [kind_of(event.body) for event in events]


def lines(events: Sequence[Event], here: Scene) -> list[str]:
    """A line for each, as it is printed below what they followed from."""
    return [f"  {_words(event, here)}" for event in events]


def _words(event: Event, here: Scene) -> str:
    match event.body:
        case PromiseMade(day, zone, due, words):
            promise = Promise(event.id, event.at, day, zone, due, words)
            return f"Promised them a call {in_words(promise, here.clock, here.now)}."
        case Parked(until):
            return f"Out of attempts: parked until {here.named(until)} there."
        case NumbersBarred(phones):
            return f"On the do-not-call list: {', '.join(map(here.mask.shown, phones))}."
        case _:
            return f"{kind_of(event.body)}."
