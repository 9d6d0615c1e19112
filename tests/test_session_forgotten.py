from contextlib import closing
from zoneinfo import ZoneInfo

from cockpit.config import Config
from cockpit.core.model import Outcome
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.session.view import Mood
from cockpit.shelf import load_shelf

CHICAGO = ZoneInfo("America/Chicago")


def test_whoever_is_forgotten_beside_a_session_is_gone_from_it(ledger, draft, clock):
    ledger.import_leads(
        [draft(n, i) for i, n in enumerate(("Ann", "Bob", "Cy"))], "l", clock(), "f"
    )
    session = Session(ledger, Config(), load_shelf(None), clock, CHICAGO)
    assert session.log(Outcome.NO_MESSAGE).card.lead.name == "Bob"
    with closing(SqliteLedger(ledger.path, "other")) as other:
        other.forget(clock(), 1)
        other.forget(clock(), 2)
    late = session.note("They moved to Ohio")
    assert late.status.mood is Mood.FAILED
    assert "not in this database any more" in late.status.text
    assert session.look().card.lead.name == "Cy"
    assert session.back().card.lead.name == "Cy"
    assert session.summary().owed == ()
    undone = session.undo()
    assert (undone.status.mood, undone.card.lead.name) == (Mood.ASLEEP, "Cy")
    assert b"Ohio" not in ledger.path.read_bytes()
