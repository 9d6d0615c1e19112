"""Slips of the finger."""

from pathlib import Path

from cockpit.tui.slips import Slips
from tests.tui.robot import draft, robot

LEADS = [draft(f"Lead {n:02}", f"+131255501{n:02}") for n in range(12)]


async def test_a_held_key_logs_one_call(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.burst(*"v" * 40, apart=0.05)
        assert rep.outcomes() == [("Lead 00", "voicemail", False)]
        assert "ignored: too fast" in await rep.glance()
        await rep.press("v")
        assert len(rep.outcomes()) == 2


async def test_a_slowly_held_key_logs_one_call(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.burst(*"v" * 12, apart=0.5)
        assert len(rep.outcomes()) == 1


async def test_a_pasted_text_logs_one_call_at_most(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.burst(*"avn", "space", *"banana", apart=0.001)
        assert len(rep.outcomes()) <= 1


async def test_a_stray_terminal_reply_logs_nothing(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.burst("right_square_bracket", *"11vna1X1su", apart=0.0001)
        assert rep.outcomes() == []
        assert rep.ledger.barred() == ()


async def test_a_key_just_after_another_changes_nothing(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("j")
        await rep.burst("X", apart=0.03)
        assert rep.ledger.barred() == ()
        assert "ignored: too fast" in await rep.glance()


def test_a_key_pressed_before_its_lead_was_painted_does_not_count() -> None:
    now = [0.0]
    slips = Slips(1.0, lambda: now[0])
    slips.showing()
    slips.pressed(5.0)
    assert not slips.counts()
    now[0] = 6.0
    slips.painted()
    assert not slips.counts()
    slips.pressed(6.5)
    assert slips.counts()


def test_the_pause_counts_from_the_last_outcome_key_counted_or_not() -> None:
    slips = Slips(1.0, lambda: 0.0)
    slips.painted()
    slips.pressed(1.0)
    assert slips.outcome_counts()
    slips.pressed(1.9)
    assert not slips.outcome_counts()
    slips.pressed(2.8)
    assert not slips.outcome_counts()
    slips.pressed(3.8)
    assert slips.outcome_counts()
