"""How each program calls the ways a call can end, and what its words leave out.

What a disposition cannot say stands at the end of the note (``rang twice; no message left``),
from where `told` takes it off again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cockpit.core.model import Detail, Outcome
from cockpit.lists.headers import folded
from cockpit.lists.outcomes import ENDINGS, Ending, ending

_BEFORE = "; "
_COLUMNS = frozenset(
    {"calloutcome", "hscalldisposition", "calldisposition", "callresult", "disposition"}
)
_SAID = {
    Outcome.ANSWERED: "answered",
    Outcome.VOICEMAIL: "message left",
    Outcome.NO_MESSAGE: "no message left",
}
_AAPOR = {
    Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER): "4.3",
    Ending(Outcome.VOICEMAIL): "2.221",
    Ending(Outcome.VOICEMAIL, Detail.GATEKEEPER): "2.21",
    Ending(Outcome.NO_MESSAGE): "2.222",
    Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT): "3.13",
    Ending(Outcome.NO_MESSAGE, Detail.BUSY): "2.3",
    Ending(Outcome.NO_MESSAGE, Detail.MACHINE): "2.222",
    Ending(Outcome.NO_MESSAGE, Detail.GATEKEEPER): "2.21",
}


@dataclass(frozen=True, slots=True)
class Dispositions:
    """A program's words for our endings.

    An ending without a word of its own has that of its outcome. ``vague`` are words that need
    the note in any case.
    """

    words: Mapping[Ending, str]
    vague: tuple[str, ...] = ()

    def word(self, ended: Ending) -> str:
        """Return the disposition of a call that ended so."""
        return self.words.get(ended) or self.words[Ending(ended.outcome)]

    def note(self, ended: Ending, note: str) -> str:
        """Return the note, with what the disposition leaves out."""
        word, note = self.word(ended), note.strip()
        plain = ending(word) == ended and word not in self.vague
        if plain and told(word, note)[1] == note:
            return note
        return _BEFORE.join(filter(None, (note, _remark(ended))))


def _dispositions(
    answered: str, voicemail: str, silent: str, busy: str, wrong: str, live: str
) -> dict[Ending, str]:
    return {
        Ending(Outcome.ANSWERED): answered,
        Ending(Outcome.VOICEMAIL): voicemail,
        Ending(Outcome.NO_MESSAGE): silent,
        Ending(Outcome.NO_MESSAGE, Detail.BUSY): busy,
        Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER): wrong,
        Ending(Outcome.VOICEMAIL, Detail.GATEKEEPER): live,
        Ending(Outcome.NO_MESSAGE, Detail.GATEKEEPER): live,
    }


HUBSPOT = Dispositions(
    _dispositions(
        "Connected", "Left voicemail", "No answer", "Busy", "Wrong number", "Left live message"
    ),
    vague=("No answer",),
)
HUBSPOT_IDS = {
    "Connected": "f240bbac-87c9-4f6e-bf70-924b57d47db7",
    "Left voicemail": "b2cf5968-551e-4856-9783-52b3da59a7d0",
    "No answer": "73a0d17f-1163-4015-bdd5-ec830791da20",
    "Busy": "9d9162e7-6cf3-4944-bf63-4dff82258764",
    "Wrong number": "17b47fee-58de-441e-a44c-c6300d46f273",
    "Left live message": "a4c4c377-d246-4b32-a13b-75a56a4cd0ff",
}
SALESFORCE = Dispositions(
    _dispositions(
        "Connected", "Left Voicemail", "No Message", "Busy", "Wrong Number", "Left Live Message"
    )
)
CLOSE = Dispositions(
    _dispositions("answered", "vm-left", "no-answer", "busy", "answered", "answered")
)


def aapor(ended: Ending) -> str:
    """Return the final disposition code of survey research (AAPOR), blank where there is none."""
    return _AAPOR.get(ended, "")


def has_dispositions(header: Iterable[str]) -> bool:
    """Whether a table with these columns comes from such a program, its notes for `told`."""
    return not _COLUMNS.isdisjoint(map(folded, header))


def told(word: str, note: str) -> tuple[Ending, str]:
    """Return how a call with this disposition and note ended, and the rest of the note.

    Only what one of the programs' words leaves out is taken from the note. Raise
    `OutcomeError` where the disposition is unknown.
    """
    rest, _, last = note.rpartition(_BEFORE)
    found = _REMARKS.get(folded(word), {}).get(last)
    return (found, rest) if found else (ending(word), note)


def _remark(ended: Ending) -> str:
    if ended == Ending(Outcome.NO_MESSAGE):
        return _SAID[Outcome.NO_MESSAGE]
    return f"{_SAID[ended.outcome]}: {ended.detail.label if ended.detail else 'no detail'}"


def _remarks(programs: Iterable[Dispositions]) -> dict[str, dict[str, Ending]]:
    """Return what may stand in a note beside each disposition, its HubSpot id included."""
    remarks: dict[str, dict[str, Ending]] = {}
    for program in programs:
        for ended in ENDINGS:
            word = program.word(ended)
            for name in (word, HUBSPOT_IDS.get(word, word)):
                remarks.setdefault(folded(name), {})[_remark(ended)] = ended
    return remarks


_REMARKS = _remarks((HUBSPOT, SALESFORCE, CLOSE))
