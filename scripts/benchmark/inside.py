"""Run by each program's own Python, with its own modules: times what a key asks the ledger.

    inside.py DATABASE MOMENT

Reads a line of JSON for each question and answers it with one: ["find", WORDS], ["look", ""]
and ["log", ""] with the seconds that the ledger, or the session, took and how many it found.
"""

import gc
import json
import sys
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from zoneinfo import ZoneInfo

from cockpit.config import Config
from cockpit.core.model import Outcome
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.shelf import load_shelf


class Inside:
    """A ledger, and a session on it once one is asked for, with a clock moved by hand."""

    def __init__(self, database: Path, now: datetime) -> None:
        self._now = now
        self._ledger = SqliteLedger(database, "bench")
        self._session: Session | None = None

    def answer(self, asked: str, words: str) -> tuple[float, int]:
        """Seconds that the answer took, and how many were found."""
        if asked == "find":
            begun = perf_counter()
            found = self._ledger.find(words)
            return perf_counter() - begun, len(found)
        session = self.session()
        if asked == "log":
            self._now += timedelta(seconds=1)
            begun = perf_counter()
            view = session.log(Outcome.NO_MESSAGE)
        else:
            # A minute to or fro makes a look read the queue anew.
            self._now += timedelta(minutes=-1 if self._now.minute % 2 else 1)
            begun = perf_counter()
            view = session.look()
        return perf_counter() - begun, len(view.queue.rows)

    def session(self) -> Session:
        """The session, opened when it is first asked for."""
        if self._session is None:
            zone = ZoneInfo("America/New_York")
            self._session = Session(
                self._ledger, Config(), load_shelf(None), lambda: self._now, zone
            )
        return self._session


def main(database: Path, now: datetime) -> None:
    """Answer until there is no more question."""
    inside = Inside(database, now)
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        print(json.dumps(inside.answer(*json.loads(line))), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2]))
