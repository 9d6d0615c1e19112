import random
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.dossier import Lookout
from cockpit.core.events import CallLogged, NumbersBarred, Snoozed
from cockpit.core.model import CallDraft, Direction, LeadDraft, Number, Outcome
from cockpit.core.queue import Why
from cockpit.core.rules import (
    CallingHoursRule,
    GuardRules,
    Level,
    QueueRules,
    SameHourRule,
    TooSoonRule,
    ZoneUnknownRule,
)
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.files import Files
from cockpit.session.lineup import LARGE, Lineup
from cockpit.session.window import Window
from tests.plainly import PlainCall, PlainLead, PlainRules, open_clocks, queue, stands

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
REP_ZONE = "America/New_York"
ZONES = (
    ("America/Chicago",), ("America/Phoenix",), ("Asia/Kolkata",), ("Pacific/Auckland",), (),
    ("America/New_York", "America/Chicago"),
    ("America/Denver", "America/Phoenix", "America/Los_Angeles"),
    ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"),
    ("America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
     "America/Los_Angeles"),
)  # fmt: skip
LISTS = ("red", "green", "blue")


def ago(lots: random.Random) -> int:
    """Seconds before NOW, often near a whole day, an hour or an edge of the rules."""
    days = lots.choice((0, 0, 1, 2, 7, 29, 30, 31, 60))
    edge = lots.choice((0, 300, 1800, -1800, -2400, 3600, 7200, 10_800, lots.randrange(86_400)))
    return max(0, days * 86_400 + edge + lots.choice((-1, 0, 0, 1)))


def made_up(lots: random.Random, number: int) -> PlainLead:
    calls = [
        PlainCall(
            int(NOW.timestamp()) - ago(lots) + lots.choice((0, 0, 0, 7200)),
            lots.choice(("no_message", "no_message", "voicemail", "voicemail", "answered")),
            inbound=lots.random() < 0.1,
            undone=lots.random() < 0.1,
        )
        for _ in range(lots.choice((0, 0, 1, 2, 3, 6)))
    ]
    return PlainLead(
        id=number,
        zones=list(lots.choice(ZONES)),
        calls=calls,
        list=lots.choice(LISTS),
        priority=lots.choice((0, 0, 0, 1, -2)),
        snoozed_until=int(NOW.timestamp()) + lots.choice((-3600, 0, 1, 3600))
        if lots.random() < 0.15
        else 0,
        barred=lots.random() < 0.05,
    )


def phone(number: int) -> str:
    area, line = divmod(number, 100)
    return f"+1{(212, 303, 312, 404, 512, 602)[area]}5550{100 + line}"


def written(path, leads: list[PlainLead]) -> SqliteLedger:
    """A ledger in which all that befell the leads stands as events."""
    ledger = SqliteLedger(path, "laptop")
    drafts = []
    for lead in leads:
        number = Number(phone(lead.id), "", tuple(lead.zones))
        drafts.append(
            LeadDraft(f"Lead {lead.id}", list=lead.list, priority=lead.priority, numbers=(number,))
        )
    ledger.import_leads(drafts, "red", NOW, "f")
    entries, gone = [], []
    for lead in leads:
        for call in lead.calls:
            body = CallLogged(
                phone(lead.id), Outcome(call.outcome),
                Direction.IN if call.inbound else Direction.OUT,
            )  # fmt: skip
            gone += [f"laptop:{len(entries) + 1}"] * call.undone
            entries.append(Entry(datetime.fromtimestamp(call.at, UTC), lead.id, body))
    for lead in leads:
        if lead.snoozed_until:
            until = Snoozed(datetime.fromtimestamp(lead.snoozed_until, UTC))
            entries.append(Entry(NOW, lead.id, until))
        if lead.barred:
            entries.append(Entry(NOW, lead.id, NumbersBarred((phone(lead.id),))))
    ledger.append(*entries)
    for id in gone:
        ledger.undo(NOW, id)
    return ledger


def lineup(ledger: SqliteLedger, plain: PlainRules, large: int = LARGE) -> Lineup:
    levels = {level.word: level for level in Level}
    guard = GuardRules(
        same_hour=SameHourRule(
            levels[plain.same_hour], plain.within // 60, plain.lookback // 86_400
        ),
        too_soon=TooSoonRule(levels[plain.too_soon], plain.soon),
        calling_hours=CallingHoursRule(levels[plain.hours]),
        zone_unknown=ZoneUnknownRule(candidates=plain.candidates),
    )
    return Lineup(
        ledger, Files(ledger), Lookout(guard, ZoneInfo(REP_ZONE)), QueueRules(plain.rest / 3600),
        large,
    )  # fmt: skip


def ids(standings) -> list[int]:
    return [standing.dossier.lead.id for standing in standings]


def walked(window: Window, now: datetime, steps: int) -> list[int]:
    """The leads one passes when one goes on by so many steps as long as that moves."""
    passed = ids([window.current]) if window.current else []
    while True:
        window.move(now, steps)
        here = ids([window.current]) if window.current else []
        if here == passed[-1:]:
            return passed
        passed += here


levels = st.sampled_from(("warning", "warning", "note", "off", "stop"))
rules = st.builds(
    PlainRules,
    within=st.sampled_from((3600, 3600, 1800, 7200)),
    lookback=st.sampled_from((30, 30, 7, 60)).map(lambda days: days * 86_400),
    same_hour=levels,
    too_soon=levels,
    soon=st.sampled_from((300, 1)),
    hours=st.sampled_from(("stop", "stop", "warning", "note", "off")),
    candidates=st.integers(1, 5),
    rest=st.sampled_from((10_800, 10_800, 0, 1800)),
)
moments = st.one_of(
    st.just(0),
    st.integers(-30, 30).map(lambda days: days * 86_400),
    st.integers(-40 * 86_400, 40 * 86_400),
    st.integers(-14_400, 14_400),
)


@pytest.fixture(scope="module")
def crowds(tmp_path_factory):
    """Three lists of two hundred leads each, with the ledgers they are written in."""
    folder = tmp_path_factory.mktemp("crowds")
    made = []
    for seed in range(3):
        lots = random.Random(seed)
        leads = [made_up(lots, number) for number in range(1, 201)]
        made.append((leads, written(folder / f"{seed}.db", leads)))
    yield made
    for _, ledger in made:
        ledger.close()


@settings(max_examples=100, deadline=None, derandomize=True)
@given(
    crowd=st.integers(0, 2), plain=rules, shift=moments, lists=st.sets(st.sampled_from(LISTS)),
    place=st.integers(0, 200), seed=st.integers(0, 5), large=st.sampled_from((0, 6, LARGE)),
)  # fmt: skip
def test_the_queue_is_what_the_rules_say_in_plain_words(
    crowds, crowd, plain, shift, lists, place, seed, large
):
    leads, ledger = crowds[crowd]
    now = NOW + timedelta(seconds=shift)
    found = lineup(ledger, plain, large)
    found.lists = frozenset(lists)
    chosen = [lead for lead in leads if not lists or lead.list in lists]
    expected = queue(chosen, int(now.timestamp()), REP_ZONE, plain)
    standings = list(found.ahead(now))
    assert ids(standings) == expected
    assert ids(found.behind(now)) == expected[::-1]
    tiers = {lead.id: stands(lead, int(now.timestamp()), REP_ZONE, plain) for lead in chosen}
    assert [s.why for s in standings] == [(Why.FRESH, Why.REPEAT)[tiers[i][0]] for i in expected]
    if expected:
        at = place % len(expected)
        assert ids(found.ahead(now, standings[at].place)) == expected[at + 1 :]
        assert ids(found.behind(now, standings[at].place)) == expected[:at][::-1]
        assert found.standing(expected[at], now) == standings[at]
    for lead in chosen:
        if tiers[lead.id] is None:
            assert found.standing(lead.id, now) is None
    if "stop" not in (plain.same_hour, plain.too_soon):
        assert found.waiting(now) == len(expected)
    check_skipping(found, now, expected, tiers, seed)


def check_skipping(found, now, expected, tiers, seed) -> None:
    skipped = random.Random(seed).sample(expected, min(len(expected), seed))
    for lead in skipped:
        found.skip(lead)
    order = []
    for tier in (0, 1):
        mine = [id for id in expected if tiers[id][0] == tier]
        order += [id for id in mine if id not in skipped]
        order += [id for id in skipped if id in mine]
    standings = list(found.ahead(now))
    assert ids(standings) == order
    assert ids(found.behind(now)) == order[::-1]
    for at, standing in islice(enumerate(standings), 0, None, 7):
        assert ids(found.ahead(now, standing.place)) == order[at + 1 :]
        assert ids(found.behind(now, standing.place)) == order[:at][::-1]


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    crowd=st.integers(0, 2), plain=rules, shift=moments, steps=st.sampled_from((1, 7, 25, 100)),
    wander=st.lists(st.integers(-150, 150), max_size=8),
)  # fmt: skip
def test_a_window_walks_every_row_of_the_queue_both_ways(
    crowds, crowd, plain, shift, steps, wander
):
    leads, ledger = crowds[crowd]
    now = NOW + timedelta(seconds=shift)
    expected = queue(leads, int(now.timestamp()), REP_ZONE, plain)
    window = Window(lineup(ledger, plain))
    window.top(now)
    by_steps = [*expected[::steps], *([] if (len(expected) - 1) % steps == 0 else expected[-1:])]
    assert walked(window, now, steps) == by_steps
    window.end(now)
    up = expected[::-1]
    assert walked(window, now, -steps) == [
        *up[::steps],
        *([] if (len(up) - 1) % steps == 0 else up[-1:]),
    ]
    at = 0
    for step in wander if expected else ():
        window.move(now, step)
        at = max(0, min(at + step, len(expected) - 1))
        assert ids([window.current]) == [expected[at]]
        window.renew(now, expected[at])
        assert ids([window.current]) == [expected[at]]
        around = ids(window.rows)
        assert around == expected[expected.index(around[0]) :][: len(around)]
        assert not window.at_top or around[0] == expected[0]
        assert not window.at_end or around[-1] == expected[-1]
        assert len(around[window.cursor :]) >= min(20, len(expected) - at)


def test_the_cursor_stays_on_a_lead_far_down_when_the_queue_is_read_again(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        drafts = [draft(f"Lead {n}", n, zone="America/Chicago") for n in range(400)]
        ledger.import_leads(drafts, "l", NOW, "f")
        window = Window(lineup(ledger, PlainRules()))
        window.top(NOW)
        for _ in range(333):
            window.move(NOW, 1)
        assert ids([window.current]) == [334]
        window.renew(NOW, 334)
        assert ids([window.current]) == [334]
        standing = window.lineup.standing(5, NOW)
        assert standing
        window.go_to(NOW, standing)
        assert ids([window.current]) == [5]
        assert window.at_top


def test_a_lead_called_this_very_second_is_not_lost_between_the_tiers(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        ledger.import_leads([draft("Ann", 0)], "l", NOW, "f")
        ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.NO_MESSAGE)))
        found = lineup(ledger, PlainRules(too_soon="off", rest=0))
        assert ids(found.ahead(NOW)) == [1]


def test_the_first_moment_somebody_comes_back_is_told(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        ledger.import_leads([draft(n, i) for i, n in enumerate(("Ann", "Bob"))], "l", NOW, "f")
        found = lineup(ledger, PlainRules())
        assert found.returns(NOW) == NOW
        past = [CallDraft(draft.phone(n), NOW - timedelta(hours=n), Outcome.NO_MESSAGE)
                for n in (0, 1)]  # fmt: skip
        ledger.import_calls(past, NOW, "c")
        assert found.returns(NOW) == NOW + timedelta(hours=2)
        ledger.append(Entry(NOW, 2, Snoozed(NOW + timedelta(hours=5))))
        assert found.returns(NOW) == NOW + timedelta(hours=3)
        # 17:30 in Chicago is inside calling hours; 22:00 there is not, so it is 08:00 then.
        assert found.returns(NOW + timedelta(hours=8)) == datetime(2026, 3, 13, 13, tzinfo=UTC)
        answered = CallDraft(draft.phone(0), NOW + timedelta(hours=4), Outcome.ANSWERED)
        other = CallDraft(draft.phone(1), NOW + timedelta(hours=4), Outcome.ANSWERED)
        ledger.import_calls([answered, other], NOW, "c")
        assert found.returns(NOW + timedelta(hours=5)) is None


def test_hours_that_are_closed_in_every_zone_leave_nobody_waiting(crowds):
    leads, ledger = crowds[0]
    plain = PlainRules(opens=0, closes=0)
    shut = lineup(ledger, plain)
    shut.lookout = replace(
        shut.lookout,
        rules=replace(shut.lookout.rules, calling_hours=CallingHoursRule(window=SHUT)),
    )
    assert not any(open_clocks(int(NOW.timestamp()), leads[0].zones, REP_ZONE, plain))
    assert list(shut.ahead(NOW)) == []
    assert shut.waiting(NOW) == 0


SHUT = replace(CallingHoursRule().window, start=0, end=0)
