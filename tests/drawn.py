"""Plain cases as the real guard sees them; and made-up ones, near the edges of the rules."""

import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.events import Body, CallLogged, Event, PromiseMade, TouchLogged, Undone
from cockpit.core.guard import Situation, signs
from cockpit.core.history import folded
from cockpit.core.law import Region
from cockpit.core.model import Channel, Direction, Lead, Number, Outcome
from cockpit.core.policy import ALWAYS, NEVER
from cockpit.core.rules import Cap, Counted, GuardRules, Hours, Level
from cockpit.core.week import Week
from tests.plainly import DAY, PlainCall
from tests.plainsigns import (
    DEFAULTS,
    LEVELS,
    PlainCap,
    PlainCase,
    PlainPromise,
    PlainRegion,
    clocks,
    local_day,
)

PHONE, NO_PHONE = "+13125550100", "+1911"
CHICAGO, NEW_YORK = "America/Chicago", "America/New_York"


def real(case: PlainCase) -> tuple[Lookout, Situation]:
    """The case as the real guard sees it, by way of the events that it came from."""
    rules = GuardRules()
    for code, level in case.levels.items():
        rule = replace(getattr(rules, code), level=Level[level.upper()])
        rules = replace(rules, **{code: rule})
    regions = tuple(map(region, case.regions))
    policy = NEVER if case.never else ALWAYS
    lookout = Lookout(rules, ZoneInfo(case.rep_zone), regions, policy)
    phone = PHONE if case.is_phone else NO_PHONE
    zone = case.zones[0] if case.state and case.zones else ""
    lead = Lead(1, "Ann", zone=zone, state=case.state if zone else "",
                numbers=(Number(phone, "", tuple(case.zones)),))  # fmt: skip
    barred = frozenset({phone} if case.barred else ())
    dossier = Dossier(lead, folded(events(case, phone)), barred)
    return lookout, lookout.situation(dossier, moment(case.now), phone, case.message)


def heard(case: PlainCase) -> dict[str, str]:
    """The signs of the real guard and their levels."""
    lookout, situation = real(case)
    found = signs(situation, lookout.rules)
    heard = {sign.code.value: sign.level.word for sign in found}
    assert len(heard) == len(found), found
    return heard


def moment(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def events(case: PlainCase, phone: str) -> list[Event]:
    made: list[Event] = []
    gone: list[str] = []

    def add(at: int, body: Body, undone: bool = False) -> str:
        made.append(Event(f"d:{len(made) + 1}", moment(at), 1, body))
        gone.extend([made[-1].id] * undone)
        return made[-1].id

    for call in case.calls:
        direction = Direction.IN if call.inbound else Direction.OUT
        body = CallLogged(phone, Outcome(call.outcome), direction,
                          script=call.script, asked=call.asked)  # fmt: skip
        add(call.at, body, call.undone)
    for at in case.touches:
        add(at, TouchLogged(Channel.EMAIL))
    add(case.now - 60, TouchLogged(Channel.TEXT), undone=True)
    for n, promise in enumerate(case.promises):
        due = None if promise.due is None else moment(promise.due)
        body = PromiseMade(promise.day, promise.zone, due)
        if promise.undone and n % 2:
            # Taken back with the message that made it.
            message = CallLogged("+13125550199", Outcome.VOICEMAIL)
            body = replace(body, because=add(promise.made, message, undone=True))
            add(promise.made, body)
        else:
            add(promise.made, body, promise.undone)
    for id in gone:
        add(case.now, Undone(id))
    return made


def region(plain: PlainRegion) -> Region:
    hours = plain.week and Week(
        tuple(tuple(Hours(start, end) for start, end in day) for day in plain.week)
    )
    return Region(plain.code, hours or None, tuple(map(cap, plain.caps)), plain.since)


def cap(plain: PlainCap) -> Cap:
    counted = Counted.TOUCHES if plain.touches else Counted.CALLS
    return Cap(plain.most, plain.within, Level[plain.level.upper()], counted)


def there(text: str) -> int:
    """Unix seconds of a wall time in Chicago: in the week of Monday 2 March 2026, or ISO."""
    for number, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")):
        if text.startswith(day):
            text = f"2026-03-0{2 + number}T{text[4:]}"
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(CHICAGO)).timestamp())


def chicago(now: str | int, *calls: PlainCall, **more: object) -> PlainCase:
    at = there(now) if isinstance(now, str) else now
    return PlainCase(at, [CHICAGO], NEW_YORK, list(calls), **more)


def past(*texts: str, outcome: str = "no_message") -> list[PlainCall]:
    """Calls such as ``Mon 10:30``, ``Mon 10:30 voicemail``, ``Mon 16:00 in``."""
    calls = []
    for text in texts:
        wall, _, word = (text, "", "") if text.startswith("2026") else text.rpartition(" ")
        if ":" in word:
            wall, word = text, ""
        called = word if word in ("voicemail", "answered") else outcome
        calls.append(PlainCall(there(wall), called, word == "in", word == "undone"))
    return calls


ZONES = (
    [CHICAGO], [NEW_YORK], ["America/Phoenix"], ["Asia/Kolkata"], ["Asia/Kathmandu"],
    ["Australia/Lord_Howe"], ["Africa/Cairo"], ["America/Santiago"], ["America/St_Johns"],
    ["Pacific/Auckland"], ["Pacific/Apia"], [], [NEW_YORK, CHICAGO], ["Europe/London", "UTC"],
    [NEW_YORK, CHICAGO, "America/Denver", "America/Phoenix"],
    [NEW_YORK, CHICAGO, "America/Denver", "America/Phoenix", "America/Los_Angeles"],
)  # fmt: skip
CHANGES = (
    # Clocks change in America, in Europe, on Lord Howe, at midnight in Cairo and in Santiago.
    "2026-03-08T08:00", "2026-11-01T07:00", "2026-03-29T01:00", "2026-10-25T01:00",
    "2026-04-04T15:00", "2026-10-03T15:30", "2026-04-23T22:00", "2026-10-29T21:00",
    "2026-04-05T03:00", "2026-09-06T04:00", "2026-12-31T23:59",
)  # fmt: skip
EDGES = (
    0, 1, 60, 299, 300, 900, 3599, 3600, 7200, -3600, -3599, DAY // 2, 10 * 3600,
)  # fmt: skip


def ago(lots: random.Random, most: int = 33) -> int:
    """Seconds back, often near whole days and the edges of the rules."""
    days = lots.choice((0, 0, 1, 1, 2, 2, 3, 7, 30, lots.randrange(most)))
    edge = lots.choice((*EDGES, lots.randrange(DAY)))
    return days * DAY + edge + lots.choice((-1, 0, 0, 1))


def drawn(number: int) -> PlainCase:
    """A made-up case, the same one for the same number."""
    lots = random.Random(number)
    change = int(datetime.fromisoformat(lots.choice(CHANGES) + "+00:00").timestamp())
    now = change + lots.choice((0, 1, -1, lots.randrange(-3 * DAY, 5 * DAY)))
    zones = lots.choice(ZONES)
    case = PlainCase(now, zones, lots.choice((NEW_YORK, "Europe/Berlin", "Africa/Cairo")))
    for _ in range(lots.choice((0, 1, 2, 3, 5, 9))):
        case.calls.append(
            PlainCall(
                now - ago(lots),
                lots.choice(("no_message", "no_message", "no_message", "voicemail", "answered")),
                inbound=lots.random() < 0.1,
                undone=lots.random() < 0.1,
                asked=lots.choice(("", "silent", "message")),
                script=lots.choice(("", "one", "two")),
            )
        )
    if lots.random() < 0.3:
        earlier = [now - days * DAY - lots.randrange(7200) for days in (2, 1)]
        case.calls += [PlainCall(at, "no_message") for at in earlier]
    case.touches = [now - ago(lots, 4) for _ in range(lots.choice((0, 0, 1, 3)))]
    case.promises = [promise(lots, case) for _ in range(lots.choice((0, 0, 1, 1, 2)))]
    case.state = lots.choice(("", "US-FL", "US-RI", "CA-ON")) if len(zones) == 1 else ""
    case.regions = regions(lots, case) if lots.random() < 0.5 else []
    case.barred = lots.random() < 0.05
    case.is_phone = lots.random() > 0.05
    case.country = "US" if case.is_phone else ""
    case.message = lots.choice(("", "one", "two"))
    case.never = lots.random() < 0.2
    if lots.random() < 0.2:
        case.levels = {code: lots.choice(LEVELS) for code in DEFAULTS}
    return case


def promise(lots: random.Random, case: PlainCase) -> PlainPromise:
    zone = clocks(case)[0]
    made = case.now - abs(ago(lots, 9)) + lots.choice((0, 0, 0, 86_400))
    due = lots.choice((None, made + abs(ago(lots, 9))))
    day = local_day(due, zone) if due else local_day(made, zone) + timedelta(lots.randrange(9))
    return PlainPromise(made, str(day), zone, due, undone=lots.random() < 0.15)


def regions(lots: random.Random, case: PlainCase) -> list[PlainRegion]:
    today = str(local_day(case.now, case.rep_zone))
    office = [[(9 * 3600, 18 * 3600)]] * 5 + [[(10 * 3600, 17 * 3600)], []]
    return [
        PlainRegion("US", [[(8 * 3600, 21 * 3600)]] * 7),
        PlainRegion("US-FL", [[(8 * 3600, 20 * 3600)]] * 7, [PlainCap(3, DAY, "warning")]),
        PlainRegion("US-RI", office, since=lots.choice(("", today, "2999-01-01"))),
        PlainRegion("CA", [[(9 * 3600, 13 * 3600), (14 * 3600, 77_400)]] * 7),
        PlainRegion("CA-ON", None, [PlainCap(1, 6 * 3600, "stop", lots.random() < 0.5)]),
    ]
