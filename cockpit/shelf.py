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
    """What a rep can say: to a person, to the machine, to whoever calls back, by file name."""

    openers: tuple[Script, ...]
    messages: tuple[Script, ...]
    call_backs: tuple[Script, ...] = ()

    @property
    def scripts(self) -> tuple[Script, ...]:
        """All of them."""
        return *self.openers, *self.messages, *self.call_backs

    def of(self, kind: Kind) -> tuple[Script, ...]:
        """All of a kind."""
        return tuple(script for script in self.scripts if script.kind is kind)

    def find(self, name: str) -> Script:
        """The script whose file is called ``name``; raises ``ShelfError`` when none is."""
        for script in self.scripts:
            if script.name == name:
                return script
        names = ", ".join(clean(script.name) for script in self.scripts)
        raise ShelfError(f"{clean(name)}: no such script; the scripts are {names}")


def load_shelf(folder: Path | None) -> Shelf:
    """The scripts in ``folder``, or the starters where it is ``None`` or has none of a kind.

    Hidden files and files that are not ``*.md`` are passed over. Raises ``ShelfError`` with
    every problem of every file at once.
    """
    own = () if folder is None else _scripts(folder)
    kinds = {kind: _of_kind(own, kind) for kind in Kind}
    if not all(kinds.values()):
        starters = _scripts(STARTER)
        kinds = {kind: found or _of_kind(starters, kind) for kind, found in kinds.items()}
    shelf = Shelf(kinds[Kind.OPENER], kinds[Kind.MESSAGE], kinds[Kind.CALL_BACK])
    _check_call_backs(shelf, folder)
    return shelf


def _check_call_backs(shelf: Shelf, folder: Path | None) -> None:
    """Raise ``ShelfError`` for a message that names a call-back script which isn't there."""
    names = {script.name for script in shelf.call_backs}
    lost = [script for script in shelf.messages if script.call_back not in names | {""}]
    if lost:
        known = ", ".join(map(clean, sorted(names)))
        where = _shown((folder or STARTER) / "")
        raise ShelfError(
            *(f"{where}/{clean(s.name)}.md:1: call_back: {clean(s.call_back)}: no such script of "
              f"kind call_back; there are {known}" for s in lost)
        )  # fmt: skip


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
