"""Lines and spans."""

from hypothesis import given
from hypothesis import strategies as st

from cockpit.core.text import cells, clean
from cockpit.tui.ink import Span, fitted, framed, line, spread, width_of, wrapped_spans

TEXTS = st.text(max_size=40)


@given(st.lists(TEXTS, max_size=4), st.integers(0, 60))
def test_a_fitted_line_takes_exactly_its_width(texts: list[str], width: int) -> None:
    assert width_of(fitted(line(*texts), width)) == width


@given(TEXTS, TEXTS, st.integers(0, 60))
def test_a_spread_line_takes_exactly_its_width(left: str, right: str, width: int) -> None:
    assert width_of(spread(line(left), line(right), width)) == width


@given(st.lists(TEXTS, max_size=8), st.integers(4, 60), st.integers(2, 20))
def test_a_box_is_as_wide_and_high_as_asked(texts: list[str], width: int, height: int) -> None:
    box = framed([line(text) for text in texts], width, height, line(Span("A title")), line("9"))
    assert len(box) == height
    assert {width_of(row) for row in box} == {width}


@given(TEXTS, st.integers(3, 60))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    lines = wrapped_spans(text, width)
    assert "".join(s.text for row in lines for s in row).replace(" ", "") == clean(text).replace(
        " ", ""
    )
    assert all(width_of(row) <= width for row in lines)


def test_a_date_is_not_torn() -> None:
    lines = wrapped_spans("Called 2 times: Sun 8 Mar 11:10, Thu 12 Mar 14:30.", 40)
    assert [row[0].text for row in lines] == [
        "Called 2 times: Sun 8 Mar 11:10,",
        "Thu 12 Mar 14:30.",
    ]
    assert cells(lines[0][0].text) <= 40


@given(TEXTS, st.integers(-3, 0))
def test_where_there_is_no_room_nothing_is_left_of_a_line(text: str, width: int) -> None:
    assert fitted(line(text), width) == ()


def test_a_line_that_is_cut_says_so_wherever_a_span_ends() -> None:
    assert "".join(span.text for span in fitted(line("four", "more"), 4)) == "fou…"
    assert "".join(span.text for span in fitted(line("four", ""), 4)) == "four"
    assert "".join(span.text for span in fitted(line("王小", "明"), 4)) == "王… "


def test_a_corner_without_words_leaves_no_gap_in_the_frame() -> None:
    empty = line(Span("", "quiet"))
    (top, *_) = framed([], 12, 3, line("Title"), empty)
    assert "".join(text for text, _ in top) == "╭─ Title ──╮"
