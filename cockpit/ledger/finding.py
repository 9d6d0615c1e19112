"""Search: first letters of any words of name or company, or digits of any number, best first."""

import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from unicodedata import combining, normalize

from cockpit.core.model import Lead
from cockpit.core.phone import base, search_digits

NATIONAL, BACKWARD, COUNTRY, EXTENSION = (
    {ord(str(digit)): chr(start + digit) for digit in range(10)}
    for start in (0xE010, 0xE020, 0xE030, 0xE040)
)
"""Figures of their own for what a number's digits mean, so that they are no word of a name.

Each takes one of the few letters that the index keeps beginnings of. A number is also written
backwards, so that its end is a beginning too. They are characters for private use: part of a
word to the index, and in nobody's query.
"""

_AMERICA = "1".translate(COUNTRY)

MOST_WORDS = 20
"""Words of a query that count: beyond 256 the index refuses."""

LONG, LONGEST = 7, 60
"""Digits from which a query may be a number as dialled from home or abroad; the longest one's
characters."""

_LEADS = """
SELECT id, name, company, phone FROM leads LEFT JOIN numbers ON lead = id
WHERE id > ? AND id <= ? ORDER BY id, position
"""
AT_ONCE = 400
"""Leads whose words go in at once."""

_PAGES = 36
"""Pages of the index written anew after that many leads: enough to keep up with them."""

# In order of import, which is the index's own: nothing is sorted, and the limit ends the reading.
_FIND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ?"

# ASCII letters alone: there is no doubt how the index reads them.
_NAMES = """
SELECT search.rowid, name || ' ' || company FROM search JOIN leads ON id = search.rowid
WHERE search MATCH ? ORDER BY search.rowid LIMIT ?
"""
_LONG_BEGINNING = re.compile(r'"([A-Za-z]{5})[A-Za-z]+"\*')
_SIFTED = 1_000
"""Leads looked at before the index is asked for all."""

# Letters of today's Unicode that SQLite's older tables take for gaps between words.
_WORD = re.compile(r"[^\W\u19b0-\u19c0\u19c8\u19c9\u1cf2\u1cf3]+")
_DIALLED = re.compile(
    r"(?P<number>[\d\s+().\-/]+?)"
    r"(?:[\s,;]*(?:x|#|e|ex|ext|extn|extension)[.:]?\s*(?P<extension>\d*))?\s*",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r"\s*(?:x|#|ext|extn|extension)[.:]?\s*(\d+)\s*", re.IGNORECASE)
_PLAIN = re.compile(r"[A-Za-z0-9 .,&-]*")
_APOSTROPHES = re.compile(r"(?<=\w)['\u2019\u2018\u02bc`\u00b4](?=\w)")


def words(name: str, company: str, phones: Iterable[str]) -> str:
    """What the search index holds for a lead."""
    parts = [f"{name} {company}"]
    if not _PLAIN.fullmatch(parts[0]) and (joined := _APOSTROPHES.sub("", parts[0])) != parts[0]:
        parts.append(joined)
    for phone in phones:
        parts += number_words(phone)
    return " ".join(parts)


def number_words(phone: str) -> tuple[str, ...]:
    """A number's digits: without the country, backwards, the country's, the extension's."""
    if len(phone) == 12 and phone.startswith("+1"):
        return phone[2:].translate(NATIONAL), phone[:0:-1].translate(BACKWARD), _AMERICA
    full, national = search_digits(phone)
    extension = phone.removeprefix(base(phone)).removeprefix("x")
    country = full.removesuffix(national)
    said = [(national + extension).translate(NATIONAL), full[::-1].translate(BACKWARD)]
    said += [country.translate(COUNTRY)] if country else []
    if extension:
        said += [(full + extension)[::-1].translate(BACKWARD), extension.translate(EXTENSION)]
    return tuple(said)


def reindex(connection: sqlite3.Connection, lead: Lead) -> None:
    """Make a changed lead findable as it is now."""
    known_by = words(lead.name, lead.company, (number.phone for number in lead.numbers))
    connection.execute("UPDATE search SET words = ? WHERE rowid = ?", (known_by, lead.id))


def rebuild(connection: sqlite3.Connection) -> None:
    """Make every lead findable in an index that is empty; the caller holds the lock."""
    (last,) = connection.execute("SELECT coalesce(max(id), 0) FROM leads").fetchone()
    for after in range(0, last, AT_ONCE):
        put(connection, findable(connection, after, after + AT_ONCE))


def put(connection: sqlite3.Connection, rows: Sequence[tuple[int, str]]) -> None:
    """Make a few new leads findable, and keep the index in few pieces."""
    connection.executemany("INSERT INTO search(rowid, words) VALUES (?, ?)", rows)
    tidy(connection)


def tidy(connection: sqlite3.Connection) -> None:
    """Put some of the index's pieces together: a few milliseconds' work, after every change."""
    connection.execute("INSERT INTO search(search, rank) VALUES ('merge', ?)", (_PAGES,))


def findable(connection: sqlite3.Connection, after: int, last: int) -> list[tuple[int, str]]:
    """Leads after one id, up to another, and their words."""
    rows = connection.execute(_LEADS, (after, last)).fetchall()
    return [
        (id, words(name, company, [phone for *_, phone in group if phone]))
        for (id, name, company), group in groupby(rows, itemgetter(0, 1, 2))
    ]


def found(connection: sqlite3.Connection, query: str, most: int) -> tuple[int, ...]:
    """The ids of at most ``most`` leads that fit; none for a blank query.

    The best come first, equals in order of import: for words, whole ones before those begun;
    for digits, a whole word or number, a number's end, its beginning, with its country.
    """
    hits: dict[int, None] = {}
    for match in _matches(query):
        if len(hits) < most:
            hits.update(dict.fromkeys(_sifted(connection, query, match, most)))
    return tuple(hits)[:most]


def _sifted(connection: sqlite3.Connection, query: str, match: str, most: int) -> list[int]:
    """Who fits a match, in order of import.

    The index gathers all who have a word that begins with more letters than it keeps ready
    before it tells the first: 30 ms where a quarter of a million leads have it. Where those
    who have its first letters soon yield enough, it need not.
    """
    shorter = _LONG_BEGINNING.sub(r'"\1"*', match)
    if shorter != match and not _APOSTROPHES.search(query):
        rows = connection.execute(_NAMES, (shorter, _SIFTED))
        wanted = [re.compile(rf"(?<![^\W_]){word}", re.IGNORECASE) for word in _words(query)]
        fitting = (id for id, names in rows if all(one.search(_bare(names)) for one in wanted))
        found = list(islice(fitting, most))
        rows.close()
        if len(found) == most:
            return found
    return [row[0] for row in connection.execute(_FIND, (match, most))]


def _matches(query: str) -> Iterator[str]:
    """What to ask the index for, the best first."""
    dialled = _DIALLED.fullmatch(query) if len(query) <= LONGEST else None
    number = dialled["number"].replace("(0)", "") if dialled else ""
    extension = dialled["extension"] if dialled else None
    digits = _digits(number + (extension or ""))
    if not digits or (extension is not None and len(_digits(number)) < 4):
        return _of_words(query)
    if number.lstrip(" (").startswith("+"):
        return iter([_with_country(digits)])
    return _of_digits(digits)


def _of_digits(digits: str) -> Iterator[str]:
    yield f'"{digits}" OR "{digits.translate(NATIONAL)}"'
    yield _ending(digits)
    yield f"{_begun(digits)} OR {_beginning(digits)}"
    yield _with_country(digits)
    if len(digits) >= LONG and digits.startswith("00"):
        yield _with_country(digits[2:])
    elif len(digits) >= LONG and digits.startswith("0"):
        yield _beginning(digits[1:])


def _ending(digits: str) -> str:
    return _begun(digits[::-1].translate(BACKWARD))


def _beginning(digits: str) -> str:
    return f"{_begun(digits.translate(NATIONAL))} OR {_begun(digits.translate(EXTENSION))}"


def _with_country(digits: str) -> str:
    """Numbers that begin so: a country's first digits, or all of its one to three and more."""
    ways = [_begun(digits.translate(COUNTRY))]
    for end in range(1, min(4, len(digits))):
        country, rest = digits[:end].translate(COUNTRY), digits[end:].translate(NATIONAL)
        ways.append(f'("{country}" AND {_begun(rest)})')
    return " OR ".join(ways)


def _of_words(query: str) -> Iterator[str]:
    # O'Neil is found as two words and as one, however the list writes it.
    writings = {tuple(_words(query)): None, tuple(_words(_APOSTROPHES.sub("", query))): None}
    every = [writing[:MOST_WORDS] for writing in writings if writing]
    if every:
        yield " OR ".join(_all(f'"{word}"' for word in writing) for writing in every)
        yield " OR ".join(_all(map(_begins, writing)) for writing in every)
    if extension := _EXTENSION.fullmatch(query):
        yield _begun(_digits(extension[1]).translate(EXTENSION))


def _words(query: str) -> list[str]:
    return [part for word in _WORD.findall(_bare(query)) for part in word.split("_") if part]


def _bare(text: str) -> str:
    """A text without its marks, which the index's tokenizer drops too."""
    if text.isascii():
        return text
    return "".join(c for c in normalize("NFD", text) if not combining(c))


def _begins(word: str) -> str:
    if not word.isdecimal():
        return _begun(word)
    digits = _digits(word)
    ways = (_begun(word), _ending(digits), _beginning(digits), _with_country(digits))
    return f"({' OR '.join(ways)})"


def _all(terms: Iterable[str]) -> str:
    return f"({' AND '.join(terms)})"


def _begun(word: str) -> str:
    return f'"{word}"*'


def _digits(text: str) -> str:
    return "".join(str(int(c)) for c in text if c.isdecimal())
