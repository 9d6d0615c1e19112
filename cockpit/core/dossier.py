"""All there is to know about one lead, and the situation of calling it now."""

from dataclasses import field, replace
from datetime import datetime, tzinfo
from functools import lru_cache

from cockpit.core.guard import Sign, Situation, clocks, signs, signs_after
from cockpit.core.history import History, counted, plan_attempt
from cockpit.core.hours import candidate_zones, few
from cockpit.core.law import Law, Region, applying, codes_of, law
from cockpit.core.model import Call, Lead, Number, Zones
from cockpit.core.phone import country
from cockpit.core.policy import ALWAYS, Ask, Policy
from cockpit.core.promise import open_promise
from cockpit.core.rules import GuardRules, Level
from cockpit.core.value import value
from cockpit.core.week import Openness, openness


@value
class Dossier:
    """A lead with everything that happened on its numbers.

    ``barred`` are its numbers on the do-not-call list; ``switchboards`` those that so many
    leads share that only the lead's own calls on them count.
    """

    lead: Lead
    history: History = field(default_factory=History)
    barred: frozenset[str] = frozenset()
    switchboards: frozenset[str] = frozenset()

    def number(self, phone: str) -> Number | None:
        """The lead's number that reads ``phone``, else the first that may and can be called.

        That is neither barred nor dead; where all are, the first; ``None`` where it has none.
        """
        numbers = self.lead.numbers
        for number in numbers:
            if number.phone == phone:
                return number
        useless = self.barred | self.history.dead
        return next((n for n in numbers if n.phone not in useless), next(iter(numbers), None))

    def zones(self, phone: str, rules: GuardRules) -> Zones:
        """The candidate zones of calling this lead on ``phone``."""
        return self.zones_of(self.number(phone), rules)

    def zones_of(self, number: Number | None, rules: GuardRules) -> Zones:
        """The candidate zones of calling this lead on one of its numbers."""
        lead = self.lead
        return few(candidate_zones(lead.zone, lead.state, number), rules.zone_unknown)


class Lookout:
    """The guard with its settings: what it needs besides the lead and the moment.

    ``regions`` are the table of laws, none of which hold where it is empty; ``policy`` is the
    rep's. The dates on which laws begin are read on the rep's clock.
    """

    def __init__(
        self,
        rules: GuardRules,
        rep_zone: tzinfo,
        regions: tuple[Region, ...] = (),
        policy: Policy = ALWAYS,
    ) -> None:
        self.rules = rules
        self.rep_zone = rep_zone
        self.regions = regions
        self.policy = policy
        # A window of leads asks for them on every key, and there are few.
        self._laws: dict[tuple[frozenset[str], str], Law] = {}

    def situation(
        self, dossier: Dossier, now: datetime, phone: str = "", message: str = ""
    ) -> Situation:
        """A call to the lead at ``now`` on ``phone``, or on the number that it has by default.

        ``message`` is the name of the message script about to be used, blank for none.
        """
        number = dossier.number(phone)
        dialled = number.phone if number else ""
        history = dossier.history
        return Situation(
            now=now,
            phone=dialled,
            zones=dossier.zones_of(number, self.rules),
            calls=counted(history.calls, now),
            barred=bool(dossier.barred),
            rep_zone=self.rep_zone,
            touches=tuple(touch for touch in history.touches if touch.at <= now),
            promise=open_promise(history.promises, history.calls, now),
            message=message,
            policy=self.policy,
            law=self.law(dossier.lead.state, dialled, now),
        )

    def law(self, state: str, phone: str, now: datetime) -> Law:
        """What holds for calling somebody in ``state`` on ``phone`` at ``now``.

        ``state`` is an ISO 3166-2 code, blank where none is known.
        """
        return self.law_of(codes_of(country(phone), state), now)

    def law_of(self, codes: frozenset[str], now: datetime) -> Law:
        """What holds at ``now`` where these regions are; those not in the table don't matter."""
        key = codes, _day(now, self.rep_zone)
        found = self._laws.get(key)
        if found is None:
            there = applying(self.regions, codes)
            found = law(self.rules.calling_hours.window, self.rules.cap, there, key[1])
            self._laws[key] = found
        return found

    def signs(
        self, dossier: Dossier, now: datetime, phone: str = "", message: str = ""
    ) -> tuple[Sign, ...]:
        """What the guard has to say before that call, worst first."""
        return signs(self.situation(dossier, now, phone, message), self.rules)

    def signs_after(self, dossier: Dossier, call: Call) -> tuple[Sign, ...]:
        """What the guard has to say about a call just logged; the dossier may hold it or not."""
        history = dossier.history
        earlier = tuple(other for other in history.calls if other.event != call.event)
        before = replace(dossier, history=replace(history, calls=earlier))
        return signs_after(call, self.situation(before, call.at, call.phone), self.rules)

    def asks(self, dossier: Dossier, now: datetime) -> Ask:
        """What the rep's policy has for a call to the lead at ``now``."""
        attempt = plan_attempt(dossier.history, counted(dossier.history.calls, now))
        return self.policy.asks(attempt)

    def clock(self, dossier: Dossier, phone: str = "") -> tzinfo:
        """The clock that this lead's times are told on."""
        return clocks(dossier.zones(phone, self.rules), self.rep_zone)[0]

    def callable(self, dossier: Dossier, now: datetime, phone: str = "") -> str:
        """``yes``, ``no``, or ``unknown`` where it hangs on a zone that nobody knows."""
        situation = self.situation(dossier, now, phone)
        stops = [s for s in signs(situation, self.rules) if s.level is Level.STOP]
        if any(s.code.value in ("do_not_call", "not_a_phone") for s in stops):
            return "no"
        if not situation.zones.names:
            return "unknown"
        state = openness(now, situation.clocks, situation.laws(self.rules).week)
        return {Openness.OPEN: "yes", Openness.CLOSED: "no", Openness.PARTLY: "unknown"}[state]


@lru_cache(maxsize=64)
def _day(now: datetime, zone: tzinfo) -> str:
    return now.astimezone(zone).date().isoformat()
