"""Whoever calls back: all that the rep needs before "so, what's this about?"."""

from dataclasses import replace
from datetime import datetime, tzinfo

from cockpit.core.dossier import Dossier, Lookout
from cockpit.core.history import Note, counted, outbound
from cockpit.core.mask import Mask
from cockpit.core.model import Call, Lead
from cockpit.core.promise import Promise, open_promise
from cockpit.core.value import value
from cockpit.session.prompter import Prompter
from cockpit.session.view import ScriptView


@value
class Caller:
    """Who calls, and what they know of us. Times are told on ``clock``.

    ``heard`` are the messages left for them, ``missed`` the calls they saw and heard nothing
    of, both newest first. ``offer`` is what the rep sells; ``script`` is what to say now.
    """

    lead: Lead
    phone: str
    clock: tzinfo
    offer: str
    heard: tuple[Call, ...]
    missed: tuple[Call, ...]
    talked: tuple[Call, ...]
    notes: tuple[Note, ...]
    promise: Promise | None
    script: ScriptView
    barred: bool = False


def missed_calls(dossier: Dossier, now: datetime) -> tuple[Call, ...]:
    """Our calls as their phone lists them: those that nobody picked up, newest first."""
    made = outbound(counted(dossier.history.calls, now))
    return tuple(call for call in reversed(made) if not call.outcome.reached_person)


def caller(
    dossier: Dossier, lookout: Lookout, now: datetime, phone: str, prompter: Prompter, mask: Mask
) -> Caller:
    """The card of somebody who calls from ``phone``, or from nobody knows where."""
    script = prompter.call_back(message_heard(dossier, now), dossier, phone, now, mask)
    if mask.hides:
        dossier = _masked(dossier, prompter, mask)
    calls = counted(dossier.history.calls, now)
    seen = missed_calls(dossier, now)
    number = dossier.number(phone or last_dialled(calls))
    phone = number.phone if number else ""
    return Caller(
        lead=dossier.lead,
        phone=phone,
        clock=lookout.clock(dossier, phone),
        offer=prompter.rep.offer,
        heard=tuple(call for call in seen if call.outcome.left_message),
        missed=tuple(call for call in seen if not call.outcome.left_message),
        talked=tuple(call for call in reversed(calls) if call.outcome.reached_person),
        notes=dossier.history.notes[::-1],
        promise=open_promise(dossier.history.promises, dossier.history.calls, now),
        script=script,
        barred=bool(dossier.barred),
    )


def last_dialled(calls: tuple[Call, ...]) -> str:
    """The number they are most likely to call from: the one we called last."""
    made = outbound(calls)
    return made[-1].phone if made else ""


def message_heard(dossier: Dossier, now: datetime) -> str:
    """The name of the message script they heard last, blank where they heard none."""
    left = (call for call in missed_calls(dossier, now) if call.outcome.left_message)
    return next((call.script for call in left), "")


def _masked(dossier: Dossier, prompter: Prompter, mask: Mask) -> Dossier:
    """The dossier as the mask shows it, the messages in it too."""
    masked = mask.dossier(dossier)
    said = (prompter.said_again(call, dossier, mask) for call in dossier.history.calls)
    calls = (
        replace(call, said=text) for call, text in zip(masked.history.calls, said, strict=True)
    )
    return replace(masked, history=replace(masked.history, calls=tuple(calls)))
