"""From a ``*.demo.yaml`` file to a scenario; every mistake is named at once, by its line."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from cockpit.clock import ClockError, moment
from cockpit.config import Rep, values
from cockpit.config.keys import key_name
from cockpit.config.problems import Report, Unfit, did_you_mean, quoted
from cockpit.config.series import items
from cockpit.config.strict import Entry, Group, Node, Refused, Scalar, document, dotted
from cockpit.core.model import CallDraft, LeadDraft, Number, Outcome
from cockpit.core.phone import PhoneError, candidate_zones, phone
from cockpit.demo import scenario
from cockpit.demo.caption import LONGEST
from cockpit.demo.people import MOST
from cockpit.demo.scenario import Scenario, Source, Step

T = TypeVar("T")

ENDING = ".demo.yaml"
REGION = "US"
"""Where a number without + would be dialled."""
NARROWEST, SHORTEST = 60, 18
WIDEST, TALLEST = 300, 100

_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}
_SPAN = re.compile(r"(\d{1,6}(?:\.\d{1,3})?) ?([dhms])")
_SIZE = re.compile(r"(\d{1,3}) ?x ?(\d{1,3})")


def parsed(text: str, file: str) -> Scenario:
    """The scenario written in ``text``; raises ConfigError with all that is wrong with it."""
    report = Report(file)
    read = _Reading(report).scenario(document(text, report), Path(file).name.removesuffix(ENDING))
    if report.problems or read is None:
        raise report.error()
    return read


class _Reading:
    def __init__(self, report: Report) -> None:
        self._report = report
        self._settings: Mapping[str, Callable[[Node], object]] = {
            "title": _text(_said),
            "about": _text(_said),
            "clock": _text(_moment),
            "zone": _text(values.zone),
            "size": _text(size),
            "count": _text(lambda text: values.whole(text, 1, MOST)),
            "rep": self._rep,
            "leads": self._leads,
            "calls": self._calls,
            "steps": self._steps,
        }
        self._acts: Mapping[str, Callable[[Scalar], Step]] = {
            "say": lambda node: scenario.Say(_caption(node.text)),
            "press": lambda node: scenario.Press(_keys(node.text)),
            "type": lambda node: scenario.Type(_said(node.text)),
            "wait": lambda node: scenario.Wait(_said(node.text), node.place.line),
            "pass": lambda node: scenario.Pass(span(node.text)),
            "pause": lambda node: scenario.Pause(span(node.text).total_seconds()),
            "work": lambda node: scenario.Work(span(node.text)),
        }

    def scenario(self, node: Node, name: str) -> Scenario | None:
        found: dict[str, Any] = dict(self._read(node, "", self._settings))
        for needed in ("title", "clock", "steps"):
            if needed not in found and not self._report.names(needed):
                self._report.add(node.place, needed, "is missing; every scenario has one")
        if self._report.problems:
            return None
        source, leads = found.pop("leads", (Source.PRACTICE, ()))
        if found.get("calls") and source is not Source.WRITTEN:
            words = "past calls are for leads that are written here; leave them out"
            self._report.add(node.place, "calls", words)
            return None
        return Scenario(name=name, source=source, leads=leads, **found)

    def _read(
        self, node: Node, group: str, readers: Mapping[str, Callable[[Node], T]]
    ) -> Iterator[tuple[str, T]]:
        """What stands under each of the keys that may stand here."""
        for entry in self._entries(node, group, readers):
            try:
                yield entry.key, readers[entry.key](entry.node)
            except Unfit as unfit:
                self._report.add(entry.node.place, dotted(group, entry.key), str(unfit))

    def _entries(self, node: Node, group: str, known: Collection[str]) -> Iterator[Entry]:
        if not isinstance(node, Group):
            if not isinstance(node, Refused):
                words = f"keys with values belong here, such as '{next(iter(known))}: ...'"
                self._report.add(node.place, group, words)
            return
        for entry in node.entries:
            if entry.key not in known:
                meant = did_you_mean(entry.key, known)
                words = f"did you mean {meant}?" if meant else f"write one of {', '.join(known)}"
                key = dotted(group, entry.key)
                self._report.add(entry.place, key, f"there is no such key; {words}")
            elif not isinstance(entry.node, Refused):
                yield entry

    def _rep(self, node: Node) -> Rep:
        readers = dict.fromkeys(("name", "company", "phone", "offer"), _text(_said))
        said: dict[str, Any] = dict(self._read(node, "rep", readers))
        return Rep(**said)

    def _leads(self, node: Node) -> tuple[Source, tuple[LeadDraft, ...]]:
        if isinstance(node, Scalar):
            named = {str(source): source for source in Source if source is not Source.WRITTEN}
            return values.choice(node.text, named), ()
        drafts = [self._lead(item) for item in items(node, "[{name: ..., phone: ...}]")]
        return Source.WRITTEN, tuple(filter(None, drafts))

    def _lead(self, node: Node) -> LeadDraft | None:
        readers: dict[str, Callable[[Node], Any]] = {
            name: _text(_said)
            for name in ("name", "company", "title", "email", "state", "list", "notes")
        }
        readers |= {"phone": _text(_phone), "mobile": _text(_phone), "zone": _text(values.zone)}
        readers["priority"] = _text(lambda text: values.whole(text, 0, 100))
        said = dict(self._read(node, "leads", readers))
        phones = {"": said.pop("phone", ""), "mobile": said.pop("mobile", "")}
        if not phones[""] and not self._report.names("leads.phone"):
            self._report.add(node.place, "leads.phone", "is missing; every lead has a number")
        numbers = (Number(p, label, candidate_zones(p)) for label, p in phones.items() if p)
        return LeadDraft(**said, numbers=tuple(numbers))

    def _calls(self, node: Node) -> tuple[CallDraft, ...]:
        outcomes = {str(outcome): outcome for outcome in Outcome}
        readers: dict[str, Callable[[Node], Any]] = {
            "phone": _text(_phone),
            "at": _text(_moment),
            "outcome": _text(lambda text: values.choice(text, outcomes)),
            "note": _text(_said),
        }
        found = []
        for item in items(node, "[{phone: ..., at: ..., outcome: no_message}]"):
            said = dict(self._read(item, "calls", readers))
            if {"phone", "at", "outcome"} <= said.keys():
                found.append(CallDraft(**said))
            elif not self._report.problems:
                self._report.add(item.place, "calls", "a call has a phone, a time and an outcome")
        return tuple(sorted(found, key=lambda call: call.at))

    def _steps(self, node: Node) -> tuple[Step, ...]:
        steps = tuple(step for item in items(node, "[say: Hello]") for step in self._step(item))
        if not steps and not self._report.problems:
            raise Unfit("nothing happens; write at least one step")
        return steps

    def _step(self, node: Node) -> Iterator[Step]:
        readers = {name: _scalar(read) for name, read in self._acts.items()}
        yield from (step for _, step in self._read(node, "steps", readers))


def size(text: str) -> tuple[int, int]:
    """Columns and rows of a screen, written ``100x32``; raises Unfit."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise Unfit(f"{quoted(text)} is no size of a screen; write columns x rows, such as 100x32")
    columns, rows = int(found[1]), int(found[2])
    if not (NARROWEST <= columns <= WIDEST and SHORTEST <= rows <= TALLEST):
        limits = f"{NARROWEST}x{SHORTEST} to {WIDEST}x{TALLEST}"
        raise Unfit(f"{quoted(text)} does not fit; write a size from {limits}")
    return columns, rows


def span(text: str) -> timedelta:
    """A stretch of time such as ``90s``, ``1.5s``, ``2h 30m``; raises Unfit."""
    parts = _SPAN.findall(text)
    if not parts or _SPAN.sub("", text).strip():
        raise Unfit(f"{quoted(text)} is no stretch of time; write one such as 1.5s, 10m or 2h 30m")
    return sum((timedelta(**{_UNITS[unit]: float(n)}) for n, unit in parts), timedelta())


def _text(read: Callable[[str], T]) -> Callable[[Node], T]:
    return _scalar(lambda node: read(node.text))


def _scalar(read: Callable[[Scalar], T]) -> Callable[[Node], T]:
    def of(node: Node) -> T:
        if not isinstance(node, Scalar):
            raise Unfit("one value belongs here, not a list or a group; write it after the colon")
        return read(node)

    return of


def _said(text: str) -> str:
    if not text.strip():
        raise Unfit("is blank; write something, or leave it out")
    return values.line(text)


def _caption(text: str) -> str:
    if len(text) > LONGEST:
        raise Unfit(
            f"is {len(text)} characters long; a caption has at most {LONGEST}: say it in two"
        )
    return _said(text)


def _moment(text: str) -> Any:
    try:
        return moment(text)
    except ClockError as error:
        raise Unfit(str(error)) from error


def _phone(text: str) -> str:
    try:
        return phone(text, REGION)
    except PhoneError as error:
        raise Unfit(f"{quoted(text)} cannot be called; {error}") from error


def _keys(text: str) -> tuple[str, ...]:
    keys = tuple("escape" if key in ("esc", "escape") else key_name(key) for key in text.split())
    if not keys:
        raise Unfit("no key is named; write one or more, such as n, or j j enter")
    return keys
