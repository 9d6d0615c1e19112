"""How a call ended, in our words and in those of the usual CRMs."""

import re
from dataclasses import dataclass

from cockpit.core.model import DETAILS, Detail, Direction, Outcome
from cockpit.lists.headers import folded


@dataclass(frozen=True, slots=True)
class Ending:
    """How a call ended, and what more is said of that."""

    outcome: Outcome
    detail: Detail | None = None


ENDINGS = tuple(Ending(each, more) for each in Outcome for more in (None, *DETAILS[each]))
"""Every way in which a call can end."""

_ANSWERED = Ending(Outcome.ANSWERED)
_VOICEMAIL = Ending(Outcome.VOICEMAIL)
_NO_MESSAGE = Ending(Outcome.NO_MESSAGE)
_GATEKEEPER = Ending(Outcome.VOICEMAIL, Detail.GATEKEEPER)

# A live message was left with a person: they have heard from us, if not in their own ear.
# Where two words disagree ("No Answer - Left Voicemail"), the one higher up counts.
WORDS = (
    (_VOICEMAIL, """
        voicemailleft leftvoicemail lvm vmleft leftvm leftmessage leftamessage messageleft
        leftvoicemessage leftmsg b2cf5968551e4856978352b3da59a7d0
    """),
    (_GATEKEEPER, "leftlivemessage a4c4c377d2464b32a13b75a56a4cd0ff"),
    (_NO_MESSAGE, """
        nomessage nomessageleft novoicemail novoicemailleft didnotleavemessage novm
        mailboxfull voicemailfull full vmanswer
    """),
    (_GATEKEEPER, "gatekeeper"),
    (_VOICEMAIL, "voicemail vm"),
    (Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT), "rangout"),
    (Ending(Outcome.NO_MESSAGE, Detail.MACHINE), "answeringmachine machine machinesaidnothing"),
    (Ending(Outcome.NO_MESSAGE, Detail.DISCONNECTED), "notinservice numbernotinservice"),
    (_NO_MESSAGE, """
        noanswer didnotanswer notanswered unanswered noresponse notreached
        73a0d17f11634015bdd5ec830791da20
    """),
    (Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER), """
        wrongnumber badnumber 17b47fee58de441ea44cc6300d46f273
    """),
    (Ending(Outcome.ANSWERED, Detail.DO_NOT_CALL), "donotcall dnc"),
    (Ending(Outcome.ANSWERED, Detail.NOT_INTERESTED), "notinterested"),
    (Ending(Outcome.ANSWERED, Detail.ASKED_FOR_A_CALL), """
        callback callbackrequested requestedcallback askedforacall
    """),
    (Ending(Outcome.ANSWERED, Detail.INTERESTED), "interested"),
    (_ANSWERED, """
        answered answer connected connect contacted spoke spokewith spoken talked talkedto
        reached conversation hungup hangup
        meetingbooked meetingscheduled meetingset appointmentset appointmentscheduled
        f240bbac87c94f6ebf70924b57d47db7
    """),
    (Ending(Outcome.NO_MESSAGE, Detail.BUSY), "busy 9d9162e76cf34944bf634dff82258764"),
    (Ending(Outcome.NO_MESSAGE, Detail.DISCONNECTED), "disconnected disconnectednumber"),
    (_NO_MESSAGE, "missed missedcall failed canceled cancelled abandoned error"),
)  # fmt: skip
"""The folded words for endings, the ids of HubSpot's dispositions among them."""

_ENDINGS = {word: ending for ending, words in WORDS for word in words.split()}
_STRENGTHS = {word: place for place, (_, words) in enumerate(WORDS) for word in words.split()}
_DETAILS = {folded(text): each for each in Detail for text in (each.value, each.label)}
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


def ending(text: str) -> Ending:
    """Return the ending that a word, an AAPOR code or a HubSpot disposition id stands for.

    Of several, as in "No Answer - Left Voicemail", the one that says most counts, with the
    first detail that goes with it. Raise `OutcomeError` where there is none. A busy line heard
    no message; a wrong number was answered by somebody.
    """
    found = _ENDINGS.get(_word(text)) or _told_in_parts(text)
    if found is None:
        raise OutcomeError("unknown outcome" if text else "no outcome")
    return found


def outcome(text: str) -> Outcome:
    """Return the outcome of that ending, or raise `OutcomeError`."""
    return ending(text).outcome


def detail(text: str) -> Detail:
    """Return the detail that goes by that code or those words, or raise `OutcomeError`."""
    found = _DETAILS.get(folded(text))
    if found is None:
        raise OutcomeError("unknown detail")
    return found


def says_inbound(text: str) -> bool:
    """Whether a word in an outcome's place says who called, and not how it ended."""
    return folded(text) in _INBOUND


def says_only_inbound(text: str) -> bool:
    """Whether what is said of how a call from them ended tells no more than who called."""
    return folded(text) in {"", "callback", *_INBOUND}


def direction(text: str) -> Direction:
    """Return who called whom, us calling them where nothing is said, or raise `OutcomeError`."""
    found = _DIRECTIONS.get(folded(text))
    if found is None:
        raise OutcomeError("unknown direction")
    return found


def _told_in_parts(text: str) -> Ending | None:
    parts = _BETWEEN.split(text)
    known = sorted(filter(_ENDINGS.get, map(_word, parts)), key=_STRENGTHS.__getitem__)
    if not known:
        return None
    if known[0] in {"voicemail", "vm"}:
        # A bare "Voicemail" means one was left, unless a part we don't know says otherwise.
        others = (part for part in parts if _word(part) not in _ENDINGS)
        if any(map(_DENIAL.match, others)):
            return None
    outcome = _ENDINGS[known[0]].outcome
    details = (_ENDINGS[word].detail for word in known)
    return Ending(outcome, next((each for each in details if each in DETAILS[outcome]), None))


def _word(text: str) -> str:
    code = text.split(maxsplit=1)[:1]
    return _AAPOR.get(code[0]) or folded(text) if code else ""
