"""The regions that come along: hours and caps as laws and tables had them. Not legal advice.

Laws age, so every row says where it was found. What holds for collecting debts is not in it, nor
what only vendors' tables have: the example of the config names that, to be switched on.
"""

from functools import cache

from cockpit.core.law import Region, codes_of
from cockpit.core.rules import DAY, Cap, Hours, Level
from cockpit.core.week import Day, Week, daily

AS_OF = "2026-11-22"
"""The ISO date on which the table was gathered."""


def _hours(start: float, end: float) -> Hours:
    return Hours(int(start * 3600), int(end * 3600))


def _week(weekdays: Day, saturday: Day = (), sunday: Day = ()) -> Week:
    return Week((weekdays,) * 5 + (saturday, sunday))


_TILL_EIGHT = daily(_hours(8, 20))
_THREE_A_DAY = (Cap(3, DAY, Level.STOP),)

REGIONS = (
    Region(
        "US",
        source="47 CFR 64.1200(c)(1), 16 CFR 310.4(c), second hand; hours: guard.calling_hours",
    ),
    Region("US-FL", _TILL_EIGHT, _THREE_A_DAY, source="Fla. Stat. 501.616(6), text read"),
    Region(
        "US-MD", _TILL_EIGHT, _THREE_A_DAY, "2024-01-01",
        "Stop the Spam Calls Act, from a law firm's round-up",
    ),
    Region(
        "US-OK", _TILL_EIGHT, _THREE_A_DAY, "2022-11-01",
        "Telephone Solicitation Act of 2022, from trade reports",
    ),
    Region(
        "US-OR", _TILL_EIGHT, _THREE_A_DAY, "2026-01-01",
        "HB 3865 (2025), from law firms' notes",
    ),
    Region("US-WA", _TILL_EIGHT, (), "2022-06-09", "HB 1497 (2022), from a law firm's note"),
    Region(
        "CA", _week((_hours(9, 21.5),), (_hours(10, 18),), (_hours(10, 18),)),
        source="CRTC Unsolicited Telecommunications Rules, page read",
    ),
    Region(
        "AU", _week((_hours(9, 20),), (_hours(9, 17),)),
        source="ACMA industry standard, pages read; nor on national holidays",
    ),
    Region("GB", source="PECR reg. 21, text read: it sets no hours; custom is 8 to 21"),
)  # fmt: skip
"""Where the law of a place has no hours, those of the guard hold: for the United States they are
the law, for the United Kingdom the custom. What has no date holds already.
"""

WITH_HOURS = frozenset(region.code for region in REGIONS if region.hours)


@cache
def codes_with_hours(country: str, state: str) -> str:
    """The regions of this table with hours of their own in which a number of a country and a
    lead of a state may be, parted by spaces; blank for most.
    """
    return " ".join(sorted(WITH_HOURS & codes_of(country, state)))
