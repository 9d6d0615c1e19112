"""Leads, signs and times as answers show them, in JSON and in plain words."""

from collections.abc import Iterable
from datetime import datetime, tzinfo
from typing import Any

from cockpit.core.guard import Sign
from cockpit.core.hours import city, day_and_time
from cockpit.core.model import Lead
from cockpit.core.promise import Promise
from cockpit.core.text import clean
from cockpit.core.zone import zone_info


def sign_facts(sign: Sign) -> dict[str, Any]:
    """A sign for JSON, without its evidence."""
    return {"code": sign.code.value, "level": sign.level.word, "text": sign.text}


def proven_sign(sign: Sign, clock: tzinfo) -> dict[str, Any]:
    """A sign for JSON with its evidence: ISO times on the clock given."""
    evidence = [at.astimezone(clock).isoformat() for at in sign.evidence]
    return {**sign_facts(sign), "evidence": evidence}


def sign_lines(signs: Iterable[Sign]) -> list[str]:
    """Signs in words, a line each, worst first as they come."""
    return [f"  {sign.level.word:<8}{sign.text}" for sign in signs]


def sign_codes(signs: Iterable[Sign]) -> str:
    """Signs in a few words: ``same hour (warning), no message (note)``."""
    return ", ".join(f"{sign.code.replace('_', ' ')} ({sign.level.word})" for sign in signs)


def lead_name(lead: Lead) -> str:
    """A lead as a line names it: name and company, or what there is, safe to show."""
    return clean(", ".join(filter(None, (lead.name, lead.company)))) or f"lead {lead.id}"


def time_there(now: datetime, clock: tzinfo, known: bool) -> str:
    """The time on a lead's clock: ``Tue 3 Mar 13:30 in Chicago``."""
    place = f"in {city(getattr(clock, 'key', ''))}" if known else "on your own clock"
    return f"{day_and_time(now, clock, now)} {place}"


def promise_facts(promise: Promise) -> dict[str, Any]:
    """A promise for JSON: ``due`` on the lead's clock, or nothing where it is for a whole day."""
    due = promise.due.astimezone(zone_info(promise.zone)).isoformat() if promise.due else None
    return {
        "day": promise.day,
        "due": due,
        "zone": promise.zone,
        "words": promise.words,
        "made": promise.made.isoformat(),
    }
