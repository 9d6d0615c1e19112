"""Lists of any length from a fixed seed: the same rows everywhere, the short ones first."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from scripts.benchmark.words import AREAS, FIRST, FORMS, LAST, LISTS, PLACES, TITLES, TRADES

SEED = 20260514
NOW = datetime.fromisoformat("2026-05-14T14:30:00-04:00")
"""The moment at which every measure is taken: a Thursday, no clock changed for two months."""

LEAD_COLUMNS = ("name", "company", "title", "phone", "mobile phone", "email", "list", "priority")
CALL_COLUMNS = ("phone", "at", "outcome", "note")

TOP = 9
"""The priority of those who stand before all others in the bad case for ranking."""

_MASK = (1 << 64) - 1
_EXCHANGES = tuple(n for n in range(220, 1000) if n % 100 != 11 and n not in (555, 950, 958, 959))
_ROOM = len(AREAS) * len(_EXCHANGES) * 10_000
_STRIDE = 467_126_181
_OTHERS = 400_000_000
"""Where second numbers begin: no lead's first number comes so far."""


def draws(number: int, stream: int, *sizes: int) -> list[int]:
    """A number below each size, the same for the same number and stream on every machine."""
    mixed = (number * 0x9E3779B97F4A7C15 + stream * 0xD1B54A32D192ED03 + SEED) & _MASK
    mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
    mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
    mixed ^= mixed >> 31
    drawn = []
    for size in sizes:
        mixed, rest = divmod(mixed, size)
        drawn.append(rest)
    return drawn


def phone(place: int) -> str:
    """The number at a place, in E.164; no two of the first billion places share one."""
    area, rest = divmod(place * _STRIDE % _ROOM, len(_EXCHANGES) * 10_000)
    exchange, line = divmod(rest, 10_000)
    return f"+1{AREAS[area]}{_EXCHANGES[exchange]}{line:04d}"


def person(lead: int) -> tuple[str, str]:
    """A lead's first and last name."""
    first, last = draws(lead, 1, len(FIRST), len(LAST))
    return FIRST[first], LAST[last]


def company(lead: int) -> str:
    """A lead's company."""
    place, trade, form = draws(lead, 2, len(PLACES), len(TRADES), len(FORMS))
    return f"{PLACES[place]} {TRADES[trade]} {FORMS[form]}".rstrip()


def lead_row(lead: int) -> list[str]:
    """A lead as a CRM exports it: 1.3 numbers, an address for some, a priority for few."""
    title, plain, second, email, chosen, weight = draws(
        lead, 3, len(TITLES), 3, 10, 10, len(LISTS), 100
    )
    first, last = person(lead)
    firm = company(lead)
    number = phone(lead)
    return [
        f"{first} {last}",
        firm,
        TITLES[title],
        number if plain else written(number),
        phone(_OTHERS + lead) if second < 3 else "",
        f"{last.lower().replace(chr(39), '')}{lead}@{firm.split()[0].lower()}.example"
        if email < 6
        else "",
        LISTS[chosen],
        "2" if weight < 3 else "1" if weight < 10 else "",
    ]


def written(number: str) -> str:
    """An American number as people write it."""
    return f"({number[2:5]}) {number[5:8]}-{number[8:]}"


def leads(count: int, start: int = 0) -> Iterator[list[str]]:
    """So many leads, from ``start`` on."""
    return map(lead_row, range(start, start + count))


def calls(count: int, among: int) -> Iterator[list[str]]:
    """So many past calls, in the 45 days before ``NOW``, to leads drawn from so many."""
    for call in range(count):
        lead, days, second, ended = draws(call, 4, among, 45, 9 * 3600, 20)
        at = NOW.replace(hour=10, minute=0) - timedelta(days=days + 1, seconds=-second)
        outcome = "answered" if ended < 4 else "voicemail" if ended < 9 else "no_message"
        yield [phone(lead), at.isoformat(), outcome, ""]


def top_leads(count: int, top: int) -> Iterator[list[str]]:
    """So many leads, the first ``top`` of them with a priority above all others."""
    for lead, row in enumerate(leads(count)):
        yield [*row[:-1], str(TOP) if lead < top else ""]


def calls_this_hour(top: int) -> Iterator[list[str]]:
    """A silent call to each of the first ``top`` leads, some weeks ago, in ``NOW``'s own hour."""
    for lead in range(top):
        days, second = draws(lead, 5, 14, 3600)
        at = NOW.replace(minute=0) - timedelta(days=days + 7, seconds=-second)
        yield [phone(lead), at.isoformat(), "no_message", ""]


def queries(count: int, among: int) -> list[str]:
    """What reps look for: first letters of words, and digits from a number's ends."""
    return [_query(number, *draws(number, 6, among, 5)) for number in range(count)]


def _query(number: int, lead: int, letters: int) -> str:
    first, last = person(lead)
    firm = company(lead).split()
    digits = phone(lead)[2:]
    kinds = (
        first[: 2 + letters],
        f"{first} {last[:letters]}".strip(),
        last[: 3 + letters],
        digits[-4 - letters // 2 :],
        f"{firm[0]} {firm[1][:letters]}".strip(),
        digits[: 3 + letters],
        f"{last[:3]} {firm[0][:3]}",
    )
    return kinds[number % len(kinds)]


def typed(query: str) -> list[str]:
    """A query as it grows, letter by letter."""
    return [query[:end] for end in range(1, len(query) + 1)]


def write(path: Path, columns: Sequence[str], rows: Iterable[list[str]]) -> None:
    """Write a CSV file, whole or not at all."""
    unfinished = path.with_suffix(".unfinished")
    with unfinished.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(rows)
    unfinished.rename(path)
