"""What the screens show, at every size, whatever stands in the data."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.core.text import cells
from tests.tui.robot import draft, robot, silent

ANN = "+13125550100"
NASTY = [
    "[/bold]Ann", "[@click=app.quit]x[/]", "Acme [Ltd]", "\x1b]52;c;aGk=\x07Eve", "a\nb\tc",
    "\u202egnirts", "王小明の会社", "e" + "\u0301" * 40, "", "x" * 400, "👩\u200d👩\u200d👧 Family",
]  # fmt: skip
SIZES = [(120, 36), (100, 30), (99, 30), (80, 24), (60, 20), (40, 12), (20, 6), (10, 3), (300, 90)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_is_painted_within_its_bounds(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    calls = [silent(ANN, timedelta(days=day)) for day in range(1, 9)]
    async with robot(tmp_path, [draft("Ann Alder", ANN)], calls, size=size) as rep:
        for key in ("d", "tab", "l", "l", "n", "slash", "escape", "question_mark", "escape", "u"):
            await rep.press(key)
            lines = (await rep.glance()).split("\n")
            assert len(lines) == size[1]
            assert all(cells(line) <= size[0] for line in lines)


@pytest.mark.parametrize("name", NASTY)
async def test_odd_names_do_no_harm(tmp_path: Path, name: str) -> None:
    lead = draft(name, ANN, title=name, notes=name, zone="")
    async with robot(tmp_path, [lead], size=(80, 24)) as rep:
        for keys in (["l", "l"], ["slash", "a"], ["escape", "n"], ["u", "X"], ["u", "a", "enter"]):
            await rep.press(*keys)
            screen = await rep.glance()
            assert not any(ord(c) < 32 and c != "\n" for c in screen)
            assert "\u202e" not in screen


async def test_nothing_needed_is_cut_off_at_80_by_24(tmp_path: Path) -> None:
    calls = [silent(ANN, timedelta(days=2)), silent(ANN, timedelta(days=1))]
    lead = draft("Dana Ruiz", ANN, title="Operations Director")
    others = [draft(f"Other {n}", f"+131255501{n + 10}") for n in range(5)]
    async with robot(tmp_path, [lead, *others], calls, size=(80, 24)) as rep:
        await rep.press("G")
        screen = await rep.glance()
        for words in (
            "Dana Ruiz   Operations Director, Dana Ruiz Ltd", "call 3", "+1 312-555-0100",
            "13:30 in Chicago (by the number)", "▲ Same hour as Tue 10 Mar 13:30",
            "▲ Called 2 times without a message", "Hi Dana, this is Sam", "6 in the queue",
            "Wed 11 Mar 13:30   no message", "a answered   v voicemail   n no message",
        ):  # fmt: skip
            assert words in screen, words


async def test_the_last_of_a_queue_is_not_the_only_one_in_it(tmp_path: Path) -> None:
    leads = [draft("Ann Alder", ANN), draft("Ben Birch", "+13125550101")]
    async with robot(tmp_path, leads, size=(80, 24)) as rep:
        assert "then Ben Birch" in await rep.glance()
        await rep.press("j")
        assert re.search("the last of the queue +2 in the queue", await rep.glance())
    async with robot(tmp_path / "one", leads[:1], size=(80, 24)) as rep:
        assert re.search("nobody after this +1 in the queue", await rep.glance())


async def test_several_candidate_zones_are_all_told(tmp_path: Path) -> None:
    async with robot(tmp_path, [draft("Hal", "+19025550100")]) as rep:
        assert "15:30 in Halifax" in await rep.glance()


async def test_a_zone_nobody_knows_is_said(tmp_path: Path) -> None:
    async with robot(tmp_path, [draft("Free", "+18005550100")]) as rep:
        screen = await rep.glance()
        assert "zone unknown" in screen
        assert "· Zone unknown: hours are measured on your own clock." in screen
