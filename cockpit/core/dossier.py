"""All there is to know about one lead, and the situation of calling it now."""

from dataclasses import field
from datetime import datetime, tzinfo

from cockpit.core.guard import Sign, Situation, clocks, signs, signs_after
from cockpit.core.history import History, counted
from cockpit.core.hours import Openness, candidate_zones, few, openness
from cockpit.core.model import Call, Lead, Number, Zones
from cockpit.core.rules import GuardRules, Level
from cockpit.core.value import value


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
        """The lead's number that reads ``phone``, else its first, else ``None``."""
        numbers = self.lead.numbers
        return next((n for n in numbers if n.phone == phone), numbers[0] if numbers else None)

    def zones(self, phone: str, rules: GuardRules) -> Zones:
        """The candidate zones of calling this lead on ``phone``."""
        return few(
            candidate_zones(self.lead.zone, self.lead.state, self.number(phone)), rules.zone_unknown
        )


@value
class Lookout:
    """The guard with its settings: what it needs besides the lead and the moment."""

    rules: GuardRules
    rep_zone: tzinfo

    def situation(self, dossier: Dossier, now: datetime, phone: str = "") -> Situation:
        """A call to the lead at ``now`` on ``phone``, or on its first number."""
        number = dossier.number(phone)
        dialled = number.phone if number else ""
        return Situation(
            now=now,
            phone=dialled,
            zones=dossier.zones(dialled, self.rules),
            calls=counted(dossier.history.calls, now),
            barred=bool(dossier.barred),
            rep_zone=self.rep_zone,
        )

    def signs(self, dossier: Dossier, now: datetime, phone: str = "") -> tuple[Sign, ...]:
        """What the guard has to say before that call, worst first."""
        return signs(self.situation(dossier, now, phone), self.rules)

    def signs_after(self, dossier: Dossier, call: Call) -> tuple[Sign, ...]:
        """What the guard has to say about a call just logged; the dossier may hold it or not."""
        situation = self.situation(dossier, call.at, call.phone)
        earlier = tuple(other for other in situation.calls if other.event != call.event)
        before = Situation(
            now=call.at,
            phone=call.phone,
            zones=situation.zones,
            calls=earlier,
            barred=situation.barred,
            rep_zone=self.rep_zone,
        )
        return signs_after(call, before, self.rules)

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
        state = openness(now, situation.clocks, self.rules.calling_hours.window)
        return {Openness.OPEN: "yes", Openness.CLOSED: "no", Openness.PARTLY: "unknown"}[state]
