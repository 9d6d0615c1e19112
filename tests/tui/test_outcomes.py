"""Outcome keys: commit, then show."""

from datetime import timedelta
from pathlib import Path

from tests.tui.robot import draft, robot, silent

ANN, BOB, CY = "+13125550100", "+12125550101", "+13035550102"
LEADS = [draft("Ann Alder", ANN), draft("Bob Birch", BOB), draft("Cy Cedar", CY)]


async def test_no_message_saves_and_shows_the_next_lead(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        assert "─ Ann Alder ─" in await rep.glance()
        await rep.press("n")
        screen = await rep.glance()
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]
        assert "─ Bob Birch ─" in screen
        assert "✓ No message for Ann Alder, 14:30. u takes it back." in screen
        assert " 1 call " in screen


async def test_answered_stays_on_the_card_until_enter(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a")
        screen = await rep.glance()
        assert "─ Ann Alder ─" in screen
        assert "In conversation" in screen
        await rep.press("n")
        assert len(rep.outcomes()) == 1
        assert "In conversation with Ann Alder. enter moves on." in await rep.glance()
        await rep.press("enter")
        assert "─ Bob Birch ─" in await rep.glance()


async def test_the_second_silent_call_warns_before_and_after(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [silent(ANN, timedelta(days=1))]) as rep:
        before = await rep.glance()
        assert "· Called once without a message: Wed 11 Mar 13:30." in before
        assert "▲ Same hour as Wed 11 Mar 13:30." in before
        await rep.press("n")
        after = await rep.glance()
        words = "▲ Called 2 times without a message: Wed 11 Mar 13:30, Thu 12 Mar 13:30."
        assert words in after
        assert "▲ Same hour as Wed 11 Mar 13:30." in after


async def test_undo_takes_the_call_back_and_the_streak_with_it(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("n", "u")
        screen = await rep.glance()
        assert rep.outcomes() == [("Ann Alder", "no_message", True)]
        assert "─ Ann Alder ─" in screen
        assert "without a message" not in screen
        assert " 0 calls " in screen
        await rep.press("U")
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]


async def test_the_highlighted_lead_is_the_lead_on_deck(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("j")
        screen = await rep.glance()
        assert "▸ Bob Birch" in screen
        assert "─ Bob Birch ─" in screen
        await rep.press("v")
        assert rep.outcomes() == [("Bob Birch", "voicemail", False)]
        assert "▸ Cy Cedar" in await rep.glance()


async def test_another_program_writing_is_seen_and_moves_nothing_on_deck(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        from cockpit.core.events import CallLogged
        from cockpit.core.model import Outcome
        from cockpit.ledger import Entry
        from cockpit.ledger.sqlite import SqliteLedger

        other = SqliteLedger(tmp_path / "cockpit.db", "other")
        other.append(Entry(rep.hands.clock(), 1, CallLogged(ANN, Outcome.NO_MESSAGE)))
        other.close()
        await rep.pilot.pause(1.2)
        screen = await rep.glance()
        assert "─ Ann Alder ─" in screen
        assert "not in the queue" in screen
        assert "Called once without a message" in screen


async def test_a_locked_database_says_so_and_the_same_key_tries_again(tmp_path: Path) -> None:
    import sqlite3

    async with robot(tmp_path, LEADS) as rep:
        holder = sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        await rep.press("n")
        screen = await rep.glance()
        assert "■ Not saved" in screen
        assert "─ Ann Alder ─" in screen
        holder.execute("ROLLBACK")
        holder.close()
        await rep.press("n")
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]


async def test_a_damaged_file_is_said(tmp_path: Path) -> None:
    leads = [draft(f"Lead {n}", f"+131255501{n:02}", notes="x" * 3000) for n in range(60)]
    async with robot(tmp_path, leads) as rep:
        rep.ledger.checkpoint()
        with (tmp_path / "cockpit.db").open("r+b") as file:
            file.seek(4096 * 40)
            file.write(b"\xff" * 4096)
        rep.app.screen._check_file()
        await rep.app.workers.wait_for_complete()
        assert "The database is damaged" in await rep.glance()
