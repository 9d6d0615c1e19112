"""After every key the queue on screen is the one on disk, though it is seldom read as a whole."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.config import Config
from cockpit.core.dossier import Lookout
from cockpit.core.model import Channel, Outcome
from cockpit.core.rules import QueueRules
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session
from cockpit.session.files import Files
from cockpit.session.lineup import Lineup
from cockpit.shelf import load_shelf

NOW = datetime(2026, 3, 12, 18, 30, 5, tzinfo=UTC)
ZONE = ZoneInfo("America/New_York")
SHELF = load_shelf(None)
LEADS = 150
# Within two seconds a key does not ask who came back by themselves: the next look does.
PAUSES = (0, 2, 3, 4, 7, 9)
# Some share a number with the next one.
SHARED = range(3, LEADS, 7)

outcomes = st.tuples(st.just("log"), st.sampled_from(tuple(Outcome)))
keys = st.one_of(
    outcomes,
    outcomes,
    st.tuples(st.sampled_from(("undo", "undo", "redo", "look", "top", "end", "back", "proceed"))),
    st.tuples(st.sampled_from(("skip", "do_not_call", "park", "other_number", "dial"))),
    st.tuples(st.just("open"), st.integers(1, LEADS)),
    st.tuples(st.just("move"), st.sampled_from((1, 1, -1, 7, 35, -35, 100))),
    st.tuples(st.just("note"), st.just("a line")),
    st.tuples(st.just("touch"), st.just(Channel.EMAIL)),
    st.tuples(st.just("snooze"), st.integers(-9, 90).map(lambda s: NOW + timedelta(seconds=s))),
    st.tuples(st.just("choose_lists"), st.sampled_from(((), ("a",), ("a", "b"))).map(frozenset)),
)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    script=st.lists(st.tuples(keys, st.sampled_from(PAUSES)), min_size=1, max_size=25),
    rest=st.sampled_from((3 * 3600, 0, 20)),
)
def test_the_rows_after_any_keys_are_those_of_a_queue_read_anew(
    tmp_path_factory, draft, script, rest
):
    config = Config(queue=QueueRules(rest_hours=rest / 3600))
    now = NOW
    with closing(SqliteLedger(tmp_path_factory.mktemp("settled") / "a.db", "laptop")) as ledger:
        ledger.import_leads(drafts(draft), "a", NOW, "f")
        session = Session(ledger, config, SHELF, lambda: now, ZONE)
        for (key, *given), seconds in script:
            now += timedelta(seconds=seconds)
            view = getattr(session, key)(*given)
            lookout = Lookout(config.guard, ZONE, config.regions, config.policy)
            anew = Lineup(ledger, Files(ledger), lookout, config.queue)
            anew.lists = frozenset(view.queue.lists)
            anew.skipped = session._stage.lineup.skipped
            check(view.queue, anew, now, exactly=key not in ("move", "dial", "other_number"))


def drafts(draft):
    for n in range(LEADS):
        numbers = (n, n + 1) if n in SHARED else (n,)
        yield draft(f"Lead {n}", *numbers, list="b" if n % 5 == 0 else "a", zone="America/Chicago")


def check(queue, anew: Lineup, now: datetime, exactly: bool) -> None:
    """Who only moves sees the queue as it was at the last key that reads or writes."""
    order = [standing.dossier.lead.id for standing in anew.ahead(now)]
    shown = [row.lead for row in queue.rows]
    if exactly:
        assert queue.waiting == anew.waiting(now) == len(order)
        first = order.index(shown[0]) if shown else 0
        assert shown == list(islice(order, first, first + len(shown)))
        assert not queue.first or first == 0
        assert not queue.last or first + len(shown) == len(order)
        assert len(shown) - queue.cursor >= min(30, len(order) - first - queue.cursor)
    assert len(set(shown)) == len(shown)
