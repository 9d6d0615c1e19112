"""A walk past every screen, each as full of colours as it gets."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

from textual import events

from cockpit.core.model import CallDraft, Outcome
from tests.tui.robot import NOW, Robot, draft, silent

DANA, BO, IVY, LATE, MAX = (f"+1{code}5550100" for code in (312, 212, 510, 808, 303))
LEADS = [
    draft("Dana Ruiz", DANA, title="Operations Director", notes="Prefers mornings."),
    draft("Bo Chen", BO, "+12125550101", title="Fleet Manager"),
    draft("Ivy Okafor", IVY),
    draft("Lani Kealoha", LATE, title="Owner"),
    draft("Max Weber", MAX),
    *(draft(f"Sample Lead {n}", f"+131255501{n}") for n in range(10, 40)),
]
CALLS = [
    silent(DANA, timedelta(days=1)),
    silent(DANA, timedelta(days=2)),
    *(silent(BO, timedelta(days=days, hours=3)) for days in range(2, 9)),
    *(silent(LATE, timedelta(hours=hours)) for hours in (20, 22)),
    CallDraft(MAX, NOW - timedelta(days=5), Outcome.VOICEMAIL, note="asked for Tuesday"),
    silent(MAX, timedelta(days=3, minutes=10)),
]
LIST = (
    "Name,Phone,Company,Mobile,Do Not Call,Shoe size\n"
    "Cy Cedar,303 555 0102,Sample Freight,206-555-0103,yes,9\n"
    "Dee Dogwood,415 555 0104,Sample Bolts,,,\n"
    "Eve Elm,911,,,,\n"
)

WAITED = {"looked at", "imported"}
"""Scenes that come up in their own time."""


async def scenes(rep: Robot, folder: Path) -> AsyncIterator[str]:
    """The screens one after the other, by name."""
    path = folder / "new leads.csv"
    path.write_text(LIST)
    for name, keys, words in (
        ("calling", "", ""),
        ("warnings", "G", ""),
        ("dialled", "d", ""),
        ("message", "tab", ""),
        ("logged", "n", ""),
        ("detail", "x", ""),
        ("taken back", "escape u", ""),
        ("talking", "a", ""),
        ("note", "e", "Hi"),
        ("snooze", "escape enter z", ""),
        ("snooze typed", "", "thu"),
        ("promise", "escape c", ""),
        ("promise typed", "", "thu 3pm"),
        ("promised", "enter", ""),
        ("promise unfit", "c", "thuxx"),
        ("why", "escape w", ""),
        ("whom instead", "", "Lani"),
        ("why not", "enter", ""),
        ("find", "escape slash", ""),
        ("found", "", "Lani"),
        ("stopped", "enter", ""),
        ("held back", "d", ""),
        ("what is this", "h right right right", ""),
        ("tour", "escape T right right right", ""),
        ("barred", "escape X", ""),
        ("found barred", "slash", "Lani"),
        ("lists", "escape L", ""),
        ("keys", "escape question_mark", ""),
        ("keys lower down", "pagedown", ""),
        ("palette", "escape ctrl+p", ""),
        ("palette searched", "", "undo"),
        ("who calls", "escape b", ""),
        ("who calls, found", "", "0100"),
        ("called back", "enter", ""),
        ("called back, promise", "c", ""),
        ("queue", "escape escape l", ""),
        ("file", "l i", ""),
        ("file named", "", str(path)),
        ("looked at", "enter", "1 rejected"),
        ("importing", "enter", ""),
        ("imported", "", "2 new, 1 rejected"),
    ):
        await rep.press(*keys.split())
        if name in WAITED:
            await _come(rep, words)
        elif words:
            rep.app.post_message(events.Paste(words))
            await rep.glance()
        yield name


async def _come(rep: Robot, words: str, tries: int = 400) -> None:
    """Wait until the words are on screen: what runs beside the session takes its time."""
    for _ in range(tries):
        rep.hands.wait(1)
        await rep.pilot.pause(0.02)
        if words in await rep.glance():
            return
    raise AssertionError(f"{words!r} never came up on:\n{await rep.glance()}")
