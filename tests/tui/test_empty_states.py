"""Where there is nothing to show, it is said what to do."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.tui.widgets.nobody import MEANWHILE
from tests.tui.robot import CONFIG, draft, robot, silent

ANN, BEA = "+13125550100", "+12125550101"
LEADS = [draft("Ann", ANN, list="Spring"), draft("Bea", BEA, list="Summer")]
SIZES = [(120, 36), (80, 24)]


@pytest.mark.parametrize("size", SIZES)
async def test_no_leads_at_all(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, [], size=size) as rep:
        screen = await rep.glance()
        for words in ("i  bring a list", "p  try it", "T  be shown around", "q  quit"):
            assert words in screen


@pytest.mark.parametrize("size", SIZES)
async def test_all_are_resting(tmp_path: Path, size: tuple[int, int]) -> None:
    calls = [silent(phone, timedelta(hours=1)) for phone in (ANN, BEA)]
    async with robot(tmp_path, LEADS, calls, size=size) as rep:
        screen = await rep.glance()
        assert "The next one can be called today 16:30, your time." in screen
        assert "This session" not in screen
        assert all(words in screen for words in MEANWHILE.values())


async def test_keys_that_are_switched_off_are_not_offered(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "queue.lists": (), "queue.find": ("f5",)}
    calls = [silent(phone, timedelta(hours=1)) for phone in (ANN, BEA)]
    async with robot(tmp_path, LEADS, calls, replace(CONFIG, keys=keys)) as rep:
        screen = await rep.glance()
        assert "f5  finds anyone" in screen
        assert " u  takes the last thing back" in screen
        assert "chooses other lists" not in screen


@pytest.mark.parametrize("size", SIZES)
async def test_the_queue_is_done(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, LEADS[:1], size=size) as rep:
        await rep.press("a", "enter")
        screen = await rep.glance()
        assert "Everybody has been answered, or is not to be called any more." in screen
        assert "This session: 1 call in" in screen
        assert "Answered, without a next step: Ann." in screen


@pytest.mark.parametrize("size", SIZES)
async def test_a_list_that_leaves_nobody(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, LEADS, size=size) as rep:
        await rep.press("n", "L", "space", "enter")
        await rep.press("n")
        assert "The next one of Summer can be called today 17:30" in await rep.glance()
        await rep.press("u", "a", "enter")
        screen = await rep.glance()
        assert "Everybody of Summer has been answered" in screen
        assert "L  chooses other lists" in screen
        await rep.press("L", "a", "enter")
        assert "The next one can be called today 17:30" in await rep.glance()


@pytest.mark.parametrize("size", SIZES)
async def test_a_queue_of_nobody_says_so(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, LEADS, [silent(p, timedelta(hours=1)) for p in (ANN, BEA)]) as rep:
        await rep.press("l")
        assert "nobody right now" in await rep.glance()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("slash", "Nobody fits. Try fewer letters, or the last digits"),
        ("w", "Nobody fits. Try fewer letters, or the last digits"),
        ("b", "cannot be logged: esc,"),
        ("b", "and i brings a list in."),
        ("question_mark", "No key does that. Try another word, or none to see them all."),
    ],
)
async def test_a_search_that_finds_nothing(tmp_path: Path, key: str, words: str) -> None:
    async with robot(tmp_path, LEADS, size=(80, 24)) as rep:
        await rep.press(key)
        await rep.type("qqq")
        assert words in await rep.glance()


async def test_an_unknown_caller_without_an_import_key(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "app.import": ()}
    async with robot(tmp_path, LEADS, config=replace(CONFIG, keys=keys)) as rep:
        await rep.press("b", "q", "q")
        assert "cannot be logged. " in await rep.glance()


@pytest.mark.parametrize("size", SIZES)
async def test_no_history(tmp_path: Path, size: tuple[int, int]) -> None:
    async with robot(tmp_path, LEADS, size=size) as rep:
        assert "Nothing yet: this would be the first call." in await rep.glance()
        await rep.press("a")
        screen = await rep.glance()
        assert "Nothing yet" not in screen
        assert "Thu 12 Mar 13:30   answered" in screen


async def test_the_only_script_of_its_kind(tmp_path: Path) -> None:
    (scripts := tmp_path / "scripts").mkdir()
    text = "---\ntitle: Mine\nkind: opener\n---\nHi {first|there}.\n"
    (scripts / "mine.md").write_text(text, encoding="utf-8")
    async with robot(tmp_path, LEADS, scripts=scripts) as rep:
        await rep.press("right_square_bracket")
        assert "· The only opener. A file of kind: opener in your folder" in await rep.glance()
        await rep.press("tab", "right_square_bracket")
        assert "The only" not in await rep.glance()


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("e", "Nobody is on deck to note something about."),
        ("z", "Nobody is on deck to be snoozed."),
        ("c", "Nobody is on deck to promise a call."),
        ("y", "There is no number to copy."),
        ("x", "No call in this session to say more about."),
        ("d", "Nobody is on deck."),
        ("n", "Nobody is on deck."),
        ("l", "The queue is not folded away: it is on the left."),
    ],
)
async def test_a_key_with_nobody_to_act_on_says_so(tmp_path: Path, key: str, words: str) -> None:
    async with robot(tmp_path, LEADS, [silent(p, timedelta(hours=1)) for p in (ANN, BEA)]) as rep:
        await rep.press(key)
        assert f"· {words}" in await rep.glance()
