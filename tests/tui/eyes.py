"""What eyes make of colours: contrast as WCAG 2 measures it, and sight without one kind of cone."""

from collections.abc import Iterator

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
        for text, style, _ in strip:
            if text.strip():
                assert style, text
                yield text, *shades(style)


def shades(style: Style) -> tuple[Colour, Colour]:
    """The colours of a text and of its ground, as they are seen."""
    assert style.color
    assert style.color.triplet
    assert style.bgcolor
    assert style.bgcolor.triplet
    text, ground = style.color.triplet, style.bgcolor.triplet
    if style.reverse:
        text, ground = ground, text
    if style.dim:
        pairs = zip(text, ground, strict=True)
        red, green, blue = (round(below + (above - below) * FAINTER) for above, below in pairs)
        return (red, green, blue), ground
    return text, ground
