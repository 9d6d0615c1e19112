"""Leads to whom everything has happened that the queue heeds, and ledgers they are written in."""

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from cockpit.core.dossier import Lookout
from cockpit.core.events import (
    Body,
    CallLogged,
    DetailAdded,
    NumbersBarred,
    Parked,
    PromiseMade,
    Retired,
    Snoozed,
    TouchLogged,
)
from cockpit.core.model import Channel, Detail, Direction, LeadDraft, Number, Outcome
from cockpit.core.rules import (
    AttemptsRule,
    CallingHoursRule,
    EveryDayRule,
    GuardRules,
    Hours,
    Level,
    PromiseDueRule,
    PromiseEarlyRule,
    PromiseLapsedRule,
    QueueRules,
    SameHourRule,
    TooSoonRule,
    ZoneUnknownRule,
)
from cockpit.ledger import Entry
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session.files import Files
from cockpit.session.lineup import LARGE, Lineup
from tests.drawn import cap, region
from tests.plainly import DAY, PlainCall
from tests.plainqueue import PlainLead, PlainNumber, PlainRules
from tests.plainsigns import PlainPromise

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=UTC)
SECONDS = int(NOW.timestamp())
REP_ZONE = "America/New_York"
LISTS = ("red", "green", "blue")
ZONES = (
    ["America/Chicago"], ["America/Phoenix"], ["Asia/Kolkata"], ["Pacific/Auckland"], [],
    ["America/New_York", "America/Chicago"],
    ["America/Denver", "America/Phoenix", "America/Los_Angeles"],
    ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix"],
    ["America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
     "America/Los_Angeles"],
)  # fmt: skip
STATES = (("US-FL", "America/New_York"), ("US-TX", "America/Chicago"), ("CA-ON", "America/Toronto"))
AREAS = {
    "US": (("212", "303", "312"), ("404", "512", "602")),
    "CA": (("416", "514", "604"), ("403", "613", "902")),
}


def ago(lots: random.Random) -> int:
    """Seconds before NOW, often near a whole day, an hour or an edge of the rules."""
    days = lots.choice((0, 0, 0, 1, 1, 2, 2, 3, 7, 29, 30, 31, 60))
    edge = lots.choice(
        (0, 60, 300, 300, 1800, -1800, -2400, 3600, 7200, 10_800, lots.randrange(DAY))
    )
    return max(0, days * DAY + edge + lots.choice((-1, 0, 0, 1)))


def when(lots: random.Random) -> int:
    return SECONDS - ago(lots) + lots.choice((0, 0, 0, 7200))


def call(lots: random.Random, numbers: int) -> PlainCall:
    outcome = lots.choice(("no_message", "no_message", "voicemail", "voicemail", "answered"))
    ends = {"no_message": "disconnected", "answered": "wrong_number"}
    detail = ends.get(outcome, "") if lots.random() < 0.08 else ""
    return PlainCall(
        when(lots), outcome, inbound=not detail and lots.random() < 0.15,
        undone=lots.random() < 0.1, detail=detail, number=lots.randrange(numbers),
    )  # fmt: skip


def promise(lots: random.Random, zone: str) -> PlainPromise:
    made = when(lots)
    due = lots.choice(
        (None, made + lots.randrange(4 * DAY), SECONDS + lots.choice((899, 900, 901)))
    )
    there = ZoneInfo(zone or REP_ZONE)
    day = datetime.fromtimestamp(due or made, there).date()
    if due is None:
        day += timedelta(days=lots.choice((0, 0, 1, 1, 2, 3, 5)))
    return PlainPromise(made, str(day), there.key, due, undone=lots.random() < 0.1)


def made_up(lots: random.Random, number: int) -> PlainLead:
    country = lots.choice(("US", "US", "US", "CA"))
    count = lots.choice((1, 1, 1, 2))
    numbers = [PlainNumber(country, list(lots.choice(ZONES))) for _ in range(count)]
    state, zone = lots.choice((*STATES, ("", ""), ("", ""), ("", "")))
    few, often = (0, 0, 1, 2, 3), (3, 4, 8)
    calls = [call(lots, count) for _ in range(lots.choice(few if lots.random() < 0.8 else often))]
    if lots.random() < 0.06:
        # Weeks apart, all in vain.
        calls = [PlainCall(SECONDS - lots.randrange(9, 70) * DAY, "voicemail") for _ in range(7)]
    if lots.random() < 0.15:
        at = SECONDS - lots.randrange(-7200, 7200)
        calls += [PlainCall(at - days * DAY, "no_message") for days in (1, 2)]
    lead = PlainLead(number, numbers, calls, state, zone, list=lots.choice(LISTS))
    lead.priority = lots.choice((0, 0, 0, 1, -2))
    if lots.random() < 0.1:
        lead.snoozed_until = SECONDS + lots.choice((-3600, 0, 1, 3600, 3 * DAY))
    if lots.random() < 0.1:
        lead.parked_until = SECONDS + lots.choice((-3600, 0, 1, 3600, 3 * DAY))
    lead.retired = lots.random() < 0.04
    lead.barred = lots.random() < 0.05
    if lots.random() < 0.3:
        later = lots.choice((0, 0, 0, 14_400))
        lead.touches = [when(lots) + later for _ in range(lots.choice((1, 2, 4, 5)))]
    if lots.random() < 0.35:
        there = (zone, *numbers[0].zones)[0] if zone or numbers[0].zones else ""
        lead.promises = [promise(lots, there) for _ in range(lots.choice((1, 1, 2)))]
    return lead


def phone(lead: PlainLead, place: int) -> str:
    area, line = divmod(lead.id, 100)
    return f"+1{AREAS[lead.numbers[place].country][place][area]}5550{100 + line}"


def draft(lead: PlainLead) -> LeadDraft:
    return LeadDraft(
        f"Lead {lead.id}", zone=lead.zone, list=lead.list, priority=lead.priority,
        state=lead.state, numbers=tuple(
            Number(phone(lead, place), "", tuple(number.zones))
            for place, number in enumerate(lead.numbers)
        ),
    )  # fmt: skip


class Writer:
    """Puts what befell the leads into a ledger as events."""

    def __init__(self, ledger: SqliteLedger) -> None:
        self.ledger = ledger
        self.entries: list[Entry] = []
        self.gone: list[str] = []

    def add(self, at: int, lead: PlainLead, body: Body, undone: bool = False) -> str:
        self.entries.append(Entry(datetime.fromtimestamp(at, UTC), lead.id, body))
        id = f"laptop:{len(self.entries)}"
        self.gone += [id] * undone
        return id

    def add_call(self, lead: PlainLead, plain: PlainCall) -> None:
        dialled = phone(lead, plain.number)
        direction = Direction.IN if plain.inbound else Direction.OUT
        body = CallLogged(dialled, Outcome(plain.outcome), direction)
        id = self.add(plain.at, lead, body, plain.undone)
        if plain.detail:
            self.add(plain.at, lead, DetailAdded(id, dialled, Detail(plain.detail)))

    def add_promise(self, lead: PlainLead, plain: PlainPromise) -> None:
        due = None if plain.due is None else datetime.fromtimestamp(plain.due, UTC)
        because = ""
        if plain.undone and lead.id % 2:
            # Taken back with the message that made it.
            message = CallLogged(phone(lead, 0), Outcome.VOICEMAIL)
            because = self.add(plain.made, lead, message, undone=True)
        body = PromiseMade(plain.day, plain.zone, due, because=because)
        self.add(plain.made, lead, body, plain.undone and not because)

    def add_rest(self, lead: PlainLead) -> None:
        for at in lead.touches:
            self.add(at, lead, TouchLogged(Channel.EMAIL))
        self.add(SECONDS - DAY, lead, TouchLogged(Channel.TEXT), undone=True)
        self.add(SECONDS, lead, Parked(NOW + timedelta(days=9)), undone=True)
        if lead.parked_until:
            self.add(SECONDS, lead, Parked(datetime.fromtimestamp(lead.parked_until, UTC)))
        if lead.snoozed_until:
            self.add(SECONDS, lead, Snoozed(datetime.fromtimestamp(lead.snoozed_until, UTC)))
        if lead.retired:
            self.add(SECONDS, lead, Retired())
        if lead.barred:
            self.add(SECONDS, lead, NumbersBarred((phone(lead, 0),)))

    def write(self, leads: list[PlainLead]) -> None:
        self.ledger.import_leads(map(draft, leads), "red", NOW, "f")
        for lead in leads:
            for each in lead.calls:
                self.add_call(lead, each)
            for made in lead.promises:
                self.add_promise(lead, made)
            self.add_rest(lead)
        self.ledger.append(*self.entries)
        for id in self.gone:
            self.ledger.undo(NOW, id)


def written(path: Path, leads: list[PlainLead]) -> SqliteLedger:
    """A ledger in which all that befell the leads stands as events."""
    ledger = SqliteLedger(path, "laptop")
    Writer(ledger).write(leads)
    return ledger


def lineup(ledger: SqliteLedger, plain: PlainRules, large: int = LARGE) -> Lineup:
    level = {code: Level[name.upper()] for code, name in plain.levels.items()}
    window = Hours(plain.opens, plain.closes)
    guard = GuardRules(
        same_hour=SameHourRule(level["same_hour"], plain.within // 60, plain.lookback // DAY),
        too_soon=TooSoonRule(level["too_soon"], plain.soon),
        cap=tuple(map(cap, plain.caps)),
        every_day=EveryDayRule(level["every_day"], plain.days),
        promise_early=PromiseEarlyRule(level["promise_early"]),
        promise_due=PromiseDueRule(level["promise_due"]),
        promise_lapsed=PromiseLapsedRule(level["promise_lapsed"]),
        calling_hours=CallingHoursRule(level["calling_hours"], window),
        zone_unknown=ZoneUnknownRule(candidates=plain.candidates),
        attempts=AttemptsRule(level["attempts"]),
    )
    lookout = Lookout(guard, ZoneInfo(REP_ZONE), tuple(map(region, plain.regions)))
    rules = QueueRules(plain.rest / 3600, single_pass=plain.single_pass)
    return Lineup(ledger, Files(ledger), lookout, rules, large)
