"""The path of a file as a rep gives it: typed, pasted, or dropped on the terminal."""

import os
import shlex
from os.path import expanduser, isdir, isfile
from pathlib import Path
from urllib.parse import unquote_to_bytes

MOST_NAMED = 40


def path_of(typed: str) -> Path:
    """The path that is meant; ``~`` is at home, quotes and backslashes are the terminal's."""
    text = typed.replace("\0", "").strip()
    as_it_is = expanduser(text)
    return Path(as_it_is if os.path.exists(as_it_is) else expanduser(_undone(text)))


def problem(typed: str) -> str:
    """Why there is no file to read at what was typed; blank where there is one."""
    path = path_of(typed)
    if isfile(path):
        return "" if os.access(path, os.R_OK) else "you may not read this file"
    if isdir(path):
        return "a folder; tab shows what is in it"
    if os.path.exists(path):
        return "not an ordinary file"
    if len(words := _words(typed)) > 1 and all(map(isfile, words)):
        return "several files; one at a time, please"
    return "no such file"


def completed(typed: str) -> tuple[str, tuple[str, ...]]:
    """What was typed, as far as it can only go on in one way, and the names that it fits."""
    plain = _undone(typed.replace("\0", "").lstrip())
    folder, slash, begun = plain.rpartition("/")
    names = _names(expanduser(folder + slash) or ".", begun)
    return folder + slash + (_shared(names) or begun), tuple(names[:MOST_NAMED])


def beside(file: Path) -> Path:
    """A name that is still free, beside a file, for its rejected rows."""
    name = f"{file.stem}-rejected"
    number = 1
    while os.path.lexists(found := file.with_name(f"{name}{f'-{number}' * (number > 1)}.csv")):
        number += 1
    return found


def _undone(text: str) -> str:
    """The text without what a terminal or a file manager did to it."""
    if text[:5].lower() == "file:":
        path = text[5:]
        if path.startswith("//"):
            path = "/" + path[2:].partition("/")[2]
        return os.fsdecode(unquote_to_bytes(path))
    words = _words(text)
    return words[0] if len(words) == 1 else text


def _words(text: str) -> list[str]:
    try:
        return shlex.split(text)
    except ValueError:
        # An apostrophe of a name, and no quote.
        return [text]


def _names(folder: str, begun: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name + "/" * entry.is_dir()
                for entry in entries
                if entry.name.startswith(begun)
                and (begun or not entry.name.startswith("."))
                and entry.name.isprintable()
            )
    except OSError:
        return []


def _shared(names: list[str]) -> str:
    """How all of the sorted names begin."""
    if not names:
        return ""
    first, last = names[0], names[-1]
    return next((first[:at] for at in range(len(first)) if first[at] != last[at:][:1]), first)
