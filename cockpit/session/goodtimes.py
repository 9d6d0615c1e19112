"""When to call instead: the next good time of whoever is on deck."""

from collections.abc import Iterable
from datetime import datetime

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Remedy, Sign
from cockpit.core.week import Week


class GoodTimes:
    """The next good time of one lead at a time, worked out once a minute.

    ``rep_hours`` are the rep's own, on the rep's clock.
    """

    def __init__(self, lookout: Lookout, rep_hours: Week) -> None:
        self._lookout = lookout
        self._rep_hours = rep_hours
        self._asked: tuple[Dossier, str, datetime] | None = None
        self._found: datetime | None = None

    def of(self, dossier: Dossier, now: datetime, phone: str) -> datetime | None:
        """The next good time to call the lead on that number, in UTC.

        ``None`` if there is none within 14 days.
        """
        # It falls on a quarter of an hour: within a minute the answer stays as it is.
        asked = dossier, phone, now.replace(second=0, microsecond=0)
        before = self._asked
        if before is None or before[0] is not dossier or before[1:] != asked[1:]:
            # 1 ms that most starts do without.
            from cockpit.core.goodtime import next_good_time

            situation = self._lookout.situation(dossier, now, phone)
            self._found = next_good_time(situation, self._lookout.rules, self._rep_hours)
            self._asked = asked
        return self._found

    def mending(
        self, signs: Iterable[Sign], dossier: Dossier, now: datetime, phone: str
    ) -> datetime | None:
        """The next good time where one of the signs is mended by waiting, else ``None``."""
        if any(sign.remedy is Remedy.SNOOZE for sign in signs):
            return self.of(dossier, now, phone)
        return None
