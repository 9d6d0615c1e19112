"""How a call ended, in our words and in those of the usual CRMs."""

import re

from cockpit.core.model import Direction, Outcome
from cockpit.lists.headers import folded

# A live message was left with a person: they have heard from us, if not in their own ear.
# Where two words disagree ("No Answer - Left Voicemail"), the one higher up counts.
_WORDS = (
    (Outcome.VOICEMAIL, """
        voicemailleft leftvoicemail lvm vmleft leftvm leftmessage leftamessage messageleft
        leftvoicemessage leftmsg leftlivemessage gatekeeper
        b2cf5968551e4856978352b3da59a7d0 a4c4c377d2464b32a13b75a56a4cd0ff
    """),
    (Outcome.NO_MESSAGE, """
        nomessage nomessageleft novoicemail novoicemailleft didnotleavemessage novm
        mailboxfull voicemailfull full
    """),
    (Outcome.VOICEMAIL, "voicemail vm"),
    (Outcome.NO_MESSAGE, """
        noanswer didnotanswer notanswered unanswered noresponse notreached rangout
        answeringmachine machine notinservice
        73a0d17f11634015bdd5ec830791da20
    """),
    (Outcome.ANSWERED, """
        answered answer connected connect contacted spoke spokewith spoken talked talkedto
        reached conversation interested notinterested hungup hangup
        meetingbooked meetingscheduled meetingset appointmentset appointmentscheduled
        callback callbackrequested requestedcallback askedforacall
        wrongnumber badnumber donotcall
        f240bbac87c94f6ebf70924b57d47db7 17b47fee58de441ea44cc6300d46f273
    """),
    (Outcome.NO_MESSAGE, """
        busy missed missedcall failed canceled cancelled disconnected disconnectednumber
        9d9162e76cf34944bf634dff82258764
    """),
)  # fmt: skip
_OUTCOMES = {word: outcome for outcome, words in _WORDS for word in words.split()}
_STRENGTHS = {word: place for place, (_, words) in enumerate(_WORDS) for word in words.split()}
# The final disposition codes of survey research (AAPOR), in the words above.
_AAPOR = {
    "2.21": "gatekeeper",
    "2.221": "messageleft",
    "2.222": "nomessageleft",
    "2.3": "busy",
    "3.13": "noanswer",
    "4.3": "wrongnumber",
}
_BETWEEN = re.compile(r"\s[-\u2013\u2014]\s|[\u2013\u2014:;,()|>]")
_DENIAL = re.compile(r"(?i)\s*(?:no|not|none|never|without|didn['\u2019]?t|did not)\b")
_INBOUND = frozenset({"inbound", "incoming", "inboundcall", "incomingcall"})
_DIRECTIONS = {
    "": Direction.OUT,
    **dict.fromkeys(("out", "outbound", "outgoing", "outboundcall"), Direction.OUT),
    **dict.fromkeys(("in", "callback", *_INBOUND), Direction.IN),
}


class OutcomeError(ValueError):
    """Why a word does not say how a call ended, or who called whom."""


def outcome(text: str) -> Outcome:
    """Return the outcome that a word, an AAPOR code or a HubSpot disposition id stands for.

    Of several, as in "No Answer - Left Voicemail", the one that says most counts. Raise
    `OutcomeError` where there is none. A busy line heard no message; a wrong number was
    answered by somebody.
    """
    found = _OUTCOMES.get(_word(text)) or _told_in_parts(text)
    if found is None:
        raise OutcomeError("unknown outcome" if text else "no outcome")
    return found


def says_inbound(text: str) -> bool:
    """Whether a word in an outcome's place says who called, and not how it ended."""
    return folded(text) in _INBOUND


def direction(text: str) -> Direction:
    """Return who called whom, us calling them where nothing is said, or raise `OutcomeError`."""
    found = _DIRECTIONS.get(folded(text))
    if found is None:
        raise OutcomeError("unknown direction")
    return found


def _told_in_parts(text: str) -> Outcome | None:
    parts = _BETWEEN.split(text)
    known = [word for word in map(_word, parts) if word in _OUTCOMES]
    strongest = min(known, key=_STRENGTHS.__getitem__, default="")
    if strongest in {"voicemail", "vm"}:
        # A bare "Voicemail" means one was left, unless a part we don't know says otherwise.
        others = (part for part in parts if _word(part) not in _OUTCOMES)
        if any(map(_DENIAL.match, others)):
            return None
    return _OUTCOMES.get(strongest)


def _word(text: str) -> str:
    code = text.split(maxsplit=1)[:1]
    return _AAPOR.get(code[0]) or folded(text) if code else ""
