"""The session's summary: what was done, at what pace, what is still owed."""

from cockpit.core.model import Outcome
from cockpit.core.tally import Summary
from cockpit.core.text import clean

NAMED = 8
"""Names listed before the rest is only counted."""


def summary_lines(summary: Summary) -> list[str]:
    """The summary as plain lines."""
    tally = summary.tally
    rate = "" if tally.an_hour is None else f", {tally.an_hour} an hour"
    lines = [f"This session: {_counted(tally.calls, 'call')} in {_lasted(tally.elapsed)}{rate}."]
    seconds = summary.seconds_a_call
    for outcome in Outcome:
        if count := tally.count(outcome):
            lines.append(f"  {outcome.label:<15} {count:>4}   {_spent(seconds[outcome])} a call")
    lines += _named("Answered, without a next step", summary.loose_ends)
    lines += _named("Owed a message", summary.owed)
    return lines


def _named(what: str, names: tuple[str, ...]) -> list[str]:
    if not names:
        return []
    distinct = list(dict.fromkeys(clean(name) or "(no name)" for name in names))
    more = f" and {len(distinct) - NAMED} more" if len(distinct) > NAMED else ""
    return [f"{what}: {', '.join(distinct[:NAMED])}{more}."]


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"


def _spent(seconds: int) -> str:
    return f"{seconds // 60} min {seconds % 60:02} s" if seconds >= 60 else f"{seconds} s"


def _lasted(seconds: int) -> str:
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(seconds // 60, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min"
