"""Everything else a rep does on the calling screen, by key."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from cockpit.core.events import Talked
from cockpit.core.model import Outcome
from tests.tui.robot import CONFIG, draft, robot, silent

ANN, BOB, CY = "+13125550100", "+12125550101", "+13035550102"
LEADS = [
    draft("Ann Alder", ANN, "+13125550150", notes="Likes mornings."),
    draft("Bob Birch", BOB),
    draft("Cy Cedar", CY),
]


async def test_dial_shows_the_number_large_and_copies_it(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("d")
        screen = await rep.glance()
        assert "┏━┓" in screen
        assert "+1 312-555-0100 copied, if your terminal allows it." in screen
        assert rep.app.clipboard == ANN


async def test_a_dialled_call_is_timed(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("d")
        rep.hands.wait(28)
        await rep.press("n")
        (call,) = [e.body for e in rep.ledger.call_events() if e.lead == 1]
        assert getattr(call, "seconds", None) == 30


async def test_another_number_is_dialled_and_logged(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("o", "n")
        (call,) = rep.ledger.dossier(1).history.calls
        assert call.phone == "+13125550150"


async def test_skip_goes_to_the_end_and_undo_brings_it_back(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("s")
        assert "─ Bob Birch ─" in await rep.glance()
        await rep.press("G")
        assert "─ Ann Alder ─" in await rep.glance()
        await rep.press("u")
        screen = await rep.glance()
        assert screen.index("▸ Ann Alder") < screen.index("  Bob Birch")


async def test_do_not_call_bars_every_number_and_undo_allows_them_again(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("X")
        assert rep.ledger.barred() == (ANN, "+13125550150")
        assert "─ Bob Birch ─" in await rep.glance()
        await rep.press("u")
        assert rep.ledger.barred() == ()
        assert "─ Ann Alder ─" in await rep.glance()


async def test_tab_turns_the_script_and_placeholders_are_filled(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        assert "Hi Ann, this is Sam with Northwind." in await rep.glance()
        await rep.press("tab")
        screen = await rep.glance()
        assert "─ Message: " in screen
        assert "212-555-0100" in screen
        await rep.press("right_square_bracket")
        assert await rep.glance() != screen


async def test_remapped_keys_work_and_are_shown(tmp_path: Path) -> None:
    config = replace(CONFIG, keys={**CONFIG.keys, "outcome.no_message": ("f2",), "call.dial": ()})
    async with robot(tmp_path, LEADS, config=config) as rep:
        assert "f2 no message" in await rep.glance()
        await rep.press("n", "d")
        assert rep.outcomes() == []
        await rep.press("f2")
        assert len(rep.outcomes()) == 1


async def test_first_screen_offers_practice_in_a_database_of_its_own(tmp_path: Path) -> None:
    async with robot(tmp_path, []) as rep:
        screen = await rep.glance()
        assert "p  try it on a practice list" in screen
        assert "cockpit import leads.csv" in screen
        await rep.press("p")
        screen = await rep.glance()
        assert "PRACTICE" in screen
        assert "Dana Ruiz" in screen
        assert rep.ledger.is_empty()


async def test_an_empty_queue_says_when_the_next_lead_comes_back(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], []) as rep:
        await rep.press("n")
        screen = await rep.glance()
        assert "─ Nobody to call right now ─" in screen
        assert "The next one can be called today 17:30, your time." in screen
        assert "This session: 1 call in 2 s." in screen


async def test_the_list_end_is_reached_by_keys(tmp_path: Path) -> None:
    leads = [draft(f"Lead {n:03}", f"+1212555{100 + n % 100:04}", list="L") for n in range(500)]
    async with robot(tmp_path, leads) as rep:
        await rep.press("end")
        assert "─ Lead 499 ─" in await rep.glance()
        await rep.press("pageup", "k")
        await rep.press("home")
        assert "─ Lead 000 ─" in await rep.glance()
        await rep.press("pagedown")
        assert "─ Lead 029 ─" in await rep.glance()


async def test_resting_leads_are_left_out(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, [silent(ANN, timedelta(hours=2))]) as rep:
        assert "Ann Alder" not in await rep.glance()


async def test_a_stop_holds_dialling_back_until_it_is_overridden(tmp_path: Path) -> None:
    asleep = draft("Yuki", "+12125550140", zone="Asia/Tokyo")
    async with robot(tmp_path, [LEADS[0], asleep]) as rep:
        await rep.press("slash", *"yuki", "enter", "d")
        screen = await rep.glance()
        assert "Held back: Outside calling hours (08:00 to 21:00): 03:30 in Tokyo." in screen
        assert "D dials in spite of it." in screen
        assert rep.app.clipboard == ""
        await rep.press("D", "n")
        assert rep.app.clipboard == "+12125550140"
        (call,) = [e.body for e in rep.ledger.call_events()]
        assert getattr(call, "overridden", None) == ("calling_hours",)


async def test_a_key_switched_off_does_nothing(tmp_path: Path) -> None:
    config = replace(CONFIG, keys={**CONFIG.keys, "lead.snooze": (), "lead.skip": ("z",)})
    async with robot(tmp_path, LEADS, config=config) as rep:
        await rep.press("z")
        assert "Ann Alder goes to the end. u takes it back." in await rep.glance()


async def test_back_returns_to_the_conversation_left_by_moving_on(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a", "j", "p")
        assert "─ Ann Alder ─" in await rep.glance()


async def test_the_status_names_the_keys_of_the_config(tmp_path: Path) -> None:
    config = replace(CONFIG, keys={**CONFIG.keys, "session.undo": ("f9",)})
    async with robot(tmp_path, LEADS, config=config) as rep:
        await rep.press("n")
        assert "✓ No message for Ann Alder, 14:30. f9 takes it back." in await rep.glance()


async def test_the_queue_unfolded_folds_again_for_anything_but_moving(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, size=(80, 24)) as rep:
        await rep.press("l", "j")
        assert "╭─ Queue" in await rep.glance()
        await rep.press("n")
        screen = await rep.glance()
        assert "╭─ Queue" not in screen
        assert " Cy Cedar   Cy Cedar Ltd" in screen


async def test_back_is_the_lead_before_however_one_left_it(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("j", "p")
        assert "─ Ann Alder ─" in await rep.glance()
        await rep.press("n", "n", "u", "p")
        assert "─ Ann Alder ─" in await rep.glance()


async def test_redo_of_an_answered_call_brings_the_conversation_back(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a", "u", "U")
        screen = await rep.glance()
        assert "─ Ann Alder ─" in screen
        assert "In conversation" in screen


async def test_quitting_ends_the_conversation_and_keeps_its_time(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("a")
        rep.hands.wait(58)
        summary = rep.app.session.close()
        assert summary.seconds_a_call == {Outcome.ANSWERED: 60}
        assert any(isinstance(event.body, Talked) for event in rep.ledger.call_events())
