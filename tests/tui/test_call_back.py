"""They call back: who it is, what they heard, and back to where the rep was."""

import sqlite3
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from cockpit.core.events import Talked
from cockpit.core.model import CallDraft, Cause, Direction, Outcome
from cockpit.core.text import cells
from tests.tui.robot import CONFIG, NOW, Robot, draft, robot, silent

ANN, BOB, MAX, DESK = "+13125550100", "+12125550101", "+13125550104", "+13125550151"
OFFER = "Dock scheduling that fills the empty slots by itself."
SELLING = replace(CONFIG, rep=replace(CONFIG.rep, offer=OFFER))
LEADS = [
    draft("Ann Alder", ANN),
    draft("Bob Birch", BOB),
    draft("Max Weber", MAX, DESK, title="Head of Operations", notes="Runs three docks."),
]
LEFT = CallDraft(MAX, NOW - timedelta(days=5), Outcome.VOICEMAIL, note="asked for Tuesday")
PAST = [LEFT, silent(MAX, timedelta(days=3, minutes=10))]


async def rings(rep: Robot, digits: str = "0104") -> str:
    await rep.press("b")
    await rep.type(digits)
    await rep.press("enter")
    return await rep.glance()


async def test_the_card_says_who_it_is_and_what_they_know(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST, SELLING) as rep:
        screen = await rings(rep)
        for words in (
            "They call back: Max Weber", "Head of Operations, Max Weber Ltd", "+1 312-555-0104",
            "13:30 in Chicago", f"You sell: {OFFER}", "Sat 7 Mar 12:30, you left a message",
            "(asked for Tuesday)", "Missed, no message: Mon 9 Mar 13:20.", "✎ Runs three docks.",
            "Hi Max, thank you for calling back.", "▸1 your message",
        ):  # fmt: skip
            assert words in screen, words


async def test_the_message_they_heard_stands_there_word_for_word(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, size=(80, 24)) as rep:
        await rep.press("v")
        said = rep.ledger.dossier(1).history.calls[0].said
        screen = await rings(rep, "alder")
        assert "Thu 12 Mar 13:30, you said:" in screen
        assert said.split("\n")[0][:60] in screen


async def test_a_call_back_is_logged_with_its_cause_and_outcome(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rings(rep)
        await rep.press("3", "a")
        screen = await rep.glance()
        assert "✓ Max Weber called back, and we talked. u takes it back." in screen
        assert "╭─ Ann Alder" in screen
        call = rep.ledger.dossier(3).history.calls[-1]
        assert (call.direction, call.cause, call.outcome) == (
            Direction.IN, Cause.EMAIL, Outcome.ANSWERED,
        )  # fmt: skip
        await rep.press("u")
        assert rep.ledger.dossier(3).history.calls[-1].undone


@pytest.mark.parametrize(
    ("calls", "cause"),
    [(PAST, Cause.MESSAGE), (PAST[1:], Cause.MISSED_CALL), ([], Cause.UNKNOWN)],
)
async def test_the_likely_cause_is_chosen_already(
    tmp_path: Path, calls: list[CallDraft], cause: Cause
) -> None:
    async with robot(tmp_path, LEADS, calls) as rep:
        await rings(rep)
        await rep.press("n")
        call = rep.ledger.dossier(3).history.calls[-1]
        assert (call.cause, call.outcome, call.phone) == (cause, Outcome.NO_MESSAGE, MAX)


async def test_the_number_they_call_from_is_the_one_logged(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        assert "+1 312-555-0151" in await rings(rep, "5550151")
        await rep.press("v")
        assert rep.ledger.dossier(3).history.calls[-1].phone == DESK


async def test_esc_returns_into_the_conversation_that_goes_on(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rep.press("a", "tab")
        before = await rep.glance()
        assert "in conversation with Ann Alder" in await rings(rep)
        rep.hands.wait(30)
        await rep.press("escape")
        after = await rep.glance()
        assert "In conversation 0:4" in after
        assert before.split("╭─ Message")[1] == after.split("╭─ Message")[1]
        assert [name for name, *_ in rep.outcomes()] == ["Ann Alder", "Max Weber", "Max Weber"]


async def test_a_call_back_in_mid_conversation_ends_nothing_nor_does_its_undo(
    tmp_path: Path,
) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rep.press("a")
        await rings(rep)
        await rep.press("a")
        assert "In conversation" in await rep.glance()
        await rep.press("u")
        screen = await rep.glance()
        assert "╭─ Ann Alder" in screen
        assert "In conversation" in screen
        assert not any(isinstance(event.body, Talked) for event in rep.ledger.call_events())


async def test_c_promises_the_caller_and_x_bars_them(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rings(rep)
        await rep.press("c")
        assert "Promise Max Weber a call" in await rep.glance()
        await rep.type("fri 9:00")
        await rep.press("enter")
        assert "Promised Max Weber a call for Fri 13 Mar 09:00" in await rep.glance()
        await rep.press("X")
        screen = await rep.glance()
        assert "■ On the do-not-call list." in screen
        assert rep.ledger.barred() == (MAX, DESK)
        await rep.press("escape", "u")
        assert rep.ledger.barred() == ()


async def test_keys_of_the_config_hold_here_too(tmp_path: Path) -> None:
    keys = {**CONFIG.keys, "outcome.answered": ("1",), "lead.promise": ()}
    async with robot(tmp_path, LEADS, PAST, replace(CONFIG, keys=keys)) as rep:
        screen = await rings(rep)
        assert "1 answered" in screen
        assert "promise" not in screen
        await rep.press("c", "tab", "1")
        call = rep.ledger.dossier(3).history.calls[-1]
        assert (call.outcome, call.cause) == (Outcome.ANSWERED, Cause.MISSED_CALL)


async def test_what_could_not_be_saved_stays_to_be_tried_again(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rings(rep)
        holder = sqlite3.connect(tmp_path / "cockpit.db", isolation_level=None)
        holder.execute("BEGIN IMMEDIATE")
        await rep.press("a")
        screen = await rep.glance()
        assert "They call back: Max Weber" in screen
        assert "■ Not saved: " in screen
        await rep.press("escape")
        assert "■ Not saved: what you did last about Max Weber." in await rep.glance()
        holder.execute("ROLLBACK")
        holder.close()
        await rings(rep)
        await rep.press("a")
        assert rep.ledger.dossier(3).history.calls[-1].direction is Direction.IN


async def test_two_outcome_keys_at_once_log_one_call_and_no_other(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, PAST) as rep:
        await rings(rep)
        rep.hands.wait(2)
        await rep.burst("a", "a", apart=0.2)
        assert [outcome for _, outcome, _ in rep.outcomes()].count("answered") == 1


@pytest.mark.parametrize("size", [(120, 36), (100, 30), (80, 24), (40, 12), (10, 3)])
async def test_the_card_keeps_within_every_size_whatever_stands_in_it(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    nasty = "[/bold]\x1b]52;c;aGk=\x07" + "x" * 300
    lead = draft(nasty, MAX, title=nasty, notes=nasty)
    async with robot(tmp_path, [lead], PAST, SELLING, size) as rep:
        await rings(rep)
        for key in ("J", "K", "2", "c", "escape", "a", "b", "escape", "x", "escape", "w", "escape"):
            lines = (await rep.glance()).split("\n")
            assert len(lines) == size[1]
            assert all(cells(line) <= size[0] for line in lines), key
            assert not any(ord(c) < 32 for line in lines for c in line)
            await rep.press(key)
