"""The options that every command knows, and the values they take."""

import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cockpit.cli.moments import readable
from cockpit.cli.settings import PRIVATE, Settings
from cockpit.clock import ClockError, moment
from cockpit.core.model import Outcome

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

__all__ = ["Ending", "Line", "Moment", "OneOf", "Place", "Settings", "common", "first", "region"]

Command = TypeVar("Command", bound=Callable[..., Any])
Kind = TypeVar("Kind", bound=StrEnum)


class Line(click.ParamType[str]):
    """A text that can be kept: without the bytes that a terminal could not decode."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the text without the white space around it."""
        if re.search("[\ud800-\udfff]", value):
            self.fail("not readable in this terminal's encoding; write it as UTF-8", param, ctx)
        return value.strip()


class Place(click.Path):
    """The path of a file, there or not; a blank is none."""

    def convert(
        self,
        value: str | os.PathLike[str],
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> Any:
        """Return the path."""
        if not os.fspath(value).strip():
            self.fail("blank; write the path of a file, or leave the option out", param, ctx)
        return super().convert(value, param, ctx)


class Moment(click.ParamType[datetime]):
    """An ISO 8601 time with its offset; in UTC from here on."""

    name = "time"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """Return the moment in UTC, in whole seconds."""
        if isinstance(value, datetime):
            return value
        try:
            return readable(moment(value))
        except ClockError as error:
            self.fail(str(error), param, ctx)


class Ending(click.ParamType[Outcome]):
    """How a call ended: its code, its words or its key."""

    name = "outcome"

    def convert(
        self, value: str | Outcome, param: click.Parameter | None, ctx: click.Context | None
    ) -> Outcome:
        """Return the outcome."""
        wanted = _spaced(value)
        for outcome in Outcome:
            code = _spaced(outcome)
            if wanted in (code, outcome.label, code[0]):
                return outcome
        self.fail(f"{value!r} is none of {', '.join(Outcome)}", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Return the outcomes that begin so, with what a rep reads for them."""
        return _offered({each.value: each.label for each in Outcome}, incomplete)


class OneOf(click.ParamType[Kind]):
    """One of a closed set, by its code: blanks and hyphens do for underscores."""

    def __init__(self, kinds: type[Kind]) -> None:
        self.name = kinds.__name__.lower()
        self._kinds = kinds

    def convert(
        self, value: str | Kind, param: click.Parameter | None, ctx: click.Context | None
    ) -> Kind:
        """Return the member of the set."""
        for kind in self._kinds:
            if _spaced(value) == _spaced(kind):
                return kind
        self.fail(f"{value!r} is none of {', '.join(self._kinds)}", param, ctx)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Return the codes that begin so."""
        return _offered({each.value: "" for each in self._kinds}, incomplete)


def _offered(words: Mapping[str, str], begun: str) -> "list[CompletionItem[str]]":
    """What a shell may go on with: the words that begin so, each with what it means."""
    from click.shell_completion import CompletionItem

    found = [word for word in words if word.startswith(begun)]
    return [CompletionItem(word, help=words[word] or None) for word in found]


def _spaced(text: str) -> str:
    return " ".join(text.casefold().replace("_", " ").replace("-", " ").split())


def region(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return the two letters of a country that has telephone numbers."""
    from cockpit.config.problems import Unfit
    from cockpit.config.values import region as known_region

    if value is None:
        return None
    try:
        return known_region(value)
    except Unfit as unfit:
        raise click.BadParameter(str(unfit), context, parameter) from unfit


def common(command: Command) -> Command:
    """Give a command the global options, so that they may stand after it as well."""
    return _globals(command, hidden=True)


def first(command: Command) -> Command:
    """Give the outermost command the global options, from the environment too."""
    return _globals(command, hidden=False)


def _globals(command: Command, hidden: bool) -> Command:
    config = Place(path_type=Path)
    db = Place(path_type=Path, readable=False)
    for decorator in (
        click.option(
            "--json", is_flag=True, default=None, expose_value=False, callback=_kept,
            help="Answer in JSON.",
        ),
        click.option(
            "--config", type=config, metavar="PATH", hidden=hidden, expose_value=False,
            callback=_kept, envvar=None if hidden else "COCKPIT_CONFIG",
            help="The configuration; else COCKPIT_CONFIG, else your own.",
        ),
        click.option(
            "--db", type=db, metavar="PATH", hidden=hidden, expose_value=False,
            callback=_kept, envvar=None if hidden else "COCKPIT_DB",
            help="The database; else COCKPIT_DB, else your own.",
        ),
        click.option(
            "--private", is_flag=True, default=None, is_eager=True, hidden=hidden,
            expose_value=False, callback=_kept, envvar=None if hidden else PRIVATE,
            help="Mask names, numbers, companies, emails and notes; else COCKPIT_PRIVATE=1.",
        ),
    ):  # fmt: skip
        command = decorator(command)
    return command


def _kept(context: click.Context, parameter: click.Parameter, value: object) -> None:
    settings = context.ensure_object(Settings)
    if value is not None and parameter.name:
        setattr(settings, parameter.name, value)
