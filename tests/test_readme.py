"""What the README says is so."""

import re
from pathlib import Path

from cockpit.cli.root import root
from cockpit.core.guard import Code
from cockpit.core.placeholders import NAMES
from cockpit.tui.keynames import table

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_the_one_the_screen_is_made_from() -> None:
    assert table() in README


def test_every_sign_is_explained() -> None:
    assert set(re.findall(r"^\| `(\w+)` \| .* \| .* \|$", README, re.MULTILINE)) >= set(Code)


def test_every_placeholder_is_named() -> None:
    assert ", ".join(NAMES[:5]) in " ".join(README.split())
    assert all(name in README for name in NAMES)


def test_every_command_is_named() -> None:
    import click

    names = root.list_commands(click.Context(root))
    assert all(re.search(rf"`cockpit {name}\b", README) for name in names), names
