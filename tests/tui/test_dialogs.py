"""The questions over the calling screen: find, note, snooze, lists, keys."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from textual import events

from cockpit.core.model import CallDraft, Outcome
from tests.tui.robot import NOW, draft, robot

ANN, BOB, CY = "+13125550100", "+12125550101", "+13035550102"
LEADS = [
    draft("Ann Alder", ANN, "+13125550150", notes="Likes mornings."),
    draft("Bob Birch", BOB),
    draft("Cy Cedar", CY),
]


async def test_snooze_takes_plain_words_in_the_leads_time(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("z")
        await rep.type("tomorrow 3pm")
        assert "→ tomorrow 15:00 in Chicago; yours: tomorrow 16:00" in await rep.glance()
        await rep.press("enter")
        screen = await rep.glance()
        assert "Ann Alder snoozed until tomorrow 15:00 there." in screen
        assert "─ Bob Birch ─" in screen
        assert " 2 ╮" in screen


async def test_words_that_name_no_moment_keep_the_question_open(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("z")
        await rep.type("bananas")
        await rep.press("enter")
        assert "Snooze until" in await rep.glance()
        await rep.press("escape")
        assert "─ Ann Alder ─" in await rep.glance()


async def test_a_note_stands_on_the_lead_and_in_conversation_on_the_call(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("e")
        await rep.type("has two docks")
        await rep.press("enter")
        assert "✎ has two docks" in await rep.glance()
        await rep.press("a", "e")
        await rep.type("call me thursday")
        await rep.press("enter")
        assert rep.ledger.dossier(1).history.calls[0].note == "call me thursday"


async def test_find_reaches_everyone_and_p_goes_back(tmp_path: Path) -> None:
    answered = CallDraft(CY, NOW - timedelta(days=3), Outcome.ANSWERED)
    async with robot(tmp_path, LEADS, [answered]) as rep:
        await rep.press("slash")
        await rep.type("ced")
        assert "▸ Cy Cedar" in await rep.glance()
        await rep.press("enter")
        screen = await rep.glance()
        assert "─ Cy Cedar ─" in screen
        assert "not in the queue" in screen
        await rep.press("p")
        assert "─ Ann Alder ─" in await rep.glance()


async def test_find_by_the_end_of_a_number(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("slash")
        await rep.type("0101")
        await rep.press("enter")
        assert "─ Bob Birch ─" in await rep.glance()


async def test_lists_can_be_chosen(tmp_path: Path) -> None:
    leads = [*LEADS[:2], replace(LEADS[2], list="Autumn")]
    async with robot(tmp_path, leads) as rep:
        await rep.press("L")
        assert "[x] Autumn   1 open" in await rep.glance()
        await rep.press("a", "space", "enter")
        screen = await rep.glance()
        assert "Queue of Autumn" in screen
        assert "Ann Alder" not in screen


async def test_keys_are_searched_and_run(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("question_mark")
        await rep.type("skip")
        await rep.press("enter")
        await rep.pilot.pause()
        assert "─ Bob Birch ─" in await rep.glance()


async def test_keys_of_the_screen_do_nothing_while_text_is_typed(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("e")
        await rep.type("avnXsu")
        await rep.press("escape")
        assert rep.outcomes() == []
        assert rep.ledger.barred() == ()


async def test_letters_typed_before_the_question_is_on_screen_are_in_it(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        rep.hands.wait(2)
        for key in ("slash", "c", "e", "d"):
            rep.app.post_message(events.Key(key, "/" if key == "slash" else key))
        await rep.pilot.pause(0.2)
        assert "▸ Cy Cedar" in await rep.glance()
        assert rep.outcomes() == []


async def test_a_note_that_could_not_be_saved_is_not_lost(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("e", *"docks")
        holder = sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        await rep.press("enter")
        assert "docks" in await rep.glance()
        holder.execute("ROLLBACK")
        holder.close()
        await rep.press("enter")
        assert rep.ledger.dossier(1).history.notes[0].text == "docks"
