"""No key reads the whole list: the plans of all statements a session runs."""

import re
import sqlite3
from contextlib import closing
from datetime import timedelta
from zoneinfo import ZoneInfo

from cockpit.config import Config
from cockpit.core.model import Cause, Channel, Detail, Outcome
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.shelf import load_shelf

REP_ZONE = ZoneInfo("America/New_York")

LARGE = r"\b(leads|numbers|events|lead_state|do_not_call|search)\b"


def test_every_statement_of_a_session_is_served_by_an_index(tmp_path, draft, clock):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        drafts = [draft(f"Lead {n}", n, zone="America/Chicago") for n in range(90)]
        ledger.import_leads(drafts, "l", clock(), "f")
        connection = ledger._connection
        run: list[str] = []
        connection.set_trace_callback(run.append)
        a_session(ledger, clock)
        connection.set_trace_callback(None)
        statements = {one for one in run if re.match(r"\s*(SELECT|UPDATE|INSERT|DELETE)", one)}
        scans = [
            (one, step) for one in statements for step in plan(connection, one) if slow(one, step)
        ]
        assert len(statements) > 30
        assert scans == []


def a_session(ledger, clock) -> None:
    session = Session(ledger, Config(), load_shelf(None), clock, REP_ZONE)
    for outcome in (Outcome.NO_MESSAGE, Outcome.VOICEMAIL, Outcome.ANSWERED):
        session.log(outcome)
        clock.forward(seconds=70)
    session.proceed()
    session.skip()
    session.snooze(clock() + timedelta(hours=1))
    session.note("a line")
    session.do_not_call()
    session.undo()
    the_whole_guard(session, clock)
    session.undo()
    session.redo()
    session.move(5)
    session.move(70)
    session.end()
    session.top()
    session.back()
    session.find("lea 1")
    session.find("0100")
    session.look()


def the_whole_guard(session: Session, clock) -> None:
    for words in ("9am", "4pm", "tomorrow"):
        session.promise(session.look().card.lead.id, words)
    session.call_back(7, Outcome.ANSWERED, Cause.MESSAGE)
    session.promise(7, "tomorrow")
    session.touch(Channel.EMAIL)
    session.log(Outcome.NO_MESSAGE)
    session.add_detail(Detail.DO_NOT_CALL)
    session.park()
    session.retire()
    clock.forward(hours=24)
    session.look()
    assert session.why(7) is not None
    session.log(Outcome.VOICEMAIL)
    session.move(70)
    session.top()


def plan(connection: sqlite3.Connection, statement: str) -> list[str]:
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]


def slow(statement: str, step: str) -> bool:
    """Whether a step of a plan reads all of a table that grows with the list, or sorts one.

    The events of a single lead may be sorted.
    """
    if "TEMP B-TREE FOR ORDER BY" in step:
        return "FROM events" not in statement
    scans = step.startswith("SCAN") and re.search(LARGE, step)
    return bool(scans) and "VIRTUAL TABLE INDEX" not in step
