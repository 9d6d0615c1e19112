"""Search: first letters of any words of name or company, or digits of any number."""

import re
import sqlite3
from unicodedata import combining, normalize

from cockpit.core.model import Lead
from cockpit.core.phone import search_digits

BACKWARD = "\ue000"
"""Put before digits written backwards, so that the end of a number is a beginning too.

A character for private use: part of a word to the index, and in nobody's query.
"""

MOST_WORDS = 20
"""Words of a query that count: beyond 256 the index refuses."""

# Letters of today's Unicode that SQLite's older tables take for gaps between words.
_WORD = re.compile(r"[^\W\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
_DIALLED = re.compile(r"^[\d\s+().\-/]+$")


def words(lead: Lead) -> str:
    """What the search index holds for a lead."""
    digits = [d for number in lead.numbers for d in number_words(number.phone)]
    return " ".join([lead.name, lead.company, *digits])


def number_words(phone: str) -> tuple[str, ...]:
    """A number's digits: with the country, without it, and backwards."""
    full, national = search_digits(phone)
    return full, national, BACKWARD + full[::-1]


def index(connection: sqlite3.Connection, lead: Lead) -> None:
    """Make a new lead findable."""
    connection.execute("INSERT INTO search(rowid, words) VALUES (?, ?)", (lead.id, words(lead)))


def reindex(connection: sqlite3.Connection, lead: Lead) -> None:
    """Make a changed lead findable as it is now."""
    connection.execute("UPDATE search SET words = ? WHERE rowid = ?", (words(lead), lead.id))


def found(connection: sqlite3.Connection, query: str, most: int) -> tuple[int, ...]:
    """The ids of at most ``most`` leads that fit, in order of import; none for a blank query."""
    match = _match(query)
    if not match:
        return ()
    rows = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?", (match, most)
    )
    return tuple(row[0] for row in rows)


def _match(query: str) -> str:
    if _DIALLED.match(query) and any(map(str.isdecimal, query)):
        return _digits(query)
    words = _words(query)[:MOST_WORDS]
    terms = [_digits(word) if word.isdecimal() else f'"{word}"*' for word in words]
    return " AND ".join(f"({term})" for term in terms)


def _words(query: str) -> list[str]:
    # Marks are dropped as the index's tokenizer drops them.
    bare = "".join(c for c in normalize("NFD", query) if not combining(c))
    return [part for word in _WORD.findall(bare) for part in word.split("_") if part]


def _digits(dialled: str) -> str:
    digits = "".join(str(int(c)) for c in dialled if c.isdecimal())
    trunkless = digits.lstrip("0")
    starts = {digits, trunkless} if trunkless else {digits}
    ends = BACKWARD + digits[::-1]
    return " OR ".join(f'"{start}"*' for start in [*sorted(starts), ends])
