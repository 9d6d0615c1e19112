from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cockpit.recording.cells import cells, clusters
from cockpit.recording.frame import Ink, framed, row
from cockpit.recording.moment import first_showing, frame_at
from tests.recording.takes import frames, runs, screen_of, take_of

BOLD = Ink(bold=True)


@given(st.lists(runs(), max_size=6), st.integers(0, 12))
def test_a_row_has_as_many_cells_as_it_should(drawn, width):
    assert sum(cells(text) for text, _ in row(drawn, width)) == width


@given(st.lists(runs(), max_size=6))
def test_neighbours_drawn_alike_are_one_run(drawn):
    made = row(drawn, 20)
    assert all(text for text, _ in made)
    assert all(left[1] != right[1] for left, right in pairwise(made))


@given(frames(12, 3))
def test_a_frame_made_of_its_own_rows_is_the_same(frame):
    assert framed(frame.rows, 12, 3) == frame


def test_a_wide_character_cut_in_half_is_a_blank():
    assert row([("日本", BOLD)], 3) == (("日 ", BOLD),)


def test_the_text_of_a_frame_has_no_blanks_at_the_end_of_its_lines():
    assert framed([[("one ", Ink()), ("two  ", BOLD)], []], 20, 3).text() == "one two\n\n"


def test_text_cannot_bring_control_characters_onto_a_frame():
    assert framed([[("a\x1b[2J\x9b\r\n\u2028\u202eb", Ink())]], 20, 1).text() == "a�[2J����b"


def test_clusters_are_what_stands_in_one_place():
    assert list(clusters("e\u0301日👨\u200d👩\u200d👧🇫🇷👋🏽❤\ufe0fहि")) == [
        ("e\u0301", 1),
        ("日", 2),
        ("👨\u200d👩\u200d👧", 2),
        ("🇫🇷", 2),
        ("👋🏽", 2),
        ("❤\ufe0f", 2),
        ("हि", 1),
    ]


def test_a_mark_with_nothing_to_stand_on_takes_no_cell():
    assert list(clusters("\u0301\u200d\ufe0fa")) == [("a", 1)]


def test_a_moment_shows_the_latest_shot_before_it():
    one, two = screen_of("one"), screen_of("two")
    take = take_of([one, two], apart=700)
    shown = [frame_at(take, at) for at in (-5, 0, 699, 700, 99_000)]
    assert shown == [one, one, one, two, two]


def test_the_first_shot_that_shows_a_text_is_found():
    take = take_of([screen_of("one"), screen_of("two 1"), screen_of("two 2")])
    assert first_showing(take, "two") == take.shots[1]
    assert first_showing(take, "three") is None
