"""What a column says about whether somebody may be called at all."""

from cockpit.lists.headers import folded

_YES = """
    1 10 true t yes y x on checked optedout optout blocked listed dnc dncl donotcall donotphone
    donotcontact donotcallme never ja oui si sim wahr vrai verdadero
"""
_NO = """
    0 00 false f no n off unchecked none null na nil ok oktocall notondnc notdnc notlisted clean
    callable allowed nein non nao falsch faux falso
"""
_TICKS = frozenset("\u2713\u2714\u2611\u2705")
_DASHES = frozenset("-\u2013\u2014.\u2610")
_BARRING = """
    dnc dncl donotcall donotphone donotcontact donotcalllist optedout optedoutofcalls
"""
_STATUSES = frozenset(_BARRING.split())
_SAYS = dict.fromkeys(_YES.split(), True) | dict.fromkeys(_NO.split(), False)


def bars(text: str) -> bool | None:
    """Whether a cell of a do-not-call column bars its lead; None where it cannot be told."""
    if text in _TICKS:
        return True
    if not text or text in _DASHES:
        return False
    return _SAYS.get(folded(text))


def status_bars(text: str) -> bool:
    """Whether a lead's status says that it must not be called."""
    return folded(text) in _STATUSES
