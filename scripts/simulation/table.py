"""The table of a simulation: signs per hundred calls."""

from collections.abc import Mapping

from scripts.simulation.days import Habit, Order, Tally

Found = Mapping[tuple[Habit, Order], Tally]


def table(found: Found) -> str:
    """Signs per hundred calls, a column for each habit and order."""
    heads = [f"{habit.name}, {order}" for habit, order in found]
    codes = sorted({code for tally in found.values() for code, _ in tally.signs})
    lines = [_line("per hundred calls", heads)]
    for code in codes:
        shares = [f"{100 * t.of(code) / max(1, t.calls):.1f}" for t in found.values()]
        lines.append(_line(code.replace("_", " "), shares))
    lines += [
        "",
        _line("calls", [str(tally.calls) for tally in found.values()]),
        _line("nobody left to call", [str(tally.idle) for tally in found.values()]),
        _line("same-hour repeats", [str(t.of("same_hour")) for t in found.values()]),
        _line("in courtesy hours", [str(t.calls - _outside(t)) for t in found.values()]),
    ]
    return "\n".join(lines)


def _outside(tally: Tally) -> int:
    return tally.of("courtesy_hours") + tally.of("calling_hours")


def _line(name: str, cells: list[str]) -> str:
    return f"{name:<20}" + "".join(f"{cell:>22}" for cell in cells)
