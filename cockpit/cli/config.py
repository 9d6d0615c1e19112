"""``cockpit config``: the configuration, checked, shown and found."""

from pathlib import Path
from typing import Any

import click

from cockpit.cli import opening
from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say, tell
from cockpit.config import Config, ConfigError, Place, Problem, example


@click.group(no_args_is_help=False)
@common
def command() -> None:
    """Check the configuration, or find it.

    \b
    Example:
      cockpit config check
    """


@command.command()
@common
@click.pass_obj
def check(settings: Settings) -> None:
    """Name every mistake in the configuration, with line, column and remedy.

    \b
    Example:
      cockpit --config team.yaml config check
    """
    from cockpit.tui.themes import KNOWN

    file = opening.config_path(settings)
    problems: tuple[Problem, ...] = ()
    try:
        problems = _folder_problems(file, opening.config(settings, KNOWN))
    except ConfigError as error:
        problems = error.problems
    if settings.json:
        found = [_facts(problem) for problem in problems]
        answer({"config": str(file), "exists": file.is_file(), "problems": found})
    elif problems:
        tell("\n".join(map(str, problems)))
    elif file.is_file():
        say(f"{file}: nothing wrong.")
    else:
        say(f"{file}: not there, so every setting has its default.")
    if problems:
        click.get_current_context().exit(2)


@command.command(name="example")
@common
@click.pass_obj
def shown(settings: Settings) -> None:
    """Print every setting with its default, to start a configuration from.

    \b
    Example:
      cockpit config example > config.yaml
    """
    if settings.json:
        answer({"text": example()})
    else:
        say(example().rstrip("\n"))


@command.command()
@common
@click.pass_obj
def path(settings: Settings) -> None:
    """Say which file the configuration is read from.

    \b
    Example:
      cockpit config path
    """
    file = opening.config_path(settings)
    if settings.json:
        answer({"config": str(file), "exists": file.is_file()})
    else:
        say(str(file))


def _folder_problems(file: Path, config: Config) -> tuple[Problem, ...]:
    """What is wrong with the folder that the configuration names, which only a look can tell."""
    if not config.scripts or Path(config.scripts).is_dir():
        return ()
    lines = file.read_text(encoding="utf-8-sig").splitlines()
    line = next((n for n, text in enumerate(lines, 1) if text.startswith("scripts:")), 1)
    words = f"no such folder: {config.scripts}; make it, or leave this out for the starters"
    return (Problem(str(file), Place(line, 1), "scripts", words),)


def _facts(problem: Problem) -> dict[str, Any]:
    return {
        "file": problem.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "key": problem.key,
        "text": problem.words,
    }
