"""The configuration: a YAML file in, a frozen ``Config`` out, every mistake named at once.

YAML is imported when there is a file to read, and not before: most starts have none.
"""

import codecs
from collections.abc import Collection
from pathlib import Path

from cockpit.config.problems import ConfigError, Place, Problem, bare
from cockpit.config.shape import AfterAnswered, Config, Rep

__all__ = [
    "AfterAnswered",
    "Config",
    "ConfigError",
    "Place",
    "Problem",
    "Rep",
    "example",
    "load",
    "parse",
]

LARGEST = 64 * 1024
EXAMPLE = "config.example.yaml"


def load(path: Path, known_themes: Collection[str] | None = None) -> Config:
    """The configuration in the file at ``path``.

    Raises FileNotFoundError where there is none, and ConfigError, with all that is wrong,
    where there is one that cannot be used.
    """
    return parse(_text(path), str(path), known_themes)


def parse(text: str, name: str, known_themes: Collection[str] | None = None) -> Config:
    """The configuration written in ``text``, the content of a file called ``name``.

    Folders are taken from the folder ``name`` is in. Themes are checked against
    ``known_themes``, or for their shape alone where that is None. Raises ConfigError with all
    that is wrong.
    """
    from cockpit.config.reading import config

    return config(text, name, known_themes)


def example() -> str:
    """The text of the example file: every setting, its default, and what it does."""
    package = Path(__file__).parents[1]
    packaged = package / "starter" / EXAMPLE
    source = packaged if packaged.is_file() else package.parent / EXAMPLE
    return source.read_text(encoding="utf-8")


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise
    except OSError as error:
        why = error.strerror or type(error).__name__
        words = f"cannot be read ({why}); name a text file you may read"
        raise _refusal(path, Place(), words) from error
    if len(data) > LARGEST:
        words = f"is larger than {LARGEST // 1024} KB; name a configuration file"
        raise _refusal(path, Place(), words)
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        words = f"the byte 0x{data[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise _refusal(path, _end(data[: error.start].decode("utf-8")), words) from error


def _end(text: str) -> Place:
    return Place(text.count("\n") + 1, len(text) - text.rfind("\n"))


def _refusal(path: Path, place: Place, words: str) -> ConfigError:
    return ConfigError([Problem(bare(str(path)), place, "", words)])
