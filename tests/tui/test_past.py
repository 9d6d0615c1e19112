"""What the card shows of the past, what their phone shows of it, and why somebody is on deck."""

from datetime import timedelta
from pathlib import Path

from cockpit.core.model import CallDraft, Direction, Outcome
from tests.tui.robot import NOW, draft, robot, silent

ANN, BOB, CY = "+13125550100", "+12125550101", "+13035550102"
LEADS = [draft("Ann Alder", ANN), draft("Bob Birch", BOB), draft("Cy Cedar", CY)]


def left(phone: str, ago: timedelta) -> CallDraft:
    return CallDraft(phone, NOW - ago, Outcome.VOICEMAIL)


async def test_their_phone_lists_the_newest_missed_calls(tmp_path: Path) -> None:
    calls = [silent(ANN, timedelta(days=1)), left(ANN, timedelta(days=3, minutes=20))]
    calls += [silent(ANN, timedelta(days=day)) for day in (10, 12, 14, 16)]
    async with robot(tmp_path, LEADS[:1], calls) as rep:
        screen = await rep.glance()
        assert "╭─ They see ─── 212-555-0100 ╮" in screen
        assert "│ yesterday 13:30            │" in screen
        assert "│ Mon 9 Mar 13:10  voicemail │" in screen
        assert screen.count("Tue 24 Feb") == 0


async def test_answered_calls_are_not_on_their_list_of_missed_ones(tmp_path: Path) -> None:
    calls = [CallDraft(ANN, NOW - timedelta(days=2), Outcome.ANSWERED)]
    async with robot(tmp_path, LEADS, calls) as rep:
        await rep.press("slash", *"alder", "enter")
        screen = await rep.glance()
        assert "╭─ Earlier" in screen
        assert "They see" not in screen


async def test_calls_touches_and_call_backs_stand_in_one_list_by_time(tmp_path: Path) -> None:
    theirs = CallDraft(ANN, NOW - timedelta(days=2), Outcome.ANSWERED, direction=Direction.IN)
    calls = [silent(ANN, timedelta(days=3)), theirs]
    async with robot(tmp_path, LEADS, calls) as rep:
        await rep.press("slash", *"alder", "enter", "m", "n", "x", "b", "p")
        screen = await rep.glance()
        earlier = screen[screen.index("╭─ Earlier") :]
        order = ("no message, busy", "email", "they called: answered", "Mon 9 Mar 13:30    no")
        places = [earlier.index(words) for words in order]
        assert places == sorted(places)


async def test_w_tells_why_this_lead_and_why_not_another(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, [silent(CY, timedelta(hours=1))]) as rep:
        await rep.press("w")
        screen = await rep.glance()
        assert "╭─ Why Ann Alder ─" in screen
        assert "Ann Alder: in the queue, fresh." in screen
        assert "Fresh: nothing speaks against calling now." in screen
        await rep.type("ced")
        assert "▸ Cy Cedar" in await rep.glance()
        await rep.press("enter")
        screen = await rep.glance()
        assert "Cy Cedar: not in the queue." in screen
        assert "Resting after the last call until today 14:30." in screen
        assert "until today 16:30, your time" in screen
        assert "Ann Alder: in the queue, fresh." in screen
        await rep.press("escape")
        assert "╭─ Ann Alder" in await rep.glance()


async def test_w_with_nobody_on_deck_answers_for_anyone(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [silent(ANN, timedelta(hours=1))]) as rep:
        await rep.press("w")
        assert "Nobody is on deck. Whom did you expect?" in await rep.glance()
        await rep.type("ann")
        await rep.press("enter")
        assert "Ann Alder: not in the queue." in await rep.glance()


async def test_the_promise_stands_on_the_card(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("c")
        await rep.type("tomorrow")
        await rep.press("enter")
        screen = await rep.glance()
        assert "▲ You promised a call for tomorrow: that is still to come." in screen
        assert "z snooze to tomorrow 09:00" in screen


async def test_promised_leads_stand_first_under_their_own_divider(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("G", "c")
        await rep.type("tomorrow")
        await rep.press("enter")
        rep.hands.wait(22 * 3600)
        await rep.press("g")
        screen = await rep.glance()
        queue = [line[1:20].strip("─ ") for line in screen.split("\n")[2:7]]
        assert queue == ["promised", "▸ Cy Cedar", "fresh", "Ann Alder", "Bob Birch"]
        assert "· You promised a call for today.  d call now" in screen
