"""The practice list: sample leads on reserved numbers, with a past that is always recent.

``practice_calls.csv`` says when each past call was made by days before today and a time on
the lead's clock, so that the guard has something to say whenever the list is opened:

- ``now+10m``: that far from the present time of day, kept inside calling hours;
- ``10:40/15:20``: the first of these that is at least two hours from it.
"""

import csv
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.core.model import CallDraft, LeadDraft, Number, Outcome
from cockpit.core.phone import candidate_zones

_DATA = Path(__file__).parent / "starter"
_DAY = 24 * 60
_OPEN, _CLOSE = 8 * 60 + 5, 20 * 60 + 55
_APART = 2 * 60
# A call of "yesterday" made after midnight must still have had time to rest.
_SETTLED = timedelta(hours=4)


def practice_drafts(now: datetime) -> tuple[list[LeadDraft], list[CallDraft]]:
    """The practice leads and their past as seen at ``now``, which is aware.

    Calls are in UTC, in whole seconds, oldest first, and between four hours and a month old.
    """
    leads = [_lead(row) for row in _rows("practice_leads.csv")]
    clocks = {
        number.phone: ZoneInfo(lead.zone or number.zones[0])
        for lead in leads
        for number in lead.numbers
        if lead.zone or number.zones
    }
    calls = [
        _call(row, now.astimezone(clocks[row["phone"]])) for row in _rows("practice_calls.csv")
    ]
    return leads, sorted(calls, key=lambda call: call.at)


def _rows(name: str) -> list[dict[str, str]]:
    with (_DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def _lead(row: dict[str, str]) -> LeadDraft:
    phones = {"": row["phone"], "mobile": row["mobile"]}
    return LeadDraft(
        name=row["name"],
        company=row["company"],
        title=row["title"],
        zone=row["zone"],
        list=row["list"],
        priority=int(row["priority"]),
        notes=row["notes"],
        numbers=tuple(
            Number(phone, label, tuple(candidate_zones(phone)))
            for label, phone in phones.items()
            if phone
        ),
    )


def _call(row: dict[str, str], there: datetime) -> CallDraft:
    """One past call; ``there`` is the present on the lead's clock."""
    day = (there - _SETTLED).date() - timedelta(days=int(row["days_ago"]))
    wall = time(*divmod(_wall(row["wall"], there.hour * 60 + there.minute), 60))
    at = datetime.combine(day, wall, there.tzinfo).astimezone(UTC)
    return CallDraft(row["phone"], at, Outcome(row["outcome"]), row["note"])


def _wall(words: str, present: int) -> int:
    """Minutes since midnight for the words of the ``wall`` column, at ``present`` minutes."""
    if words.startswith("now"):
        shift = int(words.removeprefix("now").removesuffix("m") or 0)
        return min(max(present + shift, _OPEN), _CLOSE)
    walls = [_minutes(wall) for wall in words.split("/")]
    return next((wall for wall in walls if _distance(wall, present) >= _APART), walls[-1])


def _minutes(wall: str) -> int:
    hours, minutes = wall.split(":")
    return int(hours) * 60 + int(minutes)


def _distance(wall: int, present: int) -> int:
    apart = abs(wall - present)
    return min(apart, _DAY - apart)
