"""Sprites as elements of SVG; each colour or hand is a class, written out once."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from cockpit.recording import lettering, shapes
from cockpit.recording.sprites import Bend, Fill, Ground, Line, Sign, Sprite, Words

Kind = TypeVar("Kind", bound=Sprite)


@dataclass(slots=True)
class Pencils:
    """Draws sprites, and remembers what it drew them with."""

    names: dict[str, str] = field(default_factory=dict)

    def grounds(self, sprites: Sequence[Sprite]) -> str:
        """The backgrounds among the sprites."""
        return self._paths(sprites, Ground, _filled, shapes.grounds)

    def figures(self, sprites: Sequence[Sprite]) -> str:
        """All that stands on the backgrounds."""
        return "".join(
            (
                self._paths(sprites, Fill, _crisp, shapes.fills),
                self._paths(sprites, Line, _ruled, shapes.lines),
                self._paths(sprites, Bend, _bent, shapes.bends),
                *self._texts(sprites),
            )
        )

    def rules(self) -> str:
        """The style rules for all that was drawn so far."""
        return "".join(f".{name}{{{rule}}}" for rule, name in self.names.items())

    def _paths(
        self,
        sprites: Iterable[Sprite],
        kind: type[Kind],
        rule: Callable[[Kind], str],
        shape: Callable[[Sequence[Kind]], str],
    ) -> str:
        return "".join(
            f'<path class="{self._name(drawn_with)}" d="{shape(alike)}"/>'
            for drawn_with, alike in _by_rule(sprites, kind, rule).items()
        )

    def _texts(self, sprites: Iterable[Sprite]) -> Iterator[str]:
        for rule, words in _by_rule(sprites, Words, _written).items():
            yield self._with(rule, [lettering.words(line) for line in lettering.lines(words)])
        for rule, signs in _by_rule(sprites, Sign, _written).items():
            yield self._with(rule, [lettering.sign(sign) for sign in signs])

    def _with(self, rule: str, elements: Sequence[str]) -> str:
        """Elements of one class; of several, the class is that of a group of them."""
        name, content = self._name(rule), "".join(elements)
        if len(elements) == 1:
            return content.replace("<text", f'<text class="{name}"', 1)
        return f'<g class="{name}">{content}</g>'

    def _name(self, rule: str) -> str:
        return self.names.setdefault(rule, f"c{len(self.names)}")


def _by_rule(
    sprites: Iterable[Sprite], kind: type[Kind], rule: Callable[[Kind], str]
) -> dict[str, list[Kind]]:
    """The sprites of a kind by the style rule that each is drawn with."""
    alike: dict[str, list[Kind]] = {}
    for sprite in sprites:
        if isinstance(sprite, kind):
            alike.setdefault(rule(sprite), []).append(sprite)
    return alike


def _filled(ground: Ground) -> str:
    return f"fill:{ground.color}"


def _crisp(fill: Fill) -> str:
    return f"fill:{fill.color};shape-rendering:crispEdges"


def _ruled(line: Line) -> str:
    return f"fill:none;stroke:{line.color}" + (
        f";stroke-width:{line.weight}" if line.weight > 1 else ""
    )


def _bent(bend: Bend) -> str:
    return f"fill:none;stroke:{bend.color}"


def _written(words: Words | Sign) -> str:
    weight = ";font-weight:700" if words.bold else ""
    slant = ";font-style:italic" if words.italic else ""
    return f"fill:{words.color}{weight}{slant}"
