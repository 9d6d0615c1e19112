"""What can be asked of a ledger, each question answered by a few rows of an index."""

import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from cockpit.core.dossier import Dossier
from cockpit.core.events import Event
from cockpit.core.model import Lead
from cockpit.core.queue import Rank
from cockpit.ledger import LedgerError, codec, finding, pools, promises, queueing, reading, resting
from cockpit.ledger.opening import translated
from cockpit.ledger.pools import Pool
from cockpit.ledger.promises import Owed
from cockpit.ledger.queueing import Probe
from cockpit.ledger.resting import Away

if TYPE_CHECKING:
    from cockpit.ledger.calls import PastCall
    from cockpit.ledger.forgetting import Traces
    from cockpit.ledger.suppression import Suppression


class Reader:
    """The ledger at ``path``, open on a connection.

    Every method raises LedgerError if the file cannot be read.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def generation(self) -> int:
        """A number that changes when another process has written."""
        with self._reading():
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def is_empty(self) -> bool:
        """Whether there is not one lead."""
        with self._reading():
            return self._connection.execute("SELECT 1 FROM leads LIMIT 1").fetchone() is None

    def has_call_by_hand(self) -> bool:
        """Whether a call that was not imported stands among the first or last events."""
        with self._reading():
            return reading.has_call_by_hand(self._connection)

    def dossier(self, lead: int) -> Dossier:
        """A lead with everything that happened on its numbers."""
        with self._reading():
            return reading.dossier(self._connection, lead)

    def dossiers(self, leads: Collection[int]) -> Mapping[int, Dossier]:
        """Leads with all that happened on their numbers, by id, those there are: few reads."""
        with self._reading():
            return reading.dossiers(self._connection, leads)

    def header_map(self, header: str) -> Mapping[str, str]:
        """What the columns of files with this header become, empty where nobody has said."""
        from cockpit.ledger import headermaps

        with self._reading():
            return headermaps.header_map(self._connection, header)

    def event(self, id: str) -> Event:
        """The event with that id."""
        with self._reading():
            return reading.event(self._connection, id)

    def leads_having(self, phone: str) -> tuple[int, ...]:
        """The ids of the leads that have the number."""
        with self._reading():
            return reading.leads_having(self._connection, (phone,))

    def some_having(self, phone: str, most: int) -> tuple[int, ...]:
        """The ids of at most so many leads that have the number."""
        with self._reading():
            return reading.some_having(self._connection, phone, most)

    def leads_on_line(self, base: str) -> tuple[int, ...]:
        """The ids of the leads that have the number with an extension behind it."""
        with self._reading():
            return reading.leads_on_line(self._connection, base)

    def has_lead(self, id: int) -> bool:
        """Whether there is a lead with that id."""
        with self._reading():
            return reading.has_lead(self._connection, id)

    def lead(self, id: int) -> Lead:
        """The lead with that id."""
        with self._reading():
            return reading.lead(self._connection, id)

    def leads(self) -> Iterator[Lead]:
        """Every lead in order of import, one by one."""
        with self._reading():
            ids = self._connection.execute("SELECT id FROM leads ORDER BY id")
            for row in ids:
                yield reading.lead(self._connection, row[0])

    def call_events(self) -> Iterator[Event]:
        """Every event about calls in order of arrival, one by one."""
        with self._reading():
            rows = self._connection.execute(
                f"SELECT {reading.EVENT} FROM events WHERE kind IN"
                " ('call', 'correction', 'talk', 'note', 'undo') ORDER BY rowid"
            )
            for row in rows:
                yield codec.event(row)

    def past_calls(self) -> "Iterator[PastCall]":
        """Every call that counts, in the order they were made, one by one."""
        from cockpit.ledger.calls import past_calls

        with self._reading():
            yield from past_calls(self._connection)

    def find(self, query: str, most: int = 50) -> tuple[int, ...]:
        """The ids of leads by first letters of words, or by digits of a number's ends."""
        with self._reading():
            return finding.found(self._connection, query, most)

    # The do-not-call list

    def barred(self) -> tuple[str, ...]:
        """Every number on the do-not-call list, in order."""
        with self._reading():
            return reading.barred(self._connection)

    def unbarred(self, phones: Iterable[str]) -> tuple[str, ...]:
        """Those of the numbers, each once, that are not on the list in any form."""
        wanted = tuple(dict.fromkeys(phones))
        hashed = self.suppressed(wanted)
        with self._reading():
            barred = {p for p in wanted if reading.is_barred(self._connection, p)}
        return tuple(phone for phone in wanted if phone not in hashed | barred)

    def suppression(self) -> "Suppression":
        """The numbers of those who asked to be forgotten.

        Raises LedgerError too if there are some and the secret of their hashes is not at hand.
        """
        from cockpit.ledger import suppression

        with self._reading():
            return suppression.suppression(self._connection, self.path)

    def suppressed(self, phones: Iterable[str]) -> frozenset[str]:
        """Those of the numbers whose owners asked to be forgotten.

        Raises LedgerError too if anybody did and the secret of the hashes is not at hand.
        """
        from cockpit.ledger import suppression

        with self._reading():
            return suppression.suppressed(self._connection, self.path, phones)

    def suppressed_count(self) -> int:
        """How many numbers are kept as hashes."""
        from cockpit.ledger import suppression

        with self._reading():
            return suppression.suppressed_count(self._connection)

    def traces(self, lead: int) -> "Traces":
        """All that would be erased were a lead forgotten."""
        from cockpit.ledger import forgetting

        with self._reading():
            return forgetting.traces(self._connection, lead)

    def is_unswept(self) -> bool:
        """Whether bytes of what was erased may still be found in the file."""
        with self._reading():
            return bool(self._connection.execute("SELECT unswept FROM forgetting").fetchone()[0])

    # The queue

    def lists(self) -> dict[str, int]:
        """How many open leads each list has, by name."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT list, sum(waiting) FROM pools GROUP BY list ORDER BY list"
            )
            return dict(rows.fetchall())

    def pools(self) -> tuple[Pool, ...]:
        """Every pool that has an open lead in it."""
        with self._reading():
            return pools.pools(self._connection)

    def ranks(
        self, probes: Sequence[Probe], start: Rank | None = None, backward: bool = False
    ) -> Generator[Rank, None, None]:
        """Leads in the order of the queue; close the iterator when you have enough."""
        with self._reading():
            yield from queueing.ranks(self._connection, probes, start, backward)

    def rank_of(self, lead: int) -> Rank:
        """Where a lead stands among those of its tier."""
        with self._reading():
            return queueing.rank_of(self._connection, lead)

    def owed(self, now: int, rested: int) -> tuple[Owed, ...]:
        """The pools with leads in them to whom a promise is due, or has lapsed."""
        with self._reading():
            return promises.owed(self._connection, now, rested)

    def promised(
        self, now: int, rested: int, lapsed: bool, backward: bool
    ) -> Generator[tuple[int, int], None, None]:
        """When a promise fell due and to whom, oldest first; close it when you have enough."""
        with self._reading():
            yield from promises.promised(self._connection, now, rested, lapsed, backward)

    def kept_from(self, now: int, rested: int) -> tuple[tuple[Pool, datetime], ...]:
        """The pools with leads in them who are promised a call, and when the first may have it."""
        with self._reading():
            return promises.kept_from(self._connection, now, rested)

    def maybe_promised(self, now: datetime) -> tuple[int, ...]:
        """Ids of leads among whom all are to whom a promise is to be kept at ``now``."""
        with self._reading():
            rows = self._connection.execute(
                "SELECT lead FROM lead_state INDEXED BY state_promised WHERE promise_from > 0"
            )
            # The rows of those of whom something lies after it tell of a later day.
            return tuple({*(row[0] for row in rows), *self.dated_after(codec.seconds(now))})

    def choices(self, since: datetime | None) -> "Iterator[Event]":
        """What reps did where the guard may have had something to say, one by one.

        Calls beside a sign, snoozes, parkings and retirements, from ``since`` on or all of them.
        """
        from cockpit.ledger.choices import choices

        with self._reading():
            yield from choices(self._connection, since)

    def dated_after(self, at: int) -> tuple[int, ...]:
        """The leads of whom something lies after ``at``, in Unix seconds."""
        with self._reading():
            return resting.dated_after(self._connection, at)

    def moved_since(self, then: int, now: int, rest: int, most: int) -> tuple[int, ...]:
        """At most so many of the leads whose row came to mean something else after ``then``."""
        with self._reading():
            return resting.moved_since(self._connection, then, now, rest, most)

    def away(self, now: int, rested: int) -> dict[int, Away]:
        """How many open leads of each pool are not at hand."""
        with self._reading():
            return resting.away(self._connection, now, rested)

    def returns(self, now: int, rested: int, called: bool) -> dict[int, datetime]:
        """By pool, the moment its first resting or snoozed lead may be called again."""
        with self._reading():
            return resting.returns(self._connection, now, rested, called)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise translated(error, self.path) from error
        except UnicodeEncodeError as error:
            text = f"{self.path}: a text has half a character in it; write it anew"
            raise LedgerError(text) from error
