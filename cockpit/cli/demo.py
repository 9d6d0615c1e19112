"""``cockpit demo``: the real screen on made-up leads, with a robot rep at the keys."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

from cockpit.cli.options import Settings, common
from cockpit.cli.out import answer, say
from cockpit.cli.problems import Failed
from cockpit.cli.terminal import prepare_terminal

if TYPE_CHECKING:
    from cockpit.clock import Clock
    from cockpit.demo.scenario import Scenario
    from cockpit.tui.imports.command import Importer

Command = TypeVar("Command", bound=Callable[..., Any])

SCREEN_OR_LEADS = "120x36|LEADS"


class ScenarioName(click.ParamType[str]):
    """The name of a scenario that comes along, or a file."""

    name = "scenario"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem[str]]:
        """Return the scenarios that begin so, and files."""
        from cockpit.demo.scenarios import names

        known = [CompletionItem(name) for name in names() if name.startswith(incomplete)]
        return known or [CompletionItem(incomplete, type="file")]


class Size(click.ParamType["tuple[int, int] | int"]):
    """The size of a screen in cells, or of a made-up list in leads."""

    name = "size"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int] | int:
        """Return columns and rows, or a number of leads."""
        from cockpit.config.problems import Unfit
        from cockpit.config.values import whole
        from cockpit.demo.people import MOST
        from cockpit.demo.reading import size

        try:
            return whole(value, 1, MOST) if value.isdecimal() else size(value)
        except Unfit as unfit:
            self.fail(str(unfit), param, ctx)


class Pace(click.ParamType[float]):
    """How many times faster than a person; 0 leaves out every pause, where that is allowed."""

    name = "pace"
    least, most = 0.01, 100.0

    def __init__(self, may_be_zero: bool) -> None:
        self.may_be_zero = may_be_zero

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the pace."""
        try:
            pace = float(value)
        except ValueError:
            pace = -1
        if not (self.least <= pace <= self.most or (self.may_be_zero and not pace)):
            zero = ", or 0" if self.may_be_zero else ""
            told = f"write a pace from {self.least:g} to {self.most:g}{zero}"
            self.fail(f"{value!r} is none: {told}", param, ctx)
        return pace


def paced(may_be_zero: bool) -> Callable[[Command], Command]:
    """Give a command the pace that a scenario is played at."""
    zero = "; 0 leaves out every pause" if may_be_zero else ""
    return click.option(
        "--pace", type=Pace(may_be_zero), default=1.0, show_default=True, metavar="PACE",
        help=f"2 is twice as fast as a person{zero}.",
    )  # fmt: skip


def played(command: Command) -> Command:
    """Give a command what a scenario is played by: its name, seed and size."""
    for decorator in (
        click.option(
            "--size", type=Size(), metavar=SCREEN_OR_LEADS,
            help="Columns x rows of the recorded screen, or how many leads the list has.",
        ),
        click.option(
            "--seed", type=int, default=1, show_default=True,
            help="Draws the made-up list, the answers and the hand: the same seed, the same demo.",
        ),
        click.argument("name", metavar="[SCENARIO]", type=ScenarioName(), required=False),
    ):  # fmt: skip
        command = decorator(command)
    return command


@click.command(name="demo")
@common
@played
@paced(may_be_zero=True)
@click.option("--hands-on", is_flag=True, help="Set the scene, and leave the keys to you.")
@click.option("--list", "listed", is_flag=True, help="List the scenarios and stop.")
@click.pass_obj
def command(
    settings: Settings,
    name: str | None,
    pace: float,
    seed: int,
    size: "tuple[int, int] | int | None",
    hands_on: bool,
    listed: bool,
) -> None:
    """Watch a robot rep at the screen; any key makes it yours.

    SCENARIO is one of those that --list names, or a *.demo.yaml file of your own. Leads and
    clock are made up, in a database of their own that is gone at the end; yours is not touched.

    \b
    Example:
      cockpit demo
      cockpit demo promise --pace 2
      cockpit demo hour --hands-on --size 500
    """
    if listed:
        _list(settings)
        return
    prepare_terminal("cockpit record demo needs none")
    scenario = chosen(name, size)
    from cockpit.demo.live import perform
    from cockpit.demo.robot import NotShown
    from cockpit.demo.scene import scene
    from cockpit.tui.summary import summary_lines

    theme = _theme(settings)
    with scene(scenario, seed, theme, importer(settings), settings.private) as stage:
        try:
            code = perform(scenario, stage, seed, pace, hands_on)
        except NotShown as error:
            raise Failed(str(error)) from error
        for line in summary_lines(stage.app.session.close()):
            say(line)
    say("All of it was made up, and nothing of it is kept.")
    click.get_current_context().exit(code)


def chosen(name: str | None, size: "tuple[int, int] | int | None") -> "Scenario":
    """The scenario that was named, or the one shown first, at the size that was named.

    Raises Failed where there is none, ConfigError where it cannot be played.
    """
    from cockpit.demo.scenarios import HEART, ScenarioError, scenario

    try:
        found = scenario(name or HEART)
    except ScenarioError as error:
        raise Failed(str(error)) from error
    match size:
        case None:
            return found
        case int(count):
            return replace(found, count=count)
        case _:
            return replace(found, size=size)


def importer(settings: Settings) -> "Callable[[Path, Clock], Importer]":
    """What brings files into a scene's own database, by its own clock."""

    def at(database: Path, clock: "Clock") -> "Importer":
        from cockpit.cli.beside import Errands

        return Errands(Settings(db=database, config=None, private=settings.private), clock)

    return at


def _theme(settings: Settings) -> str:
    """The theme of the configuration, as it is on this terminal."""
    from cockpit.cli import opening
    from cockpit.tui.themes import KNOWN

    return opening.config(settings, KNOWN).theme


def _list(settings: Settings) -> None:
    from cockpit.demo.scenarios import names, scenario

    found = [scenario(name) for name in names()]
    if settings.json:
        answer([{"name": s.name, "title": s.title, "about": s.about} for s in found])
    else:
        width = max(len(s.name) for s in found)
        for each in found:
            say(f"{each.name:<{width}}  {each.title}: {each.about}")
