"""``cockpit record``: a demo, or a session of your own, as a recording or a picture."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from cockpit.cli.demo import chosen, importer, paced, played
from cockpit.cli.files import written
from cockpit.cli.options import OneOf, Settings, common
from cockpit.cli.out import tell
from cockpit.cli.problems import Failed
from cockpit.cli.recordings import Format, format_of, write
from cockpit.cli.terminal import prepare_terminal

Command = TypeVar("Command", bound=Callable[..., Any])


class _Moment(click.ParamType["float | str"]):
    """Seconds into a recording, ``end``, or a text: when it was first on screen."""

    name = "moment"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float | str:
        """Return seconds, or the text."""
        try:
            seconds = float(value)
        except ValueError:
            return str(value)
        if not 0 <= seconds < 1e6:
            self.fail(f"{value!r} is no number of seconds into a recording", param, ctx)
        return seconds


def _output(command: Command) -> Command:
    """Give a command where it writes to, and what."""
    for decorator in (
        click.option(
            "--at", "moment", type=_Moment(), metavar="MOMENT",
            help="A still of one moment, svg or txt: seconds, end, or a text as it appears.",
        ),
        click.option(
            "--format", "kind", type=OneOf(Format), metavar="|".join(Format),
            help="What to write, where the file's ending does not say.",
        ),
        click.option(
            "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), required=True,
            metavar="FILE", help="Where to: .cast, .svg or .txt; - is standard output.",
        ),
    ):  # fmt: skip
        command = decorator(command)
    return command


@click.group(name="record")
@common
def command() -> None:
    """Record a demo, or a session of your own.

    A .cast plays in asciinema; a .svg moves by itself in a web page; --at makes a still of one
    moment, as .svg or .txt. With --private no name, number, company or note is in it.

    \b
    Example:
      cockpit record demo heart -o heart.svg
      cockpit record demo heart -o heart.txt --at "Same hour"
      cockpit --private record session -o monday.cast
    """


@command.command(name="demo")
@common
@played
@paced(may_be_zero=False)
@_output
@click.option(
    "--theme", default="dark", show_default=True, metavar="dark|light|NAME", help="Its colours."
)
@click.pass_obj
def demo(
    settings: Settings,
    name: str | None,
    pace: float,
    seed: int,
    size: "tuple[int, int] | int | None",
    output: Path,
    kind: Format | None,
    moment: float | str | None,
    theme: str,
) -> None:
    """Record SCENARIO without a terminal: the same bytes every time, on every machine.

    \b
    Example:
      cockpit record demo heart -o heart.cast
      cockpit record demo promise -o promise.svg --pace 1.5 --size 120x36
      cockpit record demo hour -o light.svg --theme light --at end
    """
    to = format_of(output, kind, moment)
    scenario = chosen(name, size)
    _steady_environment()
    import asyncio

    from cockpit.demo.film import filmed
    from cockpit.demo.robot import NotShown
    from cockpit.demo.scene import scene

    _check_theme(theme)
    stage = scene(scenario, seed, theme, importer(settings), settings.private)
    try:
        take = asyncio.run(filmed(scenario, stage, seed, pace))
    except NotShown as error:
        raise Failed(str(error)) from error
    write(take, output, to, moment)


@command.command(name="session")
@common
@_output
@click.pass_obj
def session(
    settings: Settings, output: Path, kind: Format | None, moment: float | str | None
) -> None:
    """Record a session of your own, from opening to closing it.

    The session is as any other: what is logged is saved. A .cast is on disk with every frame;
    the others are written when the session is over.

    \b
    Example:
      cockpit --private record session -o monday.cast
    """
    if str(output) == "-":
        raise click.BadParameter("a session needs the terminal; name a file", param_hint="-o")
    to = format_of(output, kind, moment)
    prepare_terminal("record a demo instead")
    from cockpit.cli.screen import shown
    from cockpit.recording.session import Recorder
    from cockpit.tui.drivers import watched

    title = "cockpit"
    size = os.get_terminal_size(sys.__stderr__.fileno() if sys.__stderr__ else 2)
    if to is Format.CAST and moment is None:
        with written(output) as file:
            recorder = Recorder(title, tuple(size), file)
            code = shown(settings, watched(recorder.see))
            recorder.close()
    else:
        recorder = Recorder(title, tuple(size))
        code = shown(settings, watched(recorder.see))
        write(recorder.close(), output, to, moment)
    if recorder.error:
        raise Failed(f"{output}: {recorder.error}; the session went on, the recording did not")
    tell(f"Recorded in {output}.")
    click.get_current_context().exit(code)


def _steady_environment() -> None:
    """Let nothing of this machine be in the recording; read when Textual is imported."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL_FILTERS", "TEXTUAL_PRESS", "COLORFGBG"):
        os.environ.pop(name, None)
    os.environ.update({"TEXTUAL_ANIMATIONS": "none", "TEXTUAL_COLOR_SYSTEM": "truecolor"})


def _check_theme(theme: str) -> None:
    from cockpit.config.problems import Unfit
    from cockpit.config.values import theme as known_theme
    from cockpit.tui.themes import KNOWN

    try:
        known_theme(theme, KNOWN)
    except Unfit as unfit:
        raise click.BadParameter(str(unfit), param_hint="--theme") from unfit
