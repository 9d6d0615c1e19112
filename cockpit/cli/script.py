"""``cockpit script``: what there is to say."""

from pathlib import Path
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.completing import script_names
from cockpit.cli.options import Line, Settings, common
from cockpit.cli.out import answer, plural, say, table, tell
from cockpit.cli.prompting import said
from cockpit.cli.scene import scene
from cockpit.config import Config
from cockpit.core.script import Script, spoken
from cockpit.shelf import STARTER, ShelfError


@click.group(no_args_is_help=False)
@common
def command() -> None:
    """List, show and check the call scripts.

    \b
    Example:
      cockpit script list
    """


@command.command(name="list")
@common
@click.pass_obj
def listed(settings: Settings) -> None:
    """List the scripts by name.

    \b
    Example:
      cockpit script list --json
    """
    scripts = opening.shelf(opening.config(settings)).scripts
    if settings.json:
        answer([_facts(script) for script in scripts])
    else:
        say(table(("name", "kind", "title"), [(s.name, s.kind.value, s.title) for s in scripts]))


@command.command()
@common
@click.argument("name", type=Line(), shell_complete=script_names)
@click.option("--lead", type=Line(), metavar="WHO", help="Fill the placeholders for this lead.")
@click.pass_obj
def show(settings: Settings, name: str, lead: str | None) -> None:
    """Show the script called NAME, as it is written or filled for a lead.

    \b
    Example:
      cockpit script show permission --lead 12
    """
    shelf = opening.shelf(opening.config(settings))
    script = shelf.find(name)
    text = script.body
    if lead is not None:
        with scene(settings, lead) as here:
            text = said(script, shelf, here, here.phone, here.mask).text
    if settings.json:
        answer({**_facts(script), "text": "\n".join(spoken(text))})
    else:
        say("\n".join(spoken(text)))


@command.command()
@common
@click.pass_obj
def check(settings: Settings) -> None:
    """Name every mistake in the scripts, with file, line and remedy.

    \b
    Example:
      cockpit script check
    """
    config = opening.config(settings)
    folder = str(folder_of(config))
    scripts: tuple[Script, ...] = ()
    problems: tuple[str, ...] = ()
    try:
        scripts = opening.shelf(config).scripts
    except ShelfError as error:
        problems = error.problems
    if settings.json:
        names = [script.name for script in scripts]
        answer({"folder": folder, "scripts": names, "problems": list(problems)})
    elif not problems:
        say(f"{folder}: {plural(len(scripts), 'script')}, nothing wrong.")
    else:
        tell("\n".join(problems))
    if problems:
        click.get_current_context().exit(2)


def folder_of(config: Config) -> Path:
    """The folder that the scripts come from."""
    return Path(config.scripts) if config.scripts else STARTER


def _facts(script: Script) -> dict[str, Any]:
    return {
        "name": script.name,
        "kind": script.kind.value,
        "title": script.title,
        "version": script.version,
    }
