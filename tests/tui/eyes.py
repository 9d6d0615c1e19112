"""What eyes make of colours: contrast as WCAG 2 measures it, and sight without one kind of cone."""

from collections.abc import Iterator

from rich.segment import Segment
from rich.style import Style
from textual.app import App

Colour = tuple[int, int, int]
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}  # fmt: skip
"""Linear RGB as it is seen, at full severity: Machado, Oliveira and Fernandes 2009, table 1."""

FAINTER = 0.66
"""What Textual leaves of a dim text's distance from its ground."""


def parsed(code: str) -> Colour:
    """``#rrggbb`` as three numbers."""
    red, green, blue = bytes.fromhex(code.removeprefix("#"))
    return red, green, blue


def contrast(one: Colour, other: Colour) -> float:
    """From 1 to 21."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: Colour) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: Colour) -> list[float]:
    return [
        part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in colour
    ]


def distance(one: Colour, other: Colour, sight: str) -> float:
    """How far apart two colours look: CIE 1976 ΔE, where 2.3 is just noticed."""
    pairs = zip(lab(one, sight), lab(other, sight), strict=True)
    return sum((a - b) ** 2 for a, b in pairs) ** 0.5


def lightness(colour: Colour) -> float:
    """From 0 to 100, as it looks."""
    return lab(colour, "normal")[0]


def lab(colour: Colour, sight: str) -> tuple[float, float, float]:
    light = linear(colour)
    red, green, blue = (
        min(1, max(0, sum(share * part for share, part in zip(row, light, strict=True))))
        for row in SIGHTS[sight]
    )
    x, y, z = (
        _cubed((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047),
        _cubed(0.2126 * red + 0.7152 * green + 0.0722 * blue),
        _cubed((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883),
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cubed(part: float) -> float:
    return part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116


def painted(app: App[None]) -> Iterator[tuple[str, Colour, Colour]]:
    """What is on screen: every stretch of text with its colour and its ground's."""
    for strip in app.screen._compositor.render_strips():
        for segment in strip:
            if segment.text.strip():
                yield _seen(segment)


def _seen(segment: Segment) -> tuple[str, Colour, Colour]:
    style = segment.style or Style()
    assert style.color, segment
    assert style.color.triplet, segment
    assert style.bgcolor, segment
    assert style.bgcolor.triplet, segment
    text, ground = style.color.triplet, style.bgcolor.triplet
    if style.dim:
        red, green, blue = (
            round(below + (above - below) * FAINTER)
            for above, below in zip(text, ground, strict=True)
        )
        return segment.text, (red, green, blue), ground
    return (segment.text, ground, text) if style.reverse else (segment.text, text, ground)
