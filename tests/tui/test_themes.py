"""The colours can be read, and told apart, by everyone: on the screens themselves."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest
from textual.app import App
from textual.theme import BUILTIN_THEMES

from cockpit.tui.themes import KNOWN, PALETTES, Palette, chosen
from tests.tui.eyes import SIGHTS, contrast, distance, lightness, painted, parsed
from tests.tui.robot import CONFIG, robot
from tests.tui.scenes import CALLS, LEADS, scenes

READABLE = 4.5
"""The least contrast of text: WCAG 2.1, 1.4.3."""

SEEN = 3.0
"""The least contrast of lines drawn: WCAG 2.1, 1.4.11."""

ENDS = frozenset("▁▂▃▄▅▆▇▔▏▕")
"""What Textual draws where a scroll bar ends, or a line to type in."""

APART = 20.0
"""The least ΔE between two states; 2.3 is just noticed."""

SIZES = [(120, 36), (80, 24)]
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


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", PALETTES)
async def test_everything_on_every_screen_can_be_read(
    tmp_path: Path, theme: str, size: tuple[int, int]
) -> None:
    async with robot(tmp_path, LEADS, CALLS, replace(SELLING, theme=theme), size) as rep:
        async for scene in scenes(rep, tmp_path):
            assert [*faint(rep.app)] == [], scene


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
