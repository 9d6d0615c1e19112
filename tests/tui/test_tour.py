"""The tour, and the pointer that says what anything is."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.tui.calling import CallingScreen
from cockpit.tui.places import painted, written
from cockpit.tui.pointing import Pointing
from tests.tui.robot import CONFIG, Robot, draft, robot, silent

ANN, BEA = "+13125550100", "+13125550101"
LEADS = [draft("Ann", ANN), draft("Bea", BEA)]
OFFER = "T shows you around."


def pointing(rep: Robot) -> Pointing:
    assert isinstance(rep.app.screen, Pointing)
    return rep.app.screen


def pointed_at(rep: Robot) -> str:
    screen = pointing(rep)
    return screen._spots[screen._at].element.id


async def stops(rep: Robot) -> list[str]:
    """Take the tour to its end; each stop is lit up, captioned, and not covered."""
    await rep.press("T")
    found = []
    while isinstance(rep.app.screen, Pointing):
        hold_in_sight(rep)
        found.append(pointed_at(rep))
        await rep.press("enter")
    return found


def hold_in_sight(rep: Robot) -> None:
    screen = pointing(rep)
    spot = screen._spots[screen._at]
    text = written(spot.region, painted(screen._beneath, spot.region))
    said = screen._caption.region
    assert not said.overlaps(text), (spot, said)
    assert screen.size.region.contains_region(said)
    assert screen._light.region == spot.region
    name = spot.element.name
    assert any(name in line.text for line in screen._caption.render_lines(said.reset_offset))


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24)])
@pytest.mark.parametrize("way", ["p", "j j"])
async def test_the_tour_leads_over_the_practice_list(
    tmp_path: Path, size: tuple[int, int], way: str
) -> None:
    async with robot(tmp_path, [], size=size) as rep:
        await rep.press("p", *way.replace("p", "").split())
        beside = ["queue", "tiers"] if size[0] >= 100 else ["next"]
        found = await stops(rep)
        assert [id for id in found if id != "signs"] == [
            "headline", *beside, "card", "script", "status", "keys",
        ]  # fmt: skip
        assert "signs" in found
        assert 6 <= len(found) <= 8


@pytest.mark.parametrize("size", [(60, 20), (40, 12), (20, 6), (10, 3)])
async def test_the_tour_can_be_taken_on_any_screen(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, LEADS, size=size) as rep:
        for key in ("T", *["right"] * 4, "left", "escape", "h", *["tab"] * 9, "escape"):
            await rep.press(key)
            assert len((await rep.glance()).split("\n")) == size[1]
        assert isinstance(rep.app.screen, CallingScreen)


async def test_signs_that_a_lead_lacks_are_told_of_all_the_same(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("T", *["right"] * 4)
        assert "▲ The signs (none just now) ─" in await rep.glance()


async def test_the_tour_speaks_of_signs_where_they_stand(tmp_path: Path) -> None:
    calls = [silent(ANN, timedelta(days=1))]
    async with robot(tmp_path, LEADS[:1], calls) as rep:
        await rep.press("T", *["right"] * 4)
        screen = await rep.glance()
        assert "▲ The signs ─" in screen
        assert "┃ ▲ Same hour as" in screen


async def test_nothing_is_logged_on_the_tour(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        before = await rep.glance()
        await rep.press("T", *"avnDxXsrRzu", "space", *"avn", "delete", "q", "escape")
        assert rep.outcomes() == []
        assert rep.app.is_running
        assert (await rep.glance()).split("\n")[1:34] == before.split("\n")[1:34]


@pytest.mark.parametrize("leave", ["escape", "T"])
async def test_the_tour_is_left_at_once(tmp_path: Path, leave: str) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("T", "right", leave)
        assert isinstance(rep.app.screen, CallingScreen)
        await rep.press("n")
        assert rep.outcomes() == [("Ann", "no_message", False)]


async def test_the_tour_goes_back_and_stays_at_its_first_stop(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("T", "right", "space", "left")
        assert pointed_at(rep) == "queue"
        await rep.press("left", "left", "backspace")
        assert pointed_at(rep) == "headline"
        assert "1 of 8" in await rep.glance()


async def test_the_tour_of_an_empty_queue_tells_of_what_is_there(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1]) as rep:
        await rep.press("n")
        assert await stops(rep) == ["headline", "queue", "nobody", "status", "keys"]


async def test_the_tour_folds_the_queue_away_first(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, size=(80, 24)) as rep:
        await rep.press("l")
        assert "card" in await stops(rep)


async def test_the_first_screen_shows_around_on_the_practice_list(tmp_path: Path) -> None:
    async with robot(tmp_path, []) as rep:
        assert "T  be shown around" in await rep.glance()
        await rep.press("T")
        screen = await rep.glance()
        assert "PRACTICE" in screen
        assert "1 of 8" in screen
        await rep.press(*["right"] * 4)
        assert "▲ The signs ─" in await rep.glance()
        await rep.press("escape")
        assert "─ Dana Ruiz ─" in await rep.glance()
        assert rep.ledger.is_empty()


async def test_another_size_moves_the_words_along(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("T", "right", "right", "right")
        for width, height in ((80, 24), (140, 50), (100, 30)):
            await rep.pilot.resize_terminal(width, height)
            await rep.glance()
            await rep.press("right", "left")
            hold_in_sight(rep)


async def test_words_stand_beside_what_the_guard_says_of_a_call(tmp_path: Path) -> None:
    calls = [silent(ANN, timedelta(days=1)), silent(ANN, timedelta(days=2))]
    for size in ((120, 36), (80, 24)):
        (folder := tmp_path / str(size[0])).mkdir()
        async with robot(folder, LEADS, calls, size=size) as rep:
            await rep.press("G", "n")
            assert "status" in await stops(rep)


async def test_keys_are_named_as_the_rep_has_them(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "app.tour": ("f5",), "app.what": ("f6",), "queue.find": ("f",)}
    async with robot(tmp_path, LEADS, config=replace(CONFIG, keys=keys)) as rep:
        assert "f5 shows you around." in await rep.glance()
        await rep.press("f5", "right")
        assert "f find" in await rep.glance()
        await rep.press("f5", "f6", "tab")
        assert "f find" in await rep.glance()
        await rep.press("f6")
        assert isinstance(rep.app.screen, CallingScreen)


async def test_a_tour_that_is_switched_off_is_not_offered(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "app.tour": ()}
    async with robot(tmp_path, LEADS, config=replace(CONFIG, keys=keys)) as rep:
        assert "around" not in await rep.glance()
        await rep.press("T")
        assert isinstance(rep.app.screen, CallingScreen)


async def test_the_tour_is_offered_before_the_first_call(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, [silent(BEA, timedelta(days=1))]) as rep:
        assert OFFER in await rep.glance()
        await rep.press("n")
        assert OFFER not in await rep.glance()
        await rep.press("u", "j")
        assert OFFER not in await rep.glance()
    async with robot(tmp_path, []) as rep:
        assert OFFER not in await rep.glance()


async def test_whoever_has_been_shown_around_is_not_asked_again(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("T", "escape", "j")
        assert OFFER not in await rep.glance()


async def test_the_tour_leaves_the_word_about_a_call_as_it_was(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("n", "T", "right", "escape")
        assert "✓ No message for Ann, 14:30." in await rep.glance()


async def test_whats_this_goes_round_every_element(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, [silent(ANN, timedelta(days=1))]) as rep:
        await rep.press("G", "h")
        there = [spot.element.id for spot in pointing(rep)._spots]
        found = []
        for key in ["tab", "down", "right"] * (len(there) // 3 + 1):
            hold_in_sight(rep)
            found.append(pointed_at(rep))
            await rep.press(key)
        assert set(found) == set(there)
        await rep.press("escape", "h", "shift+tab")
        assert pointed_at(rep) == "keys"
        assert len(rep.outcomes()) == 1


async def test_whats_this_follows_the_mouse(tmp_path: Path) -> None:
    places = {
        (5, 0): "headline", (60, 2): "person", (60, 3): "number", (60, 20): "script",
        (10, 3): "row", (10, 2): "tiers", (10, 20): "queue",
    }  # fmt: skip
    async with robot(tmp_path, LEADS) as rep:
        for place, id in places.items():
            # From the last element, whose words stand below all of these.
            await rep.press("h", "shift+tab")
            await rep.pilot.hover(offset=place)
            await rep.pilot.pause()
            assert pointed_at(rep) == id
            hold_in_sight(rep)
            await rep.press("escape", "h", "shift+tab")
            await rep.pilot.click(offset=place)
            assert pointed_at(rep) == id
            await rep.press("escape")


async def test_both_are_in_the_palette_and_among_the_keys(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        for words, title in (("short tour", "1 of 8"), ("what is this", "1 of ")):
            await rep.press("question_mark")
            await rep.type(words)
            await rep.press("enter")
            assert title in await rep.glance()
            await rep.press("escape")
        commands = [command.title for command in rep.app.get_system_commands(rep.app.screen)]
        assert "a short tour of the screen" in commands
