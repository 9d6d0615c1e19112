"""Details of how a call ended, where they go with the outcome."""

import click

from cockpit.core.model import DETAILS, Detail, Outcome


def fitting(detail: Detail | None, outcome: Outcome, hint: str) -> Detail | None:
    """The detail, if it goes with the outcome; raises a usage error that names those that do."""
    if detail is None or detail in DETAILS[outcome]:
        return detail
    words = f"{detail.label} does not go with {outcome.label}; {', '.join(DETAILS[outcome])} do"
    raise click.BadParameter(words, param_hint=hint)
