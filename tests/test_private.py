"""Privacy on camera: no screen tells who is called."""

from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from cockpit.core import alias
from cockpit.core.mask import CLEAR
from cockpit.core.masked import MASKED
from cockpit.core.model import Lead, LeadDraft, Number
from cockpit.tui.digits import large
from cockpit.tui.summary import summary_lines
from tests.leaks import CALLS, LEADS, PHONES, REP, ROWS, leaks
from tests.tui.robot import CONFIG, Robot, robot
from tests.tui.test_importing import look_at, until

OURS = replace(CONFIG, rep=replace(CONFIG.rep, phone=REP, offer="Dock scheduling."))

# The mask


def test_every_lead_has_an_alias_of_its_own() -> None:
    ids = range(1, 20_000)
    assert len({alias.person(lead) for lead in ids}) == len(ids)
    assert len({alias.company(lead) for lead in ids}) == len(ids)
    assert all(len(alias.person(lead).split()) == 2 for lead in ids)


@pytest.mark.parametrize(
    ("phone", "shown"),
    [
        ("+13125550142", "+1 •••-•••-••••"),
        ("+13125550142x12", "+1 •••-•••-•••• ext. ••"),
        ("+442079460018", "+44 •• •••• ••••"),
        ("+9991234567", "+••••••••••"),
        ("911", "•••"),
        ("", ""),
    ],
)
def test_a_number_keeps_its_shape_alone(phone: str, shown: str) -> None:
    assert MASKED.shown(phone) == shown
    assert MASKED.phone(phone) == shown


def test_a_mask_changes_nothing_that_rules_go_by() -> None:
    lead = Lead(7, "Ann", "Acme", "Buyer", "a@b.c", "Europe/Oslo", "Spring", 3, "tall", "US-TX",
                (Number(PHONES[0], "mobile", ("America/Chicago",)),))  # fmt: skip
    masked = MASKED.lead(lead)
    hidden = {"name": "", "company": "", "email": "", "notes": ""}
    assert replace(masked, **hidden) == replace(lead, **hidden)
    assert CLEAR.lead(lead) is lead


def test_what_is_not_there_is_not_hidden() -> None:
    masked = MASKED.lead(Lead(7, "Ann"))
    assert (masked.company, masked.email, masked.notes) == ("", "", "")


def test_a_sentence_about_a_number_or_a_cell_keeps_the_rest() -> None:
    text = "+19115550142: not a telephone number that can be called."
    assert MASKED.sentence(text) == "+•••••••••••: not a telephone number that can be called."
    said = "a.csv: no column of times among Zeb O'Quack, 3125550142; name one of them 'at'"
    assert not leaks(MASKED.error(said))
    assert MASKED.error(said).startswith("a.csv: no column of times among •••••")


# The screen


class Camera:
    """A robot rep under a camera: every screen after every key."""

    def __init__(self, rep: Robot) -> None:
        self.rep = rep
        self.seen: list[str] = []

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.rep.press(key)
            await self.look()

    async def type(self, text: str) -> None:
        for character in text:
            await self.press("space" if character == " " else character)

    async def look(self) -> str:
        await self.rep.pilot.pause()
        for screen in self.rep.app.screen_stack:
            strips = screen._compositor.render_strips()
            self.seen.append("\n".join(strip.text for strip in strips))
        assert not leaks(self.seen[-1]), self.seen[-1]
        return self.seen[-1]


async def masked(rep: Robot) -> Camera:
    await rep.press("P")
    return Camera(rep)


@pytest.mark.parametrize("size", [(120, 36), (80, 24)])
async def test_no_screen_tells_who_is_called(tmp_path: Path, size: tuple[int, int]) -> None:
    path = tmp_path / "new.csv"
    path.write_text(ROWS)
    async with robot(tmp_path, LEADS, CALLS, OURS, size) as rep:
        assert len(leaks(await rep.glance())) > 5
        camera = await masked(rep)
        await camera.press("d", "y", "D", "o", "y", "o", "tab", "]", "[", "tab", "J", "K", "w")
        await camera.press("escape", "v", "x", "g", "e")
        await camera.type("Zebulon hums a zither")
        await camera.press("enter", "u", "U", "c")
        await camera.type("thu 3pm")
        await camera.press("enter", "m", "t", "a", "v", "n", "e")
        await camera.type("0142 Gumboot")
        await camera.press("enter", "x", "c", "escape", "enter", "p", "j", "k", "G", "g", "slash")
        await camera.type("Quack")
        await camera.press("ctrl+a", "ctrl+c", "enter", "s", "z")
        await camera.type("tomorrow 10:15")
        await camera.press("enter", "slash")
        await camera.type("312555")
        await camera.press("enter", "b")
        await camera.type("0142")
        await camera.press("enter", "J", "K", "tab", "2", "c", "escape", "n", "X", "u", "U", "X")
        await camera.press("b")
        await camera.type("vander")
        await camera.press("enter", "X", "escape", "w")
        await camera.type("oddvar")
        await camera.press("enter", "escape", "r", "u", "R", "u", "L", "space", "escape", "l", "l")
        await camera.press("question_mark", "escape", "ctrl+p", "escape")
        camera.seen.append(await look_at(rep, str(path), "enter import"))
        await camera.press("j", "G", "enter")
        await until(rep, "✓ new.csv: 1 new, 1 rejected.")
        await camera.press("G", "s", "n", "v")
        while rep.app.screen.view.card:
            await camera.press("R")
        assert "Owed a message" in await camera.look() or size == (80, 24)
        assert not leaks("\n".join(camera.seen))
        assert rep.app.clipboard == ""
        assert not leaks("\n".join(summary_lines(rep.app.session.close())))


async def test_the_mask_goes_on_and_off_at_once_over_what_was_said_before(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS, [], OURS) as rep:
        await rep.press("a")
        clear = await rep.glance()
        assert "Answered by Zebulon Quackenbush" in clear
        await rep.press("P")
        screen = await rep.glance()
        assert "Answered by Amber Otter, 14:30. u takes it back." in screen
        assert "in conversation" in screen.lower()
        assert " masked " in screen.split("\n")[0]
        assert not leaks(screen)
        await rep.press("u", "P")
        assert "Taken back: Answered by Zebulon Quackenbush." in await rep.glance()
        await rep.press("P", "U")
        assert "Done again: Answered by Amber Otter." in await rep.glance()


async def test_a_number_that_no_key_may_dial_is_masked_in_what_was_said(tmp_path: Path) -> None:
    leads = [LeadDraft(name="Zebulon", numbers=(Number("+19115550142", "", ()),))]
    async with robot(tmp_path, leads) as rep:
        await rep.press("slash")
        await rep.type("zeb")
        await rep.press("enter", "d")
        assert "Held back: +19115550142" in await rep.glance()
        await rep.press("P")
        assert "Held back: +•••••••••••: not a telephone number" in await rep.glance()
        await rep.press("w")
        assert not leaks(await rep.glance())


async def test_the_number_is_not_copied_while_it_is_masked(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [], OURS) as rep:
        camera = await masked(rep)
        await camera.press("d")
        screen = await camera.look()
        assert "Not copied while masked" in screen
        assert large("+1 •••-•••-••••")[0] in screen
        assert rep.app.clipboard == ""
        await rep.press("P", "y")
        assert rep.app.clipboard == PHONES[0]


async def test_a_message_is_kept_as_it_was_said_and_shown_under_the_alias(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [], OURS) as rep:
        camera = await masked(rep)
        await camera.press("v", "b")
        (call,) = rep.ledger.dossier(1).history.calls
        assert "Zebulon" in call.said
        assert REP in call.said
        await camera.type("quack")
        await camera.press("enter")
        screen = await camera.look()
        assert "you said:" in screen
        assert "Hi Amber" in screen


async def test_the_mask_is_taken_off_while_they_are_on_the_phone(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS[:1], [], OURS) as rep:
        camera = await masked(rep)
        await camera.press("b")
        await camera.type("quack")
        await camera.press("enter")
        await rep.press("P")
        assert "They call back: Zebulon Quackenbush" in await rep.glance()
        await rep.press("P")
        assert "They call back: Amber Otter" in await camera.look()


async def test_a_held_key_does_not_take_the_mask_off(tmp_path: Path) -> None:
    async with robot(tmp_path, LEADS) as rep:
        await rep.burst(*"PPPP")
        assert rep.app.session.mask.hides


async def test_an_import_that_fails_names_no_cell_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("Zebulon,Quackenbush\nharmonica,Thistledown\n")
    async with robot(tmp_path, LEADS) as rep:
        camera = await masked(rep)
        await rep.press("i")
        rep.app.post_message(events.Paste(str(path)))
        await rep.press("enter")
        assert not leaks(await until(rep, "Nothing is changed."))
        assert camera.seen == []
