"""The command ``cockpit``; each of its commands is imported when it is called."""

import gc
from importlib import import_module

import click

from cockpit import __version__
from cockpit.cli.options import Settings, first
from cockpit.cli.out import answer, say

# In the order of the help; each module has a ``command``.
_MODULES = {
    "import": "importing",
    "queue": "queue",
    "check": "check",
    "log": "log",
    "undo": "undo",
    "history": "history",
    "export": "exporting",
    "dnc": "dnc",
    "script": "script",
    "config": "config",
    "paths": "paths",
}


class Commands(click.Group):
    """The commands by name, loaded on demand: the calling screen starts without them."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, or nothing, with all others at hand to suggest one."""
        if cmd_name not in _MODULES:
            self.commands = {name: self._loaded(name) for name in _MODULES}
            return None
        return self._loaded(cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the help."""
        return list(_MODULES)

    def _loaded(self, name: str) -> click.Command:
        command: click.Command = import_module(f"cockpit.cli.{_MODULES[name]}").command
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
