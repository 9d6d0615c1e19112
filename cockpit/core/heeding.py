"""What became of signs: shown, heeded by doing what mends them, or overridden."""

from collections.abc import Iterable, Iterator

from cockpit.core.events import CallLogged
from cockpit.core.guard import Code, Remedy, Sign
from cockpit.core.guard.sign import REMEDIES
from cockpit.core.model import Outcome
from cockpit.core.rules import Level
from cockpit.core.value import value


@value
class Shown:
    """A sign that showed when the rep did something, and what the rep made of it.

    Neither ``heeded`` nor ``overridden`` is one that the ledger cannot tell of: a note, say,
    beside a call.
    """

    code: Code
    level: Level
    heeded: bool = False
    overridden: bool = False


def beside_call(call: CallLogged) -> Iterator[Shown]:
    """The signs that a call was logged with, and the stops that it was dialled in spite of."""
    levels = {Code(code): Level[level.upper()] for code, _, level in map(_parts, call.signs)}
    forced = {Code(code) for code in call.overridden}
    for code, level in (dict.fromkeys(forced, Level.STOP) | levels).items():
        heeded = _mended(code, call.outcome)
        in_spite = level >= Level.WARNING and _in_spite(code, call.outcome)
        yield Shown(code, level, heeded, code in forced or (in_spite and not heeded))


def beside_snooze(signs: Iterable[Sign]) -> Iterator[Shown]:
    """The signs that showed when a lead was snoozed: waiting mends those of time."""
    return (Shown(s.code, s.level, s.remedy is Remedy.SNOOZE) for s in signs)


def beside_parking(signs: Iterable[Sign]) -> Iterator[Shown]:
    """The signs that showed when a lead was parked or retired: that is to wait, and more."""
    mended = {Remedy.SNOOZE, Remedy.PARK}
    return (Shown(s.code, s.level, s.remedy in mended) for s in signs)


def _parts(sign: str) -> tuple[str, str, str]:
    return sign.partition(":")


def _mended(code: Code, outcome: Outcome) -> bool:
    """Whether the call itself was what the sign asked for."""
    if code is Code.NO_MESSAGE:
        return outcome.left_message
    return REMEDIES.get(code) is Remedy.DIAL


def _in_spite(code: Code, outcome: Outcome) -> bool:
    """Whether a call that ended so did what the sign warned of."""
    match code:
        case Code.NO_MESSAGE:
            return outcome.is_silence
        case Code.SAME_MESSAGE:
            return outcome.left_message
        case _:
            return True
