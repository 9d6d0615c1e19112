from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from cockpit.recording import camera
from cockpit.recording.cells import cells
from cockpit.recording.frame import Frame, Ink, words

SIZE = (40, 8)


class Plain(App[None]):
    CSS = """
    Screen { background: #101010; color: #e0e0e0; }
    #named { color: #ff8800; text-style: bold underline; background: #202020; width: 12; }
    """

    def compose(self) -> ComposeResult:
        yield Static(Content("Dana 山田 [x]"), id="named")
        yield Static(Content("the rest"))


class Question(ModalScreen[None]):
    CSS = """
    Question { background: black 50%; }
    Question Static { width: 20; height: 1; background: #000088; }
    """

    def compose(self) -> ComposeResult:
        yield Static(Content("Sure?"))


@asynccontextmanager
async def running() -> AsyncIterator[Pilot[None]]:
    async with Plain().run_test(size=SIZE, notifications=True) as pilot:
        await pilot.pause()
        yield pilot


def ink_of(frame: Frame, text: str) -> Ink:
    return next(ink for row in frame.rows for run, ink in row if text in run)


async def test_a_frame_holds_what_is_on_screen():
    async with running() as pilot:
        frame = camera.frame(pilot.app.screen, SIZE)
    assert (frame.width, frame.height) == SIZE
    assert frame.text().rstrip() == "Dana 山田\n[x]\nthe rest"


async def test_every_row_is_as_wide_as_the_screen():
    async with running() as pilot:
        frame = camera.frame(pilot.app.screen, SIZE)
    assert {sum(cells(text) for text, _ in row) for row in frame.rows} == {40}


async def test_inks_are_as_painted():
    async with running() as pilot:
        frame = camera.frame(pilot.app.screen, SIZE)
    assert ink_of(frame, "Dana") == Ink("#ff8800", "#202020", bold=True, underline=True)
    assert ink_of(frame, "the rest") == Ink("#e0e0e0", "#101010")


async def test_questions_toasts_and_what_they_stand_on_are_in_the_picture():
    async with running() as pilot:
        await pilot.app.push_screen(Question())
        pilot.app.notify("Saved.", markup=False)
        await pilot.pause()
        frame = camera.frame(pilot.app.screen, SIZE)
    assert all(text in frame.text() for text in ("Sure?", "Saved.", "the rest"))


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "e\u0301",
        "日本",
        "👨\u200d👩\u200d👧",
        "🇫🇷",
        "❤\ufe0f",
        "▲\ufe0f",
        "हिन्दी",
        "a\u200d",
    ],
)
def test_text_takes_the_cells_it_was_laid_out_for(text):
    strip = Strip([Segment(text, Style(bold=True)), Segment("!")])
    (row,) = camera.rows_of([strip])
    assert sum(cells(part) for part, _ in row) == strip.cell_length
    assert words(row).endswith("!")
    assert cells(words(row)) == cell_len(text) + 1


def test_a_dimmed_style_without_a_colour_stays_dim():
    (row,) = camera.rows_of([Strip([Segment("quiet", Style(dim=True, italic=True))])])
    assert row == (("quiet", Ink(dim=True, italic=True)),)


def test_colours_by_number_are_written_as_seen():
    (row,) = camera.rows_of([Strip([Segment("x", Style(color="color(196)", bgcolor="default"))])])
    assert row == (("x", Ink(fg="#ff0000")),)


def test_what_a_light_theme_leaves_to_the_terminal_is_dark_on_light():
    strip = Strip([Segment("x", Style(color="default")), Segment("y", Style(bgcolor="#000080"))])
    (row,) = camera.rows_of([strip], light=True)
    fg, bg = "#1f2328", "#ffffff"
    assert row == (("x", Ink(fg=fg, bg=bg)), ("y", Ink(fg=fg, bg="#000080")))
