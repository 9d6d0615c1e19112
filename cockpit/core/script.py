"""Call scripts: Markdown with a few lines of front matter, and placeholders to fill.

    ---
    title: Permission
    kind: opener
    ---
    Hi {first|there}, this is {rep_first} with {rep_company}.

A file without front matter takes its title from its file name, and is an opener unless
that name contains "message" or "voicemail". A brace that is no placeholder's is doubled: ``{{``.
A message may say ``promise: thursday`` in its front matter: whoever leaves it promises a call.
It may also say ``call_back: NAME``: the script to use when they call back because of it.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping
from enum import StrEnum

from cockpit.core.placeholders import brace_problems, filled_text, names_promise
from cockpit.core.text import clean, clean_lines
from cockpit.core.value import value

_FENCE = "---"
_KEYS = ("title", "kind", "promise", "call_back")
_KINDS = 'write "kind: opener", "kind: message" or "kind: call_back"'
_ANY_DAY = re.compile(
    r"tomorrow|next week|next business day|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    r"|\+[1-9]\d?[dw]"
)
_HEADING = re.compile(r"^#{1,6}[ \t]+(?=\S)")


class Kind(StrEnum):
    """When a script is said: to a person, to the machine, or to whoever calls back."""

    OPENER = "opener"
    MESSAGE = "message"
    CALL_BACK = "call_back"


@value
class Problem:
    """One thing wrong with a script: the line of its file, and what to write instead."""

    name: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.name}:{self.line}: {self.text}"


class ScriptError(ValueError):
    """A script that cannot be used, with everything that is wrong with it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems


@value
class Script:
    """One thing to say. ``version`` changes with any character of the file.

    ``name`` is the file's name without its suffix; ``body_line`` is the line of the file
    on which ``body`` begins, counted from 1. ``promise`` are the words of the day on which
    a message promises a call, as `promising.day_said` reads them; ``call_back`` is the name of
    the script for whoever calls back because of a message, blank for any.
    """

    name: str
    title: str
    kind: Kind
    version: str
    body: str
    body_line: int = 1
    promise: str = ""
    call_back: str = ""


def parse_script(text: str, name: str) -> Script:
    """The script in a file's ``text``; raises ``ScriptError`` with all its problems at once."""
    lines = text.replace("\r\n", "\n").split("\n")
    end = _end_of_head(lines, name)
    settings, wrong = _settings(lines[:end], name)
    body, blank = _trimmed(lines[end:])
    script = Script(
        name=name,
        title=clean(settings.get("title") or _titled(name)),
        kind=Kind(settings.get("kind") or _kind_named(name)),
        version=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8],
        body=body,
        body_line=end + blank + 1,
        promise=settings.get("promise", ""),
        call_back=settings.get("call_back", ""),
    )
    if found := (*wrong, *problems(script)):
        raise ScriptError(*sorted(found, key=lambda problem: problem.line))
    return script


def problems(script: Script) -> tuple[Problem, ...]:
    """What is wrong with a script's body: nothing to say, or braces that are no placeholder."""
    if not script.body:
        return (Problem(script.name, script.body_line, "nothing to say: write the script here"),)
    return tuple(
        Problem(script.name, number, text)
        for number, line in enumerate(script.body.split("\n"), start=script.body_line)
        for text in _body_problems(line, script)
    )


def _body_problems(line: str, script: Script) -> Iterator[str]:
    yield from brace_problems(line)
    if names_promise(line) and not script.promise:
        yield '{promise}: no day is promised: write "promise: thursday" in the front matter'


def filled(script: Script, values: Mapping[str, str]) -> str:
    """The script's body with its placeholders filled, as ``filled_text`` does."""
    return filled_text(script.body, values)


def spoken(text: str) -> list[str]:
    """The lines of a filled script as a screen shows them, safe to paint.

    Text is literal but for the ``#`` signs that begin a heading, and blank lines around.
    """
    lines = clean_lines(text).strip("\n").split("\n")
    return [_HEADING.sub("", line) for line in lines]


def _end_of_head(lines: list[str], name: str) -> int:
    """How many lines the front matter takes with its fences; 0 without front matter."""
    if lines[0].rstrip() != _FENCE:
        return 0
    for index, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return index + 1
    text = f'front matter without an end: write "{_FENCE}" on a line of its own after its keys'
    raise ScriptError(Problem(name, 1, text))


def _settings(head: list[str], name: str) -> tuple[dict[str, str], list[Problem]]:
    """The keys of the front matter that are right, and the problems of the others."""
    settings: dict[str, str] = {}
    lines: dict[str, int] = {}
    wrong: list[Problem] = []
    for number, line in enumerate(head[1:-1], start=2):
        key, colon, rest = (part.strip() for part in line.partition(":"))
        value = _unquoted(rest)
        if not line.strip() or key.startswith("#"):
            continue
        objections = list(_objections(key, colon, value, settings))
        wrong += [Problem(name, number, text) for text in objections]
        settings[key] = "" if objections else value
        lines[key] = number
    if head and "kind" not in settings:
        wrong.append(Problem(name, 1, f"kind: missing: {_KINDS}"))
    if settings.get("promise") and settings.get("kind") == Kind.OPENER:
        text = "promise: an opener promises nothing: take this line out, or move it to a message"
        wrong.append(Problem(name, lines["promise"], text))
    return settings, wrong


def _objections(key: str, colon: str, value: str, before: Mapping[str, str]) -> Iterator[str]:
    if not colon:
        yield f'"{clean(key, 60)}" has no colon: write "key: value"'
    elif key not in _KEYS:
        yield f"{clean(key, 60)}: unknown key: write one of {', '.join(_KEYS)}"
    elif key in before:
        yield f"{key}: given twice: keep one of them"
    elif key == "kind" and value not in list(Kind):
        yield f'kind: "{clean(value, 60)}" is not a kind: {_KINDS}'
    elif key == "promise" and value:
        yield from _promise_objections(value)


def _promise_objections(words: str) -> Iterator[str]:
    if _ANY_DAY.fullmatch(words):
        return
    # What reads the others takes 9 ms to import, and scripts are read at every start.
    from cockpit.core.promising import day_problem

    if problem := day_problem(words):
        yield f'promise: "{clean(words, 60)}": {problem}'


def _unquoted(value: str) -> str:
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1].strip() if quoted else value


def _trimmed(lines: list[str]) -> tuple[str, int]:
    """The body less the blank lines around it, and how many of those come first."""
    said = [index for index, line in enumerate(lines) if line.strip()]
    if not said:
        return "", 0
    return "\n".join(lines[said[0] : said[-1] + 1]), said[0]


def _titled(name: str) -> str:
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def _kind_named(name: str) -> Kind:
    machine = "message" in name.lower() or "voicemail" in name.lower()
    return Kind.MESSAGE if machine else Kind.OPENER
