"""Which lead a row is about, and what becomes of it: the same person is met once, however often."""

import sqlite3
from dataclasses import dataclass, field, replace

from cockpit.core.model import Lead, LeadDraft
from cockpit.ledger import reading, rows
from cockpit.ledger.crowds import TEXTS, Crowds, caseless

NEW = 1 << 40
"""Ids from here on are those of leads that the ledger does not have yet."""

CROWD = 20
"""Leads on one number that are looked at one by one for every row about it."""

_AT_HAND = 10_000
"""Leads kept in memory while rows come in: many who share one number are met again and again."""


@dataclass(slots=True)
class LeadMerge:
    """Leads coming in, one draft at a time, among all that share a number with one of them.

    The same person is the same number and the same name or email: they merge, a blank never
    overwrites, the last value wins. The same number under another name is another lead.
    ``connection`` has ``leads`` and ``numbers`` as the ledger has them, and ``touched`` for
    the ids of leads that were not new and have changed.
    """

    connection: sqlite3.Connection
    crowd: int = CROWD
    _at_hand: dict[int, Lead] = field(default_factory=dict)
    _crowds: Crowds = field(init=False)

    def __post_init__(self) -> None:
        self._crowds = Crowds(self.connection)

    def take(self, draft: LeadDraft, default_list: str, id: int) -> int:
        """Add the draft as lead ``id``, or merge it with whom it describes; that one's id."""
        known = self._known(draft)
        if known is None:
            self._insert(draft, default_list, id)
            return id
        merged = _merged(known, draft)
        if merged != known:
            self._update(known, merged)
        return known.id

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

    def _insert(self, draft: LeadDraft, default_list: str, id: int) -> None:
        listed = draft.list or default_list
        new = Lead(
            id, draft.name, draft.company, draft.title, draft.email, draft.zone, listed,
            draft.priority or 0, draft.notes, draft.state, draft.numbers,
        )  # fmt: skip
        self.connection.execute(rows.PUT_LEAD, (id, *rows.said(new)))
        self.connection.executemany(rows.PUT_NUMBER, rows.number_rows(new))
        self._now(None, new)

    def _update(self, old: Lead, new: Lead) -> None:
        if new.id < NEW:
            self.connection.execute("INSERT OR IGNORE INTO touched VALUES (?)", (new.id,))
        self.connection.execute(rows.UPDATE_LEAD, (*rows.said(new), new.id))
        self.connection.executemany(rows.PUT_NUMBER, rows.number_rows(new, len(old.numbers)))
        self._now(old, new)

    def _now(self, old: Lead | None, new: Lead) -> None:
        self._keep_at_hand(new)
        self._crowds.learn(old, new)


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
