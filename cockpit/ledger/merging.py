"""Leads come in: rows of a file become leads, once, however often they come."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from cockpit.core.model import Counts, Lead, LeadDraft, Number
from cockpit.ledger import finding, projection, reading
from cockpit.ledger.codec import seconds
from cockpit.ledger.crowds import TEXTS, Crowds, caseless

_AT_HAND = 10_000
"""Leads kept in memory while rows come in: many who share one number are met again and again."""

CROWD = 20
"""Leads on one number that are looked at one by one for every row about it."""

_SAID = ("name", "company", "title", "email", "zone", "list", "priority", "notes", "state")
_INSERT = f"INSERT INTO leads({', '.join(_SAID)}) VALUES (?,?,?,?,?,?,?,?,?)"
_UPDATE = f"UPDATE leads SET {' = ?, '.join(_SAID)} = ? WHERE id = ?"


@dataclass(slots=True)
class LeadMerge:
    """Leads coming in, one draft at a time, inside the caller's transaction.

    The same person is the same number and the same name or email: they merge, a blank never
    overwrites, the last value wins. The same number under another name is another lead.
    """

    connection: sqlite3.Connection
    crowd: int = CROWD
    accepted: int = 0
    _last: int = field(init=False)
    """The last lead there was before: ids only grow."""
    _added: int = 0
    _before: dict[int, Lead] = field(default_factory=dict)
    _at_hand: dict[int, Lead] = field(default_factory=dict)
    _crowds: Crowds = field(init=False)

    def __post_init__(self) -> None:
        self._crowds = Crowds(self.connection)
        last = "SELECT coalesce(max(id), 0) FROM leads"
        self._last = int(self.connection.execute(last).fetchone()[0])

    def take(self, draft: LeadDraft, default_list: str) -> None:
        """Add the draft as a lead, or merge it with the one it describes."""
        self.accepted += 1
        known = self._known(draft)
        if known is None:
            self._insert(draft, default_list)
            return
        merged = _merged(known, draft)
        if merged != known:
            self._before.setdefault(known.id, known)
            self._update(known, merged)

    def finish(self, now: datetime, file: str) -> Counts:
        """Write what follows from the changes; what the import did, net."""
        changed = {id: (old, reading.lead(self.connection, id)) for id, old in self._before.items()}
        for _, new in changed.values():
            finding.reindex(self.connection, new)
        net = {
            id: (old, new) for id, (old, new) in changed.items() if id <= self._last and old != new
        }
        counts = Counts(self._added, len(net), self.accepted - self._added - len(net))
        import_id = record(self.connection, "leads", now, file, counts)
        for id, (old, new) in net.items():
            self._keep_old(import_id, id, old, new)
        self._restate(net)
        return counts

    def _known(self, draft: LeadDraft) -> Lead | None:
        leads = [self._lead(id) for id in sorted(self._likely(draft))]
        same = [lead for lead in leads if _same_person(lead, draft)]
        fitting = same or [lead for lead in leads if _nameless(lead, draft)]
        if len(fitting) == 1:
            return fitting[0]
        return min(fitting, key=lambda lead: _strangeness(lead, draft), default=None)

    def _likely(self, draft: LeadDraft) -> set[int]:
        found: set[int] = set()
        for number in draft.numbers:
            if number.phone in self._crowds:
                return self._crowds.likely(draft)
            having = reading.some_having(self.connection, number.phone, self.crowd + 1)
            if len(having) > self.crowd:
                return self._crowds.likely(draft)
            found.update(having)
        return found

    def _lead(self, id: int) -> Lead:
        if id not in self._at_hand:
            self._keep_at_hand(reading.lead(self.connection, id))
        return self._at_hand[id]

    def _keep_at_hand(self, lead: Lead) -> None:
        if len(self._at_hand) >= _AT_HAND:
            self._at_hand.clear()
        self._at_hand[lead.id] = lead

    def _insert(self, draft: LeadDraft, default_list: str) -> None:
        said = (
            draft.name, draft.company, draft.title, draft.email, draft.zone,
            draft.list or default_list, draft.priority or 0, draft.notes, draft.state,
        )  # fmt: skip
        id = self.connection.execute(_INSERT, said).lastrowid or 0
        self._added += 1
        self._number(id, draft.numbers, 0)
        new = Lead(id, *said, draft.numbers)
        finding.index(self.connection, new)
        self._now(None, new)

    def _update(self, old: Lead, new: Lead) -> None:
        said = tuple(getattr(new, name) for name in _SAID)
        self.connection.execute(_UPDATE, (*said, new.id))
        kept = len(old.numbers)
        self._number(new.id, new.numbers[kept:], kept)
        self._now(old, new)

    def _now(self, old: Lead | None, new: Lead) -> None:
        self._keep_at_hand(new)
        self._crowds.learn(old, new)

    def _number(self, id: int, numbers: Sequence[Number], first: int) -> None:
        for position, number in enumerate(numbers, first):
            self.connection.execute(
                "INSERT INTO numbers(lead, position, phone, label, zones) VALUES (?,?,?,?,?)",
                (id, position, number.phone, number.label, ",".join(number.zones)),
            )

    def _keep_old(self, import_id: int, id: int, old: Lead, new: Lead) -> None:
        rows = [
            (import_id, id, name, str(getattr(old, name)), str(getattr(new, name)))
            for name in _SAID
            if getattr(old, name) != getattr(new, name)
        ]
        self.connection.executemany("INSERT INTO lead_changes VALUES (?,?,?,?,?)", rows)

    def _restate(self, net: Mapping[int, tuple[Lead, Lead]]) -> None:
        heard = projection.heard_of(self.connection, self._last)
        gained = Counter(phone for old, new in net.values() for phone in _gained(old, new))
        phones = {phone for _, phone in heard} | gained.keys()
        anew = {id for id, _ in heard} | net.keys()
        for phone in phones:
            if self._has_become_a_switchboard(phone, gained[phone]):
                anew.update(reading.leads_having(self.connection, (phone,)))
        projection.state_unheard(self.connection, self._last, anew)
        projection.restate(self.connection, anew)

    def _has_become_a_switchboard(self, phone: str, gained: int) -> bool:
        # Calls there are no longer the history of those who had the number before.
        if not reading.is_switchboard(self.connection, phone):
            return False
        having = reading.some_having(self.connection, phone, reading.SWITCHBOARD + gained + 1)
        before = sum(id <= self._last for id in having) - gained
        return before <= reading.SWITCHBOARD


def _same_person(lead: Lead, draft: LeadDraft) -> bool:
    same_name = bool(draft.name) and caseless(lead.name) == caseless(draft.name)
    same_email = bool(draft.email) and caseless(lead.email) == caseless(draft.email)
    return same_name or same_email


def _nameless(lead: Lead, draft: LeadDraft) -> bool:
    # No name is not another name: whoever has the number is meant.
    return not draft.name or not lead.name


def _strangeness(lead: Lead, draft: LeadDraft) -> tuple[bool, bool]:
    # Of several who fit, the one with nothing to learn is meant, so that what was exported
    # finds its way home; then a name tells more than an address that colleagues may share.
    return _merged(lead, draft) != lead, caseless(lead.name) != caseless(draft.name)


def _merged(lead: Lead, draft: LeadDraft) -> Lead:
    said = {name: value for name in TEXTS if (value := getattr(draft, name))}
    phones = {number.phone for number in lead.numbers}
    new = tuple(number for number in draft.numbers if number.phone not in phones)
    priority = lead.priority if draft.priority is None else draft.priority
    return replace(lead, **said, priority=priority, numbers=lead.numbers + new)


def _gained(old: Lead, new: Lead) -> Iterable[str]:
    return (number.phone for number in new.numbers[len(old.numbers) :])


def record(
    connection: sqlite3.Connection, kind: str, now: datetime, file: str, counts: Counts
) -> int:
    """Remember that an import happened; its id."""
    cursor = connection.execute(
        "INSERT INTO imports(at, kind, file, added, updated, unchanged) VALUES (?,?,?,?,?,?)",
        (seconds(now), kind, file, counts.added, counts.updated, counts.unchanged),
    )
    return int(cursor.lastrowid or 0)
