"""The shelf of call scripts: Markdown files of a folder, or the starters that are shipped."""

from collections.abc import Iterator
from pathlib import Path

from cockpit.core.script import Kind, Script, ScriptError, parse_script
from cockpit.core.text import clean
from cockpit.core.value import value

STARTER = Path(__file__).parent / "starter" / "scripts"
LARGEST = 64 * 1024


class ShelfError(Exception):
    """Scripts that cannot be used: one line a problem, ``file:line: what, what to write``."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@value
class Shelf:
    """What a rep can say: openers for a person, messages for the machine, by file name."""

    openers: tuple[Script, ...]
    messages: tuple[Script, ...]

    def find(self, name: str) -> Script:
        """The script whose file is called ``name``; raises ``ShelfError`` when none is."""
        for script in (*self.openers, *self.messages):
            if script.name == name:
                return script
        names = ", ".join(clean(script.name) for script in (*self.openers, *self.messages))
        raise ShelfError(f"{clean(name)}: no such script; the scripts are {names}")


def load_shelf(folder: Path | None) -> Shelf:
    """The scripts in ``folder``, or the starters where it is ``None`` or has none of a kind.

    Hidden files and files that are not ``*.md`` are passed over. Raises ``ShelfError`` with
    every problem of every file at once.
    """
    own = () if folder is None else _scripts(folder)
    openers, messages = _of_kind(own, Kind.OPENER), _of_kind(own, Kind.MESSAGE)
    starters = () if openers and messages else _scripts(STARTER)
    return Shelf(
        openers=openers or _of_kind(starters, Kind.OPENER),
        messages=messages or _of_kind(starters, Kind.MESSAGE),
    )


def _of_kind(scripts: tuple[Script, ...], kind: Kind) -> tuple[Script, ...]:
    return tuple(script for script in scripts if script.kind is kind)


def _scripts(folder: Path) -> tuple[Script, ...]:
    scripts: list[Script] = []
    problems: list[str] = []
    for path in _files(folder):
        try:
            scripts.append(parse_script(_text(path), path.stem))
        except ScriptError as error:
            problems += [f"{_shown(path)}:{each.line}: {each.text}" for each in error.problems]
        except ShelfError as error:
            problems += error.problems
    if problems:
        raise ShelfError(*problems)
    return tuple(scripts)


def _files(folder: Path) -> Iterator[Path]:
    try:
        paths = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        reason = f"{error.strerror}: make the folder, or name another as scripts in the config"
        raise ShelfError(f"{_shown(folder)}: {reason}") from error
    for path in paths:
        hidden = path.name.startswith(".")
        if path.suffix.lower() == ".md" and not hidden and not path.is_dir():
            yield path


def _text(path: Path) -> str:
    # Opening a pipe would wait for somebody to write to it.
    if not path.is_file():
        raise ShelfError(f"{_shown(path)}:1: not a file that can be read: mend or remove it")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ShelfError(
            f"{_shown(path)}:1: {error.strerror}: let it be read, or remove it"
        ) from error
    if len(data) > LARGEST:
        raise ShelfError(f"{_shown(path)}:1: larger than {LARGEST // 1024} KB: make it shorter")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ShelfError(f"{_shown(path)}:{line}: not UTF-8 text: save it as UTF-8") from error


def _shown(path: Path) -> str:
    return clean(str(path))
