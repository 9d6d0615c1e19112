"""Strict YAML: a text in, a tree of texts with their places out; nothing is typed or guessed.

Typing by YAML's own rules would make 1080 of ``18:00``, False of ``NO`` and 668 of ``01234``.
"""

from collections.abc import Iterator

from yaml import MarkedYAMLError, SafeLoader
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from cockpit.config.problems import Place, Report, bare, clipped
from cockpit.core.value import value

DEEPEST = 8


@value
class Scalar:
    """One value, as text; ``plain`` when it stands without quotes."""

    place: Place
    text: str = ""
    plain: bool = True

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written here, not even empty quotes."""
        return self.plain and not self.text


@value
class Series:
    """A list."""

    place: Place
    items: tuple["Node", ...]


@value
class Group:
    """Settings under their keys, each key once, in the order of the file."""

    place: Place
    entries: tuple["Entry", ...]


@value
class Refused:
    """Something reported already, of which nothing more is to be said."""

    place: Place


Node = Scalar | Series | Group | Refused


@value
class Entry:
    """A key, where it stands, and what is written for it."""

    place: Place
    key: str
    node: Node


def document(text: str, report: Report) -> Node:
    """The one document in ``text``, a blank scalar where there is none.

    What YAML allows and we do not is reported; raises ConfigError where reading cannot go on.
    """
    try:
        loader = SafeLoader(text)
    except ReaderError as error:
        before = text[: error.position]
        place = Place(before.count("\n") + 1, len(before) - before.rfind("\n"))
        character = f"U+{ord(text[error.position]):04X}"
        report.add(place, "", f"the character {character} may not stand here; remove it")
        raise report.error() from error
    try:
        return _Reading(loader, report).document()
    except MarkedYAMLError as error:
        report.add(_fault(error), "", _explanation(error))
        raise report.error() from error
    except (ValueError, OverflowError) as error:
        # PyYAML does not look at what an escape such as "\UFFFFFFFF" stands for.
        words = "an escape or a number here is out of range; write the text itself"
        report.add(_place(loader.get_mark()), "", words)
        raise report.error() from error


def dotted(group: str, key: str) -> str:
    """The name of a setting in messages: that of its group, a dot, and its own."""
    return f"{group}.{clipped(key)}" if group else clipped(key)


class _Reading:
    """One pass over the events of a file."""

    def __init__(self, loader: SafeLoader, report: Report) -> None:
        self._events: Iterator[Event] = iter(loader.get_event, None)
        self._report = report

    def document(self) -> Node:
        next(self._events)
        if isinstance(next(self._events), StreamEndEvent):
            return Scalar(Place())
        node = self._node(next(self._events), "", 1)
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                words = "a second document begins here; keep one, and remove this line"
                self._report.add(_start(event), "", words)
                raise self._report.error()
        return node

    def _node(self, event: Event, key: str, depth: int) -> Node:
        place = _start(event)
        if depth > DEEPEST:
            self._report.add(
                place, key, "is nested too deeply; settings are five levels deep at most"
            )
            raise self._report.error()
        self._refuse_cleverness(event, key)
        match event:
            case ScalarEvent(value=text, style=style):
                return Scalar(place, text, plain=not style)
            case SequenceStartEvent():
                return Series(place, tuple(self._items(key, depth)))
            case MappingStartEvent():
                return Group(place, tuple(self._entries(key, depth)))
        return Refused(place)

    def _refuse_cleverness(self, event: Event, key: str) -> None:
        place = _start(event)
        if isinstance(event, AliasEvent):
            words = "aliases (*) are not used here; write the value out, in quotes if it has a *"
            self._report.add(place, key, words)
        elif isinstance(event, NodeEvent) and event.anchor is not None:
            words = "anchors (&) are not used here; remove it, or put the value in quotes"
            self._report.add(place, key, words)
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent) and event.tag:
            words = "tags (!) are not used here; remove it, or put the value in quotes"
            self._report.add(place, key, words)

    def _items(self, key: str, depth: int) -> Iterator[Node]:
        while not isinstance(event := next(self._events), SequenceEndEvent):
            yield self._node(event, key, depth + 1)

    def _entries(self, group: str, depth: int) -> Iterator[Entry]:
        lines: dict[str, int] = {}
        while not isinstance(event := next(self._events), MappingEndEvent):
            name = self._node(event, group, depth + 1)
            key = dotted(group, name.text) if isinstance(name, Scalar) else group
            node = self._node(next(self._events), key, depth + 1)
            if not isinstance(name, Scalar):
                self._refuse_name(name, group)
            elif name.text in lines:
                words = f"is set twice, first on line {lines[name.text]}; keep one of them"
                self._report.add(name.place, key, words)
            else:
                lines[name.text] = name.place.line
                yield Entry(name.place, name.text, node)

    def _refuse_name(self, name: Node, group: str) -> None:
        if not isinstance(name, Refused):
            words = "the name of a setting is one word; write it as 'name: value'"
            self._report.add(name.place, group, words)


def _place(mark: object) -> Place:
    line, column = getattr(mark, "line", 0), getattr(mark, "column", 0)
    return Place(line + 1, column + 1)


def _start(event: Event) -> Place:
    return _place(event.start_mark)


def _fault(error: MarkedYAMLError) -> Place:
    return _place(error.problem_mark or error.context_mark)


def _explanation(error: MarkedYAMLError) -> str:
    """PyYAML's own words, where the trouble began, and what usually mends it."""
    what = bare(error.problem or "")
    if error.context:
        what = f"{bare(error.context)}: {what}"
        if error.context_mark and error.context_mark.line + 1 != _fault(error).line:
            what = f"{what} (it began on line {error.context_mark.line + 1})"
    return (
        f"this is not YAML: {what}; indent with spaces, close what is open, "
        "and put values with signs in them in quotes"
    )
