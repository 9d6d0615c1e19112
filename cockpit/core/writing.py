"""How people and programs write telephone numbers, before any numbering plan is asked."""

import re
import unicodedata

LONGEST = 1000
"""Characters of a cell beyond which nobody meant a telephone number."""

_FLOAT = re.compile(r"(['+\s]*\d{5,})[.,]0")
_SCIENTIFIC = re.compile(r"['+\-\s]*\d+(?:[.,]\d*)?[eE]\+?\d+")
_NAME_AFTER = re.compile(r"(?<!\d)(?:\+?1\W*)?+(?:\d\W*){6}\d\W*\s[^\W\d_]{3}")
_DIGIT_BEFORE = re.compile(r"\d[\W_]*$")
_DIGIT_AFTER = re.compile(r"[\W_]*(?:(?:x|ext\w*)\W*)?\d", re.IGNORECASE)
_EXTENSION = (
    r"(?:(?:ext(?:ension|n)?|x|#|int)[\s.:=#]*\d{1,15}|(?!(?:911|112|999)\b)\d{1,6})\s*#?\s*"
    r"(?:$|[,;|/&\r\n])"
    r"|(?:ext|isub|phone-context)="
)
_BETWEEN = re.compile(
    rf"\s*(?:[\r\n|&]+|\s/|/\s|\s(?:or|and)\s|[,;]++(?!\s*(?:{_EXTENSION})))\s*", re.IGNORECASE
)


def plain(text: str) -> str:
    """Return the text without the invisible characters that address books leave behind."""
    if not text.isascii():
        text = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return text.replace("\0", "").strip()


def mended(text: str) -> str:
    """Return the text without the ``.0`` a spreadsheet put after a number."""
    number = _FLOAT.fullmatch(text)
    return number[1] if number else text


def parts(cell: str) -> list[str]:
    """Return what stands between commas, semicolons, lines, ``or``; extensions stay with theirs."""
    return [part for part in _BETWEEN.split(cell) if part]


def digits(text: str) -> str:
    """Return the decimal digits of a text, of any script, as ASCII."""
    return "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())


def is_scientific(text: str) -> bool:
    """Whether a spreadsheet wrote the number as ``1.5555E+10``, losing its end."""
    return _SCIENTIFIC.fullmatch(text) is not None


def is_short(text: str) -> bool:
    """Whether there are four digits or fewer, and no letters to spell the others."""
    return len(digits(text)) <= 4 and sum(map(str.isalpha, text)) < 3


def names_somebody(text: str) -> bool:
    """Whether a word follows a number that is long enough without it: ``345-2601 Tom``."""
    return _NAME_AFTER.search(text) is not None


def digit_ends(text: str) -> bool:
    """Whether only punctuation stands after the text's last digit."""
    return _DIGIT_BEFORE.search(text) is not None


def digit_begins(text: str) -> bool:
    """Whether the text goes on with a digit, or with an extension."""
    return _DIGIT_AFTER.match(text) is not None
