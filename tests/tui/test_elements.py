"""Whatever can be seen on the screens of a session can be asked about."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.core.policy import Ask, Policy
from cockpit.keymap import KEYS
from cockpit.tui.elements import ELEMENTS, TOUR
from cockpit.tui.places import painted, spots
from cockpit.tui.widgets.pane import Pane
from tests.tui.robot import CONFIG, Robot, draft, robot, silent

ANN, BEA, MAIN = "+13125550100", "+13125550101", "+13125550199"
PLAN = replace(CONFIG, policy=Policy((Ask.SILENCE, Ask.MESSAGE, Ask.PARK)))
SIZES = [(120, 36), (80, 24), (60, 16)]
IDS = {element.id for element in ELEMENTS}


async def rings(rep: Robot) -> None:
    """Ann calls back."""
    await rep.press("b")
    await rep.type("ann")
    await rep.press("enter")


@asynccontextmanager
async def busy(folder: Path, size: tuple[int, int]) -> AsyncIterator[Robot]:
    """Ann with a past, a promise and a note; Bea new; and a switchboard."""
    leads = [draft("Ann", ANN, notes="Likes mornings.", priority=9), draft("Bea", BEA)]
    leads += [draft(f"Desk {n}", MAIN) for n in range(51)]
    calls = [silent(ANN, timedelta(days=2)), silent(ANN, timedelta(days=1))]
    async with robot(folder, leads, calls, PLAN, size) as rep:
        yield rep


async def seen(rep: Robot) -> set[str]:
    """The elements in sight; everything that is written belongs to one."""
    await rep.glance()
    screen = rep.app.screen
    found = spots(screen)
    assert all(hasattr(pane, "elements") for pane in screen.query(Pane))
    for y, line in enumerate(painted(screen, screen.size.region)):
        for x, character in enumerate(line.text):
            written = not character.isspace()
            assert not written or any(spot.region.contains(x, y) for spot in found), line.text
    return {spot.element.id for spot in found}


@pytest.mark.parametrize("size", SIZES)
async def test_every_element_in_sight_has_an_entry(tmp_path: Path, size: tuple[int, int]) -> None:
    async with busy(tmp_path, size) as rep:
        for key in ("d", "G", "l", "l", "g", "c", "escape", "n", "a", "enter", "h", "escape"):
            await rep.press(key)
            if rep.app.screen is rep.app.screen_stack[-1] and key not in ("c", "h"):
                assert {"headline", "status", "keys"} <= await seen(rep) <= IDS


async def test_every_entry_is_of_an_element_that_can_be_seen(tmp_path: Path) -> None:
    found: set[str] = set()
    for size in SIZES[:2]:
        (folder := tmp_path / str(size[0])).mkdir()
        async with busy(folder, size) as rep:
            found |= await seen(rep)
            for keys in (["j"], ["c", *"friday", "enter"], ["a"], ["enter", "G"]):
                await rep.press(*keys)
                found |= await seen(rep)
    async with robot(tmp_path, [draft("Ann", ANN)]) as rep:
        await rep.press("n")
        found |= await seen(rep)
        await rings(rep)
        found |= await seen(rep)
    assert found == IDS


@pytest.mark.parametrize("size", SIZES)
async def test_everything_about_who_calls_back_has_an_entry(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with busy(tmp_path, size) as rep:
        await rings(rep)
        there = await seen(rep)
        assert {"caller", "known", "reply", "cause", "answers"} <= there <= IDS
        assert not there & {"headline", "queue", "card", "keys"}


@pytest.mark.parametrize("size", SIZES)
async def test_the_pointer_goes_over_who_calls_back_and_leaves_it_as_it_was(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    async with busy(tmp_path, size) as rep:
        await rings(rep)
        await rep.press("2")
        before = await rep.glance()
        await rep.press("h")
        for title in ("Who calls back", "What they know", "What to say"):
            assert f" {title} " in await rep.glance()
            await rep.press("right")
        await rep.press("h")
        assert await rep.glance() == before
        await rep.press("n")
        assert "called back, and we missed it" in await rep.glance()


def test_every_key_that_is_named_is_one() -> None:
    known = {key.id for key in KEYS}
    assert all(set(element.keys) <= known for element in ELEMENTS)


def test_no_two_elements_are_called_alike() -> None:
    assert len(IDS) == len({element.name for element in ELEMENTS}) == len(ELEMENTS)


def test_every_stop_of_the_tour_is_an_element() -> None:
    assert {stop.element for stop in TOUR} <= IDS
    assert {stop.instead for stop in TOUR} <= IDS | {""}


def test_what_an_element_is_takes_a_sentence_or_two() -> None:
    for element in ELEMENTS:
        assert element.words.endswith(".")
        assert 1 <= element.words.count(". ") + 1 <= 3, element.id
        assert len(element.words) < 220, element.id
