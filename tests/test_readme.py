"""What the README says is so."""

import re
from pathlib import Path

from cockpit.cli.root import root
from cockpit.core.guard import Code
from cockpit.demo.scenarios import scenario
from cockpit.recording.svg import animated
from cockpit.tui.keynames import table
from scripts.documentation.pages import MAIN_KEYS
from tests.demo.filming import filmed_at

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LARGEST = 100_000
"""Bytes of a picture in a page."""


def test_the_keys_shown_are_the_ones_the_screen_is_made_from() -> None:
    assert table(MAIN_KEYS) in README
    assert table() in (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")


def test_every_sign_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| .* \| .* \|$", README, re.MULTILINE)) >= set(Code)


def test_every_command_named_is_a_command() -> None:
    import click

    names = set(root.list_commands(click.Context(root)))
    named = set(re.findall(r"`cockpit ([a-z]+)\b", README))
    assert named <= names
    assert len(named) > 5


def test_the_picture_is_what_the_demo_shows_today() -> None:
    picture = (ROOT / "docs" / "heart.svg").read_bytes()
    assert len(picture) < LARGEST
    made = animated(filmed_at(scenario("heart"), 1)).encode()
    assert picture == made, "scripts/record records it anew"
