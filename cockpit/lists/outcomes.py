"""How a call ended, in our words and in those of the usual CRMs."""

from cockpit.core.model import Direction, Outcome
from cockpit.lists.headers import folded

_ANSWERED = """
    answered answer connected connect spoke spokewith reached conversation interested
    notinterested meetingbooked callbackrequested askedforacall wrongnumber donotcall
    f240bbac87c94f6ebf70924b57d47db7 17b47fee58de441ea44cc6300d46f273
"""
# A live message was left with a person: they have heard from us, if not in their own ear.
_VOICEMAIL = """
    voicemail voicemailleft leftvoicemail vm vmleft leftvm leftmessage leftamessage
    messageleft leftvoicemessage leftlivemessage gatekeeper
    b2cf5968551e4856978352b3da59a7d0 a4c4c377d2464b32a13b75a56a4cd0ff
"""
_NO_MESSAGE = """
    nomessage nomessageleft novoicemailleft noanswer didnotanswer notanswered unanswered
    rangout busy answeringmachine machine disconnected disconnectednumber notinservice
    73a0d17f11634015bdd5ec830791da20 9d9162e76cf34944bf634dff82258764
"""
_OUTCOMES = {
    word: outcome
    for outcome, words in (
        (Outcome.ANSWERED, _ANSWERED),
        (Outcome.VOICEMAIL, _VOICEMAIL),
        (Outcome.NO_MESSAGE, _NO_MESSAGE),
    )
    for word in words.split()
}
_DIRECTIONS = {
    "": Direction.OUT,
    **dict.fromkeys(("out", "outbound", "outgoing"), Direction.OUT),
    **dict.fromkeys(("in", "inbound", "incoming", "callback"), Direction.IN),
}


class OutcomeError(ValueError):
    """Why a word does not say how a call ended, or who called whom."""


def outcome(text: str) -> Outcome:
    """Return the outcome a word or a HubSpot disposition id stands for.

    Raise `OutcomeError` for any other. A busy line heard no message; a wrong number was
    answered by somebody.
    """
    found = _OUTCOMES.get(folded(text))
    if found is None:
        raise OutcomeError("unknown outcome" if text else "no outcome")
    return found


def direction(text: str) -> Direction:
    """Return who called whom, us calling them where nothing is said, or raise `OutcomeError`."""
    found = _DIRECTIONS.get(folded(text))
    if found is None:
        raise OutcomeError("unknown direction")
    return found
