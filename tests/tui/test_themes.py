"""The colours can be read, and told apart, by everyone: on the screens themselves."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path

import pytest
from textual.app import App
from textual.theme import BUILTIN_THEMES

from cockpit.config import ConfigError, parse
from cockpit.tui.themes import KNOWN, LIGHT, PALETTES, Palette, chosen, inks
from cockpit.tui.widgets.choice import ChoicePane
from cockpit.tui.widgets.desk import DeskPane
from tests.tui.eyes import SIGHTS, contrast, distance, lightness, painted, parsed, shades
from tests.tui.robot import CONFIG, Robot, robot
from tests.tui.scenes import CALLS, LEADS, scenes

READABLE = 4.5
"""The least contrast of text: WCAG 2.1, 1.4.3."""

SEEN = 3.0
"""The least contrast of lines drawn: WCAG 2.1, 1.4.11."""

ENDS = frozenset("▁▂▃▄▅▆▇▔▏▕")
"""What Textual draws where a scroll bar ends, or a line to type in."""

APART = 20.0
"""The least ΔE between two states; 2.3 is just noticed."""

SELLING = replace(CONFIG, rep=replace(CONFIG.rep, offer="Dock scheduling."))


def faint(app: App[None]) -> Iterator[str]:
    """What on screen falls short of the contrast it needs."""
    for text, colour, ground in painted(app):
        ratio = contrast(colour, ground)
        if ratio < needed(text):
            yield f"{text!r}: {ratio:.2f}, {colour} on {ground}"


def needed(text: str) -> float:
    """The contrast that a text needs: nothing but borders needs less."""
    drawn = set(text) - {" "}
    if drawn <= ENDS:
        return 1
    return SEEN if all("─" <= character <= "╿" for character in drawn) else READABLE


# A walk takes six seconds; the test below has every other pair of a theme and a screen.
@pytest.mark.parametrize(
    ("theme", "size"), [("cockpit-dark", (120, 36)), ("cockpit-light", (80, 24))]
)
async def test_everything_on_every_screen_can_be_read(
    tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    async with robot(tmp_path, LEADS, CALLS, replace(SELLING, theme=theme), size) as rep:
        async for scene in scenes(rep, tmp_path):
            assert [*faint(rep.app)] == [], scene


@pytest.mark.parametrize("theme", [*PALETTES, "textual-dark", "textual-light"])
async def test_every_ink_can_be_read_on_every_ground(tmp_path: Path, theme: str) -> None:
    async with robot(tmp_path, LEADS, CALLS, replace(CONFIG, theme=theme)) as rep:
        await rep.press("i")
        panes = rep.app.screen_stack[0].query_one(DeskPane), rep.app.screen.query_one(ChoicePane)
        for pane, ground, ink in product(panes, ("", "cursor"), inks(rep.app.current_theme)):
            style = pane._ink(f"{ground} {ink}".strip())
            assert contrast(*shades(style)) >= (SEEN if ink == "frame" else READABLE), ink


@pytest.mark.parametrize("theme", PALETTES)
async def test_what_is_said_while_there_is_nobody_to_call_can_be_read(
    tmp_path: Path, theme: str
) -> None:
    config = replace(CONFIG, theme=theme)
    async with robot(tmp_path, [], config=config) as rep:
        assert [*faint(rep.app)] == []
        await rep.press("p")
        assert "PRACTICE" in await rep.glance()
        assert [*faint(rep.app)] == []
    (tmp_path / "answered").mkdir()
    async with robot(tmp_path / "answered", LEADS[:1], config=config) as rep:
        await rep.press("a", "enter")
        assert "The queue is done" in await rep.glance()
        assert [*faint(rep.app)] == []


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_states_are_told_apart_by_every_kind_of_eye(palette: Palette, sight: str) -> None:
    states = ("plain", "quiet", "live", "good", "warning")
    for one, other in combinations(states, 2):
        colours = (parsed(getattr(palette, state)) for state in (one, other))
        assert distance(*colours, sight) >= APART, (one, other)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("palette", PALETTES.values(), ids=PALETTES)
def test_a_stop_stands_on_a_ground_of_its_own(palette: Palette, sight: str) -> None:
    stop = parsed(palette.stop)
    for ground in (palette.ground, palette.raised, palette.cursor):
        assert distance(stop, parsed(ground), sight) >= APART
    assert abs(lightness(stop) - lightness(parsed(palette.warning))) >= 12


@pytest.mark.parametrize("theme", ["textual-light", "ansi-dark"])
async def test_textuals_own_themes_can_be_started_with(tmp_path: Path, theme: str) -> None:
    async with robot(tmp_path, LEADS, CALLS, replace(CONFIG, theme=theme)) as rep:
        assert rep.app.current_theme.name == theme
        await rep.press("h", "escape", "slash", "L", "enter", "i")
        assert "Import a file" in await rep.glance()


async def test_every_theme_can_be_changed_to(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, CALLS) as rep:
        for theme in [*BUILTIN_THEMES, *PALETTES]:
            rep.app.theme = theme
            assert "Sample Lead 14" in await rep.glance()


@pytest.mark.parametrize("theme", [name for name, theme in BUILTIN_THEMES.items() if theme.ansi])
async def test_the_terminals_own_colours_are_turned_round_under_the_cursor(
    tmp_path: Path, theme: str
) -> None:
    async with robot(tmp_path, LEADS, CALLS, replace(CONFIG, theme=theme)) as rep:
        await rep.glance()
        strips = rep.app.screen._compositor.render_strips()
        on_cursor = next(strip.crop(0, 40) for strip in strips if "▸" in strip.text)
        turned = [text for text, style, _ in on_cursor if style and style.reverse]
        assert len("".join(turned)) >= 38
        assert all(not style.reverse for text, style, _ in strips[0] if style)


async def test_a_theme_can_be_chosen_in_mid_session(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], config=replace(CONFIG, theme="nord")) as rep:
        await picked(rep, "ctrl+p", "colours", "choose the colours")
        await picked(rep, "enter", "pit-li", "cockpit-light")
        await picked(rep, "enter", "", "Dana Ruiz")
        assert rep.app.theme == "cockpit-light"
        grounds = {ground for _, _, ground in painted(rep.app)}
        assert grounds == {parsed(LIGHT.ground), parsed(LIGHT.cursor)}


async def picked(rep: Robot, key: str, typed: str, words: str) -> None:
    """Press a key and type what leads to the words: the palette looks for them in its own time."""
    await rep.press(key)
    await rep.type(typed)
    for _ in range(400):
        if words in await rep.glance():
            return
    raise AssertionError(words)


@pytest.mark.parametrize(
    ("written", "terminal", "theme"),
    [
        ("auto", "", "cockpit-dark"),
        ("auto", "15;0", "cockpit-dark"),
        ("auto", "0;15", "cockpit-light"),
        ("auto", "0;default;15", "cockpit-light"),
        ("auto", "0;default", "cockpit-dark"),
        ("dark", "0;15", "cockpit-dark"),
        ("light", "15;0", "cockpit-light"),
        ("cockpit-light", "15;0", "cockpit-light"),
        ("textual-dark", "0;15", "textual-dark"),
    ],
)
def test_ours_are_meant_unless_another_is_named(written: str, terminal: str, theme: str) -> None:
    assert chosen(written, terminal) == theme


@pytest.mark.parametrize(
    ("written", "meant"),
    [("cockpit-drak", "cockpit-dark"), ("Light", "light"), ("textual-lite", "textual-light")],
)
def test_a_theme_nobody_knows_is_refused_with_the_one_that_was_meant(
    written: str, meant: str
) -> None:
    with pytest.raises(ConfigError, match=rf"c\.yaml:1:8: theme: .* did you mean {meant}\?"):
        parse(f"theme: {written}", "c.yaml", KNOWN)


def test_a_blank_theme_is_auto() -> None:
    assert parse("theme:", "c.yaml", KNOWN).theme == "auto"
    assert parse("theme: ''", "c.yaml", KNOWN).theme == "auto"
