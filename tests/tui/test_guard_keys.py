"""The keys that mend what the guard warns of, and those that say more about a call."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.core.model import Channel, Detail
from cockpit.core.policy import Ask, Policy
from cockpit.tui.ink import width_of
from cockpit.tui.menu import MenuLine
from tests.tui.robot import CONFIG, draft, robot, silent

ANN, BOB, CY = "+13125550100", "+12125550101", "+13035550102"
LEADS = [draft("Ann Alder", ANN, "+13125550150"), draft("Bob Birch", BOB), draft("Cy Cedar", CY)]
YESTERDAY = [silent(ANN, timedelta(days=1))]
PLAN = replace(CONFIG, policy=Policy((Ask.SILENCE, Ask.MESSAGE, Ask.PARK)))


async def test_x_names_the_call_and_one_more_key_says_more(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("n", "x")
        screen = await rep.glance()
        assert "Ann Alder, no message 14:30:  r rang out   b busy   m machine" in screen
        assert "╭─ Bob Birch" in screen
        await rep.press("b")
        assert "✓ Ann Alder: busy. u takes it back." in await rep.glance()
        assert rep.ledger.dossier(1).history.calls[0].detail is Detail.BUSY
        await rep.press("u")
        assert rep.ledger.dossier(1).history.calls[0].detail is None


async def test_any_other_key_leaves_the_menu_and_does_nothing_else(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        for key in ("escape", "enter", "v", "j", "down", "tab", "X", "ctrl+p"):
            await rep.press("n", "x", key)
            screen = await rep.glance()
            assert "rang out" not in screen, key
            assert "╭─ Bob Birch" in screen, key
            await rep.press("u")
        assert [undone for *_, undone in rep.outcomes()] == [True] * 8
        assert rep.ledger.barred() == ()


def test_no_word_of_a_menu_is_cut_off() -> None:
    menu = MenuLine("Ann Alder, no message 14:30:", {"r": ("", "rang out"), "b": ("", "busy")})
    for width in range(40, 60):
        assert all(width_of(line) <= width for line in menu.lines(width))


async def test_x_without_a_call_says_why_it_does_nothing(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, YESTERDAY) as rep:
        await rep.press("x")
        assert "· No call in this session to say more about." in await rep.glance()


async def test_a_detail_that_came_too_fast_does_not_count(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("n")
        rep.hands.wait(2)
        await rep.burst("x", "b")
        assert rep.ledger.dossier(1).history.calls[0].detail is None


async def test_who_asked_for_a_call_is_promised_one_at_once(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a", "x", "c")
        assert "Promise Ann Alder a call" in await rep.glance()
        await rep.type("thu")
        assert "→ all day Thursday 19 March in Chicago" in await rep.glance()
        await rep.press("enter")
        screen = await rep.glance()
        assert "Promised Ann Alder a call for Thu 19 Mar" in screen
        assert "In conversation" in screen
        assert "You promised a call for Thu 19 Mar." in screen
        history = rep.ledger.dossier(1).history
        assert history.calls[0].detail is Detail.ASKED_FOR_A_CALL
        assert [promise.day for promise in history.promises] == ["2026-03-19"]


async def test_do_not_call_by_detail_bars_and_undo_allows(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a", "x", "d")
        assert rep.ledger.barred() == (ANN, "+13125550150")
        await rep.press("u")
        assert rep.ledger.barred() == ()
        assert "In conversation" in await rep.glance()


async def test_c_promises_whoever_was_just_called_else_whoever_is_on_deck(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("c")
        assert "Promise Ann Alder a call" in await rep.glance()
        await rep.press("escape", "v", "c")
        assert "Promise Ann Alder a call" in await rep.glance()
        await rep.press("escape", "j", "c")
        await rep.type("tomorrow 3pm")
        assert "→ tomorrow 15:00 in Denver; yours: tomorrow 17:00" in await rep.glance()
        await rep.press("enter")
        assert "Promised Cy Cedar a call for Fri 13 Mar 15:00" in await rep.glance()


async def test_a_moment_that_passed_while_it_was_typed_is_not_promised(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("c")
        await rep.type("today 13:45")
        rep.hands.wait(1800)
        await rep.press("enter")
        assert "Nothing promised. " in await rep.glance()
        assert rep.ledger.dossier(1).history.promises == ()


async def test_an_empty_line_snoozes_to_the_next_good_time(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, YESTERDAY) as rep:
        await rep.press("G")
        assert "z snooze to today 14:30" in await rep.glance()
        await rep.press("z")
        assert "enter: today 14:30 there (the next good time)" in await rep.glance()
        await rep.press("enter")
        assert "Ann Alder snoozed until today 14:30 there." in await rep.glance()
        until = rep.ledger.dossier(1).history.snoozed_until
        assert until == datetime(2026, 3, 12, 14, 30, tzinfo=ZoneInfo("America/Chicago"))


async def test_no_good_time_is_said(tmp_path: Path) -> None:
    hours = replace(CONFIG.rep, hours=replace(CONFIG.rep.hours, start=0, end=900))
    async with robot(tmp_path, LEADS, YESTERDAY, replace(CONFIG, rep=hours)) as rep:
        await rep.press("G")
        assert "z snooze: no good time in 14 days" in await rep.glance()
        await rep.press("z")
        assert "no good time within 14 days" in await rep.glance()
        await rep.press("enter")
        assert rep.ledger.dossier(1).history.snoozed_until is None


async def test_every_sign_names_its_key(tmp_path: Path) -> None:
    calls = [silent(ANN, timedelta(days=day)) for day in (1, 2, 3)]
    async with robot(tmp_path, LEADS[:1], calls) as rep:
        screen = await rep.glance()
        assert "tab leave one now" in screen
        assert "z snooze to tomorrow 09:00" in screen
        assert "z too" in screen
        await rep.press("tab")
        assert "v once you have left this one" in await rep.glance()


async def test_a_stop_says_which_key_dials_in_spite_of_it(tmp_path: Path) -> None:
    asleep = draft("Yuki", "+12125550140", zone="Asia/Tokyo")
    async with robot(tmp_path, [LEADS[0], asleep], size=(80, 24)) as rep:
        await rep.press("slash", *"yuki", "enter")
        assert "D dials in spite of it" in await rep.glance()
        await rep.press("X", "p")
        assert "■ On the do-not-call list.  s skip  D dials in spite of it" in await rep.glance()


async def test_an_email_and_a_text_are_logged_and_taken_back(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("m", "t")
        screen = await rep.glance()
        assert "✓ Text to Ann Alder logged. u takes it back." in screen
        assert "╭─ Ann Alder" in screen
        channels = [touch.channel for touch in rep.ledger.dossier(1).history.touches]
        assert channels == [Channel.EMAIL, Channel.TEXT]
        await rep.press("u")
        assert len(rep.ledger.dossier(1).history.touches) == 1


async def test_park_and_retire_take_the_lead_off_the_queue(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("r")
        screen = await rep.glance()
        assert "✓ Ann Alder parked until Sat 11 Apr 13:30. u takes it back." in screen
        assert "╭─ Bob Birch" in screen
        await rep.press("R")
        assert "✓ Bob Birch retired. u takes it back." in await rep.glance()
        await rep.press("u", "u")
        assert "╭─ Ann Alder" in await rep.glance()


async def test_the_card_says_what_the_plan_has_for_this_attempt(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, YESTERDAY, PLAN, (80, 24)) as rep:
        await rep.press("G")
        assert "attempt 2 of 3: leave a message   tab turns to it" in await rep.glance()
        await rep.press("tab")
        screen = await rep.glance()
        assert "attempt 2 of 3: leave a message\n" in screen
        assert "Message: " in screen


async def test_a_message_policy_that_is_no_plan_is_not_told(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        assert "attempt" not in await rep.glance()
