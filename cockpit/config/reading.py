"""From a tree of texts to a ``Config``, along the fields of its dataclasses.

A setting that is added to one of them is read, checked and suggested without a line here.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, TypeVar, get_type_hints

from cockpit.config import rows, series, values
from cockpit.config.keys import overlaid
from cockpit.config.problems import Place, Report, Unfit, did_you_mean
from cockpit.config.shape import DEFAULT_KEYS, Config
from cockpit.config.strict import Entry, Group, Node, Refused, Scalar, document, dotted
from cockpit.config.weeks import week
from cockpit.core.law import Region
from cockpit.core.policy import Policy
from cockpit.core.rules import Cap, Hours, Level
from cockpit.core.week import Week

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LEVELS = {level.word: level for level in Level}
READERS: Mapping[object, Callable[[str], object]] = {
    Level: lambda text: values.choice(text, LEVELS),
    Hours: values.hours,
    rows.Span: rows.span,
    rows.Code: rows.code,
    rows.IsoDate: rows.iso_date,
}
COUNTS = (1, 1_000_000)
RANGES = {
    "within_minutes": (1, 720),
    "lookback_days": (1, 3650),
    "candidates": (1, 50),
    "calls": (1, 1000),
    "touches": (1, 1000),
    "days": (2, 31),
    "rest_hours": (0, 720),
    "park_days": (1, 3650),
    "outcome_pause": (0, 10),
}
ASCENDING = (
    ("guard.no_message", "note_at", "warn_at"),
    ("guard.too_soon", "warn_within_seconds", "note_within_seconds"),
)
FIXED = {"guard.not_a_phone": "cannot be set: what is no phone number is never dialled; remove it"}


def config(text: str, name: str, known_themes: Collection[str] | None) -> Config:
    """The configuration in ``text``; raises ConfigError with all that is wrong with it."""
    report = Report(name)
    reading = _Reading(report, Path(name).parent, known_themes)
    read = reading.group(Config, document(text, report), "")
    reading.check_phone(read)
    reading.check_order(read)
    if report.problems:
        raise report.error()
    return read


class Row(Protocol[T_co]):
    """One row of a table, as it is written."""

    def made(self) -> T_co:
        """What it comes to; raises Unfit where something is missing."""


class _Reading:
    """One walk along the settings of a file."""

    def __init__(self, report: Report, beside: Path, themes: Collection[str] | None) -> None:
        self._report = report
        self._places: dict[str, Place] = {}
        self._own: Mapping[str, Callable[[str], object]] = {
            "region": values.region,
            "scripts": lambda text: values.folder(text, beside),
            "theme": lambda text: values.theme(text, themes),
            "rep.zone": values.zone,
        }
        self._lists: Mapping[object, Callable[[Node, str], object]] = {
            tuple[Cap, ...]: self._caps,
            tuple[Region, ...]: self._regions,
            tuple[str, ...]: lambda node, key: series.names(node, key, report),
            Policy: lambda node, key: series.policy(node, key, report),
            Week | None: lambda node, key: week(node, key, report),
        }

    def group(self, shape: type[T], node: Node, key: str) -> T:
        """The settings of ``shape``; those that are absent or wrong have their defaults."""
        kinds = get_type_hints(shape)
        read = {}
        for entry in self._entries(node, key, kinds):
            name = dotted(key, entry.key)
            try:
                read[entry.key] = self._value(kinds[entry.key], entry.node, name)
                self._places[name] = entry.node.place
            except Unfit as unfit:
                self._report.add(entry.node.place, name, str(unfit))
        return shape(**read)

    def check_phone(self, read: Config) -> None:
        """The rep's number is one of their region."""
        if "rep.phone" not in self._places or self._report.names("region"):
            return
        try:
            values.phone(read.rep.phone, read.region)
        except Unfit as unfit:
            self._report.add(self._places["rep.phone"], "rep.phone", str(unfit))

    def check_order(self, read: Config) -> None:
        """What should come first does not come last."""
        for path, low, high in ASCENDING:
            rule = getattr(read.guard, path.removeprefix("guard."))
            keys = [f"{path}.{low}", f"{path}.{high}"]
            written = [key for key in keys if key in self._places]
            if any(self._report.names(key) for key in keys) or not written:
                continue
            first, second = getattr(rule, low), getattr(rule, high)
            if first > second:
                at = max(written, key=lambda key: self._places[key])
                what = f"{low} ({first}) is more than {high} ({second})"
                words = f"{what}; lower the one or raise the other"
                self._report.add(self._places[at], at, words)

    def _entries(self, node: Node, key: str, known: Collection[str]) -> Iterator[Entry]:
        match node:
            case Group(entries=entries):
                yield from (entry for entry in entries if self._is_known(entry, key, known))
            case Refused() | Scalar(is_blank=True):
                return
            case _:
                words = f"settings belong here, such as '{next(iter(known))}: ...'"
                self._report.add(node.place, key, words)

    def _is_known(self, entry: Entry, group: str, known: Collection[str]) -> bool:
        if entry.key in known:
            return not isinstance(entry.node, Refused)
        self._report.add(entry.place, dotted(group, entry.key), _stranger(entry.key, group, known))
        return False

    def _value(self, kind: Any, node: Node, key: str) -> object:
        if key == "keys":
            return overlaid(tuple(self._entries(node, key, DEFAULT_KEYS)), self._report)
        if deep := self._lists.get(kind):
            return deep(node, key)
        if is_dataclass(kind) and isinstance(kind, type) and kind is not Hours:
            return self.group(kind, node, key)
        if not isinstance(node, Scalar):
            raise Unfit("one value belongs here, not a list or a group; write it after the colon")
        if own := self._own.get(key):
            return own(node.text)
        return _typed(kind, node.text, RANGES.get(key.rpartition(".")[2], COUNTS))

    def _caps(self, node: Node, key: str) -> tuple[Cap, ...]:
        if isinstance(node, Scalar) and node.text == "off":
            return ()
        return tuple(self._made(rows.CapRow, node, key, "[{calls: 2, within: 48h}]"))

    def _regions(self, node: Node, key: str) -> tuple[Region, ...]:
        return tuple(self._made(rows.RegionRow, node, key, "[{region: CA, source: ...}]"))

    def _made(self, shape: type[Row[T]], node: Node, key: str, such_as: str) -> Iterator[T]:
        """What the rows of a list come to, without those that are wrong."""
        for item in series.items(node, such_as):
            before = len(self._report.problems)
            row = self.group(shape, item, key)
            if len(self._report.problems) > before:
                continue
            try:
                yield row.made()
            except Unfit as unfit:
                self._report.add(item.place, key, str(unfit))


def _typed(kind: Any, text: str, limits: tuple[int, int]) -> object:
    if read := READERS.get(kind):
        return read(text)
    if kind is int:
        return values.whole(text, *limits)
    if kind is float:
        return values.number(text, *limits)
    if issubclass(kind, StrEnum):
        return values.choice(text, {str(member): member for member in kind})
    return values.line(text)


def _stranger(key: str, group: str, known: Collection[str]) -> str:
    """What to say about a key that is none of ``known``."""
    if fixed := FIXED.get(dotted(group, key)):
        return fixed
    if meant := did_you_mean(key, known):
        return f"there is no such setting; did you mean {meant}?"
    if len(known) > 12:
        return "there is no such setting; cockpit config example lists them all"
    return f"there is no such setting; write one of {', '.join(known)}"
