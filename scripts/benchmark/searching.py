"""How long the ledger takes to find whom a query means, as it is typed letter by letter."""

from contextlib import ExitStack

from scripts.benchmark.bench import Bench, turns
from scripts.benchmark.broken import Broken
from scripts.benchmark.data import NOW, queries, typed
from scripts.benchmark.probe import probe


def measure(bench: Bench) -> None:
    """Ask every ledger for the beginnings of the same queries in turn."""
    words = queries(bench.scale.rounds, bench.scale.small)
    with ExitStack() as stack:
        probes = [
            stack.enter_context(probe(s.program, s.name, bench.ledger(s), NOW))
            for s in bench.subjects
        ]
        for asked in probes:
            asked.ask("find", words[0])
        for query, turn in zip(words, turns(len(words), probes), strict=True):
            for beginning in typed(query):
                for asked in turn:
                    answer = asked.ask("find", beginning)
                    bench.figures.add("query", asked.name, answer.seconds * 1e3)
                    if beginning == query and not answer.rows:
                        raise Broken(f"{asked.name}: nobody was found for {beginning!r}")
