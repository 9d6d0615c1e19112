"""How an argument may go on, as the tab key asks: what there is to choose from.

What cannot be told offers nothing, without a word: the shell is in the middle of a line.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress

import click
from click.shell_completion import CompletionItem

from cockpit.cli import opening
from cockpit.cli.options import Ending, Settings
from cockpit.config import ConfigError
from cockpit.core.model import DETAILS, Detail, Outcome
from cockpit.core.script import Kind, Script
from cockpit.core.text import clean
from cockpit.session.calling import spoken_kind
from cockpit.shelf import ShelfError


def script_names(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem[str]]:
    """The scripts, by name; beside an outcome those that a call with it is spoken from."""
    outcome = _outcome(context)
    kind = spoken_kind(outcome) if outcome else None
    return [
        CompletionItem(script.name, help=clean(script.title))
        for script in _scripts(context, kind)
        if script.name.startswith(begun)
    ]


def details(
    context: click.Context, parameter: click.Parameter, begun: str
) -> list[CompletionItem[str]]:
    """The details: beside an outcome those that go with it."""
    outcome = _outcome(context)
    fitting = DETAILS[outcome] if outcome else tuple(Detail)
    return [CompletionItem(each.value) for each in fitting if each.value.startswith(begun)]


def _outcome(context: click.Context) -> Outcome | None:
    """The outcome on a line that begins with WHO OUTCOME, if it has come so far."""
    # An option that still lacks its value keeps click from handing out the arguments.
    words = filter(None, (context.params.get("outcome"), *context.args[1:2]))
    with suppress(click.BadParameter):
        return next((Ending().convert(word, None, context) for word in words), None)
    return None


def _scripts(context: click.Context, kind: Kind | None) -> Iterator[Script]:
    for script in _shelf(context):
        # A name that a shell would have to be told of letter by letter is nothing to offer.
        if kind in (None, script.kind) and clean(script.name) == script.name:
            yield script


def _shelf(context: click.Context) -> Iterable[Script]:
    try:
        return opening.shelf(opening.config(context.ensure_object(Settings))).scripts
    except (ConfigError, ShelfError):
        return ()
