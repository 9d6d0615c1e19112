"""From a key to the end of the frame that shows what it did, every program in turn."""

from contextlib import ExitStack

from scripts.benchmark.bench import Bench, turns
from scripts.benchmark.data import queries
from scripts.benchmark.seats import LEAVE, Baseline, Seat, seated

MOVES = ("row", "page", "end")


def measure(bench: Bench) -> None:
    """Move in the queue, log calls and search, in the cockpit at every size and the baselines."""
    with ExitStack() as stack:
        seats = seated(bench, stack)
        for number, turn in enumerate(turns(bench.scale.rounds + 1, seats)):
            for kind in MOVES:
                _pressed(bench, turn, kind, kind, counts=number > 0)
            for seat in turn:
                seat.press("top")
            _pressed(bench, turn, "outcome", "outcome", counts=number > 0)
        words = queries(bench.scale.fewer(4, 2), bench.scale.small)
        for query, turn in zip(words, turns(len(words), seats), strict=True):
            _searched(bench, turn, query)
        for seat in seats:
            bench.figures.add("peak", seat.name, seat.terminal.peak)
            if isinstance(seat, Seat):
                seat.verify()


def _pressed(
    bench: Bench, turn: list[Baseline | Seat], kind: str, measure: str, counts: bool = True
) -> None:
    for seat in turn:
        painted = seat.press(kind)
        if counts:
            bench.figures.add(measure, seat.name, painted.seconds * 1e3)
            if kind == "outcome":
                bench.figures.add("frames", seat.name, painted.frame)


def _searched(bench: Bench, turn: list[Baseline | Seat], query: str) -> None:
    for seat in turn:
        seat.press("find")
    for letter in query:
        if letter == " ":
            # It changes no word on screen by itself.
            for seat in turn:
                seat.terminal.type(b" ")
        else:
            _pressed(bench, turn, letter, "search")
    for seat in turn:
        if isinstance(seat, Seat):
            seat.terminal.press(LEAVE)
