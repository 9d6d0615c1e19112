"""Who is meant on a number that many leads share, without looking at every one of them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from cockpit.core.model import Lead, LeadDraft
from cockpit.ledger.reading import leads_having

TEXTS = ("name", "company", "title", "email", "zone", "list", "notes", "state")
"""The columns of a lead that are texts."""

_MOST = 200_000
"""Leads in the crowds kept in memory: enough for a switchboard in every town of a long list."""


@lru_cache(maxsize=65_536)
def caseless(text: str) -> str:
    """A name or address as it is compared: without case and needless spaces."""
    return " ".join(text.casefold().split())


@dataclass(slots=True)
class Crowd:
    """The leads that share one number, by what a row may say of them.

    A column is indexed when it is first asked for, and kept up to date from then on.
    """

    connection: sqlite3.Connection
    phone: str
    everyone: set[int] = field(default_factory=set)
    _columns: dict[str, dict[object, set[int]]] = field(default_factory=dict)
    _alike: dict[str, dict[object, set[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.everyone.update(leads_having(self.connection, (self.phone,)))

    def saying(self, column: str, value: object) -> set[int]:
        """Those whose column holds exactly that."""
        if column not in self._columns:
            self._columns[column] = self._index(column)
        return self._columns[column].get(value, set())

    def alike(self, column: str, text: str) -> set[int]:
        """Those whose column holds that text, give or take case and spaces."""
        if column not in self._alike:
            index: dict[object, set[int]] = {}
            for value, ids in self._index(column).items():
                index.setdefault(caseless(str(value)), set()).update(ids)
            self._alike[column] = index
        return self._alike[column].get(caseless(text), set())

    def learn(self, old: Lead | None, new: Lead) -> None:
        """A lead is new here, or no longer as it was."""
        self.everyone.add(new.id)
        for column, index in self._columns.items():
            if old:
                index.get(getattr(old, column), set()).discard(new.id)
            index.setdefault(getattr(new, column), set()).add(new.id)
        for column, index in self._alike.items():
            if old:
                index.get(caseless(getattr(old, column)), set()).discard(new.id)
            index.setdefault(caseless(getattr(new, column)), set()).add(new.id)

    def _index(self, column: str) -> dict[object, set[int]]:
        rows = self.connection.execute(
            f"SELECT {column}, id FROM phones JOIN leads ON id = lead WHERE phone = ?",
            (self.phone,),
        )
        index: dict[object, set[int]] = {}
        for value, id in rows:
            index.setdefault(value, set()).add(id)
        return index


@dataclass(slots=True)
class Crowds:
    """The crowds met while rows come in, those of the latest rows at hand."""

    connection: sqlite3.Connection
    _by_phone: dict[str, Crowd] = field(default_factory=dict)
    _kept: int = 0

    def __contains__(self, phone: str) -> bool:
        return phone in self._by_phone

    def learn(self, old: Lead | None, new: Lead) -> None:
        """A lead was added or changed."""
        for number in new.numbers if self._by_phone else ():
            if crowd := self._by_phone.get(number.phone):
                self._kept -= len(crowd.everyone)
                crowd.learn(old, new)
                self._kept += len(crowd.everyone)

    def likely(self, draft: LeadDraft) -> set[int]:
        """The few who have one of the draft's numbers and may be meant by it.

        Whoever LeadMerge would choose out of all of them is among these.
        """
        crowds = [self._crowd(number.phone) for number in draft.numbers]
        self._forget(but=len(crowds))
        return _named(crowds, draft) if draft.name else _unnamed(crowds, draft)

    def _crowd(self, phone: str) -> Crowd:
        crowd = self._by_phone.pop(phone, None)
        if crowd is None:
            crowd = Crowd(self.connection, phone)
            self._kept += len(crowd.everyone)
        self._by_phone[phone] = crowd
        return crowd

    def _forget(self, but: int) -> None:
        while self._kept > _MOST and len(self._by_phone) > but:
            oldest = next(iter(self._by_phone))
            self._kept -= len(self._by_phone.pop(oldest).everyone)


def _named(crowds: Sequence[Crowd], draft: LeadDraft) -> set[int]:
    # Of those with the address alone, and of those without a name, each would have something
    # to learn: the first is meant.
    if named := set[int]().union(*(crowd.alike("name", draft.name) for crowd in crowds)):
        return named
    if draft.email and (first := _first([crowd.alike("email", draft.email) for crowd in crowds])):
        return first
    return _first([crowd.saying("name", "") for crowd in crowds])


def _unnamed(crowds: Sequence[Crowd], draft: LeadDraft) -> set[int]:
    # Anybody may be meant: one with nothing to learn, one without a name, or the first.
    fitting = [crowd.alike("email", draft.email) for crowd in crowds] if draft.email else []
    if not any(fitting):
        fitting = [crowd.everyone for crowd in crowds]
    nameless = set[int]().union(
        *(crowd.alike("name", "") & each for each in fitting for crowd in crowds)
    )
    return nameless | _first(fitting) | _first([_knowing(crowds, draft)])


def _knowing(crowds: Sequence[Crowd], draft: LeadDraft) -> set[int]:
    """Those who have all the draft's numbers and all else that it says."""
    said = {column: getattr(draft, column) for column in TEXTS if getattr(draft, column)}
    if draft.priority is not None:
        said["priority"] = draft.priority
    sets = [crowd.saying(column, value) for crowd in crowds for column, value in said.items()]
    return set.intersection(*sets, *(crowd.everyone for crowd in crowds))


def _first(sets: Sequence[set[int]]) -> set[int]:
    return {min(map(min, filter(None, sets)))} if any(sets) else set()
