"""From the state of a session to what a screen shows."""

from collections.abc import Sequence
from datetime import datetime

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.guard import Sign
from cockpit.core.history import counted, outbound, plan_attempt
from cockpit.core.hours import city
from cockpit.core.mask import Mask
from cockpit.core.promise import open_promise
from cockpit.core.queue import Why
from cockpit.session.caller import missed_calls
from cockpit.session.deck import Deck
from cockpit.session.goodtimes import GoodTimes
from cockpit.session.lineup import Standing
from cockpit.session.view import Card, QueueView, Row
from cockpit.session.window import Window


def row(
    lookout: Lookout, dossier: Dossier, signs: tuple[Sign, ...], why: Why | None, mask: Mask
) -> Row:
    """A lead as a line of a list; ``why`` is ``None`` for one out of the queue."""
    lead = mask.lead(dossier.lead)
    return Row(
        lead=lead.id,
        name=lead.name,
        company=lead.company,
        zone=lookout.clock(dossier),
        place=place(lookout, dossier, ""),
        why=why,
        signs=mask.signs(signs),
    )


def place(lookout: Lookout, dossier: Dossier, phone: str) -> str:
    """Where the lead may be, in a word: a city, ``Adak or …`` for several, or nothing."""
    names = dossier.zones(phone, lookout.rules).names
    more = " or …" if len(names) > 1 else ""
    return f"{city(names[0])}{more}" if names else ""


def card(
    lookout: Lookout, dossier: Dossier, deck: Deck, now: datetime, why: Why | None,
    message: str, good_times: GoodTimes, mask: Mask,
) -> Card:  # fmt: skip
    """The lead on deck; ``message`` is the name of the message script that is up, or blank."""
    dossier = mask.dossier(dossier)
    number = dossier.number(deck.phone)
    phone = number.phone if number else ""
    history = dossier.history
    calls = counted(history.calls, now)
    talk = deck.conversation
    signs = () if talk else lookout.signs(dossier, now, phone, message)
    attempt, asks, plan = plan_attempt(history, calls), None, None
    if lookout.policy.is_plan and not talk:
        asks, plan = lookout.policy.asks(attempt), (attempt, len(lookout.policy.attempts))
    return Card(
        lead=dossier.lead,
        phone=phone,
        zones=dossier.zones(phone, lookout.rules),
        clock=lookout.clock(dossier, phone),
        place=place(lookout, dossier, phone),
        signs=mask.signs(signs),
        calls=calls[::-1],
        notes=history.notes[::-1],
        attempt=len(outbound(calls)) + (0 if talk and calls else 1),
        switchboard=phone in dossier.switchboards,
        why=why,
        talking_since=talk.since if talk else None,
        dialled_at=deck.dialled_at,
        touches=tuple(touch for touch in reversed(history.touches) if touch.at <= now),
        missed=missed_calls(dossier, now),
        promise=open_promise(history.promises, history.calls, now),
        good_time=good_times.mending(signs, dossier, now, phone),
        asks=asks,
        plan=plan,
    )


class Rows:
    """The rows of a stretch of the queue, each made once for as long as it stands as it does."""

    def __init__(self, lookout: Lookout, mask: Mask) -> None:
        self._lookout = lookout
        self._mask = mask
        self._made: dict[int, tuple[Standing, Row]] = {}

    def of(self, standings: Sequence[Standing]) -> tuple[Row, ...]:
        """A row for each who stands there, in that order."""
        # All made anew with every key took 0.5 ms; most are as they were.
        rows = tuple(map(self._row, standings))
        self._made = {row.lead: (s, row) for s, row in zip(standings, rows, strict=True)}
        return rows

    def _row(self, standing: Standing) -> Row:
        before = self._made.get(standing.dossier.lead.id)
        if before and (before[0] is standing or before[0] == standing):
            return before[1]
        return row(self._lookout, standing.dossier, standing.signs, standing.why, self._mask)


def queue(
    rows: Rows, window: Window, now: datetime, waiting: int, lists: tuple[str, ...]
) -> QueueView:
    """The stretch of the queue in sight."""
    return QueueView(
        rows=rows.of(window.rows),
        cursor=window.cursor,
        waiting=waiting,
        first=window.at_top,
        last=window.at_end,
        returns=None if window.rows else window.lineup.returns(now),
        lists=lists,
    )
