"""What the docs say is so: their made parts, their links, their commands and settings."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import click
import pytest

from cockpit.cli.root import NAME, root
from cockpit.config import Config, parse
from cockpit.core.guard import Code
from cockpit.core.placeholders import NAMES
from cockpit.core.policy import Policy
from cockpit.core.rules import Hours
from cockpit.demo.reading import parsed
from scripts.documentation.marks import END, MarkError, filled
from scripts.documentation.pages import PARTS, stale

ROOT = Path(__file__).parent.parent
DOCS = sorted((ROOT / "docs").glob("*.md"))
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *DOCS]
TEXTS = {page: page.read_text(encoding="utf-8") for page in PAGES}

named = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


def prose(text: str) -> str:
    """A page without its blocks of code."""
    return re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)


def blocks(text: str, language: str) -> list[str]:
    """The blocks of code in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, flags=re.MULTILINE | re.DOTALL)


def anchors(text: str) -> set[str]:
    """What a link to a part of a page may name, as code hosts make it of the headings."""
    titles = re.findall(r"^#+ (.*)$", prose(text), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def commands(text: str) -> Iterator[list[str]]:
    """The words of every command of ours in a page's blocks of shell."""
    for line in "\n".join(blocks(text, "sh")).splitlines():
        if line.startswith(f"{NAME} ") and "|" not in line:
            yield shlex.split(line.partition(" > ")[0], comments=True)[1:]


def understood(words: list[str]) -> click.Context:
    """The context of a command line, its values read and checked, and nothing done."""
    command: click.Command | None = root
    context = click.Context(root, info_name=NAME)
    while isinstance(command, click.Group):
        _, rest, _ = command.make_parser(context).parse_args(args=words)
        if not rest:
            return context
        command, words = command.get_command(context, rest[0]), rest[1:]
        assert command is not None, rest[0]
        context = command.make_context(
            rest[0], list(words), context, resilient_parsing=isinstance(command, click.Group)
        )
    return context


def settings(shape: type, before: str = "") -> Iterator[str]:
    """The paths of all settings that stand in a group."""
    default = shape()
    for each in fields(shape):
        value, path = getattr(default, each.name), f"{before}{each.name}"
        if is_dataclass(value) and not isinstance(value, Hours | Policy):
            yield from settings(type(value), f"{path}.")
        elif before:
            yield path


def test_the_docs_say_what_the_program_says() -> None:
    assert [page.name for page, _ in stale(ROOT)] == [], "run scripts/docs"


def test_every_part_that_can_be_made_stands_on_a_page() -> None:
    made = re.findall(r"^<!-- made by scripts/docs: (.*) -->$", "".join(TEXTS.values()), re.M)
    assert set(made) == set(PARTS)


@named
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", prose(TEXTS[page])):
        path, _, anchor = target.partition("#")
        if ":" in path:
            continue
        there = (page.parent / path).resolve() if path else page
        assert there.exists(), target
        if anchor:
            assert anchor in anchors(there.read_text(encoding="utf-8")), target


def test_every_page_of_the_docs_is_listed() -> None:
    index = TEXTS[ROOT / "docs" / "README.md"]
    assert all(f"({page.name})" in index for page in DOCS if page.name != "README.md")


@named
def test_every_command_is_one_that_can_be_typed(page: Path) -> None:
    for words in commands(TEXTS[page]):
        understood(words)


@pytest.mark.parametrize("line", ["quee", "log 1 spoke", "queue --limt 3", "export", "dnc ad 1"])
def test_a_command_that_cannot_be_typed_would_be_found(line: str) -> None:
    with pytest.raises((click.UsageError, AssertionError)):
        understood(line.split())


@named
def test_every_piece_of_configuration_or_scenario_is_read(page: Path) -> None:
    for text in blocks(TEXTS[page], "yaml"):
        (parsed if "\nsteps:" in text else parse)(text, page.name)


@named
def test_every_number_is_one_that_is_set_aside_for_fiction(page: Path) -> None:
    digits = (re.sub(r"\D", "", found) for found in re.findall(r"\+1[\d ()-]{9,}", TEXTS[page]))
    assert all(re.fullmatch(r"1\d{3}55501\d\d", number) for number in digits)


def test_every_setting_is_told_with_its_default() -> None:
    text = TEXTS[ROOT / "docs" / "config.md"]
    assert all(f"\n## {each.name}\n" in text for each in fields(Config))
    assert all(f"| `{path}` |" in text for path in settings(Config))


def test_every_sign_and_every_placeholder_is_told() -> None:
    rules, scripts = (TEXTS[ROOT / "docs" / name] for name in ("rules.md", "scripts.md"))
    assert all(f"\n| `{code}` |" in rules for code in Code)
    assert all(f"\n| `{{{name}}}` |" in scripts for name in NAMES)


def test_a_part_is_made_anew_and_the_words_around_it_stay() -> None:
    page = f"Before.\n<!-- made by scripts/docs: x -->\nold\n\nold\n{END}\nAfter.\n"
    made = filled(page, {"x": lambda: "new \\1"})
    assert made == page.replace("old\n\nold", "\nnew \\1\n")
    assert filled(made, {"x": lambda: "new \\1"}) == made


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("<!-- made by scripts/docs: x -->\nold\n", "no end"),
        (f"{END}\n", "no end"),
        (f"<!-- made by scripts/docs: y -->\n{END}\n", "no part is called y"),
    ],
)
def test_marks_out_of_order_are_refused(page: str, said: str) -> None:
    with pytest.raises(MarkError, match=said):
        filled(page, {"x": lambda: "new"})
