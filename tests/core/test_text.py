import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.text import LINE_LIMIT, MARKS, cells, clean, clean_lines, fit, wrapped

ESC = "\x1b"
ZWJ = "\u200d"
# Plain drawing seldom hits the characters that matter, so they are mixed in on purpose.
AWKWARD = (
    "\x00\x07\x1b\x7f\x85\x9b\t\r\n \u00a0\u00ad\u034f\u115f\u1161\u200b\u200d\u200e\u202e\u2028"
    "\u2066\u3000\u3164\ufe0f\ufeff\ud800\U000e0041\U000e0100\u0301\u0323\u09c7\u09beeaé각ก็日👩🏽❤"
)
texts = st.text(st.one_of(st.characters(), st.sampled_from(AWKWARD)), max_size=60)
widths = st.integers(min_value=1, max_value=30)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Dana Ruiz", "Dana Ruiz"),
        ("[/bold] {x} $HOME", "[/bold] {x} $HOME"),
        (f"{ESC}]52;c;ZWNobw=={ESC}\\", "\ufffd]52;c;ZWNobw==\ufffd\\"),
        ("a\tb\nc\r\nd\u00a0e\u2028f\u3000g", "a b c  d e f g"),
        ("\x1c\x00\x9b\x7f\ud800", "\ufffd" * 5),
        ("gro\u202etsuj\u2066", "grotsuj"),
        ("in\u200bvis\ufeffi\u00adble\u3164", "invisible"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("Ana Di\u0301az", "Ana Díaz"),
        ("e\u200b\u0301", "é"),
        ("z" + "\u0335" * 30, "z" + "\u0335" * MARKS),
        ("z" + ("\u0335" + ZWJ) * 30 + "y", "z" + ("\u0335" + ZWJ) * 2 + "y"),
        (f"👩{ZWJ}❤\ufe0f{ZWJ}👨", f"👩{ZWJ}❤\ufe0f{ZWJ}👨"),
        (f"{ZWJ}a {ZWJ}b{ZWJ}", "a b"),
        ("山田 太郎", "山田 太郎"),
        ("", ""),
    ],
)
def test_what_is_shown_cannot_steer_the_terminal(raw: str, shown: str) -> None:
    assert clean(raw) == shown


def test_a_text_too_long_ends_in_an_ellipsis() -> None:
    assert clean("x" * LINE_LIMIT) == "x" * LINE_LIMIT
    assert clean("x" * (LINE_LIMIT + 1)) == "x" * (LINE_LIMIT - 1) + "…"
    assert [clean("abc", limit) for limit in (0, 1, 2, 3)] == ["", "…", "a…", "abc"]


@given(texts, st.integers(min_value=0, max_value=70))
def test_cleaning_twice_changes_nothing(text: str, limit: int) -> None:
    once, lines = clean(text, limit), clean_lines(text, limit)
    assert clean(once, limit) == once
    assert clean_lines(lines, limit) == lines


@given(texts)
def test_no_control_or_invisible_character_survives(text: str) -> None:
    shown = clean(text)
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")]
    assert not [c for c in shown if unicodedata.bidirectional(c) in ("RLO", "LRO", "RLE", "LRE")]
    assert not set(shown) & set("\u200b\u200e\u2066\ufeff\u3164\u00ad\U000e0041")
    assert unicodedata.is_normalized("NFC", shown)


@given(texts)
def test_a_page_keeps_its_line_breaks_and_cleans_each_line(text: str) -> None:
    lines = clean_lines(text).split("\n")
    assert len(lines) >= 1 + text.count("\n")
    assert all(clean(line) == line for line in lines)


def test_every_kind_of_line_break_becomes_a_newline() -> None:
    assert clean_lines("a\r\nb\rc\n\nd\u2029e\tf\x1b") == "a\nb\nc\n\nd\ne f\ufffd"


@pytest.mark.parametrize(
    ("text", "wide"),
    [
        ("abc", 3),
        ("Díaz", 4),
        ("z\u0335\u0336", 1),
        ("山田", 4),
        ("각", 2),
        ("\u2764\ufe0f", 2),
        ("👩", 2),
        ("\u0600", 1),
        ("…", 1),
        ("", 0),
    ],
)
def test_a_character_takes_the_cells_a_terminal_gives_it(text: str, wide: int) -> None:
    assert cells(text) == wide


@given(texts.map(clean), st.integers(min_value=-1, max_value=30))
def test_a_fitted_text_never_takes_more_than_its_width(text: str, width: int) -> None:
    fitted = fit(text, width)
    assert cells(fitted) <= max(width, 0)
    assert fitted == text or width <= 0 or fitted.endswith("…")


def test_what_does_not_fit_is_cut_between_characters() -> None:
    assert fit("Dana Ruiz", 9) == "Dana Ruiz"
    assert fit("Dana Ruiz", 6) == "Dana …"
    assert fit("山田太郎", 6) == "山田…"
    assert fit("z\u0335y\u0335xw", 3) == "z\u0335y\u0335…"
    assert fit("abc", 1) == "…"


@given(texts.map(clean_lines), widths)
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert all(cells(line) <= width or len(line) <= 1 + MARKS for line in lines)
    assert all(cells(line) <= max(width, 2) for line in lines)


def test_words_wrap_and_long_ones_break() -> None:
    assert wrapped("Hi Dana, this is Sam", 9) == ["Hi Dana,", "this is", "Sam"]
    assert wrapped("a abcdefghij b", 4) == ["a", "abcd", "efgh", "ij b"]
    assert wrapped("  2 1 2 · 5 5 5", 20) == ["  2 1 2 · 5 5 5"]
    assert wrapped("one\n\ntwo", 10) == ["one", "", "two"]
    assert wrapped("日本語", 4) == ["日本", "語"]
    assert wrapped("日a", 1) == ["日", "a"]
    assert wrapped("", 10) == [""]
