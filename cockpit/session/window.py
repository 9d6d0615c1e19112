"""The stretch of the queue in sight: it moves with the rep and is read anew when time has."""

from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice

from cockpit.session.lineup import Lineup, Place, Standing

STRETCH = 60
"""Rows read at a time: more than any screen shows of the queue."""

MARGIN = STRETCH // 2
"""Rows there should be before and behind the cursor: about as many as a screen shows."""

MOST = 4 * STRETCH
"""Rows held at most, however far the rep goes."""


@dataclass(slots=True)
class Window:
    """Rows of the queue around a cursor; never the whole list."""

    lineup: Lineup
    rows: list[Standing] = field(default_factory=list)
    cursor: int = 0
    at_top: bool = True
    at_end: bool = False

    @property
    def current(self) -> Standing | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.rows else None

    def top(self, now: datetime) -> None:
        """Go to the head of the queue."""
        self.rows = list(islice(self.lineup.ahead(now), STRETCH))
        self.cursor, self.at_top = 0, True
        self.at_end = len(self.rows) < STRETCH

    def end(self, now: datetime) -> None:
        """Go to the end of the queue."""
        self.rows = list(islice(self.lineup.behind(now), STRETCH))[::-1]
        self.cursor = max(0, len(self.rows) - 1)
        self.at_top, self.at_end = len(self.rows) < STRETCH, True

    def move(self, now: datetime, steps: int) -> None:
        """Go down, or up, by so many rows, as far as there are any."""
        target = self.cursor + steps
        if steps > 0 and target + MARGIN >= len(self.rows) and not self.at_end:
            target -= self._extend(now, target)
        if steps < 0 and target < MARGIN and not self.at_top:
            target += self._prepend(now, -target)
        self.cursor = max(0, min(target, len(self.rows) - 1))

    def renew(self, now: datetime, keep: int | None = None) -> None:
        """Read the same stretch again, keeping the cursor on lead ``keep`` or else on its row."""
        if self.at_top or not self.rows:
            wanted = self._enough()
            rows = list(islice(self.lineup.ahead(now), wanted))
            self.at_end = len(rows) < wanted
        else:
            rows = self._again(now)
        self.rows = rows
        places = {standing.dossier.lead.id: i for i, standing in enumerate(rows)}
        wanted = places.get(keep, self.cursor) if keep is not None else self.cursor
        self.cursor = max(0, min(wanted, len(rows) - 1))

    def go_to(self, now: datetime, standing: Standing) -> None:
        """Put the cursor on a lead wherever it stands, with its neighbours around it."""
        for index, row in enumerate(self.rows):
            if row.dossier.lead.id == standing.dossier.lead.id:
                self.cursor = index
                return
        before = list(islice(self.lineup.behind(now, standing.place), MARGIN))[::-1]
        after = list(islice(self.lineup.ahead(now, standing.place), MARGIN))
        self.rows = [*before, standing, *after]
        self.cursor = len(before)
        self.at_top, self.at_end = len(before) < MARGIN, len(after) < MARGIN

    def _again(self, now: datetime) -> list[Standing]:
        # The old first row may have gone: whoever stands at or after its place comes first.
        first = self.rows[0]
        still = self.lineup.standing(first.dossier.lead.id, now)
        head = [still] if still and still.place == first.place else []
        wanted = self._enough()
        rest = list(islice(self.lineup.ahead(now, first.place), wanted))
        self.at_end = len(rest) < wanted
        rows = head + rest
        if rows:
            return rows
        self.at_end = True
        found = list(islice(self.lineup.behind(now), STRETCH))[::-1]
        self.at_top = len(found) < STRETCH
        return found

    def _enough(self) -> int:
        return max(STRETCH, self.cursor + MARGIN)

    def _extend(self, now: datetime, target: int) -> int:
        """Read on below; how many rows were let go of above."""
        more = max(MARGIN, target - len(self.rows) + MARGIN)
        place = self._last_place()
        found = list(islice(self.lineup.ahead(now, place), more))
        self.rows += found
        self.at_end = len(found) < more
        surplus = max(0, len(self.rows) - MOST)
        del self.rows[:surplus]
        self.at_top &= not surplus
        return surplus

    def _prepend(self, now: datetime, above: int) -> int:
        more = max(MARGIN, above + MARGIN)
        found = list(islice(self.lineup.behind(now, self.rows[0].place), more))[::-1]
        rows = found + self.rows
        self.rows = rows[:MOST]
        self.at_end &= len(rows) <= MOST
        self.at_top = len(found) < more
        return len(found)

    def _last_place(self) -> Place | None:
        return self.rows[-1].place if self.rows else None
