"""What a recording is written as, and where to."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cockpit.cli.files import standard_output, written
from cockpit.cli.out import tell
from cockpit.cli.problems import Failed

if TYPE_CHECKING:
    from cockpit.recording.frame import Frame, Take


class Format(StrEnum):
    """What a recording is written as; each is also the ending of such a file."""

    CAST = "cast"
    SVG = "svg"
    TXT = "txt"


def format_of(output: Path, kind: Format | None, moment: float | str | None) -> Format:
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


def write(take: "Take", output: Path, to: Format, moment: float | str | None) -> None:
    """Write the recording, or the moment of it that was asked for. Raises Failed."""
    text = _written(take, to, moment)
    if str(output) == "-":
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
