"""Imports: rows of a file become leads and past calls, once, however often they come."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import lru_cache

from cockpit.core.events import CallLogged, OutcomeCorrected
from cockpit.core.history import LeadState, folded
from cockpit.core.model import Call, CallDraft, Counts, Lead, LeadDraft, Number
from cockpit.ledger import Entry, codec, finding, projection, reading
from cockpit.ledger.codec import seconds

_AT_HAND = 10_000
"""Leads kept in memory while rows come in: many who share one number are met again and again."""

_TEXTS = ("name", "company", "title", "email", "zone", "list", "notes")


@dataclass(slots=True)
class LeadMerge:
    """Leads coming in, one draft at a time, inside the caller's transaction.

    The same person is the same number and the same name or email: they merge, a blank never
    overwrites, the last value wins. The same number under another name is another lead.
    """

    connection: sqlite3.Connection
    accepted: int = 0
    _added: set[int] = field(default_factory=set)
    _before: dict[int, Lead] = field(default_factory=dict)
    _at_hand: dict[int, Lead] = field(default_factory=dict)

    def take(self, draft: LeadDraft, default_list: str) -> None:
        """Add the draft as a lead, or merge it with the one it describes."""
        self.accepted += 1
        known = self._known(draft)
        if known is None:
            self._added.add(self._insert(draft, default_list))
            return
        merged = _merged(known, draft)
        if merged != known:
            self._before.setdefault(known.id, known)
            self._update(merged)

    def finish(self, now: datetime, file: str) -> Counts:
        """Write what follows from the changes; what the import did, net."""
        changed = {
            id: (old, reading.lead(self.connection, id))
            for id, old in self._before.items()
            if id not in self._added
        }
        net = {id: pair for id, pair in changed.items() if pair[0] != pair[1]}
        for id in self._before:
            finding.reindex(self.connection, reading.lead(self.connection, id))
        counts = Counts(len(self._added), len(net), self.accepted - len(self._added) - len(net))
        import_id = record(self.connection, "leads", now, file, counts)
        for id, (old, new) in net.items():
            self._keep_old(import_id, id, old, new)
        self._restate([*self._added, *net])
        return counts

    def _known(self, draft: LeadDraft) -> Lead | None:
        ids = reading.leads_having(self.connection, [n.phone for n in draft.numbers])
        leads = [self._lead(id) for id in ids]
        same = [lead for lead in leads if _same_person(lead, draft)]
        fitting = same or [lead for lead in leads if _nameless(lead, draft)]
        return min(fitting, key=lambda lead: _strangeness(lead, draft), default=None)

    def _lead(self, id: int) -> Lead:
        if id not in self._at_hand:
            if len(self._at_hand) >= _AT_HAND:
                self._at_hand.clear()
            self._at_hand[id] = reading.lead(self.connection, id)
        return self._at_hand[id]

    def _insert(self, draft: LeadDraft, default_list: str) -> int:
        values = (*(getattr(draft, name) for name in _TEXTS), draft.priority or 0)
        cursor = self.connection.execute(
            f"INSERT INTO leads({', '.join(_TEXTS)}, priority) VALUES (?,?,?,?,?,?,?,?)", values
        )
        id = int(cursor.lastrowid or 0)
        if not draft.list:
            self.connection.execute("UPDATE leads SET list = ? WHERE id = ?", (default_list, id))
        self._number(id, draft.numbers, 0)
        finding.index(self.connection, reading.lead(self.connection, id))
        return id

    def _update(self, lead: Lead) -> None:
        values = (*(getattr(lead, name) for name in _TEXTS), lead.priority, lead.id)
        places = ", ".join(f"{name} = ?" for name in (*_TEXTS, "priority"))
        self.connection.execute(f"UPDATE leads SET {places} WHERE id = ?", values)
        self._at_hand.pop(lead.id, None)
        kept = len(reading.numbers(self.connection, lead.id))
        self._number(lead.id, lead.numbers[kept:], kept)

    def _number(self, id: int, numbers: Sequence[Number], first: int) -> None:
        self.connection.executemany(
            "INSERT INTO numbers(lead, position, phone, label, zones) VALUES (?,?,?,?,?)",
            [
                (id, position, number.phone, number.label, ",".join(number.zones))
                for position, number in enumerate(numbers, first)
            ],
        )

    def _keep_old(self, import_id: int, id: int, old: Lead, new: Lead) -> None:
        rows = [
            (import_id, id, name, str(getattr(old, name)), str(getattr(new, name)))
            for name in (*_TEXTS, "priority")
            if getattr(old, name) != getattr(new, name)
        ]
        self.connection.executemany("INSERT INTO lead_changes VALUES (?,?,?,?,?)", rows)

    def _restate(self, ids: Iterable[int]) -> None:
        anew: set[int] = set()
        for id in ids:
            lead = reading.lead(self.connection, id)
            phones = [number.phone for number in lead.numbers]
            known = [phone for phone in phones if self._heard_of(phone)]
            if known:
                anew.update(reading.leads_having(self.connection, known))
            if known or id not in self._added:
                anew.add(id)
            else:
                projection.put_state(
                    self.connection, lead, LeadState(), projection.standing_zones(lead)
                )
        projection.restate(self.connection, anew)

    def _heard_of(self, phone: str) -> bool:
        row = self.connection.execute(
            "SELECT EXISTS (SELECT 1 FROM events WHERE phone = :phone)"
            " OR EXISTS (SELECT 1 FROM do_not_call WHERE phone = :phone)",
            {"phone": phone},
        ).fetchone()
        return bool(row[0])


def _same_person(lead: Lead, draft: LeadDraft) -> bool:
    same_name = bool(draft.name) and _folded(lead.name) == _folded(draft.name)
    same_email = bool(draft.email) and _folded(lead.email) == _folded(draft.email)
    return same_name or same_email


def _nameless(lead: Lead, draft: LeadDraft) -> bool:
    # No name is not another name: whoever has the number is meant.
    return not draft.name or not lead.name


def _strangeness(lead: Lead, draft: LeadDraft) -> tuple[bool, bool]:
    # Of several who fit, the one with nothing to learn is meant, so that what was exported
    # finds its way home; then a name tells more than an address that colleagues may share.
    return _merged(lead, draft) != lead, _folded(lead.name) != _folded(draft.name)


@lru_cache(maxsize=4 * _AT_HAND)
def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _merged(lead: Lead, draft: LeadDraft) -> Lead:
    said = {name: value for name in _TEXTS if (value := getattr(draft, name))}
    phones = {number.phone for number in lead.numbers}
    new = tuple(number for number in draft.numbers if number.phone not in phones)
    priority = lead.priority if draft.priority is None else draft.priority
    return replace(lead, **said, priority=priority, numbers=lead.numbers + new)


def record(
    connection: sqlite3.Connection, kind: str, now: datetime, file: str, counts: Counts
) -> int:
    """Remember that an import happened; its id."""
    cursor = connection.execute(
        "INSERT INTO imports(at, kind, file, added, updated, unchanged) VALUES (?,?,?,?,?,?)",
        (seconds(now), kind, file, counts.added, counts.updated, counts.unchanged),
    )
    return int(cursor.lastrowid or 0)


@dataclass(slots=True)
class CallMerge:
    """Past calls coming in, inside the caller's transaction.

    A call is known by its number and its second. Another outcome or note for a known call is
    a correction of it; one that was undone here stays undone.
    """

    connection: sqlite3.Connection
    insert: Callable[[Entry], object]
    _drafts: dict[tuple[str, int], CallDraft] = field(default_factory=dict)
    _accepted: int = 0
    _concerned: set[int] = field(default_factory=set)

    def take(self, draft: CallDraft) -> None:
        """Remember the draft; of several about one call the last word counts."""
        self._accepted += 1
        self._drafts[draft.phone, seconds(draft.at)] = draft

    def finish(self, now: datetime, file: str) -> Counts:
        """Append what is new, oldest first, and write what follows."""
        added = updated = 0
        for draft in sorted(self._drafts.values(), key=lambda draft: draft.at):
            known = self._known(draft)
            if not known:
                self._append(draft)
                added += 1
            elif not any(_says_the_same(call, draft) for call in known):
                self._correct(known[-1], draft)
                updated += 1
        counts = Counts(added, updated, self._accepted - added - updated)
        if added or updated:
            record(self.connection, "calls", now, file, counts)
        projection.restate(self.connection, self._concerned)
        return counts

    def _known(self, draft: CallDraft) -> list[Call]:
        rows = self.connection.execute(
            f"SELECT {reading.EVENT} FROM events WHERE phone = ? ORDER BY rowid", (draft.phone,)
        )
        calls = folded([codec.event(row) for row in rows]).calls
        return [call for call in calls if seconds(call.at) == seconds(draft.at)]

    def _append(self, draft: CallDraft) -> None:
        body = CallLogged(
            phone=draft.phone,
            outcome=draft.outcome,
            direction=draft.direction,
            note=draft.note,
            imported=True,
        )
        self._insert(Entry(draft.at, self._lead(draft), body), draft.phone)

    def _correct(self, call: Call, draft: CallDraft) -> None:
        body = OutcomeCorrected(call.event, call.phone, draft.outcome, draft.note)
        self._insert(Entry(draft.at, call.lead, body), call.phone)

    def _insert(self, entry: Entry, phone: str) -> None:
        self.insert(entry)
        self._concerned.update(projection.concerned(self.connection, phone, entry.lead))

    def _lead(self, draft: CallDraft) -> int | None:
        ids = reading.leads_having(self.connection, (draft.phone,))
        if len(ids) == 1:
            return ids[0]
        named = [
            id
            for id in ids[: reading.SWITCHBOARD * 20]
            if draft.name and _folded(reading.lead(self.connection, id).name) == _folded(draft.name)
        ]
        return named[0] if len(named) == 1 else None


def _says_the_same(call: Call, draft: CallDraft) -> bool:
    return call.undone or (
        call.outcome is draft.outcome and (not draft.note or draft.note == call.note)
    )
