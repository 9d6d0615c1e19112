"""What the statuses of VICIdial's call logs say about how a call ended."""

from collections.abc import Mapping

from cockpit.core.model import Detail, Outcome
from cockpit.lists.headers import folded
from cockpit.lists.outcomes import Ending
from cockpit.lists.table import Table

CODES = (
    (Ending(Outcome.ANSWERED), "SALE NP DEC XFER PU"),
    (Ending(Outcome.ANSWERED, Detail.NOT_INTERESTED), "NI"),
    (Ending(Outcome.ANSWERED, Detail.ASKED_FOR_A_CALL), "CALLBK CBHOLD"),
    (Ending(Outcome.ANSWERED, Detail.DO_NOT_CALL), "DNC"),
    (Ending(Outcome.ANSWERED, Detail.WRONG_NUMBER), "WN WRONG"),
    (Ending(Outcome.VOICEMAIL), "AM AL PM LM LVM"),
    (Ending(Outcome.NO_MESSAGE, Detail.RANG_OUT), "N NA"),
    (Ending(Outcome.NO_MESSAGE, Detail.MACHINE), "A AA"),
    (Ending(Outcome.NO_MESSAGE, Detail.BUSY), "B AB"),
    (Ending(Outcome.NO_MESSAGE, Detail.DISCONNECTED), "DC ADC"),
    # They picked up, and nobody was there for them.
    (Ending(Outcome.NO_MESSAGE), "DROP XDROP PDROP AFAX"),
)
"""What its statuses stand for."""

_STATUSES = {code: ending for ending, codes in CODES for code in codes.split()}


def statuses(table: Table) -> Mapping[str, Ending]:
    """Return what the codes of a table's statuses mean: nothing, unless it is VICIdial's."""
    names = set(map(folded, table.header))
    is_vicidials = "status" in names and names & {"phonenumberdialed", "lengthinsec"}
    return _STATUSES if is_vicidials else {}
