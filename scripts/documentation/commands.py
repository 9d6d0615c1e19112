"""Every command with its help, as it tells it itself."""

import inspect
import re
from collections.abc import Iterator

import click

from cockpit.cli.root import NAME, root
from scripts.documentation.markdown import code, fenced, sections, table

_EXAMPLE = "Example:"
_EVERYWHERE = {"--help", "--json"}


def commands() -> str:
    """Each command in a section, in the order of the help."""
    return sections(*(_section(context) for context in _contexts(_whole())))


def overview() -> str:
    """Each command in a line, linked to its section."""
    rows = (
        (f"[{code(context.command_path)}](#{_anchor(context)})", _summary(context.command))
        for context in _contexts(_whole())
        if context.parent
    )
    return table(("command", "does"), rows)


def _whole() -> click.Context:
    return click.Context(root, info_name=NAME, **root.context_settings)


def _contexts(context: click.Context) -> Iterator[click.Context]:
    """A command and those under it; a hidden one is nobody's to type."""
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            under = context.command.get_command(context, name)
            if under and not under.hidden:
                yield from _contexts(click.Context(under, info_name=name, parent=context))


def _anchor(context: click.Context) -> str:
    return context.command_path.replace(" ", "-")


def _summary(command: click.Command) -> str:
    return inspect.cleandoc(command.help or "").partition("\n\n")[0].replace("\n", " ")


def _section(context: click.Context) -> str:
    title = f"{'#' * (context.command_path.count(' ') + 2)} {context.command_path}"
    pieces = " ".join(context.command.collect_usage_pieces(context))
    usage = fenced(f"{context.command_path} {pieces}".rstrip())
    options = list(_options(context))
    return sections(
        title,
        usage,
        *_paragraphs(context.command.help or ""),
        table(("option", "does"), options) if options else "",
    )


def _paragraphs(help: str) -> Iterator[str]:
    """The words of a help text; what stands in lines there stands in lines here."""
    for paragraph in inspect.cleandoc(help).split("\n\n"):
        plain = paragraph.removeprefix("\b\n")
        if plain == paragraph:
            yield " ".join(_escaped(paragraph).split())
        elif plain.startswith(_EXAMPLE):
            yield fenced(inspect.cleandoc(plain.removeprefix(_EXAMPLE)), "sh")
        else:
            yield fenced(plain)


def _escaped(text: str) -> str:
    return re.sub(r"([<*])", r"\\\1", text)


def _options(context: click.Context) -> Iterator[tuple[str, str]]:
    """The options of a command in its own words, less those that every command has."""
    for parameter in context.command.get_params(context):
        # One that is hidden has no record.
        record = parameter.get_help_record(context)
        is_own = not context.parent or _EVERYWHERE.isdisjoint(parameter.opts)
        if record and is_own and isinstance(parameter, click.Option):
            yield code(record[0]), _escaped(record[1])
