"""``cockpit record``: a demo, or a session of your own, as a recording or a picture."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cockpit.cli.demo import chosen, importer, played
from cockpit.cli.files import written
from cockpit.cli.options import OneOf, Settings, common
from cockpit.cli.out import tell
from cockpit.cli.problems import Failed
from cockpit.cli.terminal import prepare_terminal

if TYPE_CHECKING:
    from cockpit.recording.frame import Frame, Take

Command = TypeVar("Command", bound=Callable[..., Any])


class Format(StrEnum):
    """What a recording is written as; each is also the ending of such a file."""

    CAST = "cast"
    SVG = "svg"
    TXT = "txt"


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
    if not pace:
        raise click.BadParameter("a recording takes time; write more than 0", param_hint="--pace")
    to = _format(output, kind, moment)
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
    _write(take, output, to, moment)


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
    to = _format(output, kind, moment)
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
        _write(recorder.close(), output, to, moment)
    if recorder.error:
        raise Failed(f"{output}: {recorder.error}; the session went on, the recording did not")
    tell(f"Recorded in {output}.")
    click.get_current_context().exit(code)


def _format(output: Path, kind: Format | None, moment: float | str | None) -> Format:
    """What to write. Raises a usage error where nothing says so, or it cannot be."""
    ending = output.suffix.removeprefix(".").lower()
    ending = {"text": "txt", "json": "cast"}.get(ending, ending)
    if kind is None and ending not in list(Format):
        hint = f"end the name in {', '.join(f'.{each}' for each in Format)}, or say --format"
        raise click.BadParameter(f"{output}: {hint}", param_hint="-o")
    found = kind or Format(ending)
    if found is Format.CAST and moment is not None:
        raise click.BadParameter("a still is .svg or .txt, not .cast", param_hint="--at")
    return found


def _write(take: "Take", output: Path, to: Format, moment: float | str | None) -> None:
    text = _written(take, to, moment)
    if str(output) == "-":
        from cockpit.cli.files import standard_output

        standard_output().write(text)
        return
    with written(output) as file:
        file.write(text)


def _written(take: "Take", to: Format, moment: float | str | None) -> str:
    from cockpit.recording import svg
    from cockpit.recording.cast import cast
    from cockpit.recording.fitting import fitting

    match to:
        case Format.CAST:
            return cast(take)
        case Format.SVG if moment is None:
            picture, least = fitting(take)
            if least:
                tell(f"Small enough for a page: what stayed under {least / 1000:g} s is left out.")
            return picture
        case Format.SVG if moment is not None:
            return svg.still(_frame(take, moment), take.title)
    return _frame(take, "end" if moment is None else moment).text() + "\n"


def _frame(take: "Take", moment: float | str) -> "Frame":
    """The moment that a still is of. Raises Failed where there was none such."""
    from cockpit.recording.moment import first_showing, frame_at

    if moment == "end":
        return take.shots[-1].frame
    if isinstance(moment, float):
        return frame_at(take, round(moment * 1000))
    shot = first_showing(take, moment)
    if shot is None:
        raise Failed(f"{moment!r} is on screen at no moment; --at takes seconds, end, or a text")
    return shot.frame


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
