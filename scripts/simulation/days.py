"""A rep who calls all day, day after day, with a clock that is moved by hand."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from cockpit.config import Config
from cockpit.core.guard import Sign
from cockpit.core.model import LeadDraft, Number, Outcome
from cockpit.core.phone import candidate_zones
from cockpit.core.policy import Ask, Policy
from cockpit.core.rules import Level
from cockpit.ledger.sqlite import SqliteLedger
from cockpit.session import Session, View
from cockpit.shelf import load_shelf

HOME = ZoneInfo("America/New_York")
FIRST_DAY = datetime(2026, 3, 2, tzinfo=HOME)
OPENS, HOURS = time(9), 8
"""When the rep begins, on their own clock, and how many hours they call."""

AREAS = ("212", "312", "303", "213", "617", "512", "702", "206")
PICKED_UP = 8
"""Of a hundred calls, so many are answered."""


class Order(StrEnum):
    """Whom the rep calls next."""

    QUEUE = "queue"
    LIST = "list"


@dataclass(frozen=True)
class Habit:
    """What the rep does when nobody picks up: what the policy asks for, or always one thing."""

    name: str
    policy: Policy
    follows: bool = False
    outcome: Outcome = Outcome.NO_MESSAGE


PLAN = Policy((Ask.SILENCE, Ask.MESSAGE, Ask.SILENCE, Ask.MESSAGE, Ask.PARK))
HABITS = (
    Habit("always silent", Policy()),
    Habit("always message", Policy(), outcome=Outcome.VOICEMAIL),
    Habit("policy", PLAN, follows=True),
)


@dataclass
class Tally:
    """What the guard had to say in a simulation."""

    calls: int = 0
    idle: int = 0
    """Calls that could not be made, since nobody was left to call."""
    signs: Counter[tuple[str, Level]] = field(default_factory=Counter)

    def add(self, signs: tuple[Sign, ...]) -> None:
        """One more call, with what the guard said before it."""
        self.calls += 1
        self.signs.update((sign.code.value, sign.level) for sign in signs)

    @property
    def polite(self) -> int:
        """Calls inside office hours on every clock it might have been."""
        return self.calls - self.of("courtesy_hours") - self.of("calling_hours")

    def of(self, code: str) -> int:
        """How many calls had such a sign, at whatever level."""
        return sum(count for (other, _), count in self.signs.items() if other == code)


def simulated(habit: Habit, order: Order, days: int, leads: int, calls: int, seed: str) -> Tally:
    """So many days of a habit over a list, each call answered or not as the seed has it."""
    with TemporaryDirectory() as folder:
        ledger = SqliteLedger(Path(folder) / "simulated.db", "simulated")
        ledger.import_leads(_list(leads), "list", FIRST_DAY, "simulated")
        now = [FIRST_DAY]
        config = Config(policy=habit.policy)
        session = Session(ledger, config, load_shelf(None), lambda: now[0], HOME)
        choose = _from_the_list(leads) if order is Order.LIST else _from_the_queue
        tally = Tally()
        for moment in _moments(days, calls):
            now[0] = moment
            view = choose(session)
            if view is None:
                tally.idle += 1
            else:
                _call(session, view, habit, seed, tally)
        session.close()
        ledger.close()
    return tally


def _moments(days: int, calls: int) -> Iterator[datetime]:
    """When the calls of so many working days are made: evenly over the day."""
    day = FIRST_DAY
    while days:
        if day.weekday() < 5:
            start = datetime.combine(day.date(), OPENS, HOME)
            yield from (start + number * timedelta(hours=HOURS) / calls for number in range(calls))
            days -= 1
        day += timedelta(days=1)


def _from_the_queue(session: Session) -> View | None:
    """Whoever the queue has first."""
    session.look()
    view = session.top()
    return view if view.card else None


def _from_the_list(leads: int) -> Callable[[Session], View | None]:
    """The next one of the list, from the top again after the last, less those who answered."""
    place = 0

    def choose(session: Session) -> View | None:
        nonlocal place
        for _ in range(leads):
            place = place % leads + 1
            view = session.open(place)
            card = view.card
            if card and not any(call.outcome.reached_person for call in card.calls):
                return view
        return None

    return choose


def _call(session: Session, view: View, habit: Habit, seed: str, tally: Tally) -> None:
    card = view.card
    if card is None:
        raise ValueError("there is nobody to call")
    tally.add(card.signs)
    made = len([call for call in card.calls if call.is_outbound])
    lot = sha256(f"{seed} {card.lead.id} {made}".encode()).digest()
    if int.from_bytes(lot[:4], "big") % 100 < PICKED_UP:
        session.log(Outcome.ANSWERED)
        session.proceed()
    elif habit.follows and card.asks is Ask.MESSAGE:
        session.log(Outcome.VOICEMAIL)
    else:
        session.log(habit.outcome)


def _list(leads: int) -> Iterator[LeadDraft]:
    for number in range(leads):
        line, area = divmod(number, len(AREAS))
        phone = f"+1{AREAS[area]}55501{line:02}"
        yield LeadDraft(
            name=f"Sample {number + 1}", numbers=(Number(phone, "", candidate_zones(phone)),)
        )
