"""Bringing a file in beside a session, by key."""

import json
import sqlite3
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from textual import events

from cockpit.core.text import cells
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.tui.imports import Imports
from cockpit.tui.imports.command import Command
from cockpit.tui.imports.running import Import, Order
from tests.tui.robot import CONFIG, Robot, draft, robot

LEADS = [draft("Ann Alder", "+13125550100"), draft("Bob Birch", "+12125550101")]
HEADER = "Name,Phone,Company,Mobile,Do Not Call,Shoe size\n"
ROWS = "Cy Cedar,303 555 0102,Acme,206-555-0103,yes,9\nDee Dogwood,415 555 0104,Bolt,,,\n"
NO_NUMBER = "Eve Elm,911,,,,\n"
CALLS = "Phone,Date,Outcome,Note\n312-555-0100,2026-03-02 10:00,no answer,[/bold]\n"


def file(folder: Path, text: str, name: str = "new leads.csv") -> Path:
    path = folder / name
    path.write_text(text)
    return path


async def until(rep: Robot, words: str, tries: int = 400) -> str:
    """The screen once the words are on it: what runs beside the session takes its time."""
    for _ in range(tries):
        rep.hands.wait(1)
        await rep.pilot.pause(0.02)
        screen = await rep.glance()
        if words in screen:
            return screen
    raise AssertionError(f"{words!r} never came up on:\n{screen}")


async def look_at(rep: Robot, path: str, words: str) -> str:
    """What is said of a file whose path was pasted after i."""
    await rep.press("i")
    rep.app.post_message(events.Paste(path))
    await rep.pilot.pause()
    await rep.press("enter")
    return await until(rep, words)


async def test_a_file_is_looked_at_and_then_imported_beside_the_session(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROWS + NO_NUMBER)
    async with robot(tmp_path, LEADS) as rep:
        screen = await look_at(rep, f"'{path}'\n", "Leads: 2 new, 1 rejected.")
        for words in (
            "Cy Cedar     Acme  +1 303-555-0102  Denver, by the number",
            "also +1 206-555-0103 mobile", "do not call", "all of them on the list new leads",
            "Name → name", "Mobile → mobile", "columns not used: Shoe size",
            "line 4: an emergency number: '911'", "enter import",
        ):  # fmt: skip
            assert words in screen, words
        assert len(list(rep.ledger.leads())) == 2
        await rep.press("enter")
        assert "Importing new leads.csv beside your calls." in await rep.glance()
        screen = await until(rep, "✓ new leads.csv: 2 new, 1 rejected.")
        assert "─ Ann Alder ─" in screen
        assert "Dee Dogwood" in screen
        assert "importing" not in screen
        assert rep.ledger.barred() == ("+12065550103", "+13035550102")


async def test_the_rejected_rows_are_written_where_the_rep_says_so(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROWS + NO_NUMBER)
    taken = file(tmp_path, "mine", "new leads-rejected.csv")
    async with robot(tmp_path, LEADS) as rep:
        screen = await look_at(rep, str(path), "1 rejected")
        assert "r import, rejected rows to new leads-rejected-2.csv" in screen
        await rep.press("r")
        await until(rep, "The rejected rows are in new leads-rejected-2.csv.")
        assert taken.read_text() == "mine"
        assert "Eve Elm,911" in path.with_name("new leads-rejected-2.csv").read_text()


async def test_leaving_the_look_changes_nothing(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROWS)
    async with robot(tmp_path, LEADS) as rep:
        await look_at(rep, str(path), "2 new")
        await rep.press("escape")
        assert "─ Ann Alder ─" in await rep.glance()
        await look_at(rep, str(path), "new leads.csv")
        await rep.press("escape", "n")
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]
        assert len(list(rep.ledger.leads())) == 2


async def test_past_calls_are_known_by_their_columns(tmp_path: Path) -> None:
    path = file(tmp_path, CALLS, "calls.csv")
    async with robot(tmp_path, LEADS) as rep:
        screen = await look_at(rep, path.as_uri(), "Past calls: 1 new.")
        assert "2026-03-02 10:00  +1 312-555-0100  no message" in screen
        assert "[/bold]" in screen
        await rep.press("c")
        await until(rep, "Leads: 1 updated.")
        await rep.press("c")
        await until(rep, "Past calls: 1 new.")
        await rep.press("enter")
        await until(rep, "✓ calls.csv: 1 new.")
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]


async def test_a_list_with_a_status_is_no_list_of_calls(tmp_path: Path) -> None:
    path = file(tmp_path, "Name,Phone,Status,Created\nCy,303 555 0102,New,2026-03-01\n")
    async with robot(tmp_path, LEADS) as rep:
        await look_at(rep, str(path), "Leads: 1 new.")
        await rep.press("escape")


async def test_a_file_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    path = file(tmp_path, "Shoe size,Colour\n9,red\n")
    async with robot(tmp_path, LEADS, size=(60, 20)) as rep:
        screen = " ".join((await look_at(rep, str(path), "Nothing is changed")).split())
        assert "no column of telephone numbers among" in screen.replace("│ │ ", "")
        await rep.press("enter", "escape")
        assert "Ann Alder" in await rep.glance()


async def test_an_import_under_way_is_told_of_and_is_the_only_one(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROWS)
    async with robot(tmp_path, LEADS) as rep:
        await look_at(rep, str(path), "2 new")
        holder = sqlite3.connect(rep.ledger.path, isolation_level=None)
        with closing(holder):
            # Until it may write, it stays where it is.
            holder.execute("BEGIN IMMEDIATE")
            await rep.press("enter", "i")
            screen = await rep.glance()
            assert "% imported; it goes on beside your calls." in screen
            assert "importing " in screen.split("\n")[0]
            holder.execute("ROLLBACK")
        await rep.press("n")
        assert "─ Bob Birch ─" in await until(rep, "✓ new leads.csv: 2 new.")
        assert rep.outcomes() == [("Ann Alder", "no_message", False)]


async def test_the_first_screen_takes_a_list_and_becomes_the_session(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + ROWS.replace("yes", ""))
    async with robot(tmp_path, []) as rep:
        assert "i  bring a list" in await rep.glance()
        rep.app.post_message(events.Paste(f"{path.as_uri()}\n"))
        assert "→ new leads.csv" in await until(rep, "Import a file")
        await rep.press("enter")
        await until(rep, "2 new")
        await rep.press("enter")
        assert "─ Cy Cedar ─" in await until(rep, "Queue")
        await until(rep, "✓ new leads.csv: 2 new.")


async def test_the_first_screen_stays_where_nothing_came_in(tmp_path: Path) -> None:
    path = file(tmp_path, HEADER + NO_NUMBER)
    async with robot(tmp_path, []) as rep:
        await look_at(rep, str(path), "Leads: 1 rejected.")
        await rep.press("enter")
        screen = await until(rep, "new leads.csv: 1 rejected.")
        assert "There is nobody to call yet." in screen


async def test_practice_takes_no_list_of_ones_own(tmp_path: Path) -> None:
    async with robot(tmp_path, []) as rep:
        await rep.press("p", "i")
        assert "This is for practice only." in await rep.glance()


async def test_a_path_is_completed_and_its_mistakes_are_told(tmp_path: Path) -> None:
    file(tmp_path, HEADER, "leads one.csv")
    file(tmp_path, HEADER, "leads two.csv")
    async with robot(tmp_path, LEADS) as rep:
        await rep.press("i")
        assert "drop the file here, or type its path" in await rep.glance()
        rep.app.post_message(events.Paste(f"{tmp_path}/le"))
        await rep.press("tab")
        screen = await rep.glance()
        assert "leads one.csv   leads two.csv" in screen
        await rep.press("enter")
        assert "no such file" in await rep.glance()
        await rep.press("o", "tab")
        assert "→ leads one.csv   48 bytes" in await rep.glance()
        await rep.press("escape", "n")
        assert len(rep.outcomes()) == 1


async def test_every_size_has_room(tmp_path: Path) -> None:
    odd = "\x1b]52;c;aGk=\x07Eve [@click=app.quit]x[/] 王小明の会社"
    path = file(tmp_path, f"{HEADER}{odd},303 555 0102,{odd},,{odd},{odd}\n{odd},911,,,,\n" * 30)
    async with robot(tmp_path, LEADS) as rep:
        await look_at(rep, str(path), "Leads: 1 new")
        for size in ((120, 36), (80, 24), (60, 20), (40, 12), (20, 6), (10, 3)):
            await rep.pilot.resize_terminal(*size)
            for key in ("j", "G", "g"):
                await rep.press(key)
                lines = (await rep.glance()).split("\n")
                assert len(lines) == size[1]
                assert all(cells(line) <= size[0] for line in lines)
                assert not any(ord(c) < 32 for line in lines for c in line)


async def test_another_key_may_import(tmp_path: Path) -> None:
    config = replace(CONFIG, keys={**CONFIG.keys, "app.import": ("f3",)})
    async with robot(tmp_path, LEADS, config=config) as rep:
        await rep.press("i")
        assert "Import a file" not in await rep.glance()
        await rep.press("f3")
        assert "Import a file" in await rep.glance()


class Scripted:
    """An importer whose processes say what a test wants."""

    def __init__(self, *lines: object) -> None:
        self.lines = lines

    def preview(self, file: Path, calls: bool | None) -> Command:
        said = "\n".join(map(json.dumps, self.lines))
        return Command((sys.executable, "-c", f"print({said!r}); raise SystemExit(1)"), {})

    def bring(self, file: Path, calls: bool, rejects: Path | None) -> Command:
        return self.preview(file, calls)

    def finish(self) -> Command:
        return Command(("/nowhere/python",), {})


def ended(running: Import | None) -> Import:
    assert running
    while not running.is_over:
        running.follow()
    return running


MERGING = {"stage": "merging", "rows": 10, "of": 100}


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((), "a.csv: the import ended before anything came in; try it again."),
        ((MERGING,), "a.csv: the import was cut off; the rest comes in at the next start."),
        (({"stage": "failed", "error": "it is full"},), "it is full."),
        (("odd", 5, {"stage": "?"}), "a.csv: the import ended before anything came in; "
         "try it again."),
    ],
)  # fmt: skip
def test_a_process_that_fails_is_told_of(lines: tuple[object, ...], told: str) -> None:
    imports = Imports(lambda: Scripted(*lines))
    imports.begin(Order(Path("a.csv"), calls=False, rows=100))
    assert ended(imports.now).news() == told
    assert imports.last_words() == [told]


def test_how_far_it_is_never_says_done_too_early() -> None:
    reading = {"stage": "reading", "rows": 100}
    merged = {"stage": "merging", "rows": 100, "of": 100}
    imports = Imports(lambda: Scripted(reading, merged))
    imports.begin(Order(Path("a.csv"), calls=False, rows=100))
    assert ended(imports.now).percent == 99


def test_a_process_that_cannot_start_is_told_of() -> None:
    imports = Imports(Scripted)
    imports.finish("/lists/a.csv")
    assert ended(imports.now).news() == "the import cannot be started: No such file or directory."


def test_nothing_is_started_for_a_ledger_with_nothing_unfinished(tmp_path: Path) -> None:
    with closing(SqliteLedger(tmp_path / "a.db", "robot")) as ledger:
        assert ledger.unfinished() == ""
