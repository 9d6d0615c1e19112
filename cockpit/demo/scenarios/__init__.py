"""The scenarios that come along, and where one is found by name."""

from importlib import resources
from pathlib import Path

from cockpit.demo.reading import ENDING, parsed
from cockpit.demo.scenario import Scenario

HEART = "heart"
"""What is shown where nobody says what."""

_ORDER = ("first-minute", HEART, "promise", "call-back", "undo", "hour")
LARGEST = 256 * 1024


class ScenarioError(Exception):
    """A scenario that is not there, or a file that cannot be read."""


def names() -> list[str]:
    """The scenarios that come along, in the order in which they are told."""
    found = (each.name for each in resources.files(__name__).iterdir())
    known = {name.removesuffix(ENDING) for name in found if name.endswith(ENDING)}
    return sorted(known, key=lambda name: (_ORDER.index(name) if name in _ORDER else 99, name))


def scenario(name: str) -> Scenario:
    """The scenario of that name, or of a title with these words in it, or the one in a file.

    Raises ScenarioError where there is none, and ConfigError, with all that is wrong, where
    there is one that cannot be played.
    """
    if name in names():
        return _shipped(name)
    path = Path(name)
    if not (name.endswith((".yaml", ".yml")) or path.is_file()):
        meant = [each for each in map(_shipped, names()) if _means(name, each)]
        if len(meant) == 1:
            return meant[0]
        raise ScenarioError(
            f"{name}: no such scenario; there are {', '.join(names())}, or name a {ENDING} file"
        )
    return parsed(_text(path), str(path))


def _shipped(name: str) -> Scenario:
    file = f"{name}{ENDING}"
    return parsed((resources.files(__name__) / file).read_text(encoding="utf-8"), file)


def _means(words: str, known: Scenario) -> bool:
    """Whether somebody may mean this scenario by a part of its name or title."""
    typed = _letters(words)
    return len(typed) > 2 and any(typed in _letters(text) for text in (known.name, known.title))


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise ScenarioError(f"{path}: {error.strerror}; name a {ENDING} file") from error
    if len(data) > LARGEST:
        raise ScenarioError(f"{path}: larger than {LARGEST // 1024} KB; name a {ENDING} file")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise ScenarioError(f"{path}:{line}: not UTF-8 text; save it as UTF-8") from error
