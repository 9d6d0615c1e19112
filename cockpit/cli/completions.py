"""``cockpit completions``: what a shell needs to complete our commands at the tab key."""

import click
from click.shell_completion import get_completion_class

from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say

SHELLS = ("bash", "zsh", "fish")
_VARIABLE = "_COCKPIT_COMPLETE"
"""Where a shell puts its question, in the environment."""


@click.command()
@common
@click.argument("shell", type=click.Choice(SHELLS), metavar="|".join(SHELLS))
@click.pass_obj
def command(settings: Settings, shell: str) -> None:
    """Print what a shell needs for its tab key.

    It then completes commands, options and their values. One of these lines, once, and it holds
    for every shell that is started from then on.

    \b
    Example:
      echo 'eval "$(cockpit completions bash)"' >> ~/.bashrc
      echo 'eval "$(cockpit completions zsh)"' >> ~/.zshrc
      cockpit completions fish > ~/.config/fish/completions/cockpit.fish
    """
    text = source(click.get_current_context().find_root().command, shell)
    if settings.json:
        answer({"shell": shell, "text": text})
    else:
        say(text.rstrip("\n"))


def source(root: click.Command, shell: str) -> str:
    """The lines with which one of `SHELLS` asks ``cockpit`` how a command line may go on."""
    kind = get_completion_class(shell)
    assert kind is not None, shell
    asking = kind(root, {}, "cockpit", _VARIABLE)
    # Not its method source: for bash that starts another bash, at every start of a shell.
    return asking.source_template % asking.source_vars()
