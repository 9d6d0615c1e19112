import json
from io import StringIO
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cockpit.recording.cast import Casting, cast, header, painted
from cockpit.recording.frame import Ink, Shot, Take, framed
from tests.recording.takes import (
    expected,
    frames,
    screen_of,
    seen,
    take_of,
    takes,
    terminal,
)


def events(text: str) -> list[list[object]]:
    return [json.loads(line) for line in text.split("\n")[1:-1]]


@given(takes())
def test_a_terminal_playing_a_cast_shows_every_frame(take):
    screen, stream = terminal(14, 3)
    shown = None
    for shot in take.shots:
        stream.feed(painted(shown, shot.frame))
        assert seen(screen) == expected(shot.frame)
        shown = shot.frame


@given(takes())
def test_a_cast_ends_on_its_last_frame(take):
    screen, stream = terminal(14, 3)
    stream.feed("left over from before" * 3)
    for _, kind, data in events(cast(take)):
        assert kind == "o"
        stream.feed(data)
    assert seen(screen) == expected(take.shots[-1].frame)


@given(frames(9, 2))
def test_nothing_is_written_for_a_frame_that_is_shown_already(frame):
    assert painted(frame, frame) == ""


@given(frames(9, 2), frames(9, 2))
def test_what_is_painted_ends_with_a_plain_pen(before, after):
    change = painted(before, after)
    assert change == "" or change.endswith("\x1b[0m")


def test_only_the_changed_stretch_of_a_row_is_written():
    before = screen_of("The 1st row.", "calls 31 today")
    after = screen_of("The 1st row.", "calls 32 today")
    assert painted(before, after) == "\x1b[2;8H2\x1b[0m"


def test_a_shorter_line_is_erased_rather_than_overwritten_with_blanks():
    change = painted(screen_of("No message left."), screen_of("No."))
    assert change == "\x1b[1;3H.\x1b[K\x1b[0m"


def test_colours_change_with_the_fewest_codes():
    red, bold = Ink(fg="#ff0000"), Ink(fg="#ff0000", bold=True)
    frame = framed([[("a", red), ("b", bold), ("c", Ink())]], 3, 1)
    change = painted(screen_of("   ", width=3), frame)
    assert change == "\x1b[1;1H\x1b[38;2;255;0;0ma\x1b[1mb\x1b[0mc\x1b[0m"


def test_a_file_begins_with_its_header_and_a_cleared_screen():
    take = take_of([screen_of("hello", width=5)])
    first, event, *_ = cast(take).split("\n")
    assert json.loads(first) == {"version": 2, "width": 5, "height": 1, "title": "A take"}
    assert json.loads(event)[2].startswith("\x1b[0m\x1b[?25l\x1b[?7l\x1b[H\x1b[2J")


def test_a_header_carries_the_timestamp_it_is_given():
    assert json.loads(header(80, 24, "", 1_772_000_000)) == {
        "version": 2,
        "width": 80,
        "height": 24,
        "timestamp": 1_772_000_000,
    }


def test_times_are_written_with_three_decimals():
    frames = [screen_of("a"), screen_of("b")]
    take = Take((Shot(0, frames[0]), Shot(90_005, frames[1])), 91_000, "")
    starts = [line.split(",")[0] for line in cast(take).split("\n")[1:-1]]
    assert starts == ["[0.000", "[90.005", "[91.000"]


@given(takes())
def test_equal_takes_give_equal_files(take):
    assert cast(take) == cast(Take(tuple(take.shots), take.ends, take.title))


def test_each_frame_of_a_live_recording_is_in_the_file_at_once():
    file = StringIO()
    casting = Casting(file, 20, 1, "", None)
    sizes = [len(file.getvalue())]
    for at, text in enumerate(("one", "two", "three")):
        casting.show(at * 1000, screen_of(text))
        sizes.append(len(file.getvalue()))
    assert all(before < after for before, after in pairwise(sizes))


def test_a_frame_like_the_one_before_adds_no_event():
    file = StringIO()
    casting = Casting(file, 20, 1, "", None)
    casting.show(0, screen_of("one"))
    written = file.getvalue()
    casting.show(500, screen_of("one"))
    assert file.getvalue() == written


def test_a_resized_terminal_is_told_and_painted_anew():
    file = StringIO()
    casting = Casting(file, 20, 1, "", None)
    casting.show(0, screen_of("one"))
    casting.show(400, screen_of("one", "two", width=30))
    casting.close(500)
    _, resized, repainted, _ = events(file.getvalue())
    assert resized == [0.4, "r", "30x2"]
    assert "\x1b[2J" in repainted[2]


def test_time_never_runs_backwards_in_a_file():
    file = StringIO()
    casting = Casting(file, 20, 1, "", None)
    casting.show(2000, screen_of("one"))
    casting.show(1500, screen_of("two"))
    assert [event[0] for event in events(file.getvalue())] == [2.0, 2.0]


@given(st.text(max_size=30))
def test_no_text_steers_the_terminal_or_breaks_a_line_of_the_file(text):
    frame = framed([[(text, Ink())]], 20, 1)
    file = cast(Take((Shot(0, frame),), 100, text))
    file.encode()
    assert len(file.splitlines()) == 3
    screen, stream = terminal(20, 1)
    for event in events(file):
        stream.feed(event[2])
    assert seen(screen)[0][0][0] == (expected(frame)[0][0][0])
