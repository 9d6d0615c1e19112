"""A made-up list of any size, on reserved numbers, with a past that is always recent."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from cockpit.core.model import CallDraft, LeadDraft, Number, Outcome
from cockpit.core.phone import candidate_zones
from cockpit.demo.drawing import pick, share

_AREAS = (
    212, 312, 303, 617, 213, 404, 206, 214, 305, 702, 215, 602, 415, 504, 313, 512, 615, 720,
    503, 704, 317, 412, 414, 816, 901, 919, 804, 203, 207, 208, 307, 401, 402, 406, 501, 505,
    515, 601, 603, 605, 701, 802, 803, 901, 916, 202, 205, 210, 216, 225,
)  # fmt: skip
"""Area codes; a hundred numbers in each, 555-0100 to 555-0199, are reserved for examples."""
_EACH = 100
_FIRST = (
    "Ada", "Ben", "Cora", "Dev", "Ella", "Finn", "Gia", "Hugo", "Ines", "Jon", "Kira", "Liam",
    "Mina", "Noah", "Olga", "Pia", "Quinn", "Rosa", "Sami", "Tara", "Uma", "Vera", "Will", "Xena",
    "Yara", "Zeno", "Aldo", "Bea", "Cleo", "Dora", "Egon", "Faye", "Gus", "Hana", "Ida", "Jude",
)  # fmt: skip
_LAST = (
    "Abbott", "Bell", "Cruz", "Dunn", "Engel", "Frost", "Gray", "Hale", "Irwin", "Jung", "Kerr",
    "Lamb", "Mott", "Nash", "Orr", "Pike", "Quist", "Reed", "Shaw", "Tran", "Udall", "Voss",
    "Wells", "Xu", "York", "Zane", "Arden", "Birch", "Cole", "Drew", "Ellis", "Ford", "Gill",
)  # fmt: skip
_TRADES = (
    "Freight", "Dental", "Bakery", "Logistics", "Clinics", "Robotics", "Cinema", "Paper",
    "Printing", "Roofing", "Foods", "Glass", "Gardens", "Tools", "Music", "Sports", "Travel",
)  # fmt: skip
_TITLES = (
    "Operations Director", "Owner", "Practice Manager", "Office Manager", "Head of Sales",
    "Plant Manager", "Purchasing", "Managing Director", "Warehouse Lead", "Finance Lead",
)  # fmt: skip
_ENDS = (Outcome.NO_MESSAGE,) * 6 + (Outcome.VOICEMAIL,) * 3 + (Outcome.ANSWERED,)
_NEVER_CALLED = 0.45
_LONGEST_PAST = 4
_PAST_DAYS = 12
_OFFICE_MINUTES = range(9 * 60, 17 * 60 + 20, 5)

USUAL = 60
"""Leads of a list of which nobody says how long it is."""

MOST = len(dict.fromkeys(_AREAS)) * _EACH
"""Leads that there are numbers for."""


def people(count: int, seed: int) -> list[LeadDraft]:
    """So many leads, each with a number of their own; at most MOST."""
    return [_lead(place, seed) for place in range(min(count, MOST))]


def past(leads: Sequence[LeadDraft], now: datetime, seed: int) -> list[CallDraft]:
    """Calls of the days before ``now`` (aware), in their office hours; in UTC, oldest first."""
    calls = [call for lead in leads for call in _calls(lead.numbers[0], now, seed)]
    return sorted(calls, key=lambda call: (call.at, call.phone))


def _lead(place: int, seed: int) -> LeadDraft:
    areas = tuple(dict.fromkeys(_AREAS))
    number, area = divmod(place, len(areas))
    phone = f"+1{areas[area]}555{100 + number:04}"
    return LeadDraft(
        name=f"{pick(_FIRST, seed, 'first', place)} {pick(_LAST, seed, 'last', place)}",
        company=f"Sample {pick(_TRADES, seed, 'trade', place)}",
        title=pick(_TITLES, seed, "title", place),
        list="Samples",
        numbers=(Number(phone, "", candidate_zones(phone)),),
    )


def _calls(number: Number, now: datetime, seed: int) -> Iterator[CallDraft]:
    phone = number.phone
    if share(seed, "called", phone) < _NEVER_CALLED:
        return
    zone = ZoneInfo(number.zones[0])
    days = {
        1 + int(share(seed, "day", phone, turn) * _PAST_DAYS)
        for turn in range(1 + int(share(seed, "often", phone) * _LONGEST_PAST))
    }
    for ago in sorted(days, reverse=True):
        day = now.astimezone(zone).date() - timedelta(days=ago)
        wall = pick(_OFFICE_MINUTES, seed, "minute", phone, ago)
        at = datetime.combine(day, time(*divmod(wall, 60)), zone).astimezone(UTC)
        yield CallDraft(phone, at, pick(_ENDS, seed, "end", phone, ago))
