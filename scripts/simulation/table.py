"""The table of a simulation: signs per hundred calls."""

from collections.abc import Mapping

from scripts.simulation.days import Habit, Order, Tally

Found = Mapping[tuple[Habit, Order], Tally]

FIRST, CELL = 26, 9


def table(found: Found) -> str:
    """Signs per hundred calls, a column for each habit and order."""
    habits = dict.fromkeys(habit.name for habit, _ in found)
    tallies = found.values()
    lines = [
        " " * FIRST + "".join(f"{name:>{CELL * len(Order)}}" for name in habits),
        _line("", [order.value for _, order in found]),
        "signs per hundred calls",
    ]
    for code in sorted({code for tally in tallies for code, _ in tally.signs}):
        shares = [f"{100 * t.of(code) / max(1, t.calls):.1f}" for t in tallies]
        lines.append(_line(f"  {code.replace('_', ' ')}", shares))
    return "\n".join(
        (
            *lines,
            _line("same-hour repeats", [str(tally.of("same_hour")) for tally in tallies]),
            _line("calls in courtesy hours", [str(tally.polite) for tally in tallies]),
            _line("calls", [str(tally.calls) for tally in tallies]),
            _line("nobody left to call", [str(tally.idle) for tally in tallies]),
        )
    )


def _line(name: str, cells: list[str]) -> str:
    return f"{name:<{FIRST}}" + "".join(f"{cell:>{CELL}}" for cell in cells)
