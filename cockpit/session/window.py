"""The stretch of the queue in sight: it moves with the rep and is read anew when time has."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from operator import attrgetter

from cockpit.session.lineup import Lineup, Place, Standing

STRETCH = 60
"""Rows read at a time: more than any screen shows of the queue."""

MARGIN = STRETCH // 2
"""Rows there should be before and behind the cursor: about as many as a screen shows."""

AHEAD = 10
"""Outcomes that should not have to read on: more than anybody logs between two looks."""

PASSED_OVER = 10
"""Leads found out of place one after another, after which the stretch is read again."""

MOST = 3 * STRETCH
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

    @property
    def leads(self) -> set[int]:
        """Who stands in the stretch."""
        return {row.dossier.lead.id for row in self.rows}

    def top(self, now: datetime) -> None:
        """Go to the head of the queue."""
        self.rows = list(islice(self.lineup.ahead(now), STRETCH))
        self.cursor, self.at_top = 0, True
        self.at_end = len(self.rows) < STRETCH

    def end(self, now: datetime, in_sight: int) -> None:
        """Go to the end of the queue, of which so many rows are in sight."""
        # No more than that: a rep waits, and none of them is at hand.
        wanted = max(MARGIN, in_sight)
        self.rows = list(islice(self.lineup.behind(now), wanted))[::-1]
        self.cursor = max(0, len(self.rows) - 1)
        self.at_top, self.at_end = len(self.rows) < wanted, True

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
        self._put_cursor(keep)

    def amend(self, now: datetime, leads: Collection[int], keep: int | None = None) -> None:
        """Let these leads stand where they stand now, as if the stretch had been read again.

        Others are taken to stand where they did; but whoever comes under the cursor is looked
        at, and moves on where a minute's seconds have made a difference.
        """
        for _ in range(PASSED_OVER):
            if not self._place_anew(now, leads):
                break
            self._put_cursor(keep)
            current = self.current
            if current is None or self.lineup.holds(current, now):
                self._read_on(now, self._enough())
                return
            leads = (current.dossier.lead.id,)
        self.renew(now, keep)

    def prepare(self, now: datetime) -> None:
        """Read on while no key is pressed, if one of the next keys might have to."""
        self._read_on(now, self._enough() + AHEAD)

    def go_to(self, now: datetime, standing: Standing) -> None:
        """Put the cursor on a lead wherever it stands, with its neighbours around it."""
        for index, row in enumerate(self.rows):
            if row.dossier.lead.id == standing.dossier.lead.id:
                self.move(now, index - self.cursor)
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

    def _place_anew(self, now: datetime, leads: Collection[int]) -> bool:
        """Take leads out and put back who stands in the stretch; whether any of it is left."""
        others = [row for row in self.rows if row.dossier.lead.id not in leads]
        anew = (self.lineup.standing(lead, now) for lead in leads)
        found = [row for row in anew if row and self._spans(row.place)]
        if not (others or found or (self.at_top and self.at_end)):
            return False
        self.rows = sorted([*others, *found], key=attrgetter("place"))
        return True

    def _read_on(self, now: datetime, wanted: int) -> None:
        if len(self.rows) < wanted and not self.at_end:
            self.cursor -= self._extend(now, self.cursor)

    def _spans(self, place: Place) -> bool:
        """Whether a lead at that place stands in the stretch."""
        after = self.at_top or (bool(self.rows) and place >= self.rows[0].place)
        return after and (self.at_end or (bool(self.rows) and place <= self.rows[-1].place))

    def _put_cursor(self, keep: int | None) -> None:
        ids = [row.dossier.lead.id for row in self.rows]
        wanted = ids.index(keep) if keep in ids else self.cursor
        self.cursor = max(0, min(wanted, len(ids) - 1))

    def _enough(self) -> int:
        return max(STRETCH, self.cursor + MARGIN)

    def _extend(self, now: datetime, target: int) -> int:
        """Read on below; how many rows were let go of above."""
        more = max(MARGIN, target - len(self.rows) + MARGIN)
        here = {row.dossier.lead.id for row in self.rows}
        found = list(islice(self.lineup.ahead(now, self._last_place()), more))
        # Whoever became a repeat since the rows above were read stands there already.
        self.rows += [row for row in found if row.dossier.lead.id not in here]
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
