"""Panes keep what they painted, and never show what is no longer so."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual.widgets import Input

from cockpit.keymap import KEYS
from cockpit.tui import keynames
from cockpit.tui.widgets.pane import Pane
from cockpit.tui.widgets.queue import QueuePane
from tests.tui.robot import CONFIG, Robot, draft, robot, silent

ANN, BEA = "+13125550100", "+13125550101"
LEADS = [draft("Ann", ANN), draft("Bea", BEA)]


def colours(rep: Robot) -> set[str]:
    pane = rep.app.screen.query_one(QueuePane)
    styles = (segment.style for y in range(pane.size.height) for segment in pane.render_line(y))
    return {str(style.color) for style in styles if style}


async def test_another_theme_paints_every_line_anew(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, config=replace(CONFIG, theme="textual-dark")) as rep:
        dark, words = colours(rep), await rep.glance()
        rep.app.theme = "textual-light"
        await rep.pilot.pause()
        assert not dark & colours(rep)
        assert await rep.glance() == words


async def test_a_screen_painted_bit_by_bit_is_as_one_painted_at_once(tmp_path: Path) -> None:
    leads = [draft(f"Lead {n}", f"+131255501{n:02}") for n in range(60)]
    calls = [silent(f"+131255501{n:02}", timedelta(days=n % 4)) for n in range(0, 60, 3)]
    async with robot(tmp_path, leads, calls) as rep:
        for key in ("j", "pagedown", "k", "n", "v", "G", "s", "u", "g", "d", "tab", "j"):
            await rep.press(key)
            bit_by_bit = await rep.glance()
            rep.app.refresh(layout=True)
            rep.app.screen.update_node_styles()
            assert await rep.glance() == bit_by_bit, key


async def test_rows_tell_the_time_of_this_minute_after_a_move(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        assert "Chicago      13:30" in await rep.glance()
        rep.hands.wait(60)
        await rep.press("j")
        screen = await rep.glance()
        assert "Chicago      13:31" in screen
        assert "Chicago      13:30" not in screen


async def test_two_keys_change_places(tmp_path: Path) -> None:
    swapped = {**CONFIG.keys, "outcome.answered": ("n",), "outcome.no_message": ("a",)}
    async with robot(tmp_path, LEADS, config=replace(CONFIG, keys=swapped)) as rep:
        await rep.press("a")
        assert rep.outcomes() == [("Ann", "no_message", False)]


async def test_a_binding_loses_one_key_and_keeps_the_other(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "queue.down": ("down",), "queue.end": ("j",)}
    leads = [*LEADS, draft("Cleo", "+13125550102")]
    async with robot(tmp_path, leads, config=replace(CONFIG, keys=keys)) as rep:
        await rep.press("down")
        assert "╭─ Bea " in await rep.glance()
        await rep.press("j")
        assert "╭─ Cleo " in await rep.glance()


def test_only_keys_that_were_moved_are_laid_over_the_others() -> None:
    as_they_come = {key.id: key.keys for key in KEYS}
    assert keynames.remapped(as_they_come) == {}
    changed = {**as_they_come, "queue.down": ("down", "f3"), "app.quit": ()}
    assert keynames.remapped(changed) == {"queue.down": "down,f3"}


async def test_what_the_guard_says_stands_over_panes_that_stay_as_they_are(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [silent(ANN, timedelta(days=1))]) as rep:
        panes = [*rep.app.screen.query(Pane)]
        before, above = [pane.region for pane in panes], (await rep.glance()).split("\n")
        await rep.press("n")
        *_, left, right, bottom, saved, first, second, _ = (await rep.glance()).split("\n")
        assert saved.startswith(" ✓ No message for Ann, 14:30.")
        assert first.startswith(" ▲ ")
        assert second.startswith(" ▲ ")
        assert bottom[0] == above[-3][0] == "╰"
        assert left[0] == right[0] == "│"
        assert [pane.region for pane in panes] == before


async def test_what_the_guard_says_changes_its_colours_with_the_theme(tmp_path: Path) -> None:
    config = replace(CONFIG, theme="textual-dark")
    async with robot(tmp_path, LEADS[:1], [silent(ANN, timedelta(days=1))], config) as rep:
        await rep.press("n")
        dark, words = colours(rep), await rep.glance()
        rep.app.theme = "textual-light"
        await rep.pilot.pause()
        assert not dark & colours(rep)
        assert await rep.glance() == words


async def test_a_page_is_as_many_rows_as_are_in_sight(tmp_path: Path) -> None:
    leads = [draft(f"Lead {n}", f"+131255501{n:02}") for n in range(99)]
    async with robot(tmp_path, leads) as rep:
        pane = rep.app.screen.query_one(QueuePane)
        page = pane.rows_in_sight
        assert page == pane.size.height - 4
        await rep.press("pagedown")
        assert f"─ Lead {page} ─" in await rep.glance()


async def test_the_end_of_a_long_line_typed_is_in_sight(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, size=(80, 24)) as rep:
        await rep.press("slash", "b")
        typed = rep.app.screen.query_one(Input)
        typed.insert_text_at_cursor("eginning" + "." * 100 + "end")
        screen = await rep.glance()
        assert "..end" in screen
        assert "beginning" not in screen
        await rep.press("home")
        assert "beginning.." in await rep.glance()
