"""The hours of a week in the configuration: days, and the stretches of each."""

from collections.abc import Iterable
from itertools import pairwise

from cockpit.config.problems import Report, Unfit, quoted
from cockpit.config.strict import Entry, Group, Node, Refused, Scalar, dotted
from cockpit.config.values import hours
from cockpit.core.week import Day, Week

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def week(node: Node, key: str, report: Report) -> Week:
    """The hours written under their days, such as ``mon-fri: "09:00-20:00"``.

    Days that are not named are closed. What is wrong with one is reported; raises Unfit where
    there are none.
    """
    if not isinstance(node, Group) or not node.entries:
        raise Unfit("days belong here, such as 'mon-fri: \"09:00-20:00\"'; or leave hours out")
    found: dict[int, Day] = {}
    for entry in node.entries:
        if isinstance(entry.node, Refused):
            continue
        try:
            these = days(entry.key)
            if twice := [DAYS[day] for day in these if day in found]:
                raise Unfit(f"{twice[0]} has hours already; name each day once")
        except Unfit as unfit:
            report.add(entry.place, dotted(key, entry.key), str(unfit))
            continue
        found |= dict.fromkeys(these, _day(entry, key, report))
    return Week(tuple(found.get(day, ()) for day in range(7)))


def days(text: str) -> tuple[int, ...]:
    """The days meant by ``mon-fri``, ``sat`` or ``mon, wed``, Monday being 0."""
    return tuple(dict.fromkeys(day for part in text.split(",") for day in _days(part, text)))


def stretches(text: str) -> Day:
    """The stretches of one day, such as ``10:00-13:00, 14:00-20:00``."""
    found = tuple(hours(part.strip()) for part in text.split(","))
    if any(one.end > other.start for one, other in pairwise(found)):
        raise Unfit(f"{quoted(text)} goes back in time; write the stretches in order, apart")
    return found


def _day(entry: Entry, key: str, report: Report) -> Day:
    try:
        if not isinstance(entry.node, Scalar):
            raise Unfit('hours belong here, such as "09:00-20:00", not a list or a group')
        return stretches(entry.node.text)
    except Unfit as unfit:
        report.add(entry.node.place, dotted(key, entry.key), str(unfit))
        return ()


def _days(part: str, text: str) -> Iterable[int]:
    first, _, last = (name.strip().lower() for name in part.partition("-"))
    if first not in DAYS or (last or first) not in DAYS or ("-" in part and not last):
        raise Unfit(f"{quoted(text)} names no days; write them as mon-fri, sat or mon, wed")
    start, end = DAYS.index(first), DAYS.index(last or first)
    return (day % 7 for day in range(start, start + (end - start) % 7 + 1))
