import random
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cockpit.core.events import CallLogged, PromiseMade, Snoozed
from cockpit.core.model import CallDraft, Outcome
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.lineup import LARGE, TIERS
from cockpit.session.window import Window
from tests.crowd import LISTS, NOW, REP_ZONE, lineup, made_up, written
from tests.plainly import DAY
from tests.plainqueue import PlainLead, PlainRules, at_hand, fired, moment, queue, stands
from tests.plainqueue import levels as levels_of_page
from tests.plainsigns import CAPS, PlainCap, PlainRegion

PLENTY = 200


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


levels = st.sampled_from(("warning", "warning", "warning", "note", "off", "stop"))
notes = st.sampled_from(("note", "note", "note", "off", "warning", "stop"))
OFFICE = [[(9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600)]] * 5 + [[(10 * 3600, 17 * 3600)], []]
OWN_HOURS = [
    PlainRegion("US", [[(9 * 3600, 15 * 3600)]] * 7),
    PlainRegion("US-FL", OFFICE, [PlainCap(1, DAY)], "2026-03-13"),
    PlainRegion("US-TX", OFFICE, [PlainCap(1, 3 * DAY)], "2026-03-12"),
]
TABLES = (
    [],
    [PlainRegion("US-FL", [[(8 * 3600, 20 * 3600)]] * 7, [PlainCap(3, DAY, "stop")]),
     PlainRegion("CA", OFFICE)],
    OWN_HOURS,
    [PlainRegion("CA-ON", None, [PlainCap(1, 2 * DAY, "stop", True)]),
     PlainRegion("US", None, [PlainCap(2, 7 * DAY, "warning", True)])],
)  # fmt: skip
CAPS_SET = (
    CAPS, CAPS, [], [PlainCap(1, 48 * 3600)], [PlainCap(2, 48 * 3600, "note")],
    [PlainCap(2, 3 * DAY, touches=True), PlainCap(2, 3 * DAY, "stop")],
)  # fmt: skip


@st.composite
def rules_of_queue(draw) -> PlainRules:
    """Rules, those of the page in every other example."""
    if draw(st.booleans()):
        return PlainRules(regions=draw(st.sampled_from(TABLES)))
    kinds = {"promise_due": notes, "attempts": notes}
    kinds["calling_hours"] = st.sampled_from(("stop", "stop", "warning", "note", "off"))
    return PlainRules(
        levels={code: draw(kinds.get(code, levels)) for code in PlainRules().levels},
        within=draw(st.sampled_from((3600, 3600, 1800, 7200))),
        lookback=draw(st.sampled_from((30, 30, 7, 60))) * DAY,
        soon=draw(st.sampled_from((300, 1))),
        days=draw(st.sampled_from((3, 3, 2, 4))),
        caps=draw(st.sampled_from(CAPS_SET)),
        regions=draw(st.sampled_from(TABLES)),
        candidates=draw(st.integers(1, 5)),
        rest=draw(st.sampled_from((10_800, 0, 0, 120))),
        single_pass=draw(st.sampled_from(((), (), ("red",), ("green", "blue")))),
    )


rules = rules_of_queue()
moments = st.one_of(
    st.just(0),
    st.integers(-30, 30).map(lambda days: days * DAY),
    st.integers(-40 * DAY, 40 * DAY),
    st.integers(-14_400, 14_400),
    st.integers(-2 * DAY, 4 * DAY),
)


@pytest.fixture(scope="module")
def crowds(tmp_path_factory):
    """Three lists of two hundred leads each, with the ledgers they are written in."""
    folder = tmp_path_factory.mktemp("crowds")
    made = []
    for seed in range(3):
        lots = random.Random(seed)
        leads = [made_up(lots, number) for number in range(1, PLENTY + 1)]
        made.append((leads, written(folder / f"{seed}.db", leads)))
    yield made
    for _, ledger in made:
        ledger.close()


def stopped(lead: PlainLead, now: int, plain: PlainRules) -> bool:
    """Whether a stop that hangs on the lead keeps it out of the queue, not the hours of all."""
    at = moment(lead, now, REP_ZONE, plain)
    if at is None or not at_hand(lead, now, plain):
        return False
    signs = fired(at)
    if plain.regions is not OWN_HOURS:
        del signs["calling_hours"]
    return "stop" in signs.values()


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
    assert [standing.why for standing in standings] == [TIERS[tiers[id][0]] for id in expected]
    if expected:
        at = place % len(expected)
        assert ids(found.ahead(now, standings[at].place)) == expected[at + 1 :]
        assert ids(found.behind(now, standings[at].place)) == expected[:at][::-1]
        assert found.standing(expected[at], now) == standings[at]
    for lead in chosen:
        if tiers[lead.id] is None:
            assert found.standing(lead.id, now) is None
    if not any(stopped(lead, int(now.timestamp()), plain) for lead in chosen):
        assert found.waiting(now) == len(expected)
    check_skipping(found, now, expected, tiers, seed)


def check_skipping(found, now, expected, tiers, seed) -> None:
    skipped = random.Random(seed).sample(expected, min(len(expected), seed))
    for lead in skipped:
        found.skip(lead)
    order = []
    for tier in range(len(TIERS)):
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
    wander=st.lists(st.integers(-150, 150), max_size=8), in_sight=st.sampled_from((0, 32, 90)),
)  # fmt: skip
def test_a_window_walks_every_row_of_the_queue_both_ways(
    crowds, crowd, plain, shift, steps, wander, in_sight
):
    leads, ledger = crowds[crowd]
    now = NOW + timedelta(seconds=shift)
    expected = queue(leads, int(now.timestamp()), REP_ZONE, plain)
    window = Window(lineup(ledger, plain))
    window.top(now)
    by_steps = [*expected[::steps], *([] if (len(expected) - 1) % steps == 0 else expected[-1:])]
    assert walked(window, now, steps) == by_steps
    window.end(now, in_sight)
    assert len(window.rows) >= min(in_sight, len(expected))
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
        found = lineup(ledger, PlainRules({**levels_of_page(), "too_soon": "off"}, rest=0))
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
    _, ledger = crowds[0]
    plain = PlainRules(opens=0, closes=0)
    shut = lineup(ledger, plain)
    assert list(shut.ahead(NOW)) == []
    assert shut.waiting(NOW) == 0


def test_a_promise_to_somebody_who_picked_up_is_told_of_by_its_first_legal_moment(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        ledger.import_leads([draft("Ann", 0)], "l", NOW, "f")
        ledger.append(Entry(NOW, 1, CallLogged(draft.phone(0), Outcome.ANSWERED)))
        found = lineup(ledger, PlainRules())
        assert found.returns(NOW) is None
        ledger.append(Entry(NOW, 1, PromiseMade("2026-03-13", "America/Chicago")))
        eight = datetime(2026, 3, 13, 13, tzinfo=UTC)
        assert found.returns(NOW) == eight
        assert found.returns(eight + timedelta(hours=1)) == eight + timedelta(hours=1)
        assert found.waiting(NOW) == 0
        assert found.waiting(eight) == 1
        ledger.append(Entry(NOW, 1, Snoozed(eight + timedelta(hours=2))))
        assert found.returns(NOW) == eight + timedelta(hours=2)


def test_nobody_on_a_single_pass_list_comes_back_but_for_a_promise(tmp_path, draft):
    with closing(SqliteLedger(tmp_path / "a.db", "laptop")) as ledger:
        ledger.import_leads([draft(n, i) for i, n in enumerate(("Ann", "Bob"))], "l", NOW, "f")
        once = lineup(ledger, PlainRules(single_pass=("l",)))
        ledger.append(*(Entry(NOW, n + 1, CallLogged(draft.phone(n), Outcome.VOICEMAIL))
                        for n in (0, 1)))  # fmt: skip
        later = NOW + timedelta(hours=4)
        assert (ids(once.ahead(later)), once.waiting(later), once.returns(later)) == ([], 0, None)
        due = later + timedelta(hours=1)
        ledger.append(Entry(NOW, 2, PromiseMade("2026-03-12", "America/Chicago", due)))
        fifteen_before = due - timedelta(minutes=15)
        assert once.returns(later) == fifteen_before
        assert ids(once.ahead(fifteen_before)) == [2]
        assert once.waiting(fifteen_before) == 1
