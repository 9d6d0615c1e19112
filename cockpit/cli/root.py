"""The command ``cockpit``; each of its commands is imported when it is called."""

import gc
import os
import re
from importlib import import_module

import click
from click.exceptions import Exit

from cockpit import __version__
from cockpit.cli.options import first
from cockpit.cli.out import answer, say, tell
from cockpit.cli.settings import Settings, asks_for_a_mask

NAME = "cockpit"

# In the order of the help; each module has a ``command``.
_MODULES = {
    "import": "importing",
    "queue": "queue",
    "check": "check",
    "why": "why",
    "log": "log",
    "detail": "detail",
    "callback": "callback",
    "touch": "touch",
    "promise": "promise",
    "promises": "promises",
    "snooze": "snooze",
    "park": "park",
    "retire": "retire",
    "undo": "undo",
    "history": "history",
    "export": "exporting",
    "dnc": "dnc",
    "forget": "forget",
    "guard": "guard",
    "script": "script",
    "config": "config",
    "paths": "paths",
    "demo": "demo",
    "record": "record",
    "completions": "completions",
}
_HIDDEN = {"finish": "finishing"}
"""What the calling screen has done by a process beside it, and nobody types."""


class Commands(click.Group):
    """The commands by name, loaded on demand: the calling screen starts without them."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or nothing, with all others at hand to suggest one."""
        if cmd_name not in _MODULES | _HIDDEN:
            self.commands = {name: self._loaded(name) for name in _MODULES}
            return None
        return self._loaded(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(_MODULES)

    def _loaded(self, name: str) -> click.Command:
        command: click.Command = import_module(f"cockpit.cli.{(_MODULES | _HIDDEN)[name]}").command
        return command


@click.group(
    cls=Commands,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@first
@click.option("--version", is_flag=True, help="Print the version.")
@click.pass_context
def root(context: click.Context, version: bool) -> None:
    """A cockpit for live calling sessions: who is next, what to say, how it ended.

    Without a command it opens the calling screen.

    \b
    Example:
      cockpit import leads.csv
      cockpit
    """
    settings = context.ensure_object(Settings)
    if version:
        if settings.json:
            answer({"version": __version__})
        else:
            say(f"cockpit {__version__}")
        context.exit()
    if context.invoked_subcommand is None:
        from cockpit.cli.screen import shown

        context.exit(shown(settings))
    gc.enable()


def run(arguments: list[str]) -> int:
    """Run the command in ``arguments`` and return its exit code; misuse is told, not raised."""
    if os.environ.get("_COCKPIT_COMPLETE"):
        root.main(arguments, NAME)
    try:
        # Not root.main: it would answer a broken pipe and an interrupt in its own way.
        with root.make_context(NAME, arguments) as context:
            root.invoke(context)
    except Exit as wish:
        return wish.exit_code
    except click.UsageError as error:
        return _misused(error, arguments)
    return 0


def _misused(error: click.UsageError, arguments: list[str]) -> int:
    command = error.ctx.command_path if error.ctx else NAME
    words = " ".join(error.format_message().split())
    if asks_for_a_mask(arguments, os.environ):
        words = _unquoted(words, arguments)
    tell(f"{command}: {words}")
    tell(f"{command} --help says how it is used.")
    return error.exit_code


def _unquoted(words: str, arguments: list[str]) -> str:
    """What is said of a misuse without what was typed, which may name somebody."""
    from cockpit.core.mask import mask_for

    typed = {text.partition("=")[2] if text.startswith("-") else text for text in arguments}
    for text in sorted((" ".join(text.split()) for text in typed), key=len, reverse=True):
        if text:
            there = rf"(?<!\w){re.escape(text)}(?!\w)"
            words = re.sub(there, mask_for(True).typed(text), words)
    return words
