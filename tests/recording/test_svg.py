import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cockpit.recording.frame import Frame, Ink, Shot, Take, framed
from cockpit.recording.moment import frame_at
from cockpit.recording.svg import animated, still
from tests.recording.lookalike import letters, letters_at, texts
from tests.recording.takes import screen_of, take_of, takes

SVG = "{http://www.w3.org/2000/svg}"
LIMIT = 100_000
NAMES = ("Dana Ruiz", "Bo Chen", "Ivy Okafor", "Ana Díaz", "Max Weber", "山田 太郎")
ACCENT, QUIET, WARNING = Ink("#6cabf5", bold=True), Ink("#9aa5b4"), Ink("#fbcb52", bold=True)


def calling(call: int, second: int) -> Frame:
    """A screen with a queue, a card and a script, ``call`` calls into a session."""
    queue = [NAMES[(call + line) % 6] + f" {(call + line) // 6}" for line in range(24)]
    rows = [[(f" Thu 12 Mar 14:30   session 0:{second:02d}   {call} calls", Ink())]]
    rows.append([("╭ Queue " + "─" * 33 + "╮╭ " + queue[0] + " " + "─" * 40 + "╮", QUIET)])
    for line, name in enumerate(queue):
        ink = Ink(bg="#1f2d40", bold=True) if line == 0 else Ink()
        mark = ("▲ 2", WARNING) if line % 5 == 0 else ("   ", Ink())
        script = f"{line}. Hi {queue[0]}, this is Sam Rivera." if line % 3 == 0 else ""
        rows.append(
            [
                *(("│ ", QUIET), (name.ljust(18), ink), ("Chicago   13:30 ", QUIET), mark),
                *(("  ││ ", QUIET), (script, Ink())),
            ]
        )
    rows.append([("a", ACCENT), (" answered   ", Ink()), ("v", ACCENT), (" voicemail", Ink())])
    return framed(rows, 100, 30)


def session() -> Take:
    """Ninety seconds in 120 frames: a call every six seconds, the clock every second."""
    frames = (calling(frame // 8, frame * 3 // 4) for frame in range(120))
    return Take(tuple(Shot(at * 750, frame) for at, frame in enumerate(frames)), 90_000, "Demo")


@given(takes())
def test_a_picture_is_well_formed_whatever_it_shows(take):
    root = ET.fromstring(animated(take))
    assert root.tag == f"{SVG}svg"
    assert root.get("role") == "img"


@given(takes())
def test_what_is_shown_at_a_moment_is_its_frame(take):
    moving = ET.fromstring(animated(take))
    for shot in take.shots:
        for at in (shot.at, shot.at + 699):
            unmoving = ET.fromstring(still(frame_at(take, at)))
            assert letters_at(moving, at, take.ends) == letters(unmoving)


@given(takes())
def test_equal_takes_give_equal_pictures(take):
    assert animated(take) == animated(Take(tuple(take.shots), take.ends, take.title))


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_breaks_the_picture_or_becomes_markup(text, title):
    picture = still(framed([[(text, Ink())]], 40, 1), title)
    picture.encode()
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(picture).iter()}
    assert tags <= {"svg", "title", "desc", "style", "rect", "path", "g", "circle", "text"}


def test_markup_in_a_name_is_shown_as_it_is_written():
    name = "<script>alert('x')</script> & ]]> \"Co\""
    root = ET.fromstring(still(screen_of(name, width=60), name))
    assert root.findtext(f"{SVG}title") == name
    assert name in {text for _, _, text in texts(root)}


def test_a_session_of_ninety_seconds_stays_under_the_limit():
    assert len(animated(session()).encode()) < LIMIT


def test_a_picture_needs_nothing_from_elsewhere():
    picture = animated(session()).replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert not re.search(r"http|url\(|href|@import|<script|<image|<foreignObject", picture)


def test_a_picture_plays_again_and_again_or_once():
    take = take_of([screen_of("one"), screen_of("two")])
    assert "1400ms step-end infinite" in animated(take)
    assert "1400ms step-end 1;" in animated(take, loop=False)


def test_with_less_motion_the_last_frame_stays():
    take = take_of([screen_of("one"), screen_of("two"), screen_of("three")])
    picture = animated(take)
    assert "@media(prefers-reduced-motion:reduce){g[style]{animation:none!important}}" in picture
    root = ET.fromstring(picture)
    resting = [g for g in root.iter(f"{SVG}g") if g.get("class") == "z"]
    assert [text.text for g in resting for text in g.iter(f"{SVG}text")] == ["three"]


def test_a_still_does_not_move():
    assert "animation" not in still(screen_of("one"))


def test_a_picture_tells_its_words_to_those_who_cannot_see_it():
    root = ET.fromstring(still(screen_of("╭─ Queue ───╮", "│ Bo Chen │"), "The queue"))
    assert root.findtext(f"{SVG}title") == "The queue"
    assert root.findtext(f"{SVG}desc") == "Queue\nBo Chen"


def test_wide_characters_stand_each_in_its_own_cells():
    root = ET.fromstring(still(screen_of("a日本b")))
    assert letters(root) == {(0, 14, "a"), (9, 14, "日"), (27, 14, "本"), (45, 14, "b")}


@pytest.mark.parametrize(
    ("box", "path"),
    [
        ("──", "M0 8.5h18"),
        ("├─", "M4.5 0v18"),
        ("╭", "M4.5 18v-5q0-4.5 4.5-4.5"),
        ("█", "M0 0h9v18h-9z"),
    ],
)
def test_boxes_and_blocks_are_drawn_rather_than_written(box, path):
    root = ET.fromstring(still(screen_of(box, width=4)))
    assert not texts(root)
    assert any(path in (each.get("d") or "") for each in root.iter(f"{SVG}path"))


def test_an_upright_line_goes_on_from_row_to_row():
    root = ET.fromstring(still(screen_of("│", "│", "│", width=4)))
    assert any(each.get("d") == "M4.5 0v54" for each in root.iter(f"{SVG}path"))


def test_a_reversed_ink_swaps_its_colours():
    frame = framed([[("x", Ink("#112233", "#ddeeff", reverse=True)), (" " * 9, Ink())]], 10, 1)
    picture = still(frame)
    assert "{fill:#112233}" in picture
    assert "{fill:#ddeeff}" in picture


def test_a_dim_ink_is_half_way_to_its_ground():
    assert "{fill:#808080}" in still(framed([[("x", Ink("#ffffff", "#010101", dim=True))]], 1, 1))


def test_shots_at_one_moment_show_the_last_of_them():
    take = Take((Shot(0, screen_of("one")), Shot(0, screen_of("two"))), 0, "")
    assert {text for _, _, text in texts(ET.fromstring(animated(take)))} == {"two"}


def test_a_picture_of_screens_of_two_sizes_has_room_for_both():
    take = take_of([screen_of("one", width=10), screen_of("one", "two", width=4)])
    root = ET.fromstring(animated(take))
    smaller = ET.fromstring(still(screen_of("one", width=4)))
    assert float(root.get("width", "")) > float(smaller.get("width", ""))
    assert float(root.get("height", "")) > float(smaller.get("height", ""))
